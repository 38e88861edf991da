"""The checkers as the server's children: started, followed, let go when unused. Not: checking.

An idle server has none: each takes 15 MB, and a third of a second of CPU at the start. They come
with the first batches that arrive side by side, which the server checks until one has begun.
"""

import asyncio
import contextlib
import math
import os
import signal
import socket
import sys
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.ingest.checker_frames import BEGUN
from usercontext.ingest.checker_line import Line
from usercontext.ingest.checkers import Checkers
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.slots import Slots
from usercontext.ingest.suspects import Suspects, not_now
from usercontext.ingest.waiting import Waiting
from usercontext.log import get_logger
from usercontext.settings.sources import Settings

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
_UNUSED_S = 300.0
"""Let go only after so long: whoever sends now and then finds it there."""
_CRASHES = {
    -number
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE)
}
"""What native code ends with of itself; those that people and systems send tell of no batch."""
_GOOD = (
    b'{"logs":[{"type":"console","level":"info","payload":{},"timestamp":"2026-01-01T00:00:00Z"}]}'
)
"""What no checker crashes of that is in order."""

_log = get_logger(__name__)


class Started(Struct):
    """A checker that runs, and the line to it.

    ``hung`` when it was ended for saying nothing, ``let_go`` when for having nothing to do.
    """

    process: asyncio.subprocess.Process
    line: Line
    hung: bool = False
    let_go: bool = False


def number_of(settings: Settings) -> int:
    """Return how many checkers there are to be: as set, else one for each second core, up to 2."""
    if not hasattr(os, "memfd_create"):  # not Linux
        return 0
    if settings.serve.checkers is not None:
        return settings.serve.checkers
    return min(_MOST_UNASKED, len(os.sched_getaffinity(0)) // 2)


async def keep_checkers(settings: Settings, checkers: Checkers) -> None:
    """Keep as many checkers as there are to be while they are wanted, until this is cancelled.

    As many as the settings name are there from the start and stay.
    """
    unused_s = _UNUSED_S
    if settings.serve.checkers is not None:
        checkers.wanted.set()
        unused_s = math.inf
    async with asyncio.TaskGroup() as group:
        for _ in range(number_of(settings)):
            group.create_task(_keep(settings.ingest, checkers, unused_s))


async def _keep(limits: IngestLimits, checkers: Checkers, unused_s: float) -> None:
    clock, pause_s = asyncio.get_running_loop().time, _RESTART_S
    while True:
        await checkers.wanted.wait()
        status, since = None, clock()
        try:
            started = await _start(limits, checkers)
            since = clock()
            status = await _run(started, limits, checkers, unused_s)
            if started.let_go:
                checkers.wanted.clear()
                continue
        except Exception:  # noqa: BLE001  (whatever it is, it is not to leave the server without)
            _log.exception("a checker cannot be kept")
        if clock() - since > _LASTS_S:
            pause_s = _RESTART_S
        _log.warning("checker ended, restarting it", status=status, pause_s=pause_s)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, _REST_S)


async def _run(started: Started, limits: IngestLimits, checkers: Checkers, unused_s: float) -> int:
    """Wait until a checker has ended, answer what it left, and return its status."""
    line = started.line
    try:
        status = await _wait(started, unused_s)
        line.lose()
        if line.held and (started.hung or status in _CRASHES):
            await _try_again(line.held, limits, checkers.suspects)
        else:
            for waiting in line.held:
                waiting.settle_here()
        return status
    finally:
        line.end()  # without its line it ends
        for waiting in line.held:
            waiting.fail(not_now())


async def _try_again(held: list[Waiting], limits: IngestLimits, suspects: Suspects) -> None:
    """Refuse a batch that a second checker crashes of too; ``held`` is the same one, many times.

    Where it is not known whether one would, as where it hangs, the caller is asked to come again.
    """
    body, own = held[0].body, held[0].own
    tried = Waiting(body, limits, own)  # whoever waits may go away before it is known
    suspects.suspect(body, own)
    _log.warning("a checker crashed or hung, trying its batch alone", bytes=len(body))
    try:
        status = await _try_alone(tried, limits)
    finally:
        suspects.clear(body, own)
    if tried.future.done():
        for waiting in held:
            waiting.settle_as(tried)
    if status in _CRASHES:
        _log.error("a batch crashes checkers, refusing it", status=status, bytes=len(body))
        suspects.prove(body, own)
        for waiting in held:
            waiting.fail(suspects.refusal())


async def _try_alone(tried: Waiting, limits: IngestLimits) -> int | None:
    """Have a fresh checker answer; returns the status it ended with at that, None when it did not.

    What it makes of a batch that is known to be good tells whether it crashes of any.
    """
    try:
        started = await _try_to_start(limits, Checkers(), alone=True)
    except OSError:
        return None
    ending = asyncio.create_task(_wait(started))
    try:
        good = Waiting(_GOOD, limits, None)
        if not await _answers(good, started.line, ending) or started.line.is_ended:
            _log.error("checkers crash of any batch")
            return None
        if await _answers(tried, started.line, ending):
            return None
        started.line.lose()
        return ending.result() if started.line.at else None
    finally:
        started.line.end()
        ending.cancel()
        await asyncio.wait({ending})


async def _answers(asked: Waiting, line: Line, ending: asyncio.Task[int]) -> bool:
    """Have a checker check this; tells whether it answered before it ended."""
    line.post(asked)
    either: set[asyncio.Future[Any]] = {ending, asked.future}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    return asked.future.done()


async def _wait(started: Started, unused_s: float = math.inf) -> int:
    """Return the status a checker ended with; one that answers no more, or is unused, is ended."""
    ending = asyncio.create_task(started.process.wait())
    was_stuck = False  # a crash is heard before its status is known; Popen.kill would swallow that
    try:
        while not ending.done():
            await asyncio.wait({ending}, timeout=_LOOK_S)
            if not ending.done() and started.line.rested_s() > unused_s:
                started.let_go = True
                started.line.end()
                _kill(started.process)
                return await ending
            is_stuck = started.line.is_stuck() and not ending.done()
            if is_stuck and was_stuck:
                _log.warning("a checker answers no more, ending it")
                started.hung = True
                _kill(started.process)
            was_stuck = is_stuck
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


async def _try_to_start(limits: IngestLimits, checkers: Checkers, alone: bool = False) -> Started:
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
    return Started(process, checkers.open(near, slots, alone))


async def _spawn(far: socket.socket, slots: Slots) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *CHECKER,
        str(far.fileno()),
        str(slots.descriptor),
        stdin=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours in its reach
        cwd="/",
        pass_fds=(far.fileno(), slots.descriptor),
        start_new_session=True,  # before it ignores signals, Ctrl-C printed its traceback
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    _kill(process)
    await process.wait()


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended in this very turn of the loop
        process.kill()
