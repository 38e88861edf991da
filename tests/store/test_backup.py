"""A copy of a running database, and what is put back from one. Not: the commands' words."""

import asyncio
import contextlib
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from builders import FrozenClock
from store.batches import add_session, make_append
from store.conftest import NOTHING
from usercontext.store.backup import back_up, restore
from usercontext.store.errors import (
    BackupFailed,
    BackupUnusable,
    DatabaseInUse,
    FolderNotEmpty,
    NewerSchema,
)
from usercontext.store.migrate import HEAD
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import FILE_NAME
from usercontext.store.sqlite_database import SqliteDatabase
from usercontext.store.tables import chunk

pytestmark = pytest.mark.anyio

STAMP = "20260227T120000Z"


def look_at(file: Path) -> tuple[int, bytes]:
    return stat.S_IMODE(file.stat().st_mode), file.read_bytes()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def count_chunks(tx: Connection) -> int:
    return tx.scalar(select(func.count()).select_from(chunk)) or 0


async def chunks_in(options: StoreOptions, clock: FrozenClock) -> int:
    database = await open_database(options, clock, Role.SERVER)
    try:
        return await database.read(count_chunks)
    finally:
        await database.close()


@pytest.fixture
async def saved(sqlite_database: SqliteDatabase, sqlite_options: StoreOptions) -> Path:
    """A backup with one batch, of a database that has two by now."""
    row = await sqlite_database.write(add_session, NOTHING)
    await sqlite_database.append(make_append(row, 0))
    file = sqlite_options.data_dir.with_name("saved.db")
    await asyncio.to_thread(back_up, sqlite_options, file)
    await sqlite_database.append(make_append(row, 1))
    return file


async def test_a_backup_under_load_holds_all_that_was_acknowledged_before_it(
    sqlite_database: SqliteDatabase, sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    row = await sqlite_database.write(add_session, NOTHING)
    kept, stop = 0, asyncio.Event()

    async def load() -> None:
        nonlocal kept
        while not stop.is_set():
            await sqlite_database.append(make_append(row, 0, payload={"n": os.urandom(999).hex()}))
            kept += 1

    clients = [asyncio.create_task(load()) for _ in range(8)]
    found = []
    for number in range(5):
        before, target = kept, StoreOptions(sqlite_options.data_dir.with_name(f"copy-{number}"))
        file = target.data_dir.with_suffix(".db")
        await asyncio.to_thread(back_up, sqlite_options, file)
        restore(target, file, force=False, stamp=STAMP)
        found.append((before, await chunks_in(target, clock), kept))
    stop.set()
    await asyncio.gather(*clients)

    assert found[-1][0] > found[0][0]
    for before, stored, after in found:
        assert before <= stored <= after + len(clients)


async def test_a_backup_is_for_its_owner_alone_and_overwrites_nothing(
    saved: Path, sqlite_options: StoreOptions
) -> None:
    first = look_at(saved)

    with pytest.raises(BackupFailed, match="exists already"):
        back_up(sqlite_options, saved)

    assert look_at(saved) == first
    assert first[0] == 0o600
    assert not [name for name in names_in(saved.parent) if name.startswith(".")]


async def test_a_backup_stops_before_the_log_of_the_server_outgrows_the_disk(
    sqlite_database: SqliteDatabase, sqlite_options: StoreOptions
) -> None:
    row = await sqlite_database.write(add_session, NOTHING)
    await asyncio.gather(*(sqlite_database.append(make_append(row, 0)) for _ in range(500)))
    target = sqlite_options.data_dir.with_name("saved.db")

    with pytest.raises(BackupFailed, match="log grew by more than -1 bytes"):
        back_up(sqlite_options, target, max_growth=-1)

    assert not list(target.parent.glob("*saved*"))


async def test_a_snapshot_keeps_the_log_from_beginning_anew_and_then_lets_go(
    sqlite_database: SqliteDatabase, sqlite_options: StoreOptions
) -> None:
    """Why a backup is stopped when the log grows: everything written meanwhile stays in it."""
    row = await sqlite_database.write(add_session, NOTHING)
    wal = sqlite_options.data_dir / f"{FILE_NAME}-wal"
    noise = make_append(row, 0, payload={"n": os.urandom(60_000).hex()})
    reader = sqlite3.connect(f"file:{sqlite_options.data_dir / FILE_NAME}?mode=ro", uri=True)
    with contextlib.closing(reader):
        reader.execute("BEGIN").close()
        reader.execute("SELECT count(*) FROM chunk").fetchone()
        sizes = []
        for _ in range(3):
            for _ in range(80):
                await sqlite_database.append(noise)
            sizes.append(wal.stat().st_size)
    for _ in range(160):
        await sqlite_database.append(noise)

    assert sizes[2] - sizes[1] == pytest.approx(sizes[1] - sizes[0], rel=0.5)
    assert wal.stat().st_size < sizes[2] + 1_000_000


async def test_restoring_brings_back_what_was_saved(
    saved: Path, sqlite_database: SqliteDatabase, sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    await sqlite_database.close()

    done = restore(sqlite_options, saved, force=True, stamp=STAMP)

    assert done.schema == HEAD
    assert done.former is not None
    assert await chunks_in(sqlite_options, clock) == 1
    assert await chunks_in(StoreOptions(done.former), clock) == 2


async def test_what_is_there_is_not_replaced_unasked(
    saved: Path, sqlite_database: SqliteDatabase, sqlite_options: StoreOptions
) -> None:
    with pytest.raises(DatabaseInUse, match="stop it first"):
        restore(sqlite_options, saved, force=True, stamp=STAMP)
    await sqlite_database.close()
    before = names_in(sqlite_options.data_dir)

    with pytest.raises(FolderNotEmpty, match="--force"):
        restore(sqlite_options, saved, force=False, stamp=STAMP)

    assert names_in(sqlite_options.data_dir) == before


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        ("text", BackupUnusable, "damaged, or is not a backup of UserContext"),
        ("empty", BackupUnusable, "not a backup of UserContext"),
        ("foreign", BackupUnusable, "not a backup of UserContext: its tables are others"),
        ("torn", BackupUnusable, "damaged"),
        ("newer", NewerSchema, "has schema 9999"),
        ("missing", BackupUnusable, "is not a file"),
    ],
)
async def test_a_file_that_cannot_be_used_changes_nothing(
    saved: Path, tmp_path: Path, spoil: str, error: type[Exception], words: str
) -> None:
    spoilt = tmp_path / "spoilt.db"
    _spoil(saved, spoilt, spoil)
    target = StoreOptions(tmp_path / "target")

    with pytest.raises(error, match=words):
        restore(target, spoilt, force=False, stamp=STAMP)

    assert names_in(target.data_dir) in ([], ["usercontext.lock"])


def _spoil(saved: Path, spoilt: Path, how: str) -> None:
    if how == "text":
        spoilt.write_text("not a database" * 1_000)
    elif how == "empty":
        spoilt.touch()
    elif how == "torn":
        content = bytearray(saved.read_bytes())
        content[8_192:16_384] = os.urandom(8_192)
        spoilt.write_bytes(content)
    elif how == "newer":
        shutil.copyfile(saved, spoilt)
        _execute(spoilt, "UPDATE alembic_version SET version_num = '9999'")
    elif how == "foreign":
        _execute(spoilt, "CREATE TABLE bookmark (url TEXT)")


def _execute(file: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(statement).close()
