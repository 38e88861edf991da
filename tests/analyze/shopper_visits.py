"""Visits of people who buy, book, read, watch and apply. Not: judging one of them.

The situations in `test_shopper_*.py` follow threads of trackers and help pages of shops, theatres,
newspapers, clinics, banks and offices, and were written down before the analyzer had read them.
"""

from typing import Self

from analyze.calm_visits import Caller
from analyze.servers import AGENT
from analyze.visits import PAGE, Visit

PIXEL = "https://px.adnet.example/v2/view"


class Shopper(Caller):
    """Somebody who is no colleague of whoever made the page."""

    def __init__(self, path: str) -> None:
        Visit.__init__(self)
        self.noisy, self.known = False, True
        self.lands(path)
        self.ok("GET", "/api/menu").ask("POST", PIXEL, 0, error="TypeError: Failed to fetch")
        self.log("warn", "[theme] token `radius-xl` is unknown, falling back to 0")

    def lands(self, path: str, came_from: str = "", after: float = 1) -> Self:
        """Come to a page that the browser loads anew, be it of another host."""
        to = path if "://" in path else PAGE + path
        came = came_from if "://" in came_from else came_from and PAGE + came_from
        said = {"message": f"Navigated to {to}"}
        meta = {"how": "load", "from": came, "to": to}
        self.add("console", "info", said, event="navigation", meta=meta, after=after)
        told = {"kind": "environment", "message": "Capture started", "userAgent": AGENT}
        return self.add("console", "info", told | {"online": True}, after=0.1)

    def turns(self, path: str) -> Self:
        """Go to another view of the same page."""
        return self.moved(path, how="pushState", after=0.4)

    def waits(self, seconds: float) -> Self:
        """Let time pass in which nothing is captured."""
        self._at_us += int(seconds * 1_000_000)
        return self

    def circles(self, *paths: str, times: int = 3, after: float = 0.5) -> Self:
        """Be sent from one page to the next, and round again, without a press."""
        before = paths[-1]
        for _ in range(times):
            for path in paths:
                self.lands(path, before, after)
                before = path
        return self


def shopper(path: str) -> Shopper:
    """Begin a visit that came to a page for the public."""
    return Shopper(path)
