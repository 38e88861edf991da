"""The calls that carry a JSON body, each with a body that is good. Not: what is wrong with one."""

import json
from typing import Any

import httpx2

from api.visitors import Visitor
from builders import make_log_entry
from catalogue.watch import CANARY

POSTING = ("POST /v1/sessions", "POST /v1/sessions/:id/logs", "POST /v1/issues")
WITH_BODY = (*POSTING, "PATCH /v1/issues/:id")


class Calls:
    """Makes those calls for one session and one issue."""

    def __init__(self, visitor: Visitor, session_id: str, issue_id: str) -> None:
        self.visitor = visitor
        self.session_id = session_id
        self.issue_id = issue_id

    def good(self, name: str) -> dict[str, Any]:
        """Return a body that the call takes; its words hold the canary."""
        bodies: dict[str, dict[str, Any]] = {
            "POST /v1/sessions": {"externalSessionId": CANARY},
            "POST /v1/sessions/:id/logs": {"logs": [make_log_entry(payload={"m": CANARY})]},
            "POST /v1/issues": {"sessionId": self.session_id, "userDescription": CANARY},
            "PATCH /v1/issues/:id": {"cause": CANARY},
        }
        return bodies[name]

    def raw(self, name: str) -> str:
        return json.dumps(self.good(name))

    async def send(self, name: str, body: bytes | str, **headers: str) -> httpx2.Response:
        """Send these bytes to the call of that name."""
        method, path = self._target(name)
        headers = {key.replace("_", "-"): value for key, value in headers.items()}
        return await self.visitor.call(method, path, content=body, headers=headers)

    async def send_with(self, name: str, body: str, headers: Any) -> httpx2.Response:
        """Send with exactly these headers, names and values as bytes."""
        method, path = self._target(name)
        return await self.visitor.client.request(method, path, content=body, headers=headers)

    def _target(self, name: str) -> tuple[str, str]:
        method, path = name.split(" ")
        return method, path.replace(
            ":id", self.session_id if "/sessions/" in path else self.issue_id
        )
