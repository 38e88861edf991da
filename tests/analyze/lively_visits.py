"""Visits of pages that their server draws, over a socket or by partial answers.

Each situation in `test_lively_*.py` was met in an application of that kind (Dash, NiceGUI,
Streamlit, Turbo, LiveView, a circuit), broken on purpose, and was written down before it was
judged. Not: judging them.
"""

from typing import Self

from analyze.calm_visits import calm, held
from analyze.served_visits import HTML, JSON, Served

__all__ = ["HTML", "JSON", "Lively", "calm", "held", "lively"]

DASH = "/_dash-update-component"
STREAM = "text/vnd.turbo-stream.html"


class Lively(Served):
    """A visit in which the server says what the page shows."""

    def shows(self, message: str, selector: str = "#flash > div") -> Self:
        """Show a notice; the script tells each alike, good news and bad."""
        told = {"kind": "notice", "message": message, "selector": selector}
        return self.add("console", "info", told, after=0.3)

    def calls(self, status: int = 200, sent: int = 312, **more: object) -> Self:
        """Call what answers every call of the page at one address."""
        told = {"resource": "fetch", "requestBytes": sent, "contentType": JSON} | more
        return self.ask("POST", DASH, status, **told)

    def polls(self, times: int = 1, status: int = 204) -> Self:
        """Ask by the clock: the server has no news, and says so as a page of no length."""
        for _ in range(times):
            self._at_us += 2_800_000
            self.calls(status, 282, contentType=HTML)
        return self

    def stream(self, path: str, status: int = 200, size: int = 176) -> Self:
        told = {"resource": "fetch", "contentType": STREAM, "responseBytes": size}
        return self.ask("POST", path, status, **told)

    def socket(self, path: str, code: int = 1006, **more: float) -> Self:
        """Tell of a socket that broke."""
        told = {"resource": "socket", "method": "GET", "url": f"wss://shop.example.com{path}"}
        broke = {"status": 0, "error": f"closed with code {code}"}
        return self.add("network", "warn", told | broke, **more)

    def works_again(self, path: str) -> Self:
        told = {"resource": "socket", "method": "GET", "url": f"wss://shop.example.com{path}"}
        return self.add("network", "info", told | {"status": 101}, after=0.8)


def lively(path: str = "/") -> Lively:
    """Begin a visit of a page that is up."""
    visit = Lively()
    visit.page(path)
    return visit
