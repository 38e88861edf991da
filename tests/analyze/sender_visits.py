"""Sessions that somebody else's program writes: tills, gates, cars, sets, lobbies, servers.

The situations in `test_sender_*.py` were drawn from threads of the people who run such products,
told as their users tell it, and judged before the analyzer had read them. Not: judging them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis

__all__ = ["Sender", "calm", "held"]


class Sender(Visit):
    """A program that posts entries with only the reference at hand."""

    def line(self, level: str, text: str, after: float = 0.4, **fields: Any) -> Self:
        """Write a line of text, with fields beside it where they are given."""
        return self.add("console", level, {"message": text} | fields, after=after)

    def lines(self, text: str, level: str = "info") -> Self:
        """Write one entry for each line, as who tails a file does."""
        for one in text.strip().splitlines():
            self.line(level, one.strip())
        return self

    def event(self, name: str, after: float = 0.6, **fields: Any) -> Self:
        """Tell of an event; whoever sends it knows no levels."""
        return self.add("console", "info", {"event": name} | fields, after=after)

    def nested(self, level: str, after: float = 0.5, **fields: Any) -> Self:
        """Send JSON under the sender's own names."""
        return self.add("console", level, fields, after=after)

    def call(self, method: str, url: str, status: int, **more: Any) -> Self:
        level = "error" if status >= 500 or not status else "warn" if status >= 400 else "info"
        after = more.pop("after", 0.3)
        told = {"method": method, "url": url, "status": status}
        return self.add("network", more.pop("level", level), told | more, after=after)

    def tap(self, label: str, after: float = 1.2) -> Self:
        meta = {"label": label}
        return self.add(
            "console", "info", {"message": f"tap {label}"}, event="click", meta=meta, after=after
        )

    def screen(self, name: str, after: float = 1) -> Self:
        meta = {"to": name}
        return self.add(
            "console", "info", {"screen": name}, event="navigation", meta=meta, after=after
        )

    def tells(self, words: str, **metadata: Any) -> Analysis:
        """Report in a user's words; most senders know no address of a page."""
        report = Report(
            description=words,
            metadata=metadata,
            reported_us=self._at_us + 5_000_000,
            release=None,
            entries=self.entries,
            dropped=0,
            total=len(self.entries),
            environment=None,
        )
        return analyze(report)
