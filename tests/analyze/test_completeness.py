"""How much of a visit the analyzer had before it: what the page left out counts. Not: verdicts."""

from typing import Any

import pytest

from analyze.visits import Visit


def dropped_after(*told: Any) -> int:
    visit = Visit().go("/cart")
    for dropped in told:
        visit.add("console", "warn", {"kind": "capture.dropped", "dropped": dropped})
    return visit.judge(dropped=5).completeness.dropped


def test_what_the_page_left_out_is_added_to_what_the_reader_left_out() -> None:
    assert dropped_after({"rate": 30, "queue_full": 4}, {"rate": 1}) == 5 + 30 + 4 + 1


@pytest.mark.parametrize("told", [None, 7, "x", [1], {"rate": "9"}, {"rate": True}, {"rate": -3}])
def test_a_page_that_tells_nonsense_adds_nothing(told: Any) -> None:
    assert dropped_after(told) == 5


def test_a_page_that_tells_an_absurd_number_is_held_to_a_million_a_reason() -> None:
    assert dropped_after({"rate": 10**400}) == 5 + 1_000_000
