"""What the door costs a request: parser, checks, answer; the handler does nothing. In process.

    python -m bench.door [--rounds 15]

Each kind is fed whole requests through a connection without a socket, interleaved round by round;
the least of the rounds is printed, in microseconds. The body is 36 KB, as a batch of a hundred
entries has; `asgi` is the same door called through ASGI messages, without a parser before it.
"""

import argparse
import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import uvloop

from bench.traffic import make_batch
from usercontext.actions import projects
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.api import application, routes
from usercontext.api.application import Api
from usercontext.api.calls import Answer, Call
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.api.options import ApiOptions
from usercontext.api.router import Router
from usercontext.domain.clock import SystemClock
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.store.database import Database
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions

_ACCEPTED = Answer(202, b'{"accepted":100}')
_PATH = "/v1/sessions/8f14e45f-ceea-467f-a0e6-b2b6c3d1f9aa/logs"
_REQUESTS = 2000
Run = Callable[[], Any]
_FAR = 1_000_000_000  # limits are counted and never reached


class _Socket(asyncio.Transport):
    """A transport that goes nowhere and counts its answers."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 4711)})
        self.answers = 0

    def write(self, data: Any) -> None:
        if not data.startswith(b"HTTP/1.1 202"):
            raise RuntimeError(f"answered {data[:60]!r}")
        self.answers += 1

    def is_closing(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return 0

    def abort(self) -> None:
        return


async def _accept(_: Call) -> Answer:
    return _ACCEPTED


def _request(key: str, body: bytes) -> bytes:
    head = f"POST {_PATH} HTTP/1.1\r\nHost: 127.0.0.1:8787\r\ncontent-type: application/json\r\n"
    return f"{head}x-api-key: {key}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


def _native(api: Api, address: str, sent: bytes) -> Run:
    connection = Connection(Registry(api, 10, True, time.time))
    transport = _Socket(address)
    connection.connection_made(transport)

    def run() -> None:
        for _ in range(_REQUESTS):
            connection.data_received(sent)
        if transport.answers % _REQUESTS:
            raise RuntimeError("a request was not answered at once")

    return run


def _asgi(api: Api, key: str, body: bytes) -> Run:
    headers = [
        (b"host", b"a"),
        (b"content-type", b"application/json"),
        (b"x-api-key", key.encode()),
    ]
    headers.append((b"content-length", b"%d" % len(body)))
    scope: dict[str, Any] = {"type": "http", "http_version": "1.1", "method": "POST", "path": _PATH}
    scope |= {"raw_path": _PATH.encode(), "query_string": b"", "headers": headers}
    scope |= {"client": ("127.0.0.1", 4711)}
    message = {"type": "http.request", "body": body, "more_body": False}

    async def receive() -> Any:
        return message

    async def send(_: Any) -> None:
        return

    async def run() -> None:
        for _ in range(_REQUESTS):
            await api(scope, receive, send)

    return run


async def _measure(rounds: int) -> dict[str, float]:
    with TemporaryDirectory(prefix="usercontext-bench-") as name:
        clock = SystemClock()
        database = await open_database(StoreOptions(Path(name)), clock, Role.SERVER)
        try:
            kinds = await _kinds(_deps(database, clock))
            return await _least(kinds, rounds)
        finally:
            await database.close()


def _deps(database: Database, clock: SystemClock) -> Deps:
    return Deps(
        database=database,
        clock=clock,
        ids=RandomIds(),
        ingest=IngestLimits(),
        analysis=AnalysisOptions(),
        keys=KeyCache(fresh_us=3_600_000_000),
        sessions=SessionCache(),
    )


async def _kinds(deps: Deps) -> dict[str, Run]:
    project = await projects.create_project(deps, "bench")
    secret, publishable = project.secret_key, project.publishable_key
    api = Api(deps, ApiOptions(batch_limit=_FAR, address_limit=_FAR))
    application._ROUTER = (
        Router(  # the checks of the real table, before a handler that does nothing
            [msgspec.structs.replace(route, handler=_accept) for route in routes.ROUTES]
        )
    )
    for key in (secret, publishable):
        await projects.authenticate(deps, key)
    body = make_batch(1)
    return {
        "secret key": _native(api, "127.0.0.1", _request(secret, body)),
        "publishable key, both limits": _native(api, "8.8.8.8", _request(publishable, body)),
        "secret key, body of 28 bytes": _native(api, "127.0.0.1", _request(secret, b" " * 28)),
        "secret key, asgi, no parser": _asgi(api, secret, body),
    }


async def _least(kinds: dict[str, Run], rounds: int) -> dict[str, float]:
    least = dict.fromkeys(kinds, float("inf"))
    for _ in range(rounds):
        for kind, run in kinds.items():
            started = time.perf_counter()
            waiting = run()
            if waiting is not None:
                await waiting
            each_us = (time.perf_counter() - started) / _REQUESTS * 1e6
            least[kind] = min(least[kind], each_us)
    return least


def main() -> None:
    """Print a line for each kind of request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        for kind, each_us in runner.run(_measure(options.rounds)).items():
            print(f"{kind:32} {each_us:6.1f} us")


if __name__ == "__main__":
    main()
