"""Visits of customers: who pays, books, transfers, applies, and what always goes on around that.

Each situation in `test_trade_*.py` was taken from a thread of customers or of those who answer
them, and written down before the analyzer had read it. Not: judging them.
"""

import json
from typing import Any, Self

from analyze.stack_visits import CHROME, Stack
from analyze.visits import PAGE

PROBLEM = "application/problem+json"
TAGS = "https://tags.adnet.example/v3/pixel.js"


class Customer(Stack):
    """A customer's visit: their presses, what was answered, and who else makes noise."""

    def waits(self, seconds: float) -> Self:
        """Let time pass in which nothing is captured."""
        self._at_us += int(seconds * 1_000_000)
        return self

    def fills(self, *fields: str) -> Self:
        """Press fields; what is typed is never captured."""
        for field in fields:
            meta = {"tag": "input", "selector": f'input[name="{field}"]', "text": ""}
            said = {"message": f"Clicked {meta['selector']}"}
            self.add("console", "info", said, event="click", meta=meta, after=1.5)
        return self

    def problem(self, method: str, path: str, status: int, title: str, **more: str) -> Self:
        """Add a refusal in the words of RFC 9457."""
        told = "".join(f',"{name}":"{words}"' for name, words in more.items())
        body = f'{{"type":"about:blank","title":"{title}","status":{status}{told}}}'
        return self.api(method, path, status, body, contentType=PROBLEM)

    def graph(self, operation: str, body: str) -> Self:
        sent = f'{{"operationName":"{operation}"}}'
        return self.api("POST", "/graphql", 200, body, requestBody=sent)

    def rpc(self, call: str, answer: str) -> Self:
        """Call a procedure; ``answer`` is what stands beside the version."""
        sent = f'{{"jsonrpc":"2.0","id":7,"method":"{call}"}}'
        body = f'{{"jsonrpc":"2.0","id":7,{answer}}}'
        return self.api("POST", "/rpc", 200, body, requestBody=sent)

    def polls(self, path: str, times: int, body: str = "", every: float = 3) -> Self:
        for _ in range(times):
            self.waits(every).api("GET", path, 200, body)
        return self

    def returns(self, path: str, house: str, after: float = 40) -> Self:
        """Come back from another house's page, as a bank sends its customers back."""
        meta = {"how": "load", "from": house, "to": PAGE + path}
        said = {"message": f"Navigated to {PAGE}{path}"}
        self.here = path
        self.add("console", "info", said, event="navigation", meta=meta, after=after)
        return self.began()

    def frees(self, path: str) -> Self:
        """The page took a request back."""
        told = {"error": "AbortError: signal is aborted without reason", "aborted": True}
        self.add("network", "info", {"method": "GET", "url": PAGE + path, "status": 0} | told)
        return self

    # what makes noise and stops nobody

    def tags_throw(self) -> Self:
        error = "TypeError: Cannot read properties of null (reading 'dataset')"
        return self.fail(error, "uncaught", f"{error}\n    at r ({TAGS}:2:8812)")

    def chat_down(self) -> Self:
        self.missing("https://chat.helpdesk.test/widget.js", "script")
        return self.said("warn", "[chat] widget did not come up, showing the phone number")

    def tips_fail(self) -> Self:
        """What others bought does not come; the page shows none."""
        self.api("GET", "/api/recommendations", 500)
        return self.said("warn", "[home] no recommendations, hiding the row")

    def renews(self, path: str) -> Self:
        """A token ran out and was renewed without a word."""
        self.api("GET", path, 401).api("POST", "/api/token/refresh", 200)
        return self.api("GET", path, 200)

    def avatar_gone(self) -> Self:
        self.api("GET", "/api/me/avatar", 404)
        return self


def customer(path: str, agent: str = CHROME) -> Customer:
    """Begin a visit that has come to a page."""
    return Customer(path, agent)


def answer(**fields: Any) -> str:
    """Write an answer's fields as a server does."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
