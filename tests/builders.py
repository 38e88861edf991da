"""One builder per word, showing only what a test cares about. Not: fixtures, assertions."""

from typing import Any

REPORTED_US = 1_772_193_600_000_000
"""2026-02-27T12:00:00Z, the instant of the reference's example."""


class FrozenClock:
    """A clock that moves only when told."""

    def __init__(self, instant_us: int = REPORTED_US) -> None:
        self.instant_us = instant_us

    def now_us(self) -> int:
        return self.instant_us

    def advance(self, seconds: float) -> None:
        self.instant_us += int(seconds * 1_000_000)


def make_log_entry(**changes: Any) -> dict[str, Any]:
    """Build one entry as a page sends it."""
    entry: dict[str, Any] = {
        "type": "console",
        "level": "info",
        "payload": {"message": "cart opened"},
        "timestamp": "2026-02-27T12:00:00.000Z",
        "eventType": "log",
        "eventMetadata": {},
    }
    return entry | changes
