"""Visits of a board over GraphQL, as the script on its page tells them. Not: judging them.

Each situation in `test_graphic_*.py` was met in a page of Vue and urql, in a real browser.
"""

import json
from typing import Any, Self

from analyze.calm_visits import held
from analyze.visits import PAGE, Visit

__all__ = ["Board", "board", "held"]


class Board(Visit):
    """Somebody who works on a board; what it shows comes over one address."""

    def called(self, name: str, answer: Any, query: str = "", **more: Any) -> Self:
        """Send one operation, and have it answered."""
        asked = {"operationName": name, "variables": more.pop("variables", {}), "query": query}
        return self.sent(asked, answer, **more)

    def sent(self, asked: Any, answer: Any, status: int = 200, **more: Any) -> Self:
        told = {"resource": "fetch", "contentType": "application/graphql-response+json"}
        told |= {"requestBody": json.dumps(asked), "responseBody": json.dumps(answer)}
        return self.ask("POST", "/graphql", status, **(told | more))

    def press(self, text: str, tag: str = "button", after: float = 2) -> Self:
        meta = {"tag": tag, "text": text, "selector": f"#app > {tag}.{text[:4].lower().strip()}"}
        said = {"message": f"Clicked {text}"}
        return self.add("console", "info", said, event="click", meta=meta, after=after)

    def moved(self, path: str) -> Self:
        meta = {"how": "pushState", "from": PAGE, "to": PAGE + path}
        said = {"message": f"Navigated to {PAGE}{path}"}
        return self.add("console", "info", said, event="navigation", meta=meta, after=0.1)

    def wrote(self, message: str, level: str = "warn", after: float = 3, **details: Any) -> Self:
        """Add a line of the page's own, as the script's ``log`` has it."""
        return self.add("console", level, {"details": details, "message": message}, after=after)


def board() -> Board:
    """Come to a board by a press on the front page."""
    listed = {"data": {"board": {"id": "b1", "title": "Launch", "cards": [{"id": "c1"}]}}}
    visit = Board().go("/").press("Launch", "a").moved("/boards/b1")
    return visit.called("Board", listed, "query Board($id: ID!) { board(id: $id) { id title } }")
