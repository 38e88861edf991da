"""The checkers as the server's children: started with it, followed when one ends. Not: checking."""

import asyncio
import contextlib
import os
import socket
import sys

import msgspec
import structlog
from msgspec import Struct

from usercontext.ingest.checker_frames import BEGUN
from usercontext.ingest.checkers import Checkers, Line
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.slots import Slots
from usercontext.settings import Settings

CHECKER = (sys.executable, "-P", "-m", "usercontext.ingest.checker")
_MOST_UNASKED = 2
"""Two keep the server's one thread busy with what else a batch costs."""
_BEGIN_S = 30.0
_RESTART_S = 1.0
_REST_S = 30.0
"""A start costs a third of a second of CPU: what never lasts is tried only so often."""
_LASTS_S = 30.0
"""One that ran for so long has not failed at its start."""
_LOOK_S = 2.0

_log = structlog.get_logger(__name__)


class Started(Struct, frozen=True):
    """A checker that runs, and the line to it."""

    process: asyncio.subprocess.Process
    line: Line


def number_of(settings: Settings) -> int:
    """Return how many checkers there are to be: as set, else one for each second core, up to 2."""
    if not hasattr(os, "memfd_create"):  # not Linux
        return 0
    if settings.serve.checkers is not None:
        return settings.serve.checkers
    return min(_MOST_UNASKED, len(os.sched_getaffinity(0)) // 2)


async def keep_checkers(settings: Settings, checkers: Checkers) -> None:
    """Keep as many checkers running as there are to be, until this is cancelled; then end them."""
    async with asyncio.TaskGroup() as group:
        for _ in range(number_of(settings)):
            group.create_task(_keep(settings.ingest, checkers))


async def _keep(limits: IngestLimits, checkers: Checkers) -> None:
    clock, pause_s = asyncio.get_running_loop().time, _RESTART_S
    while True:
        started = await _start(limits, checkers)
        since = clock()
        try:
            status = await _wait(started)
        finally:  # without its line it ends
            started.line.end()
        if clock() - since > _LASTS_S:
            pause_s = _RESTART_S
        _log.warning("checker ended, restarting it", status=status, pause_s=pause_s)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, _REST_S)


async def _wait(started: Started) -> int:
    """Return the status a checker ended with; one that answers no more is ended."""
    ending = asyncio.create_task(started.process.wait())
    try:
        while not ending.done():
            await asyncio.wait({ending}, timeout=_LOOK_S)
            if started.line.is_stuck() and not ending.done():
                _log.warning("a checker answers no more, ending it")
                _kill(started.process)
        return ending.result()
    except asyncio.CancelledError:
        started.line.end()
        _kill(started.process)  # it has nothing to lose, and one that is stopped reads no end
        await ending
        raise


async def _start(limits: IngestLimits, checkers: Checkers) -> Started:
    """Start a checker; where the system has none to give, later: the server checks meanwhile."""
    while True:
        try:
            return await _try_to_start(limits, checkers)
        except OSError as error:
            _log.warning("no checker can be started", reason=error.strerror or "it never began")
            await asyncio.sleep(_REST_S)


async def _try_to_start(limits: IngestLimits, checkers: Checkers) -> Started:
    """Return a checker that has begun: what is handed to one that loads waits as long as that."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    near.setblocking(False)
    async with contextlib.AsyncExitStack() as undone:
        undone.enter_context(near)
        with far:
            slots = Slots.create()
            undone.callback(slots.close)
            process = await _spawn(far, slots)
        undone.push_async_callback(_end, process)
        assert process.stdin is not None
        process.stdin.write(msgspec.msgpack.encode(limits))
        process.stdin.close()
        async with asyncio.timeout(_BEGIN_S):
            if await asyncio.get_running_loop().sock_recv(near, len(BEGUN)) != BEGUN:
                raise ConnectionAbortedError
        undone.pop_all()
    return Started(process, checkers.open(near, slots))


async def _spawn(far: socket.socket, slots: Slots) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *CHECKER,
        str(far.fileno()),
        str(slots.descriptor),
        stdin=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours in its reach
        cwd="/",
        pass_fds=(far.fileno(), slots.descriptor),
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    _kill(process)
    await process.wait()


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended in this very turn of the loop
        process.kill()
