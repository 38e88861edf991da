"""Requests as the load generator sends them: whole, built beforehand. Not: sending, the traffic."""

import gzip
import json
import uuid
from collections.abc import Callable, Sequence

from bench.product import Product, call, open_session
from bench.traffic import make_batch

BODIES = 64
SESSIONS = 64
_MARK = "{fresh}"
_Request = tuple[bytes, ...]


def open_sessions(product: Product, count: int = SESSIONS) -> list[str]:
    """Open the sessions that batches go to."""
    return [
        open_session(product.port, product.secret_key, f"bench-{number}") for number in range(count)
    ]


def stored_logs(product: Product) -> int:
    """Return how many log entries those sessions hold, as the product tells it."""
    total = 0
    for session in open_sessions(product):
        status, found = call(product.port, "GET", f"/v1/sessions/{session}", product.secret_key)
        if status != 200:
            raise RuntimeError(f"reading a session was answered {status}: {found}")
        total += int(found["entries"])
    return total


def batches(
    key: str,
    sessions: Sequence[str],
    *,
    entries: int = 100,
    dirty: float = 0.01,
    packed: bool = False,
    keyed: bool = False,
    bodies: int = BODIES,
    body_of: Callable[[int], bytes] | None = None,
) -> list[_Request]:
    """Build log batches: ``dirty`` is the share of entries with a personal value, ``packed`` means
    gzip, ``keyed`` an Idempotency-Key of its own for each request."""
    make = body_of or (lambda seed: make_batch(seed, entries, dirty))
    headers = {"content-encoding": "gzip"} if packed else {}
    if keyed:
        headers["idempotency-key"] = _MARK
    requests = []
    for seed in range(max(bodies, len(sessions))):
        body = make(seed % bodies)
        path = f"/v1/sessions/{sessions[seed % len(sessions)]}/logs"
        requests.append(post(path, key, gzip.compress(body, 6) if packed else body, headers))
    return requests


def new_sessions(key: str) -> list[_Request]:
    """Build the opening of sessions that nobody has opened before."""
    return [post("/v1/sessions", key, _fresh({"externalSessionId": _MARK}))]


def new_issues(key: str, sessions: Sequence[str]) -> list[_Request]:
    """Build reports, each of its own words."""
    return [
        post("/v1/issues", key, _fresh({"sessionId": session, "userDescription": f"Pay {_MARK}"}))
        for session in sessions
    ]


def post(path: str, key: str, body: bytes, headers: dict[str, str] | None = None) -> _Request:
    """Build one POST in the pieces between which a fresh id of 32 digits goes."""
    told = {"host": "127.0.0.1", "content-type": "application/json", "x-api-key": key}
    told |= headers or {}
    length = len(body) + (32 - len(_MARK)) * body.count(_MARK.encode())
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    head = "\r\n".join([*lines, f"content-length: {length}", "", ""]).encode()
    if _MARK not in told.values() and _MARK.encode() not in body:
        return (head + body,)
    if _MARK.encode() in body:
        return tuple((head + body).split(_MARK.encode()))
    before, after = head.split(_MARK.encode())
    return (before, after + body)


def _fresh(content: dict[str, str]) -> bytes:
    stand_in = uuid.uuid4().hex
    text = json.dumps({name: value.replace(_MARK, stand_in) for name, value in content.items()})
    return text.replace(stand_in, _MARK).encode()
