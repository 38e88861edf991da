"""The door whose caller is the clock: due jobs, dictionaries, packs, then rest. Knows no SQL.

Attachments are encoded beside all that, one at a time and in a process of lower priority still.
"""

import asyncio
import faulthandler
import math
import os
import socket
import time
from pathlib import Path

import structlog
from msgspec import Struct

from usercontext.actions import analysis, reencoding
from usercontext.actions.deps import Deps
from usercontext.actions.dictionaries import Tender
from usercontext.actions.late_logs import renew_late
from usercontext.actions.packs import Stower
from usercontext.domain.errors import Unavailable

_BEAT_S = 5.0
"""How often a sign of life is left; `doctor` worries after a minute."""
_LATE_LOOK_S = 1.0
"""How often to look for logs that came after their report was analyzed."""
_LATE_SHARE = 20
"""Looking takes a twentieth of the time at most, however many reports there were."""
_HANG_S = 60.0
"""How long the loop may stand still: far longer than on a busy machine, it must be a hang."""
_LOOK_S = 2.0
"""How often to look for sessions to pack when there were none."""
_STATUS = Path("/proc/self/status")
_log = structlog.get_logger(__name__)


class WorkerOptions(Struct, frozen=True):
    """How often to look for work, how low its priority is, how long to rest after a failure.

    ``tend_s`` is how often to ask whether a project wants a dictionary. Sessions are packed when
    nothing came for ``pack_after_s``: long enough that few go on, and that reports are read first.
    ``attachment_poll_s`` is how often to look for an attachment: nobody waits for one. A worker
    that was left with more than ``largest_mb`` by a large session ends when nothing is due; 0 is
    never, for one that nobody would start again.
    """

    poll_s: float = 0.2
    rest_s: float = 2.0
    niceness: int = 10
    dictionaries: str = "on"
    tend_s: float = 30.0
    pack_after_s: int = 900
    attachment_poll_s: float = 1.0
    largest_mb: int = 0


async def run_worker(deps: Deps, options: WorkerOptions, stop: asyncio.Event) -> None:
    """Run jobs one at a time until ``stop`` is set; the job in hand is finished first.

    A store that is away (the server restarts) is waited for; nothing is lost, for a job whose
    worker is gone is claimed again when its lease ends.
    """
    os.nice(options.niceness)
    # not a TaskGroup: what ends the worker must come out as itself, for the CLI to name it
    await asyncio.gather(_run_jobs(deps, options, stop), _run_attachments(deps, options, stop))


async def keep_watch(hang_s: float = _HANG_S) -> None:
    """End this process when its loop stood still for a minute; whoever started it starts it anew.

    What hangs without giving the interpreter up (a regular expression, a driver) stops everything
    here, also whatever would stop it. The timer is a thread of C; its job is claimed by the next
    attempt, and after the last one is judged without being opened.
    """
    try:
        while True:
            faulthandler.dump_traceback_later(hang_s, exit=True)
            await asyncio.sleep(hang_s / 10)
    finally:
        faulthandler.cancel_dump_traceback_later()


async def _run_jobs(deps: Deps, options: WorkerOptions, stop: asyncio.Event) -> None:
    name = f"{socket.gethostname()}:{os.getpid()}"
    beaten_s = -_BEAT_S
    tender = Tender(deps)
    stower = Stower(deps, options.pack_after_s, options.dictionaries == "on", time.perf_counter)
    stow_at = _now()
    tend_at = _now() + options.tend_s if options.dictionaries == "on" else math.inf
    late_at = _now()
    while not stop.is_set():
        if time.monotonic() - beaten_s >= _BEAT_S:
            beaten_s = time.monotonic()
            await asyncio.to_thread(deps.database.show_life)
        try:
            if _now() >= late_at:
                late_at = await _look_for_late_logs(deps)
            worked = await analysis.is_job_due(deps) and await analysis.run_next_job(deps, name)
            if not worked and _now() >= tend_at:
                worked = await tender.look()
                tend_at = _now() if worked else _now() + options.tend_s
            if not worked and _now() >= stow_at and not await stower.stow():
                stow_at = _now() + _LOOK_S
        except Unavailable as error:
            _log.warning("store unavailable, resting", reason=error.message)
            await _rest(stop, options.rest_s)
            continue
        if not worked and 0 < options.largest_mb < _own_megabytes():
            _log.info("ending with much memory, to be started anew")
            stop.set()
        if not worked:
            await _rest(stop, options.poll_s)


async def _look_for_late_logs(deps: Deps) -> float:
    """Look once, also while jobs wait; returns when to look again."""
    started = _now()
    await renew_late(deps)
    ended = _now()
    return ended + max(_LATE_LOOK_S, _LATE_SHARE * (ended - started))


async def _run_attachments(deps: Deps, options: WorkerOptions, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            worked = await reencoding.is_attachment_due(
                deps
            ) and await reencoding.run_next_attachment(deps)
        except Unavailable as error:
            _log.warning("store unavailable, attachments wait", reason=error.message)
            worked = False
        if not worked:
            await _rest(stop, options.attachment_poll_s)


def _own_megabytes() -> int:
    """Return the memory that only this process has; 0 where the system does not tell (Linux does).

    Freed entries of a large session stay with the process: what caches keep of them lies scattered
    over the interpreter's arenas, so that neither a collection nor malloc_trim gives them back.
    """
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon")), 0)


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _rest(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
