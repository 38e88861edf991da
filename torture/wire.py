"""Raw bytes to the server and raw bytes back, many connections at once. Not: what they mean."""

import asyncio
import json
import socket
import time
from typing import NamedTuple


class Reply(NamedTuple):
    """What came back: status 0 when the connection ended without an answer."""

    status: int
    headers: dict[str, str]
    body: bytes
    closed: bool
    seconds: float


def request_bytes(
    method: str,
    path: str,
    key: str = "",
    body: bytes = b"",
    headers: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Write a plain HTTP/1.1 request."""
    lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1"]
    lines += [f"x-api-key: {key}"] if key else []
    lines += ["content-type: application/json", f"content-length: {len(body)}"] if body else []
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def batch_bytes(number: int, entries: int = 2, size: int = 40) -> bytes:
    """Return a batch of plain entries."""
    entry = {
        "type": "console",
        "level": "info",
        "payload": {"number": number, "message": "x" * size},
        "timestamp": "2026-02-27T12:00:00Z",
    }
    return json.dumps({"logs": [entry] * entries}).encode()


def exchange(
    port: int,
    sent: bytes,
    timeout_s: float = 15.0,
    half_close: bool = False,
    linger_s: float = 0.05,
) -> Reply:
    """Send bytes on a connection of their own and read one answer and what follows it.

    ``linger_s`` is how long the end of the connection may come after the answer.
    """
    begin = time.monotonic()
    received = b""
    closed = False
    with socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as peer:
        try:
            peer.sendall(sent)
            if half_close:
                peer.shutdown(socket.SHUT_WR)
        except OSError:  # refused before everything was sent: the answer may be there
            closed = True
        try:
            while not is_whole(received):
                piece = peer.recv(65_536)
                if not piece:
                    closed = True
                    break
                received += piece
            if not closed:
                peer.settimeout(linger_s)
                closed = peer.recv(1) == b""
        except TimeoutError:
            pass
        except ConnectionError:
            closed = True
    return _reply(received, closed, time.monotonic() - begin)


def is_whole(received: bytes) -> bool:
    """Tell whether a final answer with its whole body has arrived."""
    received = _final(received)
    head, gap, body = received.partition(b"\r\n\r\n")
    if not gap:
        return False
    length = _headers(head).get("content-length")
    return length is not None and len(body) >= int(length)


async def ask(port: int, sent: bytes, timeout_s: float) -> Reply:
    """Send bytes on a new connection and read one answer, among many others."""
    begin = time.monotonic()
    received = b""
    closed = False
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(timeout_s):
            writer.write(sent)
            while not is_whole(received):
                piece = await reader.read(65_536)
                if not piece:
                    closed = True
                    break
                received += piece
    except TimeoutError:
        pass
    except ConnectionError:
        closed = True
    finally:
        writer.close()
    return _reply(received, closed, time.monotonic() - begin)


def percentile(values: list[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _reply(received: bytes, closed: bool, seconds: float) -> Reply:
    head, _, body = _final(received).partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    return Reply(status, _headers(head), body, closed, seconds)


def _final(received: bytes) -> bytes:
    while received.startswith(b"HTTP/1.1 1") and b"\r\n\r\n" in received:
        received = received.partition(b"\r\n\r\n")[2]
    return received


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("latin-1").split("\r\n")[1:]
    pairs = [line.partition(":") for line in lines]
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
