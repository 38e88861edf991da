"""The disk fails, fills, is locked, the process dies: nothing unknown is ever acknowledged."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text

from builders import REPORTED_US, FrozenClock
from store.batches import add_session, make_append
from store.conftest import NOTHING
from usercontext.domain.errors import Unavailable
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.patience import Patience
from usercontext.store.sqlite import FILE_NAME, reading_engine, transaction, writing_engine
from usercontext.store.sqlite_database import SqliteDatabase
from usercontext.store.tables import chunk
from usercontext.store.writer import Writer

pytestmark = pytest.mark.anyio

_APPENDING = """
import asyncio, sys
from pathlib import Path
from store.batches import add_session, make_append
from store.conftest import NOTHING
from usercontext.domain.clock import SystemClock
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions

async def append(database, row):
    while True:
        await database.append(make_append(row, 0))
        print("kept", flush=True)

async def main():
    database = await open_database(StoreOptions(Path(sys.argv[1])), SystemClock(), Role.SERVER)
    row = await database.write(add_session, NOTHING)
    await asyncio.gather(*(append(database, row) for _ in range(8)))

asyncio.run(main())
"""


def count_chunks(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(chunk)) or 0


def limit_pages(tx: Connection, command: object) -> None:
    pages = tx.scalar(text("PRAGMA page_count"))
    tx.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")


def lift_limit(tx: Connection, command: object) -> None:
    tx.exec_driver_sql("PRAGMA max_page_count=1000000")


async def test_a_full_disk_keeps_nothing_and_answers_unavailable(
    sqlite_database: SqliteDatabase,
) -> None:
    row = await sqlite_database.write(add_session, NOTHING)
    await sqlite_database.write(limit_pages, NOTHING)
    large = make_append(row, 0, payload={"noise": os.urandom(50_000).hex()})

    results = await asyncio.gather(
        *(sqlite_database.append(large) for _ in range(3)), return_exceptions=True
    )

    assert [Unavailable] * 3 == [type(result) for result in results]
    assert await sqlite_database.read(count_chunks) == 0
    assert sqlite_database.stats().refusals == {"disk_full": 3}


async def test_writing_goes_on_when_there_is_space_again(sqlite_database: SqliteDatabase) -> None:
    row = await sqlite_database.write(add_session, NOTHING)
    await sqlite_database.write(limit_pages, NOTHING)
    large = make_append(row, 0, payload={"noise": os.urandom(50_000).hex()})
    with pytest.raises(Unavailable, match="full"):
        await sqlite_database.append(large)
    await sqlite_database.write(lift_limit, NOTHING)

    await sqlite_database.append(large)

    assert await sqlite_database.read(count_chunks) == 1


async def test_a_lock_of_another_process_is_waited_for_then_unavailable(
    sqlite_database: SqliteDatabase, sqlite_options: StoreOptions
) -> None:
    row = await sqlite_database.write(add_session, NOTHING)
    other = sqlite3.connect(sqlite_options.data_dir / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="locked"):
        await sqlite_database.append(make_append(row, 0))
    other.execute("ROLLBACK")
    other.close()

    await sqlite_database.append(make_append(row, 0))
    assert await sqlite_database.read(count_chunks) == 1


def _own_wait_ms(tx: Connection, _: object) -> int:
    return int(tx.execute(text("PRAGMA busy_timeout")).scalar_one())


async def test_who_waited_in_the_queue_waits_that_much_less_for_the_lock(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    database = await open_database(sqlite_options, clock, Role.SERVER)
    began, free = threading.Event(), threading.Event()

    def hold(_tx: Connection, _: object) -> None:
        began.set()
        free.wait(30)

    whole = await database.write(_own_wait_ms, NOTHING)

    holding = asyncio.ensure_future(database.write(hold, NOTHING))
    assert await asyncio.to_thread(began.wait, 30)
    queued = asyncio.ensure_future(database.write(_own_wait_ms, NOTHING))
    await asyncio.sleep(0)  # it stands in the queue from here on
    await asyncio.sleep(0.55)  # time itself is what is told apart
    free.set()
    await holding

    assert await queued == 0 < whole
    assert await database.write(_own_wait_ms, NOTHING) == whole
    await database.close()


def test_the_time_in_the_queue_is_taken_from_the_wait_for_the_lock() -> None:
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as driver:
        patience = Patience(5_000)

        patience.limit(driver, time.monotonic() - 2)
        assert 0 < driver.execute("PRAGMA busy_timeout").fetchone()[0] <= 3_000
        patience.limit(driver, time.monotonic() + 60)  # however long this line takes, it is fresh
        assert driver.execute("PRAGMA busy_timeout").fetchone()[0] == 5_000


class _FailingCommit(sqlite3.Connection):
    """A connection whose commits meet a broken disk, as often as it is told.

    A group of batches alone is committed by the statement that inserts it.
    """

    failures = 0

    def commit(self) -> None:
        if self.in_transaction:
            self._fail()
        super().commit()

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.startswith("INSERT INTO chunk") and not self.in_transaction:
            self._fail()
        return super().execute(sql, *values)

    def _fail(self) -> None:
        if _FailingCommit.failures:
            _FailingCommit.failures -= 1
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error


class _FailingStart(_FailingCommit):
    """A connection that meets another program's lock as it is opened, as often as it is told."""

    locks = 0

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.startswith("CREATE TEMP") and _FailingStart.locks:
            _FailingStart.locks -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return super().execute(sql, *values)


def writer_on(
    options: StoreOptions, connection: type[sqlite3.Connection]
) -> tuple[Writer, list[sqlite3.Connection]]:
    """Return a writer of the file over such connections, and those it has opened."""
    opened: list[sqlite3.Connection] = []

    def connect() -> sqlite3.Connection:
        opened.append(
            sqlite3.connect(
                options.data_dir / FILE_NAME,
                isolation_level=None,
                check_same_thread=False,
                factory=connection,
            )
        )
        return opened[-1]

    engine = writing_engine(options)
    engine.pool._creator = connect  # type: ignore[assignment]
    return Writer(engine, options, asyncio.get_running_loop()), opened


@pytest.mark.parametrize("is_alone", [True, False])
async def test_an_unknown_outcome_is_not_acknowledged_and_the_file_is_opened_anew(
    sqlite_options: StoreOptions,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    is_alone: bool,
) -> None:
    database = await open_database(sqlite_options, clock, Role.SERVER)
    row = await database.write(add_session, NOTHING)
    await database.close()
    writer, connections = writer_on(sqlite_options, _FailingCommit)
    writer.start()
    monkeypatch.setattr(_FailingCommit, "failures", 1)

    failing = [writer.submit_append(make_append(row, 0))]
    failing += [] if is_alone else [writer.submit(add_session, NOTHING)]
    outcomes = await asyncio.gather(*failing, return_exceptions=True)
    await writer.submit_append(make_append(row, 1))
    await writer.close()

    assert all(isinstance(one, Unavailable) and "not known" in str(one) for one in outcomes)
    assert len(connections) == 2
    assert writer.stats().refusals == {"io_error": len(failing)}
    reading = reading_engine(sqlite_options)
    with reading.connect() as connection, transaction(connection):
        assert count_chunks(connection) == 1


async def test_a_connection_that_was_locked_as_it_was_opened_is_not_used(
    sqlite_options: StoreOptions, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await open_database(sqlite_options, clock, Role.SERVER)
    row = await database.write(add_session, NOTHING)
    await database.close()
    writer, _ = writer_on(sqlite_options, _FailingStart)
    writer.start()
    monkeypatch.setattr(_FailingCommit, "failures", 1)
    monkeypatch.setattr(_FailingStart, "locks", 1)
    append = make_append(row, 0)
    key = IdempotencyKey(1, "POST /v1/logs", "key", append.batch.body)
    keyed = AppendLogs(row, 1, REPORTED_US, append.batch, key)

    for reason in ("not known", "locked"):
        with pytest.raises(Unavailable, match=reason):
            await writer.submit_append(append)

    assert (await writer.submit_append(keyed)).accepted == 1
    await writer.close()


def append_until_killed(data_dir: Path) -> int:
    """Let a child append, kill it in the middle, return what it said was kept."""
    child = subprocess.Popen(
        [sys.executable, "-c", _APPENDING, str(data_dir)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": "src:tests"},
    )
    assert child.stdout is not None
    acknowledged = sum(1 for _ in zip(range(200), child.stdout, strict=False))
    child.send_signal(signal.SIGKILL)
    acknowledged += child.stdout.read().count(b"kept\n")
    child.stdout.close()
    child.wait()
    return acknowledged


async def test_what_was_acknowledged_survives_a_kill(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    acknowledged = await asyncio.to_thread(append_until_killed, sqlite_options.data_dir)

    database = await open_database(sqlite_options, clock, Role.SERVER)
    stored = await database.read(count_chunks)
    check = await database.read(lambda tx: tx.exec_driver_sql("PRAGMA integrity_check").scalar())
    await database.close()

    assert 200 <= acknowledged <= stored
    assert check == "ok"
