"""The door whose caller is the clock: jobs, dictionaries, silent sessions, packs. Knows no SQL.

Attachments are encoded beside all that, one at a time and in a process of lower priority still.
Alerts are sent beside it too, several at once: they wait for others' servers, not for this machine.
What people asked to be deleted, or to be in another group, goes beside it, in steps that leave
the writer to others.
"""

import asyncio
import faulthandler
import math
import os
import socket
import time

from usercontext.actions import deliveries, reencoding
from usercontext.actions.deps import Deps
from usercontext.actions.dictionaries import Tender
from usercontext.actions.gathering import Gatherer
from usercontext.actions.impact import Reviewer
from usercontext.actions.lookout import Lookout
from usercontext.actions.packs import Stower
from usercontext.actions.removals import Remover
from usercontext.actions.turns import Turns
from usercontext.domain.delivery import Delivery
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.memory import give_back, own_megabytes
from usercontext.worker_options import WorkerOptions

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
_REVIEW_REST = 3
"""A review takes a quarter of a core at most: so many times what a look took is rested."""
_GIVE_BACK_S = 30.0
"""How often free memory is given back while no report comes: it takes 4 ms at most."""
_BREATH_S = 0.01
"""The least rest between two steps of long work."""
_log = get_logger(__name__)


async def run_worker(deps: Deps, options: WorkerOptions, stop: asyncio.Event) -> None:
    """Run jobs one at a time until ``stop`` is set; the job in hand is finished first.

    A store that is away (the server restarts) is waited for; nothing is lost, for a job whose
    worker is gone is claimed again when its lease ends.
    """
    os.nice(options.niceness)
    # not a TaskGroup: what ends the worker must come out as itself, for the CLI to name it
    await asyncio.gather(
        _run_jobs(deps, options, stop),
        _run_attachments(deps, options, stop),
        _run_deliveries(deps, options, stop),
        _run_in_steps(Remover(deps, time.perf_counter), stop),
        _run_in_steps(Gatherer(deps, time.perf_counter), stop),
    )


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
    turns = Turns(deps, f"{socket.gethostname()}:{os.getpid()}")
    beaten_s = -_BEAT_S
    chores = _Chores(deps, options)
    late_at = _now()
    has_worked = True
    while not stop.is_set():
        if time.monotonic() - beaten_s >= _BEAT_S:
            beaten_s = time.monotonic()
            await asyncio.to_thread(deps.database.show_life)
        try:
            if _now() >= late_at:
                late_at = await _look_for_late_logs(turns)
            worked = await turns.take() or await chores.turn()
        except Unavailable as error:
            _log.warning("store unavailable, resting", reason=error.message)
            await _rest(stop, options.rest_s)
            continue
        if worked:
            has_worked = True
            continue
        if has_worked:
            _lighten(options, stop)
        has_worked = False
        await _rest(stop, options.poll_s)


def _lighten(options: WorkerOptions, stop: asyncio.Event) -> None:
    """Give back what the work left free, and end when too much of it stays.

    Freed entries of a large session stay with the process: what caches keep of them lies scattered
    over the interpreter's arenas, so that neither a collection nor malloc_trim gives them back.
    """
    give_back()
    if 0 < options.largest_mb < own_megabytes():
        _log.info("ending with much memory, to be started anew")
        stop.set()


class _Chores:
    """What is done while no report waits, each in its own time: the next one that is due."""

    def __init__(self, deps: Deps, options: WorkerOptions) -> None:
        has_dictionaries = options.dictionaries == "on"
        self._options = options
        self._tender = Tender(deps)
        self._stower = Stower(deps, options.pack_after_s, has_dictionaries, time.perf_counter)
        self._lookout = Lookout(deps, time.perf_counter)
        self._reviewer = Reviewer(deps)
        self._look_at = self._stow_at = self._review_at = _now()
        self._give_back_at = _now() + _GIVE_BACK_S
        self._tend_at = _now() + options.tend_s if has_dictionaries else math.inf

    async def turn(self) -> bool:
        """Do what is due; True when there is more of it at once."""
        if _now() >= self._tend_at and await self._tender.look():
            self._tend_at = _now()
            return True
        if _now() >= self._tend_at:
            self._tend_at = _now() + self._options.tend_s
        if _now() >= self._look_at:
            self._look_at = _now() + await self._lookout.turn()
        if _now() >= self._review_at:
            self._review_at = await self._review()
        if _now() >= self._give_back_at:
            give_back()
            self._give_back_at = _now() + _GIVE_BACK_S
        if _now() >= self._stow_at and not await self._stower.stow():
            self._stow_at = _now() + _LOOK_S
        return False

    async def _review(self) -> float:
        """Look once at urgency and cost; returns when to look again."""
        begun = _now()
        more = await self._reviewer.look()
        rest_s = _REVIEW_REST * (_now() - begun) if more else self._options.review_s
        return _now() + rest_s


async def _look_for_late_logs(turns: Turns) -> float:
    """Look once, also while jobs wait; returns when to look again."""
    started = _now()
    await turns.look()
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


async def _run_deliveries(deps: Deps, options: WorkerOptions, stop: asyncio.Event) -> None:
    running: dict[int, asyncio.Task[None]] = {}  # by destination
    while not stop.is_set():
        claimed = None
        running = {row: task for row, task in running.items() if not task.done()}
        if len(running) < deps.outbound.options.at_once:
            claimed = await _claim_delivery(deps, frozenset(running))
        if claimed is None:
            await _rest(stop, options.delivery_poll_s)
        else:
            running[claimed.destination_row] = asyncio.create_task(_deliver(deps, claimed))
    if running:
        _, late = await asyncio.wait(running.values(), timeout=options.sent_out_s)
        for task in late:
            task.cancel()


async def _run_in_steps(work: Remover | Gatherer, stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            took_s = await work.look()
        except Unavailable as error:
            _log.warning("store unavailable, long work waits", reason=error.message)
            took_s = None
        # rests as long as it worked: whatever waits for the writer comes in between
        await _rest(stop, _LOOK_S if took_s is None else max(took_s, _BREATH_S))


async def _claim_delivery(deps: Deps, busy: frozenset[int]) -> Delivery | None:
    try:
        if await deliveries.is_delivery_due(deps, busy):
            return await deliveries.claim_delivery(deps, busy)
    except Unavailable as error:
        _log.warning("store unavailable, alerts wait", reason=error.message)
    return None


async def _deliver(deps: Deps, claimed: Delivery) -> None:
    try:
        await deliveries.attempt_delivery(deps, claimed)
    except Exception:  # noqa: BLE001  (its lease ends and it is tried again; others must go on)
        _log.exception("delivery failed", delivery_id=str(claimed.notice.delivery_id))


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _rest(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
