"""What a store or an exception gives no words for is told as that, and nothing as nothing."""

from typing import Any

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Category, Verdict


def saved(kind: str, told: dict[str, Any]) -> Analysis:
    visit = Visit().go("/board").ask("GET", "/api/board", 200).click("Save")
    return visit.add(kind, "error", told, after=0.2).judge("Nothing is saved")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"key": "board.7", "operation": "setItem"}, "a storage error when it wrote “board.7”"),
        ({}, "a storage error."),
    ],
)
def test_a_write_that_failed_without_words_is_the_store_s(told: dict[str, Any], said: str) -> None:
    analysis = saved("storage", told)

    assert analysis.category is Category.STORAGE
    assert said in (analysis.root_cause or "")
    assert analysis.claims_rejected == 0


@pytest.mark.parametrize("told", [{}, {"error": {}}])
def test_a_line_that_says_nothing_is_no_cause(told: dict[str, Any]) -> None:
    assert saved("console", told).verdict is Verdict.INCONCLUSIVE
