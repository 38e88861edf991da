"""The ceiling: an application that reads the body and answers 202, under the product's own server.

    python bench/noop.py PORT            under usercontext.api.http, as `usercontext serve` is
    python bench/noop.py PORT granian    the same as an ASGI application under Granian

Runs until SIGTERM.
"""

import asyncio
import signal
import sys
from typing import Any

import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from usercontext.api.body import Bodies
from usercontext.api.calls import Answer
from usercontext.api.http.listener import Listener
from usercontext.api.http.sockets import bind, room_for_connections
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request

_BODY = b'{"accepted":100}'
_HEADERS = [(b"content-type", b"application/json"), (b"content-length", b"16")]
_ACCEPTED = Answer(202, _BODY)


class _Noop:
    """Admits everything and answers the same to all."""

    def __init__(self) -> None:
        self.options = ApiOptions()
        self._bodies = Bodies(self.options)

    is_pressed = False

    def recognize(self, request: Request) -> Exchange | None:  # noqa: ARG002
        return None

    def turn_away(self, exchange: Exchange) -> Answer | None:  # noqa: ARG002
        return None

    def begin(self, request: Request) -> Exchange:
        return Exchange(request, 0.0, None, [])

    async def admit(self, exchange: Exchange) -> None:
        exchange.intake = self._bodies.expect(exchange.request.headers)

    async def act(self, exchange: Exchange) -> Answer:
        if exchange.intake is not None:
            exchange.intake.whole()
        return _ACCEPTED

    def refuse(self, exchange: Exchange | None, error: BaseException) -> Answer:  # noqa: ARG002
        raise RuntimeError("the benchmark sent what is refused") from error

    def count(self, exchange: Exchange | None, status: int) -> None:  # noqa: ARG002
        return

    def count_connections(self, number: int) -> None:  # noqa: ARG002
        return


async def _asgi(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 202, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": _BODY})


async def _serve(port: int) -> None:
    app = _Noop()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    listener = Listener(app, room_for_connections(app.options.max_connections), by_hand=True)
    await listener.start(bind("127.0.0.1", port))
    await stop.wait()
    await listener.drain(1)


async def _serve_by_granian(port: int) -> None:
    server = Server(
        _asgi,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=4096,
        log_enabled=False,
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=65_536),
    )
    await server.serve()


if __name__ == "__main__":
    serve = _serve_by_granian if sys.argv[2:] == ["granian"] else _serve
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(int(sys.argv[1])))
