"""Packed chunks read back as they were, under the same ids, and go with their session."""

import msgspec
import pytest
from sqlalchemy import Connection, Table, func, select, update

from builders import REPORTED_US
from store.batches import entries_of, make_append, make_batch
from store.drafts import add_project, add_session_to
from store.test_dictionaries import append, delete_session_of, install
from usercontext.domain.log_entry import ChunkFlag
from usercontext.store import dictionaries, logs
from usercontext.store.chunk_rows import Size, measure, open_all
from usercontext.store.chunks import Chunk
from usercontext.store.database import Database
from usercontext.store.dictionaries import RemoveDictionary
from usercontext.store.logs import LogSelection
from usercontext.store.packs import (
    PACK_BYTES,
    Loose,
    PackChunks,
    gather_loose,
    list_heads_after,
    pack_chunks,
    pack_together,
)
from usercontext.store.tables import chunk, dictionary, pack

pytestmark = pytest.mark.anyio

Shop = tuple[int, int]


@pytest.fixture
async def shop(database: Database) -> Shop:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def fill(database: Database, shop: Shop, chunks: int = 8) -> None:
    for number in range(chunks):
        batch = make_batch(number, number + 0.5, payload={"message": f"é {number} " * 40})
        await append(database, shop, batch)


async def test_a_log_is_read_at_once_as_it_is_row_by_row(database: Database, shop: Shop) -> None:
    """Packed, with a dictionary, with ids, and as it came; bodies are joined byte for byte."""
    await fill(database, shop)
    assert await make_pack(database, shop)
    await append(database, shop, make_batch(3, 1, ids=["b_-1", "a-2"], flags=0))
    await install(database, shop[0])
    await append(database, shop, make_batch(30, 31))

    def read(tx: Connection) -> tuple[list[Chunk], list[Chunk]]:
        size = measure(tx, shop[1])
        assert size.entries == 20
        return open_all(tx, shop[1], size), open_all(tx, shop[1], Size(20, 2**40))

    at_once, by_rows = await database.read(read)

    assert [told_of(each) for each in at_once] == [told_of(each) for each in by_rows]
    assert at_once[8].ids == ("a-2", "b_-1")
    assert at_once[7].flags & ChunkFlag.PACKED


async def test_a_session_without_a_log_is_read_at_once(database: Database, shop: Shop) -> None:
    nothing = await database.read(
        lambda tx: (measure(tx, shop[1]), open_all(tx, shop[1], Size(0, 0)))
    )

    assert nothing == (Size(0, 0), [])


def told_of(opened: Chunk) -> tuple[object, ...]:
    known = opened.id, opened.entries, opened.first_us, opened.last_us, opened.flags, opened.ids
    return *known, opened.packed, opened.body


async def gather(database: Database, shop: Shop, upto: int = 1_000) -> Loose:
    return await database.read(lambda tx: gather_loose(tx, shop[1], upto, True))


async def make_pack(database: Database, shop: Shop) -> bool:
    command = pack_together(await gather(database, shop))
    return command is not None and await database.write(pack_chunks, command)


async def read_all(database: Database, shop: Shop) -> list[dict]:
    page = await database.read(lambda tx: logs.session_logs(tx, shop[1], None, 10_000))
    return entries_of(page.body)


async def count(database: Database, table: Table = pack) -> int:
    query = select(func.count()).select_from(table)
    return await database.read(lambda tx: tx.scalars(query).one())


async def test_packed_batches_read_back_the_same_under_the_same_ids(
    database: Database, shop: Shop
) -> None:
    await fill(database, shop)
    before = await read_all(database, shop)
    selection = LogSelection(limit=5, around_us=REPORTED_US)
    shown = await database.read(lambda tx: logs.issue_logs(tx, shop[1], selection))

    assert await make_pack(database, shop)
    assert await read_all(database, shop) == before
    assert await database.read(lambda tx: logs.issue_logs(tx, shop[1], selection)) == shown


async def test_a_packed_batch_leaves_only_its_place_in_its_row(
    database: Database, shop: Shop
) -> None:
    await fill(database, shop)
    await make_pack(database, shop)

    rows = await database.read(lambda tx: tx.execute(select(chunk.c.flags, chunk.c.body)).all())
    assert all(row.flags & ChunkFlag.PACKED and len(row.body) < 12 for row in rows)


async def test_what_came_later_stands_in_a_pack_of_its_own(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    await make_pack(database, shop)
    await fill(database, shop)

    assert await make_pack(database, shop)
    assert await count(database) == 2
    assert len(await read_all(database, shop)) == 32


async def test_a_session_that_goes_on_is_left_until_a_pack_is_full(
    database: Database, shop: Shop
) -> None:
    await fill(database, shop)
    first = (await gather(database, shop)).rows[0]

    assert (await gather(database, shop, upto=first + 6)).rows == ()


async def test_a_pack_is_bounded(database: Database, shop: Shop) -> None:
    text = "x" * (PACK_BYTES // 3)
    for number in range(4):
        await database.append(make_append(shop[1], number, payload={"message": text}))
    loose = await gather(database, shop)

    assert (len(loose.rows), loose.is_last) == (2, False)


async def test_what_saves_nothing_is_left_alone(database: Database, shop: Shop) -> None:
    await database.append(make_append(shop[1], 0))

    assert pack_together(await gather(database, shop)) is None


async def test_nothing_is_packed_twice(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    command = pack_together(await gather(database, shop))
    assert command is not None

    assert await database.write(pack_chunks, command)
    assert not await database.write(pack_chunks, command)
    assert await count(database) == 1


async def test_packs_go_with_their_session(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    await make_pack(database, shop)
    await delete_session_of(database, *shop)

    assert (await count(database), await count(database, chunk)) == (0, 0)


async def test_a_session_deleted_meanwhile_is_not_packed(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    command = pack_together(await gather(database, shop))
    await delete_session_of(database, *shop)

    assert command is not None
    assert not await database.write(pack_chunks, command)


async def retire(database: Database) -> None:
    def run(tx: Connection, _: PackChunks) -> None:
        tx.execute(update(dictionary).values(retired=True))

    await database.write(run, PackChunks(0, None, (), (), b""))


async def test_a_dictionary_retired_meanwhile_is_not_used(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    await install(database, shop[0])
    command = pack_together(await gather(database, shop))
    assert command is not None
    assert command.dictionary_row is not None
    await retire(database)

    assert not await database.write(pack_chunks, command)


async def test_a_dictionary_stays_while_a_pack_needs_it_and_no_longer_for_packed_chunks(
    database: Database, shop: Shop
) -> None:
    await install(database, shop[0])
    await fill(database, shop)
    await install(database, shop[0], instead_of=1)
    await make_pack(database, shop)
    await retire(database)

    assert await database.read(dictionaries.find_unneeded) == [1]
    assert await database.write(dictionaries.remove_dictionary, RemoveDictionary(1))
    assert len(await read_all(database, shop)) == 16


async def test_a_pack_whose_dictionary_is_gone_is_counted(database: Database, shop: Shop) -> None:
    await install(database, shop[0])
    await fill(database, shop)
    await make_pack(database, shop)
    await retire(database)
    await database.write(dictionaries.remove_dictionary, RemoveDictionary(1))

    assert await database.read(dictionaries.count_unreadable) == 1


async def test_a_dictionary_learns_from_packed_chunks_too(database: Database, shop: Shop) -> None:
    await fill(database, shop)
    before = await database.read(lambda tx: dictionaries.gather_training(tx, shop[0]))
    await make_pack(database, shop)

    after = await database.read(lambda tx: dictionaries.gather_training(tx, shop[0]))
    assert msgspec.to_builtins(after) == msgspec.to_builtins(before)


async def test_heads_tell_what_is_packed(database: Database, shop: Shop) -> None:
    await fill(database, shop, 3)
    await make_pack(database, shop)
    await fill(database, shop, 1)

    heads = await database.read(lambda tx: list_heads_after(tx, 0, 10))
    assert [head.is_packed for head in heads] == [True, True, True, False]
