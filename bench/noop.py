"""The ceiling: an ASGI app that reads the body and answers 202, under the product's own server."""

import asyncio
import sys
from typing import Any

import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

_HEADERS = [(b"content-type", b"application/json"), (b"content-length", b"16")]


async def _noop(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 202, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": b'{"accepted":100}'})


async def _serve(port: int) -> None:
    settings = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=65_536)
    server = Server(
        _noop,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=4096,
        log_enabled=False,
        http1_settings=settings,
    )
    await server.serve()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(int(sys.argv[1])))
