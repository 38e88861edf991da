"""What is PostgreSQL's own: retries, lost connections, the order of commits of one session."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlalchemy import Connection, func, select, text

from builders import FrozenClock
from store.batches import add_session, make_append
from store.conftest import NOTHING
from usercontext.domain.errors import Unavailable
from usercontext.store.database import Database
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import chunk

pytestmark = pytest.mark.anyio

_CONFLICT = "DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$"
_SLEEPING = "SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)'"
_A_MOMENT = "SELECT 'done' FROM pg_sleep(0.2)"
_IN_THE_MOMENT = "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%FROM pg_sleep(0.2)'"
_CUT_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
async def postgres(migrated_options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Database]:
    database = await open_database(migrated_options, clock, Role.SERVER)
    yield database
    await database.close()


@pytest.fixture
async def beside(migrated_options: StoreOptions) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(migrated_options.database_url)
    yield connection
    await connection.close()


def count_chunks(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(chunk)) or 0


async def test_a_conflict_is_tried_again(postgres: Database) -> None:
    attempts: list[int] = []

    def conflict_twice(tx: Connection, command: object) -> int:
        attempts.append(add_session(tx))
        if len(attempts) < 3:
            tx.execute(text(_CONFLICT))
        return attempts[-1]

    row = await postgres.write(conflict_twice, NOTHING)

    assert len(attempts) == 3
    assert row == attempts[2]


async def test_a_conflict_that_does_not_end_is_unavailable(postgres: Database) -> None:
    def conflict(tx: Connection, command: object) -> None:
        tx.execute(text(_CONFLICT))

    with pytest.raises(Unavailable, match="busy"):
        await postgres.write(conflict, NOTHING)


async def test_a_connection_cut_in_mid_write_is_unavailable(
    postgres: Database, beside: asyncpg.Connection
) -> None:
    sleeping = asyncio.create_task(
        postgres.write(lambda tx, _: tx.execute(text("SELECT pg_sleep(30)")), NOTHING)
    )
    while not await beside.fetch(_SLEEPING):  # noqa: ASYNC110  (the server tells no event)
        await asyncio.sleep(0.01)
    await beside.execute(_CUT_OTHERS)

    with pytest.raises(Unavailable):
        await sleeping


async def test_a_driver_that_has_lost_its_place_is_unavailable(postgres: Database) -> None:
    """Seen where a connection broke while it was given back; the call may have been kept."""

    def lose(tx: Connection, command: object) -> None:
        raise asyncpg.InternalClientError("cannot switch to state 12; another operation (2)")

    with pytest.raises(Unavailable, match="cannot be reached"):
        await postgres.write(lose, NOTHING)


async def test_after_all_connections_were_cut_work_goes_on(
    postgres: Database, beside: asyncpg.Connection
) -> None:
    row = await postgres.write(add_session, NOTHING)
    await beside.execute(_CUT_OTHERS)
    results = await asyncio.gather(
        *(postgres.append(make_append(row, 0)) for _ in range(5)), return_exceptions=True
    )

    await postgres.append(make_append(row, 1))

    kept = sum(not isinstance(result, BaseException) for result in results)
    assert kept + 1 <= await postgres.read(count_chunks)
    assert {Unavailable} >= {type(one) for one in results if isinstance(one, BaseException)}


async def test_batches_of_one_session_are_numbered_in_the_order_of_their_commits(
    postgres: Database, beside: asyncpg.Connection
) -> None:
    """A number taken before another's commit would let a reader pass a batch it never saw."""
    row = await postgres.write(add_session, NOTHING)
    other = await postgres.write(add_session, NOTHING)
    transaction = beside.transaction()
    await transaction.start()
    await beside.execute("SELECT id FROM session WHERE id = $1 FOR NO KEY UPDATE", row)

    waiting = asyncio.create_task(postgres.append(make_append(row, 0)))
    done, _ = await asyncio.wait([waiting], timeout=0.2)
    await transaction.rollback()
    await waiting
    await postgres.append(make_append(other, 0))

    assert not done
    assert await postgres.read(count_chunks) == 2


async def test_a_batch_at_fault_does_not_fail_its_group(postgres: Database) -> None:
    row = await postgres.write(add_session, NOTHING)
    bad = make_append(row, 0, ids=["\x00"])

    results = await asyncio.gather(
        postgres.append(make_append(row, 0)), postgres.append(bad), return_exceptions=True
    )

    assert isinstance(results[1], Unavailable)
    assert await postgres.read(count_chunks) == 1


async def test_closing_waits_for_a_read_that_nobody_waits_for(
    migrated_options: StoreOptions, clock: FrozenClock, beside: asyncpg.Connection
) -> None:
    database = await open_database(migrated_options, clock, Role.SERVER)
    reading = asyncio.create_task(database.read(lambda tx: tx.scalar(text(_A_MOMENT))))
    # held up for longer than the moment is, this finds it over  (the server tells no event)
    while not (reading.done() or await beside.fetch(_IN_THE_MOMENT)):  # noqa: ASYNC110
        await asyncio.sleep(0.01)

    await database.close()

    assert reading.done()
    assert await reading == "done"
