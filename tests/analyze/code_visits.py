"""Visits whose page fails by its own code, as the browser script tells of them. Not: judgements.

What a browser writes to its console by itself does not arrive; a DOMException seldom has frames;
whatever else a promise is rejected with arrives as a text.
"""

from typing import Any, Self

from analyze.page_visits import REJECTED, PageVisit
from analyze.visits import PAGE

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
INSTAGRAM = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "Mobile/15E148 Instagram 340.0.3.29.98"
)
BUNDLE = f"{PAGE}/assets/index-DL6DqBnS.js"
TAG = "https://www.googletagmanager.com/gtm.js?id=…"


class Tab(PageVisit):
    """A browser's tab."""

    def arrive(self, path: str, agent: str) -> Self:
        told = {"kind": "environment", "message": "Capture started", "userAgent": agent}
        self.go(path).add("console", "info", told | {"online": True})
        self.lost(TAG, "script").ask("GET", "/api/config", 200, contentType="application/json")
        self.log("warn", "[i18n] missing key footer.imprint.short, using its name")
        self.vital("TTFB", 188, "good").wrote("seen", 4)
        return self.ask("GET", "/api/me", 200).vital("LCP", 1712, "good")

    def wrote(self, key: str, size: int, error: str = "", area: str = "localStorage") -> Self:
        told: dict[str, Any] = {"area": area, "action": "set", "key": key, "size": size}
        if error:
            told |= {"error": error, "message": error}
        return self.add("storage", "error" if error else "info", told, after=0.1)

    def broke(self, error: str, kind: str = "uncaught", agent: str = CHROME) -> Self:
        """Throw from the page's minified bundle, with a stack in the browser's own form."""
        places = [("Wg", 90254), ("ki", 91630), ("Zg", 94062)]
        if agent == CHROME:
            lines = [error, *(f"    at {name} ({BUNDLE}:48:{at})" for name, at in places)]
        else:
            lines = [f"{name}@{BUNDLE}:48:{at}" for name, at in places]
        return self.fail(error, kind, "\n".join(lines))

    def denies(self, error: str) -> Self:
        """Reject with a DOMException that nobody catches: its name and message, no frame."""
        return self.fail(error, REJECTED, "")

    def rejects(self, reason: str) -> Self:
        """Reject with what is no error: its text is all that arrives."""
        told = {"kind": REJECTED, "message": reason, "stack": ""}
        return self.add("console", "error", told, after=0.1)

    def refuses(self, blocked: str, directive: str) -> Self:
        policy = "the Content Security Policy directive"
        message = f"Refused '{blocked}': it violates {policy} \"{directive}\""
        told = {"kind": "csp", "message": message, "source": BUNDLE, "line": 48}
        return self.add("console", "error", told, after=0.1)

    def comes(self, path: str, how: str = "pushState", after: float = 0.3) -> Self:
        meta = {"how": how, "to": PAGE + path}
        told = {"message": f"Navigated to {PAGE}{path}"}
        return self.add("console", "info", told, event="navigation", meta=meta, after=after)

    def turns(self, kind: str, after: float = 1) -> Self:
        what = "browser went" if kind in {"online", "offline"} else "page became"
        told: dict[str, Any] = {"kind": kind, "message": f"The {what} {kind}"}
        level = "warn" if kind == "offline" else "info" if kind == "online" else "debug"
        return self.add("console", level, told, after=after)


def tab(path: str, agent: str = CHROME) -> Tab:
    """Open a page that comes up well, with what else a real one writes."""
    return Tab().arrive(path, agent)
