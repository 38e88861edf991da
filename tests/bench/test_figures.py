"""Verdicts and medians are told as they are. Not: measuring."""

import pytest
from bench.figures import (
    Verdict,
    at_least,
    at_most,
    behind,
    brief,
    line,
    median_ratio,
    percentile,
    short,
    table,
)


def test_a_goal_that_holds_says_pass() -> None:
    verdict = Verdict("S5", "FULL against NORMAL", (at_least("share", 83.0, 80, " %"),))

    assert line(verdict).split() == ["S5", "PASS", "FULL", "against", "NORMAL"]


def test_a_goal_that_is_missed_says_by_how_much_and_where() -> None:
    verdict = Verdict("S3", "latency", (at_most("p50", 5, 10), at_most("p99", 56, 50, " ms")))

    assert verdict.word == "SHORT by 12 % (p99)"
    assert "short p99: 56.0 ms (<= 50.0 ms)" in behind(verdict)[1]


def test_the_worst_demand_speaks_for_the_goal() -> None:
    parts = (at_least("a", 9, 10), at_least("b", 5, 10), at_most("c", 12, 10))

    assert Verdict("S1", "", parts).word == "SHORT by 50 % (b)"


def test_what_was_not_measured_never_passes() -> None:
    missing = at_least("peer", None, 50, behind="make bench-peers")

    assert Verdict("S1", "", (missing,)).word == "NOT MEASURED"
    assert Verdict("S1", "", (at_least("a", 2, 1), missing)).word == "PASS, but not measured: peer"


def test_a_hair_is_short_too() -> None:
    assert Verdict("S2", "", (at_least("a", 19.99, 20),)).word == "SHORT by less than 1 % (a)"


def test_a_ratio_is_taken_round_by_round() -> None:
    """A round on a busy machine is slow on both sides; medians of each side would mix rounds."""
    assert median_ratio([10, 200, 30], [20, 400, 30]) == 0.5


def test_a_ratio_needs_both_sides() -> None:
    with pytest.raises(ValueError, match="as many runs"):
        median_ratio([1.0], [])


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.99, 99), (0.999, 100), (1, 100)])
def test_a_percentile_is_a_value_that_was_seen(share: float, value: int) -> None:
    assert percentile(range(1, 101), share) == value


@pytest.mark.parametrize(
    ("value", "told"), [(0, "0"), (0.01234, "0.0123"), (4.0, "4.00"), (412_345.6, "412,346")]
)
def test_a_number_shows_three_digits_that_matter(value: float, told: str) -> None:
    assert short(value) == told


def test_a_picture_shows_no_empty_digits() -> None:
    assert [brief(value) for value in (5.0, 12.5, 400.0)] == ["5", "12.5", "400"]


def test_a_table_lines_up() -> None:
    assert table(("a", "bb"), [("ccc", "d")]) == ["| a   | bb |", "|-----|----|", "| ccc | d  |"]
