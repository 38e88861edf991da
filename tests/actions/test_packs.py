"""Sessions are packed when they have gone quiet: none sooner, each once, all in the end."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import func, select

from apps import open_deps
from builders import FrozenClock
from store.batches import make_append
from store.drafts import add_project, add_session_to
from usercontext.actions.deps import Deps
from usercontext.actions.packs import Stower
from usercontext.store.options import StoreOptions
from usercontext.store.tables import pack

pytestmark = pytest.mark.anyio


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data"), clock) as opened:
        yield opened


async def fill(deps: Deps, *sessions: int, chunks: int = 8) -> None:
    for number in range(chunks):
        for session_row in sessions:
            text = {"message": f"{number} of these words " * 20}
            await deps.database.append(make_append(session_row, number, payload=text))


async def add_sessions(deps: Deps, many: int) -> list[int]:
    project_row = (await add_project(deps.database)).row
    return [await add_session_to(deps.database, project_row, f"v{n}") for n in range(many)]


async def packs(deps: Deps) -> int:
    query = select(func.count()).select_from(pack)
    return await deps.database.read(lambda tx: tx.scalars(query).one())


def stower(deps: Deps, turn_ends_at_once: bool = False) -> Stower:
    ticks = count()
    timer = (lambda: float(next(ticks))) if turn_ends_at_once else (lambda: 0.0)
    return Stower(deps, 60, True, timer)


async def test_a_session_is_left_alone_while_it_is_fresh(deps: Deps, clock: FrozenClock) -> None:
    await fill(deps, *await add_sessions(deps, 1))
    clock.advance(59)

    assert not await stower(deps).stow()
    assert await packs(deps) == 0


async def test_quiet_sessions_are_packed_each_by_itself(deps: Deps, clock: FrozenClock) -> None:
    await fill(deps, *await add_sessions(deps, 3))
    clock.advance(61)

    assert not await stower(deps).stow()
    assert await packs(deps) == 3


async def test_a_turn_ends_after_one_session_when_time_is_up(
    deps: Deps, clock: FrozenClock
) -> None:
    await fill(deps, *await add_sessions(deps, 3))
    clock.advance(61)
    slow = stower(deps, turn_ends_at_once=True)

    assert await slow.stow()
    while await slow.stow():
        pass
    assert await packs(deps) == 3


async def test_a_worker_started_anew_packs_nothing_again(deps: Deps, clock: FrozenClock) -> None:
    await fill(deps, *await add_sessions(deps, 2))
    clock.advance(61)
    await stower(deps).stow()

    await stower(deps).stow()
    assert await packs(deps) == 2


async def test_packed_batches_are_counted_for_the_metrics(deps: Deps, clock: FrozenClock) -> None:
    await fill(deps, *await add_sessions(deps, 1))
    clock.advance(61)
    await stower(deps).stow()

    assert deps.database.stats().packed_chunks == 8
