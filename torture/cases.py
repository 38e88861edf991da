"""The hostile requests of R21, made from a few families. Pure. Not: sending and judging them."""

import gzip
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from torture.requests import entry_of
from torture.wire import request_bytes

CANARY = "zq9canary"
"""Stands in every input that must be refused; no answer may repeat it."""
V, U, N = (400,), (401,), (404,)
_UNKNOWN = "3f2b8a44-9f0e-4c55-8a2b-0123456789ab"


class Places(NamedTuple):
    """Two tenants' keys and ids, made before the first case."""

    secret: str
    publishable: str
    project: str
    session: str
    issue: str
    foreign_session: str
    foreign_issue: str
    foreign_project: str


class Case(NamedTuple):
    """The bytes of one request and the statuses that are right."""

    name: str
    sent: bytes
    statuses: tuple[int, ...]
    half_close: bool = False


def make_cases(at: Places) -> list[Case]:
    """Return every case that HTTP lets through to the application."""
    families = (_keys, _tenants, _paths, _bodies, _fields, _entries, _payloads, _issues, _queries)
    return [case for family in families for case in family(at)] + list(_codings(at))


def _routes(at: Places) -> list[tuple[str, str, bytes]]:
    return [
        ("POST", "/v1/sessions", b'{"externalSessionId":"a"}'),
        ("POST", f"/v1/sessions/{at.session}/logs", _batch(entry_of({}))),
        ("POST", "/v1/issues", _issue(at)),
        ("GET", f"/v1/issues/{at.issue}", b""),
        ("GET", f"/v1/issues/{at.issue}/export", b""),
        ("GET", f"/v1/projects/{at.project}/issues", b""),
    ]


def _keys(at: Places) -> Iterator[Case]:
    wrong = {
        "none": "",
        "words": CANARY,
        "bad check sum": at.secret[:-1] + ("A" if at.secret[-1] != "A" else "B"),
        "cut": at.secret[:-1],
        "longer": at.secret + "0",
        "other kind": at.secret.replace("_sec_", "_pub_"),
        "8 KiB": "k" * 7_000,
    }
    for method, path, body in _routes(at):
        for name, key in wrong.items():
            yield Case(f"key {name}: {method} {path}", request_bytes(method, path, key, body), U)
        twice = request_bytes(method, path, at.secret, body, (("x-api-key", at.secret),))
        yield Case(f"two keys: {method} {path}", twice, U)
        foreign = request_bytes(method, path, at.secret, body, (("origin", "https://x.example"),))
        yield Case(f"secret key from a page: {method} {path}", foreign, U)
        if method == "GET":
            sent = request_bytes(method, path, at.publishable)
            yield Case(f"publishable key: GET {path}", sent, U)
            sent = request_bytes(method, f"{path}?x-api-key={at.secret}&api_key={at.secret}")
            yield Case(f"key in the query: {path}", sent, U)


def _tenants(at: Places) -> Iterator[Case]:
    for session in (at.foreign_session, _UNKNOWN):
        logs = f"/v1/sessions/{session}/logs"
        yield _post(at, f"foreign session {session}", logs, _batch(entry_of({})), N)
        yield _get(at, f"/v1/sessions/{session}", N)
        yield _get(at, logs, N)
        yield _delete(at, f"/v1/sessions/{session}")
        issue = {"sessionId": session, "userDescription": CANARY}
        yield _post(at, "issue of a foreign session", "/v1/issues", _json(issue), N)
    for issue_id in (at.foreign_issue, _UNKNOWN):
        yield _get(at, f"/v1/issues/{issue_id}", N)
        yield _get(at, f"/v1/issues/{issue_id}/export", N)
        yield _delete(at, f"/v1/issues/{issue_id}")
    yield _get(at, f"/v1/projects/{at.foreign_project}/issues", N)
    yield _get(at, f"/v1/projects/{_UNKNOWN}/issues", N)


def _paths(at: Places) -> Iterator[Case]:
    # not `/`: that is a page
    paths = ("/v1", "/v1/", "/v1/sessions/", "//v1/sessions", "/V1/sessions", "/v2/sessions")
    strange = (f"/{CANARY}", "/v1/sessions/%2e%2e/healthz", "/%00", "/.env", "/v1/issues/../x")
    for path in (*paths, *strange):
        yield _get(at, path, N)
    odd = ("x", "..%2f..%2fhealthz", "%00", "1" * 4096, "%F0%9F%92%A9", f"{{{_UNKNOWN}}}")
    for part in (*odd, f"urn:uuid:{_UNKNOWN}", _UNKNOWN.replace("-", ""), "%EF%BC%91" * 32):
        yield _get(at, f"/v1/issues/{part}", (404, 431))
    for method in ("PUT", "POST", "PATCH", "DELETE", "TRACE"):
        yield Case(f"{method} /healthz", request_bytes(method, "/healthz", at.secret), (405,))
    yield Case("BREW /healthz", request_bytes("BREW", "/healthz", at.secret), (400, 405, 501))


def _bodies(at: Places) -> Iterator[Case]:
    texts = {
        "empty": b"",
        "null": b"null",
        "list": b"[]",
        "string": b'"x"',
        "number": b"1",
        "two": b"{}{}",
        "cut": b'{"logs":[',
        "bom": b"\xef\xbb\xbf{}",
        "utf-16": '{"a":1}'.encode("utf-16"),
        "invalid utf-8": b'{"a":"\xff"}',
        "overlong": b'{"a":"\xc0\xaf"}',
        "surrogate bytes": b'{"a":"\xed\xa0\x80"}',
        "NaN": b'{"a":NaN}',
        "Infinity": b'{"a":-Infinity}',
        "comment": b"{/* */}",
        "deep": b"[" * 100_000,
        "text": CANARY.encode(),
    }
    posts = [(path, method) for method, path, _ in _routes(at) if method == "POST"]
    for path, _ in posts:
        for name, body in texts.items():
            yield _post(at, f"body {name}: {path}", path, body, V)
        for kind in ("text/plain", "multipart/form-data", "application/json; charset=utf-16"):
            sent = request_bytes("POST", path, at.secret, b"{}")
            sent = sent.replace(b"application/json", kind.encode(), 1)
            yield Case(f"{kind}: {path}", sent, (415,))
        for key in ("", "k" * 256, "sn\u00f8", "a b\tc"):
            headers = (("idempotency-key", key),)
            sent = request_bytes("POST", path, at.secret, b"{}", headers)
            yield Case(f"idempotency key {key[:9]!a}: {path}", sent, V)


def _fields(at: Places) -> Iterator[Case]:
    wrong: tuple[Any, ...] = ("", " ", "x" * 1_025, 1, None, [], {}, True)
    for value in wrong:
        body = _json({"externalSessionId": value})
        yield _post(at, f"externalSessionId {str(value)[:9]}", "/v1/sessions", body, V)
    for field in ("userId", "release", "environment", "metadata"):
        body = _json({"externalSessionId": "a", field: 17})
        yield _post(at, f"{field} a number", "/v1/sessions", body, V)
    lone = b'{"externalSessionId":"\\ud800"}'
    yield _post(at, "externalSessionId a lone surrogate", "/v1/sessions", lone, V)


def _entries(at: Places) -> Iterator[Case]:
    path = f"/v1/sessions/{at.session}/logs"
    good = entry_of({})
    for name in ("type", "level", "payload", "timestamp"):
        missing = {key: value for key, value in good.items() if key != name}
        yield _post(at, f"{name} missing", path, _batch(missing), V)
        for value in (None, CANARY, 1, True, ["console"], "console "):
            yield _post(at, f"{name} is {value}", path, _batch(good | {name: value}), V)
    for count in (0, 101):
        yield _post(at, f"{count} entries", path, _batch(*[good] * count), V)
    yield _post(at, "one of a hundred", path, _batch(*[good] * 99, {"type": CANARY}), V)
    yield _post(at, "logs twice", path, b'{"logs":[],' + _batch(good)[1:], V)
    times = ("2026-02-27", "2026-W10-1", "1772193600", "2026-02-27T24:00:00Z", "")
    more = ("2026-02-30T00:00:00Z", "+10000-01-01T00:00:00Z", "1969-12-31T00:00:00Z")
    late = ("0001-01-01T00:00:00+23:59", "2200-01-01T00:00:00Z", "2026-02-27T12:00:00+99:00")
    for text in (*times, *more, *late):
        yield _post(at, f"time {text}", path, _batch(good | {"timestamp": text}), V)
    for text in ("x" * 65, "", "a b", CANARY + "\u00e9"):
        yield _post(at, f"entryId {text[:9]!a}", path, _batch(good | {"entryId": text}), V)


def _payloads(at: Places) -> Iterator[Case]:
    path = f"/v1/sessions/{at.session}/logs"
    texts = (
        *(b"1e400", b"-0", b"1" * 5_000, b'"\\ud800"', b'"\\u0000"', b"[" * 33 + b"]" * 33),
        *(b'{"__proto__":1,"":2,"constructor":3}', b'{"a":1,"a":2}', b'"' + b"k" * 70_000 + b'"'),
        b"[" * 1_000 + b"]" * 1_000,
    )
    for text in texts:
        body = _batch(entry_of({"value": "here"})).replace(b'"here"', text)
        yield _post(at, f"payload {text[:12].decode()}", path, body, (202,))


def _issues(at: Places) -> Iterator[Case]:
    for value in ("", "   ", "\u200b\u200b", "x" * 5_001, 1, None, ["x"]):
        body = _json({"sessionId": at.session, "userDescription": value})
        yield _post(at, f"userDescription {str(value)[:5]!a}", "/v1/issues", body, V)
    ids = (CANARY, f"urn:uuid:{at.session}", f"{{{at.session}}}", at.session.replace("-", ""))
    for value in (*ids, 7, None, "\uff11" * 32):
        body = _json({"sessionId": value, "userDescription": "x"})
        yield _post(at, f"sessionId {str(value)[:9]!a}", "/v1/issues", body, V)
    strange: tuple[Any, ...] = ([], "x", {"url": "u" * 2_049}, {"browser": "b" * 513}, {"url": 1})
    for metadata in strange:
        body = _json({"sessionId": at.session, "userDescription": "x", "metadata": metadata})
        yield _post(at, f"metadata {str(metadata)[:12]}", "/v1/issues", body, V)
    for change in ({"status": CANARY}, {"priority": "P9"}, {"status": None, "x": 1}, {}):
        path = f"/v1/issues/{at.issue}"
        sent = request_bytes("PATCH", path, at.secret, _json(change))
        yield Case(f"change {change}", sent, (200, 400))


def _queries(at: Places) -> Iterator[Case]:
    issues = f"/v1/projects/{at.project}/issues"
    numbers = ("0", "-1", "1.5", "%EF%BC%91%EF%BC%92", "1_0", "%207", "", CANARY, "1e3", "0x1")
    for value in numbers:
        yield _get(at, f"{issues}?page={value}", V)
        yield _get(at, f"{issues}?limit={value}", V)
    yield _get(at, f"{issues}?page=1&page=2", V)
    yield _get(at, f"{issues}?limit=1001", V)
    yield _get(at, f"{issues}?page=1000000000000", (200,))
    yield _get(at, f"{issues}?limit=1000", (200,))
    for name in ("sort", "priority", "status", "category", "source", "from", "to"):
        yield _get(at, f"{issues}?{name}=id;--{CANARY}", V)
    for text in ("%25", "_", '"', "*", "a%20NEAR%20b", "'--", "%00", "(", "-", "%F0%9F%92%A9"):
        yield _get(at, f"{issues}?q={text}", (200, 400))
    yield _get(at, f"/v1/sessions/{at.session}/logs?cursor={CANARY}", V)
    yield _get(at, f"/v1/sessions/{at.session}/logs?limit=0", V)
    yield _get(at, f"/v1/issues/{at.issue}?logs={CANARY}", V)
    yield _get(at, f"/v1/issues/{at.issue}?wait={CANARY}", V)


def _codings(at: Places) -> Iterator[Case]:
    path = f"/v1/sessions/{at.session}/logs"
    for coding in ("br", "zstd", "deflate", "gzip, gzip", "x-foo", ""):
        headers = (("content-encoding", coding),)
        wrong = (415,) if coding else (202, 415)
        sent = request_bytes("POST", path, at.secret, _batch(entry_of({})), headers)
        yield Case(f"coding {coding}", sent, wrong)
    whole = gzip.compress(_batch(entry_of({})))
    torn = (whole[:-4], whole + whole, whole + b"x", whole[:-8] + bytes(8), CANARY.encode())
    for number, body in enumerate((*torn, gzip.compress(whole), gzip.compress(b"no json"))):
        sent = request_bytes("POST", path, at.secret, body, (("content-encoding", "gzip"),))
        yield Case(f"bad gzip {number}", sent, V)


def _post(at: Places, name: str, path: str, body: bytes, statuses: tuple[int, ...]) -> Case:
    sent = request_bytes("POST", path, at.secret, body)
    if not body:
        sent = request_bytes("POST", path, at.secret, b"", (("content-length", "0"),))
    return Case(name, sent, statuses)


def _get(at: Places, path: str, statuses: tuple[int, ...]) -> Case:
    return Case(f"GET {path[:60]}", request_bytes("GET", path, at.secret), statuses)


def _delete(at: Places, path: str) -> Case:
    return Case(f"DELETE {path}", request_bytes("DELETE", path, at.secret), N)


def _batch(*entries: dict[str, Any]) -> bytes:
    return _json({"logs": list(entries)})


def _issue(at: Places) -> bytes:
    return _json({"sessionId": at.session, "userDescription": "x"})


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()
