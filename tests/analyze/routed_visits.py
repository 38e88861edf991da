"""Visits of sites that a router in the page draws: parts of pages, asked ahead; posted actions.

The exchanges are those of a production build of such a framework, recorded in Chromium and
trimmed: a page's parts come from its own address, an action is posted there, the links of a page
have theirs asked for as they are seen. Not: judging them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.served_visits import Served
from analyze.visits import PAGE

__all__ = ["Routed", "calm", "held", "stays"]

PARTS = "text/x-component"
FAILED = "TypeError: Failed to fetch"


class Routed(Served):
    """A visit in which a press has the parts of the next page asked for."""

    def parts(self, path: str, status: int = 200, **more: Any) -> Self:
        """Ask for the parts of a page, by whatever led there."""
        told: dict[str, Any] = {"resource": "fetch", "contentType": PARTS, "durationMs": 20}
        told |= {"error": FAILED} if not status else {}
        return self.ask("GET", f"{path}?_rsc=…", status, **told | more)

    def ahead(self, *paths: str, status: int = 200, **more: Any) -> Self:
        """Ask for the pages that links lead to, as they are seen."""
        for path in paths:
            self.parts(path, status, **more)
            self._at_us -= 190_000
        return self.waits(0.3)

    def follow(self, text: str, path: str, status: int = 200, **more: Any) -> Self:
        """Press a link, whose page comes where its parts do."""
        self.press(text, "a", f"nav > a[href='{path}']").parts(path, status, **more)
        return (
            self.turbo(path) if status == 200 and more.get("contentType", PARTS) == PARTS else self
        )

    def act(self, text: str, status: int = 200, **more: Any) -> Self:
        """Press what calls its page's server: a post to the page's own address."""
        told: dict[str, Any] = {"resource": "fetch", "contentType": PARTS, "durationMs": 300}
        return self.press(text).ask("POST", self.here, status, **told | more)

    def unanswered(self, method: str, path: str, seconds: float = 8, **more: Any) -> Self:
        """Tell, as the browser's script does, of what is still waited for."""
        told = {"resource": "fetch", "method": method, "url": f"{PAGE}{path}", "pending": True}
        self.add("network", "info", told | {"durationMs": int(seconds * 1000)} | more, after=0.05)
        return self.waits(seconds)


def stays() -> Routed:
    """Come to a list of hotels, each with a link."""
    visit = Routed()
    visit.page("/en/stays")
    return visit.ahead("/en", "/en/trips", "/en/stays/11", "/en/stays/12", "/en/stays/13")
