"""Visits whose cause is plain and whose urgency is the question. Not: judging one of them.

The businesses are many and few of them shops. Each situation in `test_urgent_*.py` follows threads
of trackers and help pages, and was written down before the analyzer had read it. Its priority
follows the contract: what the business lives of, whether it was blocked, and for whom.
"""

from typing import Self

from analyze.calm_visits import Caller
from analyze.servers import AGENT
from analyze.visits import Visit

COUNTER = "https://stats.metrics.example/hit"


class Work(Caller):
    """A visit of somebody who has something to get done."""

    def __init__(self, path: str) -> None:
        Visit.__init__(self)
        self.noisy, self.known = False, True
        self.moved(path)
        told = {"kind": "environment", "message": "Capture started", "userAgent": AGENT}
        self.add("console", "info", told | {"online": True}, after=0.1)
        self.vital("TTFB", 121, "good").ok("GET", "/api/session")
        self.ask("POST", COUNTER, 0, error="TypeError: Failed to fetch")
        self.vital("LCP", 1530, "good")

    def hums(self) -> Self:
        """Add what goes on beside any work: a poll, a counter kept away, a remark."""
        self.ok("GET", "/api/unread").ask("POST", COUNTER, 0, error="TypeError: Failed to fetch")
        return self.log("warn", "[i18n] no text for footer.imprint, using its key")

    def goes(self, path: str, how: str = "pushState") -> Self:
        """Go to another view of the same page."""
        return self.moved(path, how=how, after=0.4)

    def waits(self, seconds: float) -> Self:
        """Let time pass in which nothing is captured."""
        self._at_us += int(seconds * 1_000_000)
        return self

    def asks_graph(self, operation: str, body: str, status: int = 200) -> Self:
        """Send an operation to the one address that all of them go to."""
        sent = f'{{"operationName":"{operation}"}}'
        return self.no("POST", "/graphql", status, body, requestBody=sent)

    def calls(self, method: str, status: int, body: str = "") -> Self:
        """Call a procedure by the one address that all of them go to."""
        sent = f'{{"jsonrpc":"2.0","id":7,"method":"{method}"}}'
        return self.no("POST", "/rpc", status, body, requestBody=sent)


def work(path: str) -> Work:
    """Begin a visit that came to a page of some business."""
    return Work(path)
