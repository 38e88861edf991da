"""How the worker deletes: steps that grow while they are short, and shrink when they are not."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from apps import open_deps
from builders import FrozenClock
from store.drafts import add_session_to, count_rows
from usercontext.actions import removals
from usercontext.actions.deps import Deps
from usercontext.actions.projects import create_project
from usercontext.actions.removals import Remover
from usercontext.store.options import StoreOptions
from usercontext.store.removals import RemoveSome, remove_some
from usercontext.store.tables import session
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data", synchronous="OFF"), clock) as opened:
        yield opened


class Watch:
    """A clock that goes on by what a step is said to take, each time it is looked at."""

    def __init__(self) -> None:
        self.at, self.step = 0.0, 0.0

    def __call__(self) -> float:
        self.at += self.step
        return self.at


async def sizes(deps: Deps, watch: Watch, steps: int) -> list[int]:
    """Return how many sessions each of some steps took."""
    row = (await create_project(deps, "shop")).project.row
    for number in range(200):
        await add_session_to(deps.database, row, f"tab-{number}")
    await removals.delete_content(deps, row)
    remover, gone = Remover(deps, watch), [0]
    for _ in range(steps):
        await remover.look()
        found = await removals.find_removal(deps, row)
        assert found is not None
        gone.append(found.sessions)
    return [after - before for before, after in pairwise(gone)]


async def test_steps_grow_while_they_are_short(deps: Deps) -> None:
    assert await sizes(deps, Watch(), 3) == [10, 20, 40]


async def test_steps_shrink_when_the_writer_is_kept_waiting(deps: Deps) -> None:
    watch = Watch()
    watch.step = 1.0

    assert await sizes(deps, watch, 5) == [10, 5, 2, 1, 1]


async def test_nothing_to_delete_is_told_apart_from_a_step(deps: Deps) -> None:
    row = (await create_project(deps, "shop")).project.row

    assert await Remover(deps, Watch()).look() is None
    assert not await deps.database.write(remove_some, RemoveSome(row, 10, 1))


async def test_the_worker_goes_on_with_what_was_asked_for(deps: Deps) -> None:
    row = (await create_project(deps, "shop")).project.row
    for number in range(30):
        await add_session_to(deps.database, row, f"tab-{number}")
    await removals.delete_content(deps, row)
    stop = asyncio.Event()
    worker = asyncio.create_task(run_worker(deps, WorkerOptions(niceness=0), stop))
    async with asyncio.timeout(60):
        while await removals.find_removal(deps, row) is not None:
            assert not worker.done()
    stop.set()
    await worker

    assert await count_rows(deps.database, session) == 0
