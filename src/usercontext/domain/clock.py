"""Time as the product keeps it: integer microseconds since 1970, UTC. Not: waiting, zones."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

MICROSECONDS = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Tell the time; passed in, so that tests and torture can hold it."""

    def now_us(self) -> int:
        """Return microseconds since 1970, UTC."""


class SystemClock:
    """The machine's wall clock."""

    def now_us(self) -> int:
        """Return microseconds since 1970, UTC."""
        return time.time_ns() // 1000


def format_second(instant_us: int) -> str:
    """Write an instant exactly as ``YYYY-MM-DDTHH:MM:SSZ`` (contract section 4)."""
    return (_EPOCH + timedelta(microseconds=instant_us)).strftime("%Y-%m-%dT%H:%M:%SZ")
