"""Counts that stop short and contents that are old, in a page's own words behind a good answer."""

import pytest

from analyze.desk import Desk
from usercontext.domain.analysis import Category


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
