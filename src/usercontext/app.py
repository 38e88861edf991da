"""The one place where everything meets: settings → database, Deps, routes → a running server."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import msgspec
import structlog
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from msgspec import Struct

from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject, create_first_project
from usercontext.api.application import Api
from usercontext.domain.clock import SystemClock
from usercontext.domain.ids import RandomIds
from usercontext.settings import Settings
from usercontext.store.heartbeat import WORKER_NAME
from usercontext.store.opening import Role, open_database
from usercontext.worker import run_worker

_log = structlog.get_logger(__name__)
_WORKER_RESTART_S = 1.0
_WORKER_STOP_S = 10.0
_DRAIN_S = 10
_BACKLOG = 4096
_PROBE_S = 0.02
SERVER_FILE = "server.json"


class Announcement(Struct, frozen=True):
    """What ``serve`` has to say when it is ready; ``first`` only when it just created a project."""

    url: str
    data_dir: Path
    first: NewProject | None


class PortInUse(Exception):
    """Another program listens there already."""


@contextlib.asynccontextmanager
async def open_deps(settings: Settings, role: Role) -> AsyncIterator[Deps]:
    """Build what actions need and close it again; raises StoreError when the store cannot open."""
    clock = SystemClock()
    database = await open_database(settings.store, clock, role)
    try:
        yield Deps(
            database=database,
            clock=clock,
            ids=RandomIds(),
            ingest=settings.ingest,
            analysis=settings.analysis,
            keys=KeyCache(),
            sessions=SessionCache(),
        )
    finally:
        await database.close()


async def serve(settings: Settings, announce: Callable[[Announcement], None]) -> None:
    """Serve until SIGTERM or SIGINT, then drain: requests in flight, the job in hand, the queue.

    Raises PortInUse and StoreError before anything is served.
    """
    port = _free_port(settings.serve.host, settings.serve.port)
    async with open_deps(settings, Role.SERVER) as deps:
        first = await create_first_project(deps)
        url = _url(settings.serve.host, port)
        server_file = settings.store.data_dir / SERVER_FILE

        def ready() -> None:
            _write_private(server_file, msgspec.json.encode({"url": url, "pid": os.getpid()}))
            announce(Announcement(url, settings.store.data_dir, first))

        server = _server(_Lifespan(Api(deps, settings.api)), settings.serve.host, port)
        announcing = asyncio.create_task(_announce(settings.serve.host, port, ready))
        _stop_on_signal(server.stop)
        worker = asyncio.create_task(_supervise_worker(settings))
        try:
            await server.serve()
        finally:
            server_file.unlink(missing_ok=True)
            announcing.cancel()
            worker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await worker


async def work(settings: Settings, parent_pid: int | None = None) -> None:
    """Run the analyzer worker until SIGTERM or until the server that started it is gone."""
    stop = asyncio.Event()
    _stop_on_signal(stop.set)
    named = msgspec.structs.replace(settings.store, application_name=WORKER_NAME)
    settings = msgspec.structs.replace(settings, store=named)
    async with open_deps(settings, Role.CLIENT) as deps:
        watch = asyncio.create_task(_stop_when_orphaned(stop, parent_pid))
        await run_worker(deps, settings.worker, stop)
        watch.cancel()


class _Lifespan:
    """The ASGI app as the server wants it; the database opens and closes around both."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            await self._api(scope, receive, send)
        elif scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})


def _server(app: _Lifespan, host: str, port: int) -> Server:
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        backlog=_BACKLOG,
        log_enabled=False,
        # headers must arrive within 10 s (reliability.md R13) and fit in 64 KiB in all
        http1_settings=HTTP1Settings(header_read_timeout=10_000, max_buffer_size=65_536),
    )
    # an open connection must not hold up the end: Granian joins for ever by default
    server.workers_kill_timeout = _DRAIN_S
    return server


def _stop_on_signal(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)


async def _supervise_worker(settings: Settings) -> None:
    command = [sys.executable, "-m", "usercontext", "worker", "--parent", str(os.getpid())]
    command += ["--data", str(settings.store.data_dir)]
    if settings.config_file is not None:
        command += ["--config", str(settings.config_file)]
    while True:
        process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL)
        try:
            status = await process.wait()
        except asyncio.CancelledError:
            await _end(process)
            raise
        _log.warning("worker ended, restarting it", status=status)
        await asyncio.sleep(_WORKER_RESTART_S)


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_WORKER_STOP_S):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def _stop_when_orphaned(stop: asyncio.Event, parent_pid: int | None) -> None:
    while parent_pid is not None and os.getppid() == parent_pid:  # noqa: ASYNC110  (no event tells)
        await asyncio.sleep(1)
    if parent_pid is not None:
        stop.set()


async def _announce(host: str, port: int, ready: Callable[[], None]) -> None:
    """Say that the server is ready once its port answers: Granian listens after its start-up."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while True:
        try:
            _, writer = await asyncio.open_connection(target, port)
        except OSError:
            await asyncio.sleep(_PROBE_S)
            continue
        writer.close()
        ready()
        return


def _free_port(host: str, port: int) -> int:
    # Granian binds with SO_REUSEPORT, so a second server would start beside the first unnoticed
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or "cannot bind"
            raise PortInUse(f"cannot listen on {host} port {port}: {reason}") from error
        return int(probe.getsockname()[1])


def _url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"http://{f'[{shown}]' if ':' in shown and '[' not in shown else shown}:{port}"


def _write_private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
