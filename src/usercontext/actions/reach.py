"""Pass sessions when they have gone quiet, whoever reported them or not. Not: what a cause is.

Done by the worker when it has no job, a turn at a time; the worker rests three times as long as a
turn took, so that it costs a quarter of a core at most.
"""

import asyncio
import math
import zlib
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from usercontext.actions.deps import Deps
from usercontext.actions.facts import fact_of
from usercontext.actions.reach_progress import QUIET_US
from usercontext.analyze.reach.met import read_session
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import parse_log_id
from usercontext.domain.reach import MetSignature, SessionReading
from usercontext.log import get_logger
from usercontext.store import known_names, passes, quiet_sessions
from usercontext.store.passes import Mark, Met, Passed, Step
from usercontext.store.quiet_sessions import Opened, QuietSession
from usercontext.store.reach import signature_hash

_LONGEST_US = 300 * MICROSECONDS
"""A session that never goes quiet is passed this often all the same."""

_WINDOW_US = 86_400 * MICROSECONDS
"""Where a new installation of the pass begins: what came before no count asks about."""

_AHEAD_US = 60 * MICROSECONDS
"""What is stamped further ahead was written before the clock went back, and is quiet."""

_TURN_S = 0.05
_STEPS_AT_ONCE = 500
_CATCH_UP_S = 600.0
_DUTY = 0.25
_LEAST_SHARE = 1 / 64
_KEPT_US = 30 * 86_400 * MICROSECONDS
_FORGOTTEN_AT_ONCE = 200
_log = get_logger(__name__)


class _Turn(Struct):
    """What a turn did so far."""

    passed: list[Passed]
    looked_chunks: int = 0
    looked_s: float = 0.0


class Passer:
    """Walk over the chunks of all projects, session by session, behind a mark that is stored.

    When what waits would take longer than ten minutes at a quarter of a core, only a share of the
    sessions is looked at, chosen by a hash; the others are counted as sampled out.
    """

    def __init__(self, deps: Deps, timer: Callable[[], float]) -> None:
        self._deps = deps
        self._timer = timer
        self.seconds_per_chunk = 0.0
        self.share = 1.0

    async def turn(self) -> float:
        """Pass some sessions; return the seconds worked, 0 when nobody is quiet and new."""
        begun = self._timer()
        mark = await self._deps.database.read(passes.find_mark) or await self._begin()
        steps = await self._next_steps(mark)
        if not steps:
            return 0.0
        self.share = await self._choose_share(mark)
        turn = _Turn([])
        upto = await self._pass_between(mark, steps, begun + _TURN_S, turn)
        command = passes.RecordPass(
            mark.chunk_row, upto, self._deps.clock.now_us(), tuple(turn.passed)
        )
        if not await self._deps.database.write(passes.record_pass, command):
            _log.info("sessions were passed by another worker", upto=upto)
        self._learn(turn)
        return max(self._timer() - begun, 1e-6)

    async def forget(self) -> bool:
        """Forget what sessions met more than 30 days ago; True when there is more to forget."""
        before_us = self._deps.clock.now_us() - _KEPT_US
        command = passes.ForgetSessions(before_us, _FORGOTTEN_AT_ONCE)
        forgotten = await self._deps.database.write(passes.forget_sessions, command)
        return forgotten == _FORGOTTEN_AT_ONCE

    async def _begin(self) -> Mark:
        since_us = self._deps.clock.now_us() - _WINDOW_US
        start = await self._deps.database.read(lambda tx: passes.chunk_before(tx, since_us))
        command = passes.SetMark(start, self._deps.clock.now_us())
        await self._deps.database.write(passes.set_mark, command)
        return await self._deps.database.read(passes.find_mark) or Mark(start, 0, 0, 0)

    async def _next_steps(self, mark: Mark) -> list[Step]:
        now_us = self._deps.clock.now_us()
        steps = await self._deps.database.read(
            lambda tx: passes.list_steps(tx, mark.chunk_row, _STEPS_AT_ONCE)
        )
        for number, step in enumerate(steps):
            if now_us - QUIET_US < step.received_us <= now_us + _AHEAD_US:
                return steps[:number]
        return steps

    async def _choose_share(self, mark: Mark) -> float:
        newest = await self._deps.database.read(passes.newest_chunk)
        needed_s = (newest - mark.chunk_row) * self.seconds_per_chunk
        affordable_s = _CATCH_UP_S * _DUTY
        if needed_s <= affordable_s:
            return 1.0
        halvings = math.ceil(math.log2(needed_s / affordable_s))
        share: float = max(_LEAST_SHARE, 2.0**-halvings)
        if share < self.share:
            _log.warning("sessions are sampled, the look is behind", share=share)
        return share

    async def _pass_between(self, mark: Mark, steps: list[Step], end: float, turn: _Turn) -> int:
        """Pass the sessions of these chunks until time is up; return the chunk that was reached."""
        upto = steps[-1].id
        first_steps: dict[int, Step] = {}
        for step in steps:
            first_steps.setdefault(step.session_row, step)
        rows = list(first_steps)
        quiet = await self._deps.database.read(lambda tx: quiet_sessions.list_quiet(tx, rows))
        for row, step in first_steps.items():
            if self._timer() >= end and step.id - 1 > mark.chunk_row:
                return step.id - 1
            one = quiet.get(row)
            if one is not None and self._is_due(one, upto):
                turn.passed.append(await self._pass_one(one, turn))
        return upto

    def _is_due(self, one: QuietSession, upto: int) -> bool:
        if one.passed_chunk >= one.newest_chunk:
            return False  # passed before time was up for its neighbours
        if one.newest_chunk <= upto:
            return True
        since_us = one.opened_us if one.passed_us is None else one.passed_us
        return self._deps.clock.now_us() - since_us > _LONGEST_US

    async def _pass_one(self, one: QuietSession, turn: _Turn) -> Passed:
        sampled = is_sampled(one.row, self.share)
        if not (sampled or one.was_looked):
            return Passed(
                *(one.row, one.project_row, one.newest_chunk, one.newest_us),
                looked=False,
                healthy=False,
                left_out=0,
            )
        begun = self._timer()
        opened = await self._deps.database.read(lambda tx: quiet_sessions.open_telling(tx, one.row))
        reading = await self._by_known_names(one, await self._read(one, opened))
        turn.looked_s += self._timer() - begun
        turn.looked_chunks += len(opened.arrived_us)
        fact = await fact_of(self._deps, one, opened.entries, reading.browser)
        return replace(_passed(one, opened, reading), fact=fact)

    async def _read(self, one: QuietSession, opened: Opened) -> SessionReading:
        if not opened.entries:
            return SessionReading((), is_healthy=True, left_out=0, browser="")
        try:
            return await asyncio.to_thread(
                read_session, opened.entries, one.metadata, one.newest_us, opened.total
            )
        except Exception:  # noqa: BLE001  (one untrusted step; logged with its session)
            _log.exception("session not read for its signatures", session=one.row)
            return SessionReading((), is_healthy=False, left_out=0, browser="")

    async def _by_known_names(self, one: QuietSession, reading: SessionReading) -> SessionReading:
        """Return what a session met by the names that its project has for it.

        A cause that is known by a former name alone is counted under that: so the groups of before
        go on, those that somebody ignored or resolved too.
        """
        names = [name for met in reading.met if met.former for name in (met.signature, *met.former)]
        if not names:
            return reading
        known = await self._deps.database.read(
            lambda tx: known_names.find_known(tx, one.project_row, names)
        )
        met: dict[str, MetSignature] = {}
        for each in reading.met:
            name = next((n for n in (each.signature, *each.former) if n in known), each.signature)
            met[name] = _together(replace(each, signature=name), met.get(name))
        return replace(reading, met=tuple(met.values()))

    def _learn(self, turn: _Turn) -> None:
        if turn.looked_chunks:
            cost_s = turn.looked_s / turn.looked_chunks
            self.seconds_per_chunk = (
                0.8 * self.seconds_per_chunk + 0.2 * cost_s if self.seconds_per_chunk else cost_s
            )


def is_sampled(session_row: int, share: float) -> bool:
    """Tell whether a session is in a share; who is in a small one is in every larger one."""
    return zlib.crc32(session_row.to_bytes(8, "big")) < share * 2**32


def _together(one: MetSignature, other: MetSignature | None) -> MetSignature:
    """Return two causes that have one former name as the one that they were."""
    if other is None:
        return one
    return replace(
        other,
        is_root=one.is_root or other.is_root,
        links=max(one.links, other.links),
        went_on=one.went_on and other.went_on,
    )


def _passed(one: QuietSession, opened: Opened, reading: SessionReading) -> Passed:
    return Passed(
        session_row=one.row,
        project_row=one.project_row,
        chunk_row=max(opened.arrived_us, default=one.newest_chunk),
        seen_us=max(opened.arrived_us.values(), default=one.newest_us),
        looked=True,
        healthy=reading.is_healthy,
        left_out=reading.left_out,
        met=tuple(_met(one, opened, reading.browser, each) for each in reading.met),
    )


def _met(one: QuietSession, opened: Opened, browser: str, each: MetSignature) -> Met:
    place = parse_log_id(each.evidence)
    chunk_row = place[0] if place is not None else one.newest_chunk
    return Met(
        signature_hash=signature_hash(each.signature),
        first_us=opened.arrived_us.get(chunk_row, one.newest_us),
        user_hash=one.user_hash,
        browser=browser,
        release=one.release,
        category=each.category.value,
        is_root=each.is_root,
        links=each.links,
        went_on=each.went_on,
    )
