"""Chunks with a dictionary read back as they were; retired ones stay while they are needed."""

import asyncio
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import Connection, delete, select

from builders import REPORTED_US
from store.batches import entries_of, make_batch
from store.drafts import add_project, add_session_to, key_for
from store.test_training import visit
from usercontext.domain.log_entry import LogBatch
from usercontext.store import dictionaries, logs, sessions
from usercontext.store.database import Database
from usercontext.store.dictionaries import InstallDictionary, RemoveDictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import chunk, dictionary, session
from usercontext.store.training import train
from usercontext.store.unpacking import DictionaryMissing

pytestmark = pytest.mark.anyio

TRAINED = train([visit(number) for number in range(60)], None, 1)
assert TRAINED is not None
BODY = TRAINED.body


@pytest.fixture
async def shop(database: Database) -> tuple[int, int]:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def append(database: Database, shop: tuple[int, int], batch: LogBatch, key: str = "") -> None:
    named = key_for(shop[0], batch.body, key=key) if key else None
    await database.append(AppendLogs(shop[1], 1, REPORTED_US, batch, named, shop[0]))


async def install(
    database: Database,
    project_row: int,
    rows: tuple[int, ...] = (),
    chunks: tuple[int, int] = (0, 0),
    instead_of: int = 0,
) -> bool:
    low, high = chunks
    return await database.write(
        dictionaries.install_dictionary,
        InstallDictionary(project_row, REPORTED_US, instead_of, low, high, 300, rows, BODY),
    )


async def used(database: Database) -> list[int | None]:
    query = select(chunk.c.dictionary).order_by(chunk.c.id)
    return await database.read(lambda tx: list(tx.scalars(query)))


async def read_all(database: Database, session_row: int) -> list[dict]:
    page = await database.read(lambda tx: logs.session_logs(tx, session_row, None, 10_000))
    return [{k: v for k, v in one.items() if k != "id"} for one in entries_of(page.body)]


async def delete_session_of(database: Database, project_row: int, session_row: int) -> None:
    query = select(session.c.session_id).where(session.c.id == session_row)
    public: UUID = await database.read(lambda tx: tx.scalars(query).one())
    await database.write(sessions.delete_session, sessions.DeleteSession(project_row, public))


async def test_batches_read_back_the_same_with_and_without_one(
    database: Database, shop: tuple[int, int]
) -> None:
    batches = [make_batch(number, payload={"message": "é" * number}) for number in range(40)]
    for batch in batches[:20]:
        await append(database, shop, batch)
    assert await install(database, shop[0])
    await asyncio.gather(*(append(database, shop, one, f"k{one.first_us}") for one in batches[20:]))

    assert await used(database) == [None] * 20 + [1] * 20
    sent = [entry for one in batches for entry in msgspec.json.decode(one.body)["logs"]]
    assert sorted(await read_all(database, shop[1]), key=str) == sorted(sent, key=str)


async def test_a_dictionary_makes_small_batches_small(
    database: Database, shop: tuple[int, int]
) -> None:
    batch = msgspec.structs.replace(make_batch(0), body=visit(1_000).body)
    await append(database, shop, batch)
    await install(database, shop[0])
    await append(database, shop, batch)

    bare, short = await database.read(
        lambda tx: list(tx.scalars(select(chunk.c.body).order_by(chunk.c.id)))
    )
    assert len(short) < 0.7 * len(bare)


async def test_no_other_project_uses_it(database: Database, shop: tuple[int, int]) -> None:
    await install(database, shop[0])
    other = (await add_project(database, "other")).row
    await append(database, (other, await add_session_to(database, other)), make_batch(0))

    assert await used(database) == [None]


async def test_one_that_was_overtaken_is_refused(database: Database, shop: tuple[int, int]) -> None:
    assert await install(database, shop[0])

    assert not await install(database, shop[0], instead_of=0)
    assert await install(database, shop[0], instead_of=1)


async def test_one_made_from_a_session_deleted_meanwhile_is_refused(
    database: Database, shop: tuple[int, int]
) -> None:
    assert not await install(database, shop[0], rows=(shop[1], 987_654))
    assert await install(database, shop[0], rows=(shop[1],))


async def test_the_third_deletion_of_what_it_learned_from_retires_it(
    database: Database, shop: tuple[int, int]
) -> None:
    rows = [await add_session_to(database, shop[0], f"visit-{n}") for n in range(3)]
    for row in rows:
        await append(database, (shop[0], row), make_batch(0))
    await install(database, shop[0], tuple(rows), (1, 3))
    await append(database, shop, make_batch(1))
    for row in rows[:2]:
        await delete_session_of(database, shop[0], row)
    await append(database, shop, make_batch(2))
    await delete_session_of(database, shop[0], rows[2])
    await append(database, shop, make_batch(3))

    assert await used(database) == [1, 1, None]
    assert len(await read_all(database, shop[1])) == 3


async def test_deletions_of_later_sessions_do_not_count(
    database: Database, shop: tuple[int, int]
) -> None:
    await append(database, shop, make_batch(0))
    await install(database, shop[0], (shop[1],), (1, 1))
    for number in range(3):
        row = await add_session_to(database, shop[0], f"visit-{number}")
        await append(database, (shop[0], row), make_batch(0))
        await delete_session_of(database, shop[0], row)
    await append(database, shop, make_batch(1))

    assert await used(database) == [None, 1]


async def test_a_retired_one_is_removed_with_the_last_chunk_that_needs_it(
    database: Database, shop: tuple[int, int]
) -> None:
    await install(database, shop[0])
    await append(database, shop, make_batch(0))
    await install(database, shop[0], instead_of=1)
    assert await database.read(dictionaries.find_unneeded) == []

    await delete_session_of(database, shop[0], shop[1])

    assert await database.read(dictionaries.find_unneeded) == [1]
    assert await database.write(dictionaries.remove_dictionary, RemoveDictionary(1))
    assert await database.read(lambda tx: list(tx.scalars(select(dictionary.c.id)))) == [2]


async def test_one_in_use_is_not_removed(database: Database, shop: tuple[int, int]) -> None:
    await install(database, shop[0])

    assert not await database.write(dictionaries.remove_dictionary, RemoveDictionary(1))


def lose_dictionaries(tx: Connection, _command: object) -> None:
    tx.execute(delete(dictionary))


async def test_a_chunk_whose_dictionary_is_lost_is_an_error_and_is_counted(
    database: Database, shop: tuple[int, int]
) -> None:
    await install(database, shop[0])
    await append(database, shop, make_batch(0))
    await database.write(lose_dictionaries, LogBatch(b"", 0, 0, 0, 0, 0))

    with pytest.raises(DictionaryMissing):
        await read_all(database, shop[1])
    assert await database.read(dictionaries.count_unreadable) == 1


async def test_a_batch_packed_with_a_dictionary_that_is_gone_is_packed_anew(
    migrated_options: StoreOptions, clock: object
) -> None:
    """On PostgreSQL another process may retire it between packing and the commit."""
    ours = await open_database(migrated_options, clock, Role.SERVER)  # type: ignore[arg-type]
    other = await open_database(migrated_options, clock, Role.SERVER)  # type: ignore[arg-type]
    project_row = (await add_project(ours)).row
    shop = project_row, await add_session_to(ours, project_row)
    await install(ours, project_row)
    await append(ours, shop, make_batch(0))

    await install(other, project_row, instead_of=1)
    await append(ours, shop, make_batch(1))
    await append(ours, shop, make_batch(2))
    found = await used(ours)
    await ours.close()
    await other.close()

    assert found == [1, None, 2]


async def test_switched_off_new_chunks_use_none_and_old_ones_are_read(
    options: StoreOptions, clock: object
) -> None:
    first = await open_database(options, clock, Role.SERVER)  # type: ignore[arg-type]
    project_row = (await add_project(first)).row
    shop = project_row, await add_session_to(first, project_row)
    await install(first, project_row)
    await append(first, shop, make_batch(0))
    await first.close()
    off = msgspec.structs.replace(options, dictionaries="off")
    database = await open_database(off, clock, Role.SERVER)  # type: ignore[arg-type]
    await append(database, shop, make_batch(1))

    found = await used(database), len(await read_all(database, shop[1]))
    await database.close()

    assert found == ([1, None], 2)


async def test_switched_off_what_is_no_batch_is_written_as_well(
    options: StoreOptions, clock: object
) -> None:
    """A group without a batch was refused: no project could be made, no session opened."""
    off = msgspec.structs.replace(options, dictionaries="off")
    database = await open_database(off, clock, Role.SERVER)  # type: ignore[arg-type]

    project_row = (await add_project(database)).row
    session = await add_session_to(database, project_row)
    await append(database, (project_row, session), make_batch(0))
    found = len(await read_all(database, session))
    await database.close()

    assert found == 1
