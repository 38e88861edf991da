"""Requests that break HTTP itself, for R21. Pure. Not: requests the application refuses (cases)."""

from collections.abc import Iterator

from torture.cases import CANARY, Case, Places
from torture.wire import request_bytes

_REFUSED = (400,)
_TOO_LARGE = (431,)


def make_framing_cases(at: Places) -> list[Case]:
    """Return requests a lenient parser might take for two, or for another."""
    return [*_lengths(at), *_heads(at), *_sizes(at), *_ends(at)]


def _lengths(at: Places) -> Iterator[Case]:
    key = f"x-api-key: {at.secret}\r\n"
    head = f"POST /v1/sessions HTTP/1.1\r\nhost: a\r\n{key}"
    body = '{"externalSessionId":"smuggled"}'
    size = f"content-length: {len(body)}\r\n"
    chunked = "transfer-encoding: chunked\r\n"
    chunk = f"{len(body):x}\r\n{body}\r\n0\r\n\r\n"
    yield Case("CL and TE", _raw(head + size + chunked + "\r\n" + chunk), _REFUSED)
    yield Case("two CL", _raw(head + size + "content-length: 5\r\n\r\n" + body), _REFUSED)
    yield Case("list of CL", _raw(head + f"content-length: {len(body)}, 5\r\n\r\n{body}"), _REFUSED)
    for length in ("-1", "+32", "0x20", "32abc", " ", "9" * 30, "\u0663\u0662"):
        sent = _raw(f"{head}content-length: {length}\r\n\r\n{body}")
        statuses = (400, 413) if length == "9" * 30 else _REFUSED
        yield Case(f"content-length {length!a}", sent, statuses, half_close=True)
    for coding in ("chunked, chunked", "identity, chunked", "xchunked", "chunked;x=1", " "):
        sent = _raw(f"{head}transfer-encoding: {coding}\r\n\r\n{chunk}")
        yield Case(f"transfer-encoding {coding}", sent, (400, 501), half_close=True)
    for size_line in ("zz", "-5", "0x20", "", "20 ", "fffffffffffffffff"):
        sent = _raw(f"{head}{chunked}\r\n{size_line}\r\n{body}\r\n0\r\n\r\n")
        yield Case(f"chunk size {size_line!a}", sent, (400, 413), half_close=True)


def _heads(at: Places) -> Iterator[Case]:
    key = f"x-api-key: {at.secret}\r\n"
    line = "GET /healthz HTTP/1.1\r\n"
    yield Case("no host", _raw(line + key + "\r\n"), _REFUSED)
    yield Case("two hosts", _raw(line + "host: a\r\nhost: b\r\n\r\n"), _REFUSED)
    yield Case("obs-fold", _raw(line + f"host: a\r\nx-a: b\r\n {CANARY}\r\n\r\n"), _REFUSED)
    yield Case("space before the colon", _raw(line + "host : a\r\n\r\n"), _REFUSED)
    yield Case("bare LF", _raw(line.replace("\r", "") + "host: a\n\n"), _REFUSED, half_close=True)
    yield Case("bare CR", _raw(line + "host: a\rx: b\r\n\r\n"), _REFUSED)
    for name, text in (("NUL", "\0"), ("BEL", "\7"), ("DEL", "\x7f")):
        yield Case(f"{name} in a header", _raw(line + f"host: a\r\nx: b{text}c\r\n\r\n"), _REFUSED)
    yield Case("no colon", _raw(line + f"host: a\r\n{CANARY}\r\n\r\n"), _REFUSED)
    yield Case("empty name", _raw(line + "host: a\r\n: b\r\n\r\n"), _REFUSED)
    for first in (
        "GET /healthz",
        "GET /healthz HTTP/3.0",
        "\0\0\0",
        "{}",
    ):
        sent = _raw(f"{first}\r\nhost: a\r\n\r\n")
        yield Case(f"first line {first!a}", sent, (400, 505), half_close=True)
    yield Case("space in the path", _raw("GET /a b HTTP/1.1\r\nhost: a\r\n\r\n"), _REFUSED)
    yield Case("a TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), _REFUSED)
    yield Case("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400, 505))


def _sizes(at: Places) -> Iterator[Case]:
    many = tuple((f"x-{number}", "1") for number in range(200))
    yield Case("200 headers", request_bytes("GET", "/healthz", "", b"", many), _TOO_LARGE)
    long = (("x-long", "h" * 9_000),)
    yield Case("a header of 9 KiB", request_bytes("GET", "/healthz", "", b"", long), _TOO_LARGE)
    sent = request_bytes("GET", "/" + "p" * 17_000, at.secret)
    yield Case("a path of 17 KiB", sent, _TOO_LARGE)
    huge = (("x-huge", "h" * 1_000_000),)
    yield Case("a header of 1 MB", request_bytes("GET", "/healthz", "", b"", huge), _TOO_LARGE)
    sent = request_bytes("POST", "/v1/sessions", "k" * 1_000_000, b"{}")
    yield Case("a key of 1 MB", sent, _TOO_LARGE)


def _ends(at: Places) -> Iterator[Case]:
    """The client ends too early: an answer, or none, but never half a write."""
    body = b'{"externalSessionId":"cut short"}'
    sent = request_bytes("POST", "/v1/sessions", at.secret, body)
    yield Case("body cut short", sent[:-10], (400, 408, 0), half_close=True)
    yield Case("head cut short", sent[:40], (400, 408, 0), half_close=True)
    chunked = (("transfer-encoding", "chunked"), ("content-type", "application/json"))
    head = request_bytes("POST", "/v1/sessions", at.secret, b"", chunked)
    yield Case("no last chunk", head + b"21\r\n" + body + b"\r\n", (400, 408, 0), half_close=True)


def _raw(text: str) -> bytes:
    return text.encode("utf-8")
