"""How the worker brings issues to a group that was merged: in steps, and again after a restart."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from apps import open_deps
from builders import FrozenClock
from store.drafts import add_project
from store.shops import CRASH, KEY_ROW, REFUSAL, Shop
from usercontext.actions.deps import Deps
from usercontext.actions.gathering import Gatherer
from usercontext.domain.group import Group
from usercontext.domain.issue import IssueStatus
from usercontext.store import group_moves
from usercontext.store.database import Database
from usercontext.store.group_gathering import GatherSome, gather_some
from usercontext.store.issues import CorrectIssue, correct_issue
from usercontext.store.options import StoreOptions
from usercontext.store.tables import issue
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio


@pytest.fixture
def options(tmp_path: Path) -> StoreOptions:
    return StoreOptions(tmp_path / "data", synchronous="OFF")


@pytest.fixture
async def deps(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(options, clock) as opened:
        yield opened


async def merge(deps: Deps) -> tuple[Shop, UUID, UUID]:
    """Merge four issues into a group of one; the call itself moves one of them."""
    shop = Shop(deps.database, (await add_project(deps.database)).row)
    into = await shop.group_of(await shop.report(REFUSAL))
    issues = [await shop.report(CRASH) for _ in range(4)]
    group = await shop.group_of(issues[0])
    command = group_moves.MergeGroups(shop.row, group, into, shop.now_us, KEY_ROW, at_once=1)
    await deps.database.write(group_moves.merge_groups, command)
    return shop, group, into


async def told(shop: Shop, group: UUID) -> tuple[int, int]:
    found: Group = (await shop.view(group)).group
    return found.issues, found.coming


async def test_what_is_on_its_way_is_told_until_it_is_there(deps: Deps) -> None:
    shop, group, into = await merge(deps)
    assert (await told(shop, into), await told(shop, group)) == ((2, 3), (3, 0))

    await Gatherer(deps, lambda: 0.0).look()

    assert (await told(shop, into), await told(shop, group)) == ((5, 0), (0, 0))
    assert await Gatherer(deps, lambda: 0.0).look() is None


async def test_the_worker_goes_on_with_it(deps: Deps) -> None:
    shop, _, into = await merge(deps)
    stop = asyncio.Event()
    worker = asyncio.create_task(run_worker(deps, WorkerOptions(niceness=0), stop))
    async with asyncio.timeout(60):
        while (await told(shop, into))[1]:
            assert not worker.done()
    stop.set()
    await worker

    assert await told(shop, into) == (5, 0)


async def test_who_joins_by_hand_takes_nobody_s_place_among_those_that_come(deps: Deps) -> None:
    """`coming` was 0 while an issue was still to come: an older one was looked at in its place."""
    shop = Shop(deps.database, (await add_project(deps.database)).row)
    older = await shop.report(REFUSAL)
    into = await shop.group_of(older)
    group = await shop.group_of(await shop.report(CRASH))
    await shop.merge(group, into)
    undo = group_moves.UndoMerge(shop.row, group, shop.now_us, KEY_ROW, at_once=0)
    await deps.database.write(group_moves.undo_merge, undo)
    by_hand = CorrectIssue(shop.row, older, None, None, None, shop.now_us, KEY_ROW, group=group)
    await deps.database.write(correct_issue, by_hand)
    await deps.database.write(gather_some, GatherSome(shop.row, 1))

    assert await told(shop, group) == (1, 1)


class Refusing:
    """A database that fails at each step of one project."""

    def __init__(self, database: Database, row: int) -> None:
        self.read, self.row, self._kept = database.read, row, database

    async def write(self, made: Any, command: GatherSome) -> Any:
        if command.project_row == self.row:
            raise LookupError
        return await self._kept.write(made, command)


async def test_a_project_whose_step_fails_keeps_no_other_from_its_own(deps: Deps) -> None:
    """The first project's error was logged a hundred times a second, and nobody's issues moved."""
    failing, _, _ = await merge(deps)
    shop, _, into = await merge(deps)
    object.__setattr__(deps, "database", Refusing(deps.database, failing.row))
    gatherer = Gatherer(deps, lambda: 0.0)
    looks = [await gatherer.look() for _ in range(4)]

    assert await told(shop, into) == (5, 0)
    assert looks == [0.0, 0.0, None, 0.0]


async def test_another_process_goes_on_where_one_ended(
    options: StoreOptions, clock: FrozenClock
) -> None:
    async with open_deps(options, clock) as ended:
        shop, _, into = await merge(ended)

    async with open_deps(options, clock) as opened:
        await Gatherer(opened, lambda: 0.0).look()
        assert await told(Shop(opened.database, shop.row), into) == (5, 0)


async def test_resolving_a_group_resolves_what_is_still_on_its_way(deps: Deps) -> None:
    shop, _, into = await merge(deps)
    late = await shop.report(CRASH)

    await shop.resolve(into)

    await Gatherer(deps, lambda: 0.0).look()
    assert await shop.group_of(late) == into
    assert (await shop.view(into)).group.status is IssueStatus.RESOLVED
    assert await open_issues(shop) == 0


async def test_another_process_resolves_what_one_left_open(
    options: StoreOptions, clock: FrozenClock
) -> None:
    """Half of a group's issues are resolved when a process is killed: the group is, they follow."""
    async with open_deps(options, clock) as ended:
        shop = Shop(ended.database, (await add_project(ended.database)).row)
        first, *_ = [await shop.report(CRASH) for _ in range(4)]
        group = await shop.group_of(first)
        await shop.resolve(group, at_once=2)
        assert await open_issues(shop) == 2

    async with open_deps(options, clock) as opened:
        await Gatherer(opened, lambda: 0.0).look()
        assert await open_issues(Shop(opened.database, shop.row)) == 0


async def open_issues(shop: Shop) -> int:
    counted = select(func.count()).where(issue.c.status == IssueStatus.OPEN.value)
    return await shop.database.read(lambda tx: int(tx.scalar(counted) or 0))
