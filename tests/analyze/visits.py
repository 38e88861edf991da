"""Visits as a page would have captured them, in a few words each. Not: assertions."""

from typing import Any, Self

from builders import REPORTED_US
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.domain.log_entry import EventType, Level, LogEntry, LogType

PAGE = "https://shop.example.com"


class Visit:
    """A session under way: each call adds an entry some seconds after the one before."""

    def __init__(self) -> None:
        self.entries: list[LogEntry] = []
        self._at_us = REPORTED_US - 60_000_000

    def add(self, kind: str, level: str, payload: dict[str, Any], **more: Any) -> Self:
        self._at_us += int(more.pop("after", 1) * 1_000_000)
        entry = LogEntry(
            id=f"a-{len(self.entries)}",
            type=LogType(kind),
            level=Level(level),
            event_type=EventType(more.pop("event", "log")),
            payload=payload,
            event_metadata=more.pop("meta", {}),
            timestamp="",
            instant_us=self._at_us,
        )
        self.entries.append(entry)
        return self

    def go(self, path: str) -> Self:
        return self.add("console", "info", {"to": PAGE + path}, event="navigation")

    def click(self, text: str, after: float = 1) -> Self:
        selector = f"button#{text.partition(' ')[0].lower()}"
        meta = {"selector": selector, "text": text, "tag": "button"}
        return self.add("console", "info", {}, event="click", meta=meta, after=after)

    def ask(self, method: str, path: str, status: int, **more: Any) -> Self:
        url = path if "://" in path else PAGE + path
        level = "error" if status >= 500 or status == 0 else "warn" if status >= 400 else "info"
        payload = {"method": method, "url": url, "status": status, "durationMs": 100} | more
        return self.add("network", level, payload, after=0.2)

    def throw(self, message: str, stack: str = "") -> Self:
        return self.add("console", "error", {"message": message, "stack": stack}, after=0.1)

    def fail(self, error: str, kind: str = "uncaught", stack: str | None = None) -> Self:
        """Add an exception: ``Name: message``, thrown by the page's own code unless told."""
        name, _, message = error.partition(": ")
        own = f"{error}\n    at save ({PAGE}/assets/app-3f2a9c.js:10:5)"
        told = {"kind": kind, "name": name, "message": message}
        return self.add(
            "console", "error", told | {"stack": own if stack is None else stack}, after=0.1
        )

    def log(self, level: str, message: str, after: float = 0.1) -> Self:
        return self.add("console", level, {"method": level, "message": message}, after=after)

    def judge(
        self, words: str = "It does not work", path: str = "/", dropped: int = 0, **more: Any
    ) -> Analysis:
        told: dict[str, Any] = {"environment": None, "release": None} | more
        report = Report(
            description=words,
            metadata={"url": PAGE + path},
            reported_us=self._at_us + 3_000_000,
            entries=self.entries,
            dropped=dropped,
            total=len(self.entries) + dropped,
            **told,
        )
        return analyze(report)
