"""A raw connection to the server: sends bytes, reads answers one by one. No assertions."""

import asyncio
import json
from typing import Any, NamedTuple

from usercontext.api.http.listener import Listener

PATIENCE_S = 60


class Reply(NamedTuple):
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Line:
    """One connection; ``None`` from ``read`` means that the server closed it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, *pieces: bytes) -> None:
        self._writer.write(b"".join(pieces))

    async def ask(self, *pieces: bytes) -> Reply | None:
        self.send(*pieces)
        return await self.read()

    async def read(self, is_head: bool = False) -> Reply | None:
        async with asyncio.timeout(PATIENCE_S):
            try:
                head = await self._reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionResetError):
                return None
            first, *lines = head.decode("latin-1").split("\r\n")[:-2]
            headers = dict(line.split(": ", 1) for line in lines)
            size = 0 if is_head else int(headers.get("content-length", 0))
            return Reply(int(first.split()[1]), headers, await self._reader.readexactly(size))

    async def read_all(self) -> list[Reply]:
        """Read answers until the server closes."""
        replies = []
        while (reply := await self.read()) is not None:
            replies.append(reply)
        return replies

    def finish(self) -> None:
        """Close our side; the server may still answer."""
        self._writer.write_eof()

    def close(self) -> None:
        self._writer.close()

    def reset(self) -> None:
        self._writer.transport.abort()


class Served:
    """A server, and the connections to it that a test opens."""

    def __init__(self, listener: Listener, port: int) -> None:
        self.listener = listener
        self.port = port
        self._lines: list[Line] = []

    async def dial(self) -> Line:
        line = Line(*await asyncio.open_connection("127.0.0.1", self.port))
        self._lines.append(line)
        return line

    def hang_up(self) -> None:
        for line in self._lines:
            line.close()


def request(method: str, path: str, key: str = "", body: bytes | None = None, *more: str) -> bytes:
    """Write a well-formed request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: api.test", *more]
    if key:
        lines.append(f"X-API-Key: {key}")
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + (body or b"")


def chunked(path: str, key: str, *pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """Write a POST whose body comes in chunks."""
    head = request("POST", path, key, None, "Transfer-Encoding: chunked")
    return head + b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + end


def session_body(name: str) -> bytes:
    return json.dumps({"externalSessionId": name}).encode()
