"""Batches are packed beside the commit before theirs; the writer never takes a stale row."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy import Connection, select

from builders import REPORTED_US
from store.batches import make_append, make_batch
from store.conftest import NOTHING
from store.drafts import add_project, add_session_to
from store.test_dictionaries import BODY
from usercontext.domain.log_entry import LogBatch
from usercontext.store import dictionaries
from usercontext.store.dictionaries import InstallDictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.options import StoreOptions
from usercontext.store.packing import ChunkRow, Packer
from usercontext.store.packing_ahead import PackingAhead
from usercontext.store.queued_write import QueuedWrite
from usercontext.store.sqlite import writing_engine
from usercontext.store.sqlite_database import SqliteDatabase
from usercontext.store.tables import chunk

pytestmark = pytest.mark.anyio


def queued(command: AppendLogs) -> QueuedWrite:
    return QueuedWrite(None, command, 512, asyncio.get_running_loop().create_future())


def operation() -> QueuedWrite:
    future = asyncio.get_running_loop().create_future()
    return QueuedWrite(lambda _tx, _command: None, NOTHING, 512, future)


async def taken(ahead: PackingAhead) -> list[QueuedWrite] | None:
    return await asyncio.to_thread(ahead.ready.get, timeout=30)


@pytest.fixture
async def ahead() -> AsyncIterator[PackingAhead]:
    started = PackingAhead(with_dictionaries=False)
    started.start()
    yield started
    started.end()


@pytest.fixture
async def connection(
    sqlite_database: SqliteDatabase, sqlite_options: StoreOptions
) -> AsyncIterator[Connection]:
    with writing_engine(sqlite_options).connect() as opened:
        yield opened


async def test_what_comes_while_the_writer_is_busy_is_packed(ahead: PackingAhead) -> None:
    write = queued(make_append(1, 0))

    ahead.bring([write], is_writer_busy=True)

    assert await taken(ahead) == [write]
    assert write.row is not None


async def test_a_writer_that_waits_gets_what_comes_at_once(ahead: PackingAhead) -> None:
    write = queued(make_append(1, 0))

    ahead.bring([write], is_writer_busy=False)

    assert ahead.ready.get_nowait() == [write]
    assert write.row is None


async def test_nothing_but_operations_is_not_held_up(ahead: PackingAhead) -> None:
    write = operation()

    ahead.bring([write], is_writer_busy=True)

    assert ahead.ready.get_nowait() == [write]


async def test_an_operation_does_not_overtake_the_batches_before_it(ahead: PackingAhead) -> None:
    batches, other = [queued(make_append(1, second)) for second in range(50)], operation()

    ahead.bring(batches, is_writer_busy=True)
    ahead.bring([other], is_writer_busy=True)

    found: list[QueuedWrite] = []
    while other not in found:
        found += await taken(ahead) or []
    assert found == [*batches, other]


async def test_what_was_packed_is_not_packed_again(
    ahead: PackingAhead, connection: Connection
) -> None:
    first, second = queued(make_append(1, 0)), queued(make_append(1, 1))
    ahead.bring([first], is_writer_busy=True)
    await taken(ahead)
    row = first.row

    rows = ahead.rows_of(connection, [first, second])

    assert rows[0] is row
    assert rows == Packer().pack_plain([first.command, second.command])
    assert ahead.packed == 1


async def test_what_was_packed_before_something_changed_is_packed_anew(
    ahead: PackingAhead, connection: Connection
) -> None:
    write = queued(make_append(1, 0))
    ahead.bring([write], is_writer_busy=True)
    await taken(ahead)
    row = write.row

    ahead.forget()

    assert ahead.rows_of(connection, [write])[0] is not row


async def test_what_cannot_be_packed_ahead_is_left_to_the_writer(
    ahead: PackingAhead, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread that ended by it would have let every later batch wait for ever."""

    def fail(_self: Packer, _commands: Sequence[AppendLogs]) -> list[ChunkRow]:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Packer, "pack_plain", fail)
        failed = queued(make_append(1, 0))
        ahead.bring([failed], is_writer_busy=True)
        assert await taken(ahead) == [failed]
    later = queued(make_append(1, 1))
    ahead.bring([later], is_writer_busy=True)
    await taken(ahead)

    assert failed.row is None
    assert later.row is not None


async def test_the_end_comes_after_all_that_was_brought() -> None:
    ahead = PackingAhead(with_dictionaries=False)
    ahead.start()
    writes = [queued(make_append(1, second)) for second in range(3)]
    for write in writes:
        ahead.bring([write], is_writer_busy=True)
    ahead.end()

    found: list[QueuedWrite] = []
    while group := await taken(ahead):
        found += group

    assert found == writes


async def test_a_dictionary_retired_meanwhile_is_not_used(sqlite_database: SqliteDatabase) -> None:
    """The batch was packed with it before that commit; its removal is decided after it."""
    project_row = (await add_project(sqlite_database)).row
    command = AppendLogs(
        await add_session_to(sqlite_database, project_row),
        1,
        REPORTED_US,
        make_batch(0),
        None,
        project_row,
    )
    install = InstallDictionary(project_row, REPORTED_US, 0, 0, 0, 300, (), BODY)
    await sqlite_database.write(dictionaries.install_dictionary, install)
    await sqlite_database.append(command)  # now it is known
    began, free = threading.Event(), threading.Event()

    def retire(tx: Connection, _command: LogBatch) -> None:
        began.set()
        free.wait(30)
        tx.execute(dictionaries.dictionary.update().values(retired=True))
        tx.info[dictionaries.CHANGED] = True

    retiring = asyncio.ensure_future(sqlite_database.write(retire, NOTHING))
    assert await asyncio.to_thread(began.wait, 30)
    appending = asyncio.ensure_future(sqlite_database.append(command))
    await asyncio.to_thread(_until_packed, sqlite_database)
    free.set()
    await asyncio.gather(retiring, appending)

    used = await sqlite_database.read(
        lambda tx: list(tx.scalars(select(chunk.c.dictionary).order_by(chunk.c.id)))
    )
    assert used == [1, None]


def _until_packed(database: SqliteDatabase) -> None:
    ready = database._writer._ahead.ready
    ready.put(ready.get(timeout=30))
