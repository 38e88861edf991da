"""A receiver on this machine that does as it is told, well or badly. No assertions."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

Behave = Callable[[asyncio.StreamWriter], Awaitable[None]]


class Received(NamedTuple):
    """A request as it arrived."""

    line: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    """Answers 204, or as ``behaves`` says from the front; keeps what it received."""

    def __init__(self) -> None:
        self.port = 0
        self.received: list[Received] = []
        self.behaves: list[Behave] = []
        self.always: Behave = answer(204)
        self.arrived = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in?from=shop"

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            line, *rest = head.strip().split("\r\n")
            pairs = (each.partition(": ") for each in rest)
            headers = {name.lower(): value for name, _, value in pairs}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.received.append(Received(line, headers, body))
            self.arrived.set()
            behave = self.behaves.pop(0) if self.behaves else self.always
            await behave(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the other side went away, which some tests make it do
        finally:
            writer.close()


def answer(status: int, *headers: str, body: bytes = b"") -> Behave:
    """Answer with a status and a body."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        lines = [f"HTTP/1.1 {status} Some", f"content-length: {len(body)}", *headers, "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()

    return behave


async def hang(writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.Event().wait()


async def reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection."""
    writer.transport.abort()


async def babble(writer: asyncio.StreamWriter) -> None:
    """Answer without an end."""
    writer.write(b"HTTP/1.1 200 Some\r\n\r\n")
    while True:
        writer.write(b"x" * 65_536)
        await writer.drain()


async def heads_without_end(writer: asyncio.StreamWriter) -> None:
    """Send headers and never come to an end of them."""
    writer.write(b"HTTP/1.1 200 Some\r\n")
    while True:
        writer.write(b"x-more: " + b"y" * 1_000 + b"\r\n")
        await writer.drain()


async def drip(writer: asyncio.StreamWriter) -> None:
    """Answer a byte at a time, each in time for a reader that waits for the next only."""
    for byte in b"HTTP/1.1 200 Some\r\n" * 1_000:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.02)


@asynccontextmanager
async def listening(tls: ssl.SSLContext | None = None) -> AsyncIterator[Receiver]:
    """Listen on a free port of the loopback."""
    receiver = Receiver()
    tasks: set[asyncio.Task[None]] = set()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        await receiver(reader, writer)

    server = await asyncio.start_server(take, "127.0.0.1", 0, ssl=tls)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
