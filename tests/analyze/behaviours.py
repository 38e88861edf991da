"""Visits in which little breaks aloud: presses, waits, pages come back to. Not: judging them.

The situations in `test_behave_*.py` were taken from threads of trackers and support desks, told as
users tell them, and judged before the analyzer had read them. The thread stands above each.
"""

from typing import Any, Self

from analyze.experts import NO_CAUSE
from analyze.moments import told
from analyze.servers import AGENT
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis


class Desk(Visit):
    """A visit from page to page, with what a site writes on every one of them."""

    def __init__(self, path: str = "/", noisy: bool = True) -> None:
        super().__init__()
        self.noisy, self.known = noisy, False
        self.at("/").ask("GET", "/api/catalogue", 200)
        if path != "/":
            self.at(path, "/")

    def at(self, path: str, came_from: str = "", how: str = "load", after: float = 2) -> Self:
        """Come to a page: loaded anew, unless told how else."""
        self.known = self.known and "log" not in path and "sign" not in path
        self.moved(path, came_from, how, after)
        if how not in {"load"}:
            return self
        told_of = {"kind": "environment", "message": "Capture started", "userAgent": AGENT}
        self.add("console", "info", told_of | {"online": True}, after=0.1)
        self.vital("TTFB", 84, "good").ask("GET", "/api/me", 200 if self.known else 401)
        self.ask("GET", "/api/version", 200)
        self.keep("seen", "remove", "sessionStorage")
        return self.chatter() if self.noisy else self

    def chatter(self) -> Self:
        self.log("warn", "[deprecated] `cart.sum` goes with version 3")
        lost = {"error": "TypeError: Failed to fetch"}
        self.ask("POST", "https://collect.metrics.example/pageview", 0, **lost)
        gone = {"method": "GET", "url": "https://cdn.metrics.example/tag.js", "status": 0}
        return self.add("network", "error", gone | {"resource": "script", "error": "did not load"})

    def moved(self, path: str, came_from: str = "", how: str = "load", after: float = 1) -> Self:
        meta = {"how": how, "from": came_from and PAGE + came_from, "to": PAGE + path}
        said = {"message": f"Navigated to {PAGE}{path}"}
        return self.add("console", "info", said, event="navigation", meta=meta, after=after)

    def press(self, text: str, tag: str = "button", times: int = 1, **more: Any) -> Self:
        """Press something, in anger when it is often."""
        after = more.pop("after", 2)
        selector = more.pop("selector", "") or f"{tag}.{first_of(text) or 'plain'}"
        for at in range(times):
            rage = {"rage": at + 1} if at >= 2 else {}
            meta = {"tag": tag, "selector": selector, "text": text} | rage | more
            said = {"message": f"Clicked {text or selector}"}
            self.add("console", "info", said, event="click", meta=meta, after=after)
            after = 0.4
        return self

    def dead(self, text: str, tag: str = "button", times: int = 1) -> Self:
        """Press what nothing follows, each time with a pause in which the script waits."""
        for _ in range(times):
            self.press(text, tag)
            click = self.entries[-1]
            selector = click.event_metadata["selector"]
            said = {"kind": "dead_click", "message": f"Nothing followed the click on {text}"}
            named = {"click": click.id, "name": text, "selector": selector}
            self.add("console", "warn", said | named, after=1.5)
        return self

    def field(self, name: str) -> Self:
        return self.press(name, "input", selector=f"#{first_of(name)}", after=1)

    def keep(self, key: str, action: str = "set", area: str = "localStorage") -> Self:
        return self.add("storage", "info", {"area": area, "action": action, "key": key}, after=0.1)

    def vital(self, name: str, value: float, rating: str) -> Self:
        said = {"kind": "vital", "name": name, "value": value, "rating": rating}
        return self.add("console", "debug", said | {"message": f"{name} {value}"}, after=0.1)

    def turned(self, kind: str) -> Self:
        said = {"kind": kind, "message": f"The page became {kind}"}
        return self.add("console", "debug", said, after=4)

    def signed_in(self) -> Self:
        self.known = True
        return self.ask("GET", "/api/session", 200)


def first_of(name: str) -> str:
    return name.partition(" ")[0].lower()


def nothing(analysis: Analysis, priorities: str = "P3") -> None:
    """Nothing that was captured is to blame."""
    told(analysis, NO_CAUSE, "", priorities)
