"""A project gets a dictionary when it has enough to learn from, once, and a later one when due."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from apps import open_deps
from builders import REPORTED_US, FrozenClock
from store.batches import make_batch
from store.drafts import add_project, add_session_to
from store.test_training import visit
from usercontext.actions.deps import Deps
from usercontext.actions.dictionaries import FIRST_CHUNKS, Tender
from usercontext.store.database import Database
from usercontext.store.dictionaries import dictionary_in_use
from usercontext.store.logs import AppendLogs
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data"), clock) as opened:
        yield opened


async def fill(database: Database, project_row: int, chunks: int, sessions: int = 30) -> None:
    for number in range(sessions):
        row = await add_session_to(database, project_row, f"visit-{project_row}-{number}")
        for turn in range(chunks // sessions):
            body = visit(number * 100 + turn).body
            batch = msgspec.structs.replace(make_batch(0), body=body)
            await database.append(AppendLogs(row, 1, REPORTED_US, batch, None, project_row))


async def in_use(deps: Deps, project_row: int) -> int | None:
    found = await deps.database.read(lambda tx: dictionary_in_use(tx, project_row))
    return None if found is None else found.id


async def test_a_project_with_enough_batches_gets_one(deps: Deps) -> None:
    busy = (await add_project(deps.database)).row
    quiet = (await add_project(deps.database, "quiet")).row
    await fill(deps.database, busy, FIRST_CHUNKS)
    await fill(deps.database, quiet, FIRST_CHUNKS - 30)
    tender = Tender(deps)

    assert await tender.look() is True
    assert await tender.look() is False
    assert (await in_use(deps, busy), await in_use(deps, quiet)) == (1, None)


async def test_what_arrives_between_two_looks_adds_up(deps: Deps) -> None:
    busy = (await add_project(deps.database)).row
    tender = Tender(deps)
    await fill(deps.database, busy, FIRST_CHUNKS // 2)
    assert await tender.look() is False
    await fill(deps.database, busy, FIRST_CHUNKS // 2)

    assert await tender.look() is True
    assert await in_use(deps, busy) == 1


async def test_a_project_has_no_second_one_soon(deps: Deps) -> None:
    busy = (await add_project(deps.database)).row
    await fill(deps.database, busy, FIRST_CHUNKS)
    await Tender(deps).look()
    await fill(deps.database, busy, FIRST_CHUNKS)

    assert await Tender(deps).look() is False  # a worker that was started anew counts both
    assert await in_use(deps, busy) == 1


async def test_sessions_that_are_too_few_teach_nothing(deps: Deps) -> None:
    busy = (await add_project(deps.database)).row
    await fill(deps.database, busy, FIRST_CHUNKS, sessions=5)

    await Tender(deps).look()

    assert await in_use(deps, busy) is None


async def test_a_failure_is_logged_and_work_goes_on(
    deps: Deps, capsys: pytest.CaptureFixture[str]
) -> None:
    busy = (await add_project(deps.database)).row
    await fill(deps.database, busy, FIRST_CHUNKS)
    tender = Tender(deps)
    await deps.database.close()

    assert await tender.look() is False
    assert "dictionaries not tended" in "".join(capsys.readouterr())
