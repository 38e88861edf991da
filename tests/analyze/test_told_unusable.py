"""Good answers that a page logs it could not walk through, in the engine's words. Not: thrown."""

from typing import Any

import pytest

from analyze.behaviours import Desk
from analyze.moments import told


def picked(line: str, level: str = "error", after: float = 0.03, **more: Any) -> Desk:
    """Press for one thing, which is answered well, and log a line right behind."""
    desk = Desk("/harbour").press("Free berths", after=2)
    desk.ask("GET", "/api/berths/free", 200, durationMs=30, **more)
    said = {"method": level, "message": line}
    click, answer = desk.entries[-2:]
    at_us = click.instant_us + 5_000
    desk.entries[-1] = type(answer)(**{**_fields(answer), "instant_us": at_us})
    desk._at_us = at_us + 30_000
    return desk.add("console", level, said, after=after)


def _fields(entry: Any) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


@pytest.mark.parametrize(
    "line",
    [
        "[berths] list not drawn, berths.filter is not a function",
        "no berths: Cannot read properties of undefined (reading 'length')",
        "drawing stopped (rows.map is not a function)",
        "berths: undefined is not an object (evaluating 'page.rows.length')",
        "calendar broke: data is not iterable",
    ],
)
def test_it_is_the_answer_s_shape(line: str) -> None:
    judged = picked(line).judge("I see no berths", "/harbour")

    told(judged, "api_contract", f"/api/berths/free|could not use|{line[:20]}", "P1 P2")


@pytest.mark.parametrize(
    "line",
    [
        "[berths] openDrawer is not a function",  # no list or word has that: the page's own
        "[berths] tide is not a function of the moon",
        "[berths] Cannot read properties of null (reading 'classList')",
        "[berths] nothing drawn, filter is on",
    ],
)
def test_what_no_answer_brings_is_the_page_s_own(line: str) -> None:
    judged = picked(line).judge("I see no berths", "/harbour")

    assert "could not use" not in (judged.root_cause or ""), judged.root_cause


def test_a_list_that_came_as_one_is_read_amiss() -> None:
    desk = picked("[berths] berths.filter is not a function", responseBody='[{"id":4}]')

    assert desk.judge("I see no berths", "/harbour").category == "js_exception"


def test_what_is_said_long_after_the_answer_is_of_something_else() -> None:
    desk = picked("[berths] berths.filter is not a function", after=0.9)

    assert desk.judge("I see no berths", "/harbour").category == "js_exception"


def test_of_two_answers_nobody_knows_which_it_was() -> None:
    desk = Desk("/harbour").press("Free berths", after=2)
    for path in ("/api/berths/free", "/api/tides"):
        desk.ask("GET", path, 200, durationMs=10)
    desk.log("error", "[berths] berths.filter is not a function", after=0.02)

    assert desk.judge("I see no berths", "/harbour").category == "js_exception"
