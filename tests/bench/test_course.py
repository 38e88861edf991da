"""Variants run in turn, and one that fails hides no other. Not: measuring."""

from functools import partial
from pathlib import Path

import pytest
from bench.course import Course


def course(tmp_path: Path, rounds: int) -> Course:
    return Course(1.0, rounds, quick=True, full=False, folder=tmp_path)


def test_each_round_begins_with_another_variant(tmp_path: Path) -> None:
    ran: list[str] = []
    variants = {name: partial(ran.append, name) for name in "ABC"}

    course(tmp_path, 3).interleave(variants)

    assert "".join(ran) == "ABCBCACAB"


def test_a_variant_may_need_fewer_rounds(tmp_path: Path) -> None:
    results = course(tmp_path, 3).interleave({"A": lambda: 1, "B": lambda: 2}, {"B": 1})

    assert results == {"A": [1, 1, 1], "B": [2]}


def test_a_variant_that_fails_is_noted_and_left_out(tmp_path: Path) -> None:
    failures: dict[str, str] = {}

    results = course(tmp_path, 2).interleave(
        {"A": lambda: 1, "B": lambda: 1 // 0}, failures=failures
    )

    assert results == {"A": [1, 1], "B": []}
    assert list(failures) == ["B"]


def test_a_failure_that_nobody_notes_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        course(tmp_path, 1).interleave({"B": lambda: 1 // 0})
