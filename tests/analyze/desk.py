"""What reaches a support desk, as visits: answers with their bodies, and what always hums along.

Each situation in `test_desk_*.py` comes from a thread of users, named beside it, and was judged
before the analyzer had read it. Not: judging.
"""

from typing import Any, Self

from analyze.servers import Page

JSON = "application/json"
HTML = "text/html"
BEACON = "https://region1.google-analytics.com/g/collect"


class Desk(Page):
    """A page whose bodies are captured where a test gives one, with a hum in the middle."""

    def no(self, method: str, path: str, status: int, body: str = "", **more: Any) -> Self:
        """Add an answer; what it says is captured where ``body`` is given."""
        kind = {"contentType": JSON, "responseBody": body} if body else {"contentType": JSON}
        self.ask(method, path, status, **(kind | more))
        return self

    def hum(self) -> Self:
        """Add what hums along: a poll, a counter that is kept away, a library's advice."""
        self.ask("GET", "/api/notifications", 200, contentType=JSON, responseBytes=31)
        self.ask("POST", BEACON, 0, error="TypeError: Failed to fetch", aborted=False)
        self.log("warn", "React Router Future Flag Warning: v7_startTransition")
        self.vital("INP", 96)
        return self
