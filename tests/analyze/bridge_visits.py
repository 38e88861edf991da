"""Sessions that something else than the browser's script wrote, in the shapes teams send first.

Each situation in `test_bridge_*.py` was taken from threads of trackers and help desks, told as
users tell it, and written down before the analyzer had read it. Not: the judgement of one.
"""

from typing import Any, Self

from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis

BY_NUMBER = {20: "debug", 30: "info", 40: "warn", 50: "error", 60: "error"}
BY_SEVERITY = {5: "debug", 9: "info", 13: "warn", 17: "error", 21: "error"}


class Bridge(Visit):
    """Another program's records on their way into the endpoint."""

    def put(self, payload: dict[str, Any], level: str = "info", kind: str = "console",
            after: float = 1) -> Self:  # fmt: skip
        return self.add(kind, level, payload, after=after)

    def say(self, text: str, level: str = "info", after: float = 1) -> Self:
        """Write one line of text and nothing else, as a logger's first sink does."""
        return self.put({"message": text}, level, after=after)

    def says(self, *texts: str, level: str = "info", after: float = 1) -> Self:
        for text in texts:
            self.say(text, level, after)
        return self

    def crumb(self, category: str, message: str = "", level: str = "info", **data: Any) -> Self:
        """Replay one breadcrumb of an error monitor."""
        told = {"type": "default", "category": category, "message": message, "data": data}
        return self.put(told, {"warning": "warn"}.get(level, level))

    def asked(self, method: str, url: str, status: int, **data: Any) -> Self:
        """Replay a breadcrumb of a request."""
        level = "error" if status >= 500 else "warning" if status >= 400 else "info"
        return self.crumb("http", "", level, method=method, url=url, status_code=status, **data)

    def pino(self, number: int, msg: str, **more: Any) -> Self:
        told = {"level": number, "pid": 17, "hostname": "api-5f6", "msg": msg} | more
        return self.put(told, BY_NUMBER[number])

    def record(self, severity: int, body: str, **attributes: Any) -> Self:
        """Write a log record of OpenTelemetry; a double underscore stands for a dot."""
        named = {key.replace("__", "."): value for key, value in attributes.items()}
        told = {"severityNumber": severity, "body": body, "attributes": named}
        return self.put(told, BY_SEVERITY[severity])

    def span(self, name: str, millis: int, code: str = "OK", **attributes: Any) -> Self:
        named = {key.replace("__", "."): value for key, value in attributes.items()}
        told = {"name": name, "durationMs": millis, "status": {"code": code}, "attributes": named}
        return self.put(told, "error" if code == "ERROR" else "info", after=0.5)

    def track(self, event: str, **properties: Any) -> Self:
        """Send what an analytics call sends: a name, some properties, no level of its own."""
        after = properties.pop("after", 2)
        return self.put({"event": event, "properties": properties}, after=after)

    def har(self, method: str, url: str, status: int, text: str = "", time: int = 80,
            **response: Any) -> Self:  # fmt: skip
        """Send one entry of an archive of requests."""
        content = {"mimeType": "application/json", "text": text}
        told = {
            "request": {"method": method, "url": url, "httpVersion": "HTTP/2"},
            "response": {"status": status, "content": content} | response,
            "time": time,
        }
        return self.put(told, kind="network", after=0.5)

    def reported(self, words: str, environment: str | None = None, **metadata: str) -> Analysis:
        return analyze(
            Report(
                description=words,
                metadata=metadata,
                reported_us=self._at_us + 20_000_000,
                release=None,
                entries=self.entries,
                dropped=0,
                total=len(self.entries),
                environment=environment,
            )
        )
