"""A provider of models: a real HTTP server that behaves as a test says. No assertions."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from msgspec import Struct

Behaviour = Callable[["Exchange"], Awaitable[None]]
CRLF = "\r\n"


class Exchange(Struct):
    """One request as it arrived, and the socket on which it may be answered."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    writer: asyncio.StreamWriter

    @property
    def is_anthropic(self) -> bool:
        return self.path.endswith("/messages")

    @property
    def question(self) -> str:
        """Return what the model is asked, without its instructions."""
        return str(self.body["messages"][-1]["content"])

    async def send(self, raw: bytes) -> None:
        self.writer.write(raw)
        await self.writer.drain()

    async def answer(self, status: int, body: bytes, *headers: str) -> None:
        told = [f"HTTP/1.1 {status} X", f"content-length: {len(body)}", "connection: close"]
        await self.send(CRLF.join([*told, *headers, "", ""]).encode() + body)

    async def say(self, text: str, **changes: Any) -> None:
        """Answer well in the dialect of the question; the text need not be an answer."""
        told = _anthropic(text, self.body) if self.is_anthropic else _openai(text)
        await self.answer(200, json.dumps(told | changes).encode())


class Provider:
    """A server that keeps every exchange; ``behave`` may be changed between calls."""

    def __init__(self, behave: Behaviour) -> None:
        self.behave = behave
        self.exchanges: list[Exchange] = []
        self.faults: list[Exception] = []
        self.url = ""

    async def serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._exchange(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            return  # the other end had enough, which is what some tests are about
        except Exception as error:  # the test's own mistake must not look like a bad provider
            self.faults.append(error)
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        exchange = Exchange(head[0].split()[1], headers, json.loads(body or b"{}"), writer)
        self.exchanges.append(exchange)
        await self.behave(exchange)


@contextlib.asynccontextmanager
async def provider(behave: Behaviour) -> AsyncIterator[Provider]:
    """Serve on a free port of this machine, and end with every connection closed."""
    fake = Provider(behave)
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(fake.serve_one(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    fake.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield fake
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if fake.faults:
        raise fake.faults[0]


def root_of(question: str, cause: str = "c1") -> str:
    """Return the name that the digest gives to the root entry of a cause."""
    found = re.search(rf"^\| CAUSE {cause} .*?root=(e\d+)", question, re.MULTILINE)
    assert found is not None, question
    return found[1]


def good_answer(question: str, **changes: Any) -> dict[str, Any]:
    """Return an answer that holds for a session in which POST /api/checkout failed with 500."""
    claim = {
        "text": "POST /api/checkout failed with 500.",
        "kind": "cause",
        "evidence": [root_of(question)],
    }
    return {
        "cause": "c1",
        "summary": "The order could not be sent: POST /api/checkout failed with 500.",
        "root_cause": "The server answered POST /api/checkout with 500.",
        "suggested_fix": "Find out in the server log why the checkout fails.",
        "claims": [claim],
    } | changes


async def answer_well(exchange: Exchange) -> None:
    await exchange.say(json.dumps(good_answer(exchange.question)))


def answering(**changes: Any) -> Behaviour:
    """Behave well but for some members of the answer."""

    async def behave(exchange: Exchange) -> None:
        await exchange.say(json.dumps(good_answer(exchange.question, **changes)))

    return behave


def saying(text: str, **changes: Any) -> Behaviour:
    """Answer with this text, whatever is asked."""

    async def behave(exchange: Exchange) -> None:
        await exchange.say(text, **changes)

    return behave


def refusing(status: int, *headers: str, body: bytes = b"{}") -> Behaviour:
    """Answer with this status."""

    async def behave(exchange: Exchange) -> None:
        await exchange.answer(status, body, *headers)

    return behave


def _openai(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1_000, "completion_tokens": 100},
    }


def _anthropic(text: str, body: dict[str, Any]) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "text", "text": text}
    if "tools" in body:
        with contextlib.suppress(ValueError):
            block = {"type": "tool_use", "id": "t", "name": "answer", "input": json.loads(text)}
    used = {"input_tokens": 1_000, "output_tokens": 100}
    return {"content": [block], "stop_reason": "tool_use", "usage": used}
