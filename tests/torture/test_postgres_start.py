"""A PostgreSQL that a busy machine starts slowly is waited for; one that cannot start is told."""

import subprocess

import pytest
from torture.postgres_start import start_patiently


def test_a_start_that_outlasts_the_library_is_waited_for() -> None:
    """All tests of PostgreSQL of a process failed where `pg_ctl start` took over ten seconds."""
    late = [subprocess.TimeoutExpired("pg_ctl", 10), AssertionError("starting")]
    asked: list[str] = []

    def start() -> None:
        asked.append("start")
        if late:
            raise late.pop(0)

    start_patiently(start)

    assert asked == ["start"] * 3


def test_what_never_starts_is_told() -> None:
    def start() -> None:
        raise subprocess.CalledProcessError(1, "pg_ctl")

    with pytest.raises(subprocess.CalledProcessError):
        start_patiently(start, most_s=0)
