"""What looks like a failure and is none, what is one and is small, and what is worse than it looks.

The situations in `test_calm_*.py` come from threads of trackers and support desks, named beside
them, and were judged before the analyzer had read them. Not: the judgement of one situation.
"""

from typing import Any, Self

from analyze.behaviours import Desk
from analyze.visits import PAGE
from usercontext.domain.analysis import Analysis, Category, Priority

JSON = "application/json"
BUNDLE = f"{PAGE}/assets/index-DL6DqBnS.js"


class Caller(Desk):
    """A visit of somebody who will write to the support."""

    def ok(self, method: str, path: str, body: str = "", status: int = 200, **more: Any) -> Self:
        """Add an answer that is well; what it says is captured where ``body`` is given."""
        return self.no(method, path, status, body, **more)

    def no(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        self._at_us += int(more.pop("after", 0) * 1_000_000)
        kind = {"contentType": JSON} | ({"responseBody": body} if body else {})
        return self.ask(method, path, status, **(kind | more))

    def slow(self, method: str, path: str, seconds: float, status: int = 200, **more: Any) -> Self:
        """Add an answer that came late; what follows comes after it."""
        self.no(method, path, status, durationMs=int(seconds * 1000), **more)
        self._at_us += int(seconds * 1_000_000)
        return self

    def broke(self, error: str, kind: str = "uncaught") -> Self:
        """Throw from the page's own bundle."""
        stack = f"{error}\n    at Wg ({BUNDLE}:48:90254)\n    at ki ({BUNDLE}:48:91630)"
        return self.fail(error, kind, stack)

    def foreign(self, error: str, host: str = "https://cdn.metrics.example") -> Self:
        """Throw from the script of another house."""
        return self.fail(error, "uncaught", f"{error}\n    at e ({host}/tag.js:3:1291)")

    def missing(self, url: str, tag: str = "img") -> Self:
        level = "error" if tag in {"script", "stylesheet"} else "warn"
        told = {"method": "GET", "url": url if "://" in url else PAGE + url, "status": 0}
        return self.add("network", level, told | {"resource": tag, "error": "did not load"},
                        after=0.1)  # fmt: skip

    def line(self, online: bool, after: float = 1) -> Self:
        kind = "online" if online else "offline"
        told = {"kind": kind, "online": online, "message": f"The browser went {kind}"}
        return self.add("console", "info" if online else "warn", told, after=after)

    def left_out(self, **counts: int) -> Self:
        """Tell, as the browser's script does, of entries that were not kept."""
        return self.add("console", "warn", {"kind": "capture.dropped", "dropped": counts})

    def reading(self, pages: int, noisy: bool = True) -> Self:
        """Go from page to page for a long while; nothing of the visitor's own fails."""
        for at in range(pages):
            self.press(f"Article {at}", "a").moved(f"/help/{at}", how="pushState", after=0.3)
            self.ok("GET", f"/api/articles/{at}").ok("POST", "/api/presence", status=204)
            if noisy and at % 3 == 0:
                self.ask("POST", "https://collect.metrics.example/e", 0, error="Failed to fetch")
                self.log("error", "[ads] slot side-1 was not filled")
            self.log("debug", f"rendered article {at}", after=6)
        return self


def call(path: str = "/") -> Caller:
    """Begin a visit that has come to a page."""
    return Caller(path)


def held(analysis: Analysis, categories: str, facts: str, priorities: str, never: str = "") -> None:
    """Hold an analysis to an expert's: facts and what must not be blamed are parted by bars."""
    cause = analysis.root_cause or ""
    texts = [cause, analysis.summary, *(one.text for one in analysis.claims)]
    said = "\n".join(texts).casefold()
    right = {
        "category": analysis.category in {Category(one) for one in categories.split()},
        "facts": all(fact.strip().casefold() in said for fact in facts.split("|")),
        "blame": not any(one.strip() in cause for one in never.split("|") if one),
        "priority": analysis.priority in {Priority(one) for one in priorities.split()},
    }
    wrong = [name for name, holds in right.items() if not holds]

    assert not wrong, f"{wrong}: {analysis.category} {analysis.priority}: {cause}"


def calm(analysis: Analysis, priorities: str = "P3") -> None:
    """Nothing that was captured is to blame: naming a cause would be wrong."""
    held(analysis, "unknown", "", priorities)
