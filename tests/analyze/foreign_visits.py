"""Sessions of clients that integrate by the reference alone, in shapes of their own. Not: judging.

Each situation in `test_foreign_*.py` was written down before the analyzer had read it: what
loggers, phones, consoles, tills and servers really write, and a report in a user's words.
"""

from typing import Any, Self

from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis


class Client(Visit):
    """A program that posts what it has; nothing of it is as the capture script writes it."""

    def line(self, level: str = "info", after: float = 0.5, **payload: Any) -> Self:
        return self.add("console", level, payload, after=after)

    def lines(self, *told: dict[str, Any], level: str = "info", after: float = 0.5) -> Self:
        """Add console entries whose keys are no words of Python."""
        for payload in told:
            self.add("console", level, payload, after=after)
        return self

    def net(self, level: str = "info", after: float = 0.4, **payload: Any) -> Self:
        return self.add("network", level, payload, after=after)

    def nets(self, *told: dict[str, Any], level: str = "info", after: float = 0.4) -> Self:
        for payload in told:
            self.add("network", level, payload, after=after)
        return self

    def tap(self, name: str, **meta: Any) -> Self:
        """A press, named in the metadata as this client names it."""
        return self.add("console", "info", {}, event="click", meta=meta or {"target": name})

    def screen(self, name: str) -> Self:
        told = {"message": f"Screen: {name}"}
        return self.add("console", "info", told, event="navigation", meta={"screen": name})

    def said(self, words: str, **metadata: Any) -> Analysis:
        """Judge, reported three seconds after the last entry."""
        return analyze(
            Report(
                description=words,
                metadata=metadata,
                reported_us=self._at_us + 3_000_000,
                release=None,
                entries=self.entries,
                dropped=0,
                total=len(self.entries),
                environment=None,
            )
        )


def otlp(**values: Any) -> list[dict[str, Any]]:
    """Attributes as OTLP writes them; ``__`` in a name is a dot."""
    kinds = {int: "intValue", str: "stringValue", float: "doubleValue"}
    return [
        {
            "key": name.replace("__", "."),
            "value": {kinds[type(one)]: str(one) if isinstance(one, int) else one},
        }
        for name, one in values.items()
    ]
