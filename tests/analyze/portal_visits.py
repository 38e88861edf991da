"""Visits of a portal that one page draws: a router, an http client, forms that ask as one types.

Each situation in `test_portal_*.py` was met in an insurer's portal that was built and broken for
it, and was judged by who broke it before the analyzer had read it. Not: judging them.
"""

from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.served_visits import Served
from analyze.visits import PAGE

__all__ = ["Portal", "calm", "held", "portal"]

JSON = "application/json"


class Portal(Served):
    """A visit in which pages change without a load, and what was typed is not told."""

    def route(self, text: str, path: str) -> Self:
        """Follow a link that the router leads."""
        return self.press(text, "a", f"header > nav > a[href='{path}']").turbo(path)

    def gets(self, path: str, status: int = 200, **more: Any) -> Self:
        return self.json("GET", path, status, resource="fetch", **more)

    def sends(self, method: str, path: str, status: int, **more: Any) -> Self:
        return self.json(method, path, status, resource="fetch", **more)

    def unanswered(self, method: str, path: str, after: float = 2.5, **more: Any) -> Self:
        """Ask, and tell after eight seconds, as the script does, that nothing has come yet."""
        told = {"resource": "fetch", "method": method, "url": f"{PAGE}{path}", "pending": True}
        self.add("network", "info", told | {"durationMs": 8001} | more, after=after)
        self._at_us += 8_100_000
        return self

    def waits(self, seconds: float) -> Self:
        self._at_us += int(seconds * 1_000_000)
        return self


def portal(path: str = "/overview") -> Portal:
    """Sign in, and come to a page."""
    visit = Portal()
    visit.page("/signin-callback?code=…&state=…").sends("POST", "/oidc/token", 200)
    visit.turbo(path)
    return visit.gets("/api/me").gets("/api/tariffs/mine")
