"""Two saves of one thing, the older of which was answered last; what a page says of an overtaken
answer. Not: questions, which are in `test_overtaken`.
"""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict

RECIPE = "/api/recipes/12"


def two_saves(first_ms: int, method: str = "PUT", press: str = "Keep salt") -> Visit:
    visit = Visit().go("/recipes/12").ask("GET", RECIPE, 200, responseBytes=900)
    for label, took, size in (("Keep flour", first_ms, 910), (press, 90, 930)):
        told = {"method": method, "url": PAGE + RECIPE, "status": 200, "durationMs": took}
        if label:
            visit.click(label, after=0.4)
        visit.add("network", "info", told | {"responseBytes": size}, after=0.05)
    return visit


def test_the_older_of_two_saves_that_is_answered_last_is_what_is_read_back() -> None:
    visit = two_saves(1900)
    visit.ask("GET", "/api/tags", 200, after=2).ask("GET", "/api/units", 200)
    told = {"method": "GET", "url": PAGE + RECIPE, "status": 200, "durationMs": 60}
    visit.add("network", "info", told | {"responseBytes": 910}, after=3)

    analysis = visit.judge("My last ingredient does not show")

    assert analysis.category is Category.RACE
    assert f"PUT {RECIPE} was overtaken" in (analysis.root_cause or "")
    assert "one after another" in (analysis.suggested_fix or "")


@pytest.mark.parametrize("words", ["The salt vanished again", "es springt zurück auf das alte"])
def test_so_it_is_where_the_report_misses_what_was_saved(words: str) -> None:
    assert two_saves(1900, "PATCH").judge(words).category is Category.RACE


def test_two_saves_in_any_order_of_which_nobody_complains_are_none() -> None:
    assert two_saves(1900).judge("How do I print this?").verdict is Verdict.INCONCLUSIVE


def test_saves_that_are_answered_in_their_order_are_none() -> None:
    assert two_saves(200).judge("The salt vanished again").category is not Category.RACE


def test_what_a_page_sends_in_parts_by_itself_is_none() -> None:
    assert two_saves(1900, press="").judge("The salt vanished again").category is not Category.RACE


def test_a_third_save_sets_it_right() -> None:
    visit = two_saves(1900)
    told = {"method": "PUT", "url": PAGE + RECIPE, "status": 200, "durationMs": 60}
    visit.click("Keep salt", after=4).add("network", "info", told, after=0.1)

    assert visit.judge("The salt vanished again").category is not Category.RACE


def chosen_twice(line: str, level: str = "warn", after: float = 0.1) -> Visit:
    visit = Visit().go("/harbours")
    told = {"method": "GET", "url": f"{PAGE}/api/tides", "status": 200}
    visit.click("Brest").add("network", "info", told | {"durationMs": 1200}, after=0.1)
    visit.click("Lorient", after=0.2).add("network", "info", told | {"durationMs": 80}, after=0.1)
    return visit.log(level, line, after=0.9 + after - 0.1)


def test_a_loud_line_right_behind_the_late_answer_is_what_the_page_says_of_it() -> None:
    analysis = chosen_twice("tides: 14 rows of FR-29, the menu has FR-56").judge("Wrong tides")

    assert analysis.category is Category.RACE
    assert "was overtaken" in (analysis.root_cause or "")
    assert "the menu has FR-56" in (analysis.root_cause or "")


def test_a_line_about_money_says_more_than_the_order_of_answers() -> None:
    line = "basket total 40.00 does not match the sum of its rows 52.00"

    assert "40.00" in (chosen_twice(line).judge("The total is wrong").root_cause or "")
