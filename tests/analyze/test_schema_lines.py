"""What a page writes where an answer is not of the shape that its schema has. Not: forms."""

import pytest

from analyze.behaviours import Desk, nothing
from analyze.moments import told

LINES = [
    ("stops[2].delay expected number, received string", "stops[2].delay"),
    ("kunde inte läsa: rows.4.price Expected string, received null", "rows.4.price"),
    ("beds[0].ward must be a string", "beds[0].ward"),
    ("schema: /items/3 must be object", "/api/board"),
    ("items[1].when must be a `date` type, but the final value was: `null`", "items[1].when"),
]


@pytest.mark.parametrize(("line", "field"), LINES)
def test_a_pair_of_types_behind_a_reading_is_the_answer_s(line: str, field: str) -> None:
    desk = Desk("/board")
    desk.ask("GET", "/api/board", 200).log("error", line)
    desk.ask("GET", "/api/board", 200).log("error", line)

    told(
        desk.judge("The board stays empty", "/board"),
        "api_contract",
        f"/api/board|{field}",
        "P2 P1",
    )


@pytest.mark.parametrize("line", ["rows.4.delay expected string, received null, using default"])
def test_who_goes_on_without_it_is_no_failure(line: str) -> None:
    desk = Desk("/board")
    desk.ask("GET", "/api/board", 200).log("warn", line)

    nothing(desk.judge("Where do I change my picture?", "/board"))


def test_what_a_form_asks_for_stays_the_form_s() -> None:
    desk = Desk("/board")
    desk.field("Name").press("Save", after=20).log("warn", "name must be at least 3 characters")

    told(desk.judge("I cannot save", "/board"), "validation_rejected", "name must be", "P1 P2 P3")
