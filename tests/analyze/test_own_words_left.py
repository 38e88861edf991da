"""Counts that stop short and contents that are old, in a page's own words behind a good answer."""

import pytest

from analyze.desk import Desk
from usercontext.domain.analysis import Category, Priority


def moved(*lines: str, level: str = "warn") -> Desk:
    visit = Desk("/board").click("Move all").no("POST", "/api/cards/move", 200)
    for line in lines:
        visit.log(level, line)
    return visit


@pytest.mark.parametrize("level", ["info", "warn"])
@pytest.mark.parametrize("line", ["[move] 3 of 25 cards could be moved", "22 of 25 cards moved"])
def test_a_part_that_was_done_is_not_what_was_asked(line: str, level: str) -> None:
    """A count that stops short says so at any level; only nouns of lists were known."""
    said = moved(line, level=level).judge("only some cards moved", "/board")

    assert said.root_cause == f"POST /api/cards/move answered 200, and the page said “{line}”."


def test_how_far_something_is_says_nothing() -> None:
    lines = [f"{done} of 25 cards moved" for done in (5, 15, 25)]

    assert moved(*lines, level="info").judge("where is the archive?", "/board").root_cause is None


@pytest.mark.parametrize(
    "line",
    [
        "[prices] data is 26 h old",
        "[prices] showing prices from 3 days ago",
        "[prices] Preise sind 26 Std. alt",
    ],
)
def test_a_page_that_warns_how_old_its_data_are_is_quoted(line: str) -> None:
    visit = Desk("/board").no("GET", "/api/prices", 200).log("warn", line)
    said = visit.judge("the prices look wrong", "/board")

    assert said.category is Category.API_CONTRACT
    assert line in (said.root_cause or "")


def test_an_age_that_is_only_noted_is_how_caches_work() -> None:
    visit = Desk("/board").no("GET", "/api/prices", 200).log("info", "[prices] data is 4 min old")

    assert visit.judge("the prices look wrong", "/board").root_cause is None


@pytest.mark.parametrize(
    ("asked", "came"), [("P-1", "P-2"), ("ord_7Kx2", "ord_9Qa1"), ("INV-2024A17", "INV-2024A18")]
)
def test_another_one_than_was_asked_is_known_by_ids_of_any_make(asked: str, came: str) -> None:
    """Numbers alone were ids: "ord_9Qa1 came for ord_7Kx2" was a value that differs, P2."""
    visit = Desk("/orders").click("Open").no("GET", f"/api/orders/{asked}", 200)
    said = visit.log("warn", f"[order] asked for {asked}, shown is {came}").judge("wrong order")

    assert said.priority is Priority.P0


@pytest.mark.parametrize("other", ["ref_9Qa1", "ord_7Kx2", "order"])
def test_an_id_of_something_else_is_nobody_else_s(other: str) -> None:
    visit = Desk("/orders").click("Open").no("GET", "/api/orders/ord_7Kx2", 200)
    said = visit.log("warn", f"[order] ord_7Kx2 has no price, {other} is missing").judge("no price")

    assert said.priority is not Priority.P0
