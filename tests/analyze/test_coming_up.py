"""What a page writes, throws or misses as it comes up, beside a report about something else.

Where a server makes the pages each press leads to one, and each page has its own noise: that a
press had led to it says nothing. Not: what a press itself asked for.
"""

import pytest

from analyze.served_visits import Served, held, site
from usercontext.domain.analysis import Category

ASKED = "Wie kann ich meine Mitgliedschaft kündigen?"
SLIDER = "TypeError: $(...).slick is not a function"


def _opened() -> Served:
    return site("/").press("Kurse", "a").page("/kurse", 200)


@pytest.mark.parametrize("words", [ASKED, "Danke für den schönen Abend!"])
def test_a_slider_that_throws_explains_no_question(words: str) -> None:
    visit = _opened().broke(SLIDER, "/js/slider.js", 4)

    assert visit.judge(words).category is Category.UNKNOWN


def test_a_page_that_was_typed_wrongly_explains_no_question() -> None:
    visit = _opened().page("/kruse", 404).page("/kurse", 200)

    assert visit.judge(ASKED).category is Category.UNKNOWN


def test_what_the_report_says_of_it_makes_it_the_cause() -> None:
    visit = _opened().broke(SLIDER, "/js/slider.js", 4)

    held(
        visit.judge("Der Slider mit den Bildern geht nicht, wann wird das repariert?"),
        "js_exception",
        "slick is not a function",
        "P2 P3",
    )


def test_what_a_press_itself_threw_is_its_doing() -> None:
    visit = _opened().press("Buchen").broke(SLIDER, "/js/booking.js", 4)

    assert visit.judge(ASKED).category is Category.JS_EXCEPTION
