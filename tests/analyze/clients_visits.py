"""Sessions that other clients send through the API, in shapes of their own. Not: judging them.

Whoever reads the reference finds that `payload` and `eventMetadata` are free. The shapes here are
those of bridges from other recorders, test tools, apps and people with curl; the situations in
`test_clients_*.py` come from threads of users and were judged before the analyzer had read them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.visits import Visit
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.domain.log_entry import LogEntry

__all__ = ["Client", "Crumbs", "Har", "Rum", "Spans", "calm", "held"]

Free = dict[str, Any]


class Client(Visit):
    """Somebody's own script: each call is an entry, its payload as they thought best."""

    def con(self, level: str, payload: Free, after: float = 0.2, **more: Any) -> Self:
        return self.add("console", level, payload, after=after, **more)

    def net(self, level: str, payload: Free, after: float = 0.4, **more: Any) -> Self:
        return self.add("network", level, payload, after=after, **more)

    def sto(self, level: str, payload: Free, after: float = 0.1, **more: Any) -> Self:
        return self.add("storage", level, payload, after=after, **more)

    def tap(self, meta: Free | None = None, payload: Free | None = None, after: float = 2) -> Self:
        return self.con("info", payload or {}, after, event="click", meta=meta or {})

    def nav(self, meta: Free | None = None, payload: Free | None = None, after: float = 2) -> Self:
        return self.con("info", payload or {}, after, event="navigation", meta=meta or {})

    def sent(self, words: str, **metadata: Any) -> Analysis:
        """Report, with what the reporter's client says of the place, and judge.

        Entries come as the store gives them: by their instant, then as they arrived.
        """
        entries: list[LogEntry] = sorted(self.entries, key=lambda one: one.instant_us)
        report = Report(
            description=words,
            metadata=metadata,
            reported_us=self._at_us + 4_000_000,
            release=None,
            environment=None,
            entries=entries,
            dropped=0,
            total=len(entries),
        )
        return analyze(report)


class Crumbs(Client):
    """A bridge from the breadcrumbs and events of Sentry."""

    def fetched(self, method: str, url: str, status: int, level: str = "info", **more: Any) -> Self:
        told = {"method": method, "url": url, "status_code": status} | more
        return self.net(level, {"type": "http", "category": "fetch", "data": told})

    def pressed(self, path: str) -> Self:
        return self.con("info", {"category": "ui.click", "message": path}, 2, event="click")

    def went(self, came_from: str, to: str) -> Self:
        told = {"category": "navigation", "data": {"from": came_from, "to": to}}
        return self.con("info", told, 1, event="navigation")

    def caught(self, kind: str, value: str, *functions: str, handled: bool = False) -> Self:
        frames = [
            {"filename": "app:///static/js/main.4f1c.js", "function": one, "lineno": 2, "colno": at}
            for at, one in enumerate(functions, 40_117)
        ]
        told = {"type": kind, "value": value, "stacktrace": {"frames": frames}}
        told["mechanism"] = {"type": "onerror", "handled": handled}
        return self.con("error", {"exception": {"values": [told]}})


class Har(Client):
    """Whoever posts the entries of an HTTP archive, one by one."""

    def entry(self, method: str, url: str, status: int, time: float = 84.2, **more: Any) -> Self:
        level = more.pop("level", "info")
        mime = more.pop("mime", "application/json")
        content = {"mimeType": mime, "size": 0} | more.pop("content", {})
        told = {
            "startedDateTime": "2026-02-27T11:59:02.120Z",
            "time": time,
            "request": {"method": method, "url": url, "httpVersion": "HTTP/2", "headers": []},
            "response": {"status": status, "statusText": "", "content": content} | more,
        }
        return self.net(level, told, 1)


class Spans(Client):
    """An exporter of OpenTelemetry whose spans become entries."""

    def span(self, name: str, attributes: Free, failed: bool = False, **more: Any) -> Self:
        told = {"traceId": "4bf92f3577b34da6a3ce929d0e0e4736", "name": name, "kind": 3}
        told |= {"attributes": attributes, "status": {"code": 2 if failed else 0}} | more
        return self.net("error" if failed else "info", told, 1)


class Rum(Client):
    """A forwarder of a monitor's events, as Datadog's browser kit makes them."""

    def resource(self, method: str, url: str, status: int, level: str = "info",
                 millis: int = 120, **more: Any) -> Self:  # fmt: skip
        told = {"id": "3f0c", "type": "xhr", "method": method, "url": url}
        told |= {"status_code": status, "duration": millis * 1_000_000} | more
        return self.net(level, {"type": "resource", "resource": told})

    def action(self, name: str) -> Self:
        told = {"type": "action", "action": {"type": "click", "target": {"name": name}}}
        return self.con("info", told, 2, event="click", meta={"name": name})

    def error(self, kind: str, message: str, stack: str = "", **more: Any) -> Self:
        told = {"type": kind, "message": message, "stack": stack, "source": "source"} | more
        return self.con("error", {"type": "error", "error": told})

    def view(self, url: str) -> Self:
        return self.con("info", {"type": "view", "view": {"url": url}}, 1, event="navigation")
