"""Sessions that no browser wrote: apps, devices, loggers and bridges, each with its own shapes.

Each situation in `test_client_*.py` was drawn from threads of trackers and forums, and written
down with what an expert would accept before the analyzer had read it. Not: judging a sentence.
"""

from typing import Any, Self

from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis


class Sender(Visit):
    """Whoever writes entries by hand: each names its fields as it likes."""

    def says(self, level: str, message: str, after: float = 0.4, **more: Any) -> Self:
        """Add a line in the plainest shape: a message, and fields beside it."""
        return self.add("console", level, {"message": message} | more, after=after)

    def puts(self, level: str, payload: dict[str, Any], after: float = 0.4) -> Self:
        """Add a line whose fields are all the sender's own."""
        return self.add("console", level, payload, after=after)

    def sends(self, level: str, payload: dict[str, Any], after: float = 0.4) -> Self:
        """Add an entry of the kind network with the sender's own fields."""
        return self.add("network", level, payload, after=after)

    def calls(self, method: str, url: str, status: int, after: float = 0.4, **more: Any) -> Self:
        """Add an exchange in the plain words that most senders choose."""
        level = "error" if status >= 500 or status == 0 else "warn" if status >= 400 else "info"
        payload = {"method": method, "url": url, "status": status}
        return self.add("network", level, payload | more, after=after)

    def taps(self, what: str, after: float = 1.5) -> Self:
        told = {"message": f"tap {what}"}
        return self.add("console", "info", told, event="click", meta={"text": what}, after=after)

    def shows(self, screen: str, after: float = 1.0) -> Self:
        told = {"message": f"screen {screen}"}
        return self.add(
            "console", "info", told, event="navigation", meta={"to": screen}, after=after
        )

    def hears(self, words: str, **metadata: Any) -> Analysis:
        """Analyze what was said of the session; an app has seldom an address to tell."""
        report = Report(
            description=words,
            metadata=metadata,
            reported_us=self._at_us + 8_000_000,
            release=None,
            entries=self.entries,
            dropped=0,
            total=len(self.entries),
            environment=None,
        )
        return analyze(report)
