"""Sessions of guests: apps, back ends and scripts that post through the API in words of their own.

The situations in `test_guest_*.py` come from threads of users and manuals of loggers and monitors,
and were judged before the analyzer had read them. Not: judging them.
"""

from typing import Any, Self

from analyze.app_visits import quiet, read
from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis

__all__ = ["Guest", "quiet", "read"]


class Guest(Visit):
    """A session whose payloads are whatever the client chose to send."""

    def con(self, level: str, told: dict[str, Any] | str, after: float = 1) -> Self:
        return self.add("console", level, worded(told), after=after)

    def net(self, level: str, told: dict[str, Any], after: float = 0.4) -> Self:
        return self.add("network", level, told, after=after)

    def kept(self, level: str, told: dict[str, Any] | str, after: float = 0.3) -> Self:
        """Add what the client says of its storage."""
        return self.add("storage", level, worded(told), after=after)

    def tap(self, meta: dict[str, Any], told: dict[str, Any] | None = None) -> Self:
        return self.add("console", "info", told or {}, event="click", meta=meta, after=2)

    def show(self, meta: dict[str, Any], told: dict[str, Any] | None = None) -> Self:
        """Come to a screen or a page."""
        return self.add("console", "info", told or {}, event="navigation", meta=meta, after=1.5)

    def rests(self, seconds: float) -> Self:
        self._at_us += int(seconds * 1_000_000)
        return self

    def writes(self, words: str, early: float = 0, **metadata: str) -> Analysis:
        """Report, ``early`` seconds before the last entry came, with what the client adds."""
        report = Report(
            description=words,
            metadata=dict(metadata),
            reported_us=self._at_us + int((3 - early) * 1_000_000),
            release=None,
            environment=None,
            entries=sorted(self.entries, key=lambda entry: entry.instant_us),
            dropped=0,
            total=len(self.entries),
        )
        return analyze(report)


def worded(told: dict[str, Any] | str) -> dict[str, Any]:
    return {"message": told} if isinstance(told, str) else told
