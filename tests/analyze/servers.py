"""Pages with the noise that real ones have, and what their servers do. Not: judging a visit."""

from typing import Any, Self

from analyze.experts import agree
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis

AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36"
PARSED = "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON"


def told(analysis: Analysis, categories: str, priorities: str, *facts: str) -> None:
    """Hold an analysis to the categories and priorities of an expert, and its cause to facts."""
    agree(analysis, categories, priorities)
    said = analysis.root_cause or ""

    assert [fact for fact in facts if fact not in said] == [], said


class Page(Visit):
    """A page that has loaded, with counters, a blocked tag and what else is always there."""

    def __init__(self, path: str = "/") -> None:
        super().__init__()
        self.go(path)
        told = {"kind": "environment", "message": "Capture started", "userAgent": AGENT}
        self.add("console", "info", told | {"online": True})
        self.vital("TTFB", 212)
        self.missing("https://www.googletagmanager.com/gtm.js?id=…", "script")
        self.ask("GET", "/api/config", 200, contentType="application/json", responseBytes=412)
        self.log("warn", "[Violation] Added non-passive event listener to a 'touchstart' event")
        self.add("storage", "info", {"area": "localStorage", "action": "set", "key": "seen"})
        self.vital("LCP", 1890)

    def vital(self, name: str, value: float) -> Self:
        message = f"{name} {value}"
        told = {"kind": "vital", "name": name, "value": value, "rating": "good"}
        self.add("console", "debug", told | {"message": message}, after=0.1)
        return self

    def missing(self, url: str, tag: str) -> Self:
        """Tell, as the browser script does, that an element's file did not load."""
        level = "error" if tag in ("script", "stylesheet") else "warn"
        told = {"method": "GET", "url": url, "status": 0, "resource": tag}
        self.add("network", level, told | {"error": "did not load"}, after=0.1)
        return self

    def lost(self, method: str, path: str, error: str = "Failed to fetch", **more: Any) -> Self:
        """Add a request that no answer came to."""
        self.ask(method, path, 0, error=f"TypeError: {error}", aborted=False, **more)
        return self

    def dead(self, name: str) -> Self:
        told = {"kind": "dead_click", "message": f"Nothing followed the click on {name}"}
        self.add("console", "warn", told | {"name": name, "selector": "button"})
        return self

    def rejects(self, error: str, stack: str | None = None) -> Self:
        self.fail(error, "unhandledrejection", stack)
        return self

    def refused(self, blocked: str, directive: str) -> Self:
        """Tell, as the browser script does, what the page's policy refused."""
        policy = "the Content Security Policy directive"
        message = f"Refused '{blocked}': it violates {policy} \"{directive}\""
        self.add("console", "error", {"kind": "csp", "message": message}, after=0.1)
        return self

    def line(self, online: bool, after: float = 1) -> Self:
        kind = "online" if online else "offline"
        told = {"kind": kind, "online": online, "message": f"The browser went {kind}"}
        self.add("console", "info" if online else "warn", told, after=after)
        return self

    def load(self, path: str, came_from: str = "", after: float = 1) -> Self:
        """Load a page anew, as a redirect or a link does."""
        meta = {"how": "load", "from": came_from and PAGE + came_from, "to": PAGE + path}
        message = f"Navigated to {PAGE}{path}"
        self.add("console", "info", {"message": message}, event="navigation", meta=meta,
                 after=after)  # fmt: skip
        return self
