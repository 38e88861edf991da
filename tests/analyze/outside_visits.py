"""Visits in which what is not the team's own breaks, or only seems to: houses, browsers, networks.

The situations in `test_outside_*.py` come from threads of trackers and help desks, named beside
them, and were written down before the analyzer had read one of them. Not: judging them.
"""

from typing import Self

from analyze.calm_visits import calm, held
from analyze.code_visits import CHROME, FIREFOX, IPHONE, SAFARI
from analyze.page_visits import REJECTED
from analyze.visits import PAGE
from analyze.words_visits import Fault, Words

__all__ = ["CHROME", "FIREFOX", "INSIDE", "IPHONE", "REJECTED", "SAFARI", "Fault", "Out", "calm",
           "held", "out"]  # fmt: skip

INSIDE = (
    "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 Version/4.0 "
    "Chrome/129.0.0.0 Mobile Safari/537.36 Instagram 352.1.0.41.100 Android"
)
EXTENSION = "chrome-extension://nngceckbapebfimnlniiiahkandclblb/content/trigger.js"
JUST_A_MOMENT = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    '<meta name="robots" content="noindex,nofollow"></head><body>'
)


class Out(Words):
    """A visit of somebody whom the world around the page lets down, or nearly."""

    def loads(
        self, path: str, came_from: str = "", after: float = 0.8, agent: str = CHROME
    ) -> Self:
        """Load a page anew, as a redirect does; what sent the browser here may be another house."""
        before = came_from if "://" in came_from or not came_from else PAGE + came_from
        meta = {"how": "load", "from": before, "to": PAGE + path}
        told = {"message": f"Navigated to {PAGE}{path}"}
        self.add("console", "info", told, event="navigation", meta=meta, after=after)
        begun = {"kind": "environment", "message": "Capture started", "userAgent": agent}
        self.add("console", "info", begun | {"online": True}, after=0.1)
        return self.vital("TTFB", 131, "good")

    def document(self, path: str, status: int) -> Self:
        """Tell, as the script does, of a page that came as an error."""
        told = {"resource": "document", "url": PAGE + path, "durationMs": 240, "status": status}
        return self.add("network", "error" if status >= 500 else "warn", told, after=0.1)

    def strange(self, error: str, source: str, kind: str = "uncaught") -> Self:
        """Throw from a script of another house, or of an extension."""
        stack = f"{error}\n    at r.emit ({source}:1:20817)\n    at {source}:1:31822"
        return self.fail(error, kind, stack)

    def extended(self, error: str, kind: str = REJECTED) -> Self:
        return self.strange(error, EXTENSION, kind)

    def gone(self, method: str, url: str, error: str = "TypeError: Failed to fetch") -> Self:
        """Add a request that the browser could not finish."""
        return self.ask(method, url, 0, error=error, aborted=False, resource="fetch")

    def challenged(self, method: str, path: str, body: str = JUST_A_MOMENT) -> Self:
        """Add an answer of the edge in place of the API's."""
        return self.ask(method, path, 403, contentType="text/html", responseBody=body)

    def fills(self, *names: str) -> Self:
        for name in names:
            self.press(f"#{name}", "input", name.replace("-", " "))
        return self

    def line(self, online: bool, after: float = 1) -> Self:
        return self.waits(after).turns("online" if online else "offline", 0.1)

    def around(self) -> Self:
        """Add what stands around every page of our time and means nothing."""
        self.gone("POST", "https://matomo.statisticsco.example/matomo.php")
        self.says("warn", "Third-party cookie will be blocked. Learn more in the Issues tab.")
        self.lost("https://connect.facebook.net/en_US/fbevents.js", "script")
        self.ok("GET", "/api/session/heartbeat", status=204)
        return self.says("info", "[consent] necessary only")


def out(path: str, agent: str = CHROME, quiet: bool = False) -> Out:
    """Open a page that comes up well, with what stands around it unless told to be quiet."""
    visit = Out().loads(path, agent=agent).ok("GET", "/api/bootstrap")
    return visit if quiet else visit.around()
