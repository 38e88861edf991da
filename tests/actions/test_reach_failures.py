"""Killed, doubled or behind, the pass loses no session, counts none twice, and says its share."""

import asyncio
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from actions.silent import Shop, calm_visit, failing_visit, pass_all
from builders import FrozenClock
from store.drafts import count_rows
from usercontext.actions.deps import Deps
from usercontext.actions.reach import Passer, is_sampled
from usercontext.actions.reach_progress import show_progress
from usercontext.store import passes
from usercontext.store.database import Database, WriterStats
from usercontext.store.reach_tables import session_signature

pytestmark = pytest.mark.anyio


async def test_a_worker_that_dies_before_its_commit_loses_and_doubles_nothing(
    shop: Shop, clock: FrozenClock
) -> None:
    for _ in range(3):
        await shop.visit(failing_visit())
    clock.advance(31)
    dying = Passer(dying_deps(shop.deps, committed=False), lambda: 0.0)
    with pytest.raises(Died):
        await dying.turn()
    assert await count_rows(shop.deps.database, session_signature) == 0

    await pass_all(shop.deps)
    assert await count_rows(shop.deps.database, session_signature) == 3
    assert (await show_progress(shop.deps)).passed == 3


async def test_a_worker_that_dies_after_its_commit_doubles_nothing(
    shop: Shop, clock: FrozenClock
) -> None:
    for _ in range(3):
        await shop.visit(failing_visit())
    clock.advance(31)
    with pytest.raises(Died):
        await Passer(dying_deps(shop.deps, committed=True), lambda: 0.0).turn()

    await pass_all(shop.deps)
    assert await count_rows(shop.deps.database, session_signature) == 3
    assert (await show_progress(shop.deps)).passed == 3


async def test_two_workers_at_once_count_a_session_once(shop: Shop, clock: FrozenClock) -> None:
    for _ in range(6):
        await shop.visit(failing_visit())
    clock.advance(31)

    await asyncio.gather(*(pass_all(shop.deps) for _ in range(3)))

    assert (await show_progress(shop.deps)).passed == 6
    assert await count_rows(shop.deps.database, session_signature) == 6


async def test_behind_it_looks_at_a_share_and_says_so(shop: Shop, clock: FrozenClock) -> None:
    """A reading of 100 s each can never catch up: what is counted is what was looked at."""
    rows = [await shop.visit(failing_visit()) for _ in range(40)]
    clock.advance(31)
    ticks = count(0, 100)
    slow = Passer(shop.deps, lambda: float(next(ticks)))

    await pass_all(shop.deps, slow)
    affected = (await shop.issue(await shop.report(rows[0]))).affected

    looked = (await show_progress(shop.deps)).passed
    assert 0 < looked < 40
    assert affected.coverage == looked / 40
    assert looked <= affected.sessions <= looked + 1


async def test_a_sampled_out_session_is_looked_at_when_it_comes_back(
    shop: Shop, clock: FrozenClock
) -> None:
    row = next(
        row
        for row in [await shop.visit(failing_visit()) for _ in range(12)]
        if not is_sampled(row, 1 / 64)
    )
    clock.advance(31)
    await pass_all(shop.deps, far_behind(shop.deps))
    before = await count_rows(shop.deps.database, session_signature)
    await shop.append(row, calm_visit())

    await shop.quiet()
    assert await count_rows(shop.deps.database, session_signature) == before + 1


def test_who_is_in_a_small_share_is_in_a_larger_one() -> None:
    small = {row for row in range(10_000) if is_sampled(row, 1 / 8)}
    large = {row for row in range(10_000) if is_sampled(row, 1 / 2)}

    assert small < large
    assert 4_700 < len(large) < 5_300


class Died(Exception):
    """The worker was killed."""


class Dying(Database):
    """A database whose client is killed around the commit of a pass."""

    def __init__(self, database: Database, committed: bool) -> None:
        self._database = database
        self._committed = committed
        self.engine = database.engine

    async def read(self, query: Any) -> Any:
        return await self._database.read(query)

    async def write(self, operation: Any, command: Any) -> Any:
        if operation is not passes.record_pass:
            return await self._database.write(operation, command)
        if self._committed:
            await self._database.write(operation, command)
        raise Died

    async def append(self, command: Any) -> Any:
        return await self._database.append(command)

    async def closed(self) -> None:
        await self._database.closed()

    async def close(self) -> None:
        await self._database.close()

    def stats(self) -> WriterStats:
        return self._database.stats()


def dying_deps(deps: Deps, committed: bool) -> Deps:
    return replace(deps, database=Dying(deps.database, committed))


def far_behind(deps: Deps) -> Passer:
    """Build a passer that has learned that a batch takes it an hour."""
    passer = Passer(deps, lambda: 0.0)
    passer.seconds_per_chunk = 3_600.0
    return passer
