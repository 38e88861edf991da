"""Watches what a refusal must leave alone, and judges the refusal itself. Not: cases."""

from collections.abc import Awaitable

import httpx2

from api.visitors import Visitor
from usercontext.actions.deps import Deps

CANARY = "kanarienvogel"
"""Planted in what is sent; no answer may sing it."""

CODES = {
    400: "VALIDATION_ERROR",
    401: "UNAUTHORIZED",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "PAYLOAD_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    429: "RATE_LIMIT_EXCEEDED",
    431: "HEADERS_TOO_LARGE",
    503: "SERVICE_UNAVAILABLE",
}


def judge(answer: httpx2.Response, status: int, message: str = "") -> None:
    """Hold a refusal against its status, the one shape of an error, and how its message begins."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    error = answer.json()
    assert list(error) == ["statusCode", "error", "message"]
    assert (error["statusCode"], error["error"]) == (status, CODES[status])
    assert error["message"].startswith(message), error["message"]
    assert len(error["message"]) <= 400
    assert CANARY not in answer.text.lower()
    assert CANARY not in str(answer.headers).lower()


class Watch:
    """Counts through the public API what there is, before and after a call.

    Sessions cannot be listed; that none was made is told by the count of writes, which counts
    every write that reached the writer, whatever it did. It is the one that /metrics shows, whose
    page took a third of the time of these tests.
    """

    def __init__(
        self, deps: Deps, owner: Visitor, stranger: Visitor, project_ids: list[str]
    ) -> None:
        self._deps = deps
        self._visitors = tuple(zip((owner, stranger), project_ids, strict=True))
        self._owner = owner

    async def refuses(
        self,
        call: Awaitable[httpx2.Response],
        status: int,
        message: str = "",
        session_id: str | None = None,
        written: bool = False,
    ) -> httpx2.Response:
        """Make the call, which must be refused and change nothing.

        ``written`` says that the writer was asked and refused inside its transaction: then only
        what is there counts, not that nobody asked.
        """
        before = await self._count(session_id, written)
        answer = await call
        after = await self._count(session_id, written)
        judge(answer, status, message)
        assert before == after
        return answer

    async def _count(self, session_id: str | None, written: bool) -> list[object]:
        counts: list[object] = []
        for visitor, project_id in self._visitors[: 1 + written]:
            listing = await visitor.get(f"/v1/projects/{project_id}/issues?limit=1")
            counts.append(listing.json()["total"])
        if session_id is not None:
            session = await self._owner.get(f"/v1/sessions/{session_id}")
            counts.append(session.json())
        if not written:  # the one counter says it of both projects
            counts.append(self._deps.database.stats().writes)
        return counts
