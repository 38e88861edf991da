"""Lines below a warning: traces of what a page does, and quiet demands. Not: dead presses."""

import pytest

from analyze.desk import Desk
from usercontext.domain.analysis import Category


@pytest.mark.parametrize("level", ["debug", "info"])
@pytest.mark.parametrize(
    "line",
    [
        "[tabs] select the overview tab",
        "[fsm] enter the payment step",
        "menu: pick the first entry",
        "[wizard] choose the delivery mode",
    ],
)
def test_a_trace_of_what_a_page_does_is_no_refused_form(line: str, level: str) -> None:
    visit = Desk("/orders").hum().click("Overview").log(level, line)

    assert visit.judge("where are my orders?").category is Category.UNKNOWN


@pytest.mark.parametrize(
    "line",
    ["[form] choose a size", "[form] select the size first", "please pick the day of delivery"],
)
def test_what_is_demanded_quietly_was_written_and_not_warned(line: str) -> None:
    page = Desk("/checkout")
    for _ in range(2):
        page.click("Order now", after=4).log("info", line)

    analysis = page.judge("I cannot order")
    assert analysis.category is Category.VALIDATION_REJECTED
    assert f"page wrote “{line}”" in (analysis.root_cause or "")


def test_a_hint_that_names_its_page_is_no_answer_to_a_press() -> None:
    page = Desk("/lamps").load("/lamps/7", "/lamps").log("info", "/lamps/7: choose a size")

    assert page.hum().judge("no lamps").category is Category.UNKNOWN
