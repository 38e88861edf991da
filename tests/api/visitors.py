"""Somebody with a key who calls the API, and what everybody does first. No assertions."""

from typing import Any

import httpx2

from builders import make_log_entry

UNKNOWN_ID = "8f14e45f-ceea-467f-a0e6-b2b6c3d1f9aa"


class Visitor:
    """A client that sends its key with every call."""

    def __init__(
        self, client: httpx2.AsyncClient, key: str, headers: dict[str, str] | None = None
    ) -> None:
        self.client = client
        self.headers = {"x-api-key": key} | (headers or {})

    async def call(self, method: str, path: str, **options: Any) -> httpx2.Response:
        headers = self.headers | options.pop("headers", {})
        return await self.client.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self.call("GET", path, **options)

    async def post(self, path: str, json: Any = None, **options: Any) -> httpx2.Response:
        if json is not None:
            options["json"] = json
        return await self.call("POST", path, **options)

    async def patch(self, path: str, json: Any) -> httpx2.Response:
        return await self.call("PATCH", path, json=json)

    async def delete(self, path: str) -> httpx2.Response:
        return await self.call("DELETE", path)

    async def open_session(self, external_id: str = "session_abc123") -> str:
        answer = await self.post("/v1/sessions", {"externalSessionId": external_id})
        return str(answer.json()["sessionId"])

    async def append(self, session_id: str, *entries: dict[str, Any]) -> httpx2.Response:
        logs = list(entries) or [make_log_entry()]
        return await self.post(f"/v1/sessions/{session_id}/logs", {"logs": logs})

    async def create_issue(self, session_id: str, words: str = "Checkout does nothing") -> str:
        body = {"sessionId": session_id, "userDescription": words}
        answer = await self.post("/v1/issues", body)
        return str(answer.json()["issueId"])


def refused(status: int, code: str, message: str) -> dict[str, Any]:
    """Return the body of a refusal."""
    return {"statusCode": status, "error": code, "message": message}


def invalid(message: str) -> dict[str, Any]:
    """Return the body of a validation error."""
    return refused(400, "VALIDATION_ERROR", message)
