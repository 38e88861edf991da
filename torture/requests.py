"""Requests over real sockets, on loopback: one at a time. Not: load (load, generator)."""

import http.client
import json
from typing import Any, NamedTuple

_TIMEOUT_S = 30.0


class Answer(NamedTuple):
    """A status, headers in lower case, and the decoded body (None when it is not JSON)."""

    status: int
    headers: dict[str, str]
    body: Any


class Line:
    """A kept connection with one key; opened at the first request and after a failure."""

    def __init__(self, port: int, key: str, timeout_s: float = _TIMEOUT_S) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)
        self._key = key

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """Send a request and return its answer; OSError or HTTPException when there is none."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
        sent = {"x-api-key": self._key, "content-type": "application/json"} | (headers or {})
        try:
            self._connection.request(method, path, content, sent)
            answer = self._connection.getresponse()
            text = answer.read()
        except BaseException:
            self._connection.close()
            raise
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, _decoded(text))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def call(
    port: int,
    method: str,
    path: str,
    key: str,
    body: Any = None,
    headers: dict[str, str] | None = None,
    timeout_s: float = _TIMEOUT_S,
) -> Answer:
    """Send one request on a connection of its own."""
    line = Line(port, key, timeout_s)
    try:
        return line.ask(method, path, body, headers)
    finally:
        line.close()


def entry_of(payload: dict[str, Any], timestamp: str = "2026-02-27T12:00:00Z") -> dict[str, Any]:
    """Return a log entry with a payload."""
    return {"type": "console", "level": "info", "payload": payload, "timestamp": timestamp}


def ready(port: int, key: str) -> bool:
    """Tell whether a first batch is answered 202."""
    try:
        opened = call(port, "POST", "/v1/sessions", key, {"externalSessionId": "first"})
        if opened.status not in (200, 201):
            return False
        path = f"/v1/sessions/{opened.body['sessionId']}/logs"
        sent = call(port, "POST", path, key, {"logs": [entry_of({"message": "first"})]})
    except (OSError, http.client.HTTPException):
        return False
    return sent.status == 202


def _decoded(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
