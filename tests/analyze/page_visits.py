"""Visits of pages with what real pages have around a fault, and a judgement that names facts.

Not: the plain words of a visit (visits.py), categories and priorities alone (experts.py).
"""

from typing import Any, Self

from analyze.experts import agree
from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Analysis

REJECTED = "unhandledrejection"


class PageVisit(Visit):
    """A visit whose page logs errors with their stacks, and whose clicks may lead nowhere."""

    def fail(self, error: str, kind: str = "uncaught", stack: str | None = None) -> Self:
        """Add an exception; one without a name is all message, as "Script error." is."""
        if ": " in error:
            return super().fail(error, kind, stack)
        told = {"kind": kind, "message": error, "stack": stack or ""}
        return self.add("console", "error", told, after=0.1)

    def logged(self, prefix: str, error: str, level: str = "error") -> Self:
        """Add what ``console.error(prefix, error)`` leaves, the error with the page's own stack."""
        name, _, message = error.partition(": ")
        stack = f"{error}\n    at update ({PAGE}/assets/app-3f2a9c.js:12:7)"
        told = {"name": name, "message": message, "stack": stack}
        message = f"{prefix} {error}".strip()
        self.add("console", level, {"method": level, "message": message, "error": told}, after=0.1)
        return self

    def dead(self, text: str, times: int = 1) -> Self:
        """Press a button that nothing follows, as the browser's script tells it."""
        for _ in range(times):
            self.click(text)
            click = self.entries[-1]
            message = f"Nothing followed the click on {text}"
            told = {"kind": "dead_click", "message": message, "click": click.id, "name": text}
            told["selector"] = click.event_metadata["selector"]
            self.add("console", "warn", told, after=1.5)
        return self

    def press(self, selector: str, tag: str, text: str = "", **more: Any) -> Self:
        """Press something that is no button, or a button that is told to be disabled."""
        meta = {"selector": selector, "tag": tag, "text": text} | more
        self.add("console", "info", {}, event="click", meta=meta)
        return self

    def vital(self, name: str, value: float, rating: str) -> Self:
        told = {"kind": "vital", "name": name, "value": value, "rating": rating}
        self.add("console", "debug", told | {"message": f"{name} {value}"}, after=0.1)
        return self

    def lost(self, url: str, resource: str) -> Self:
        """Tell of a file that a tag asked for and that did not load."""
        told = {"method": "GET", "url": url, "status": 0, "resource": resource}
        level = "error" if resource in {"script", "stylesheet"} else "warn"
        self.add("network", level, told | {"error": "did not load"}, after=0.2)
        return self


def page(path: str) -> PageVisit:
    """Begin a visit that came to a page, with the usual noise around it."""
    visit = PageVisit()
    visit.go("/").ask("GET", "/api/products", 200)
    visit.log("info", "Download the React DevTools for a better development experience")
    visit.ask("POST", "https://www.google-analytics.com/g/collect", 204)
    visit.log("warn", "The resource /fonts/inter.woff2 was preloaded using link preload but not "
              "used within a few seconds from the window's load event.")  # fmt: skip
    visit.vital("LCP", 1804.2, "good").go(path).ask("GET", "/api/cart", 200)
    return visit


def told(analysis: Analysis, categories: str, priorities: str, *facts: str) -> None:
    """Hold an analysis to an expert's categories and priorities, its words to these facts.

    What is shown beside the cause, in its summary and its claims, is read with it.
    """
    agree(analysis, categories, priorities)
    said = [analysis.root_cause or "", analysis.summary, *(c.text for c in analysis.claims)]
    missing = [fact for fact in facts if fact not in " ".join(said)]
    assert not missing, f"{missing} not in: {analysis.root_cause}"
