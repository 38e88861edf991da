"""A late answer that the page itself tells of, where the clock leaves it open. Not: clear ones."""

from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category


def overtaken(line: str, level: str = "warn") -> Visit:
    """Answers stamped as they came, whose waits say that the older one was sent a little later."""
    visit = Visit().go("/search").click("Search")
    visit.ask("GET", "/api/search?q=jacket", 200, durationMs=180)
    visit.add("network", "info", _answered("/api/search?q=jack", 1_450), after=1.3)
    return visit.log(level, line)


def _answered(path: str, lasted: int) -> dict[str, Any]:
    return {"method": "GET", "url": PAGE + path, "status": 200, "durationMs": lasted}


def test_a_page_that_says_it_was_overtaken_is_taken_at_its_word() -> None:
    said = overtaken("search: response #1 arrived after #2").judge("Wrong results", "/search")

    assert said.category is Category.RACE


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("search: rendered 340 results", "info"),
        ("search: font swap took long", "warn"),
    ],
)
def test_without_such_a_word_the_clock_decides(line: str, level: str) -> None:
    said = overtaken(line, level).judge("Wrong results", "/search")

    assert said.category is not Category.RACE
