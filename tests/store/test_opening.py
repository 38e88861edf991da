"""Opening a database: who becomes the writer, and what an operator is told when it cannot be."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection

from builders import FrozenClock
from postgres import fresh_database
from store.conftest import NOTHING
from store.former import go_back_to_0019
from usercontext.store.errors import (
    DatabaseDamaged,
    DatabaseInUse,
    FolderUnusable,
    NewerSchema,
    OlderSchema,
    ServerUnreachable,
)
from usercontext.store.lock import WriterLock
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import FILE_NAME
from usercontext.store.sqlite_database import SqliteDatabase

pytestmark = pytest.mark.anyio


async def create(options: StoreOptions, clock: FrozenClock) -> None:
    await (await open_database(options, clock, Role.SERVER)).close()


async def test_without_a_server_a_command_is_the_writer(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    database = await open_database(sqlite_options, clock, Role.CLIENT)

    assert isinstance(database, SqliteDatabase)
    await database.close()


async def test_everything_is_for_its_owner_alone(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    database = await open_database(sqlite_options, clock, Role.SERVER)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in sqlite_options.data_dir.iterdir()
    }
    await database.close()

    assert {0o600} == set(modes.values())
    assert {FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"} < set(modes)
    assert stat.S_IMODE(sqlite_options.data_dir.stat().st_mode) == 0o700


@pytest.fixture
def shared_folder(tmp_path: Path) -> Path:
    (tmp_path / "notes.txt").write_text("mine")
    tmp_path.chmod(0o755)
    return tmp_path


async def test_a_folder_of_other_things_keeps_its_mode(
    shared_folder: Path, clock: FrozenClock
) -> None:
    await create(StoreOptions(shared_folder), clock)

    assert stat.S_IMODE(os.stat(shared_folder).st_mode) == 0o755  # noqa: PTH116


async def test_the_file_can_shrink_and_commits_are_synced(
    tmp_path: Path, clock: FrozenClock
) -> None:
    database = await open_database(StoreOptions(tmp_path / "data"), clock, Role.SERVER)

    def pragmas(tx: Connection, command: object) -> list[object]:
        names = ["auto_vacuum", "journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint"]
        return [tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    found = await database.write(pragmas, NOTHING)
    await database.close()

    assert found == [2, "wal", 2, 1, 1000]


async def test_a_second_server_is_told_who_is_the_first(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    """At once, however long a command would be waited for."""
    patient = msgspec.structs.replace(sqlite_options, gateway_wait_s=60.0)
    first = await open_database(sqlite_options, clock, Role.SERVER)

    with pytest.raises(DatabaseInUse, match=f"Process {os.getpid()} already writes") as refusal:
        async with asyncio.timeout(30):
            await open_database(patient, clock, Role.SERVER)
    assert str(sqlite_options.data_dir) in str(refusal.value)
    await first.close()


async def test_a_command_waits_for_another_that_writes(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> None:
    await create(sqlite_options, clock)
    lock = WriterLock.take(sqlite_options.data_dir)
    assert lock is not None

    with pytest.raises(DatabaseInUse):
        await open_database(sqlite_options, clock, Role.CLIENT)
    lock.release()

    await (await open_database(sqlite_options, clock, Role.CLIENT)).close()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    program = (
        "import sys,time,pathlib; from usercontext.store.lock import WriterLock;"
        " lock = WriterLock.take(pathlib.Path(sys.argv[1])); print('taken', flush=True);"
        " time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": "src"},
    )
    assert child.stdout is not None
    child.stdout.readline()
    assert WriterLock.take(tmp_path) is None
    child.kill()
    child.communicate()

    lock = WriterLock.take(tmp_path)

    assert lock is not None
    lock.release()


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be read" * 50])
async def test_a_file_that_is_no_database_is_explained(
    sqlite_options: StoreOptions, clock: FrozenClock, content: bytes
) -> None:
    sqlite_options.data_dir.mkdir()
    (sqlite_options.data_dir / FILE_NAME).write_bytes(content)

    with pytest.raises(DatabaseDamaged, match="restore a backup"):
        await open_database(sqlite_options, clock, Role.SERVER)


async def test_a_file_where_the_folder_should_be_is_explained(
    tmp_path: Path, clock: FrozenClock
) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(FolderUnusable, match="Cannot write in"):
        await open_database(StoreOptions(tmp_path / "data"), clock, Role.SERVER)


async def test_a_folder_that_cannot_be_written_is_explained(clock: FrozenClock) -> None:
    with pytest.raises(FolderUnusable, match="/proc/nowhere"):
        await open_database(StoreOptions(Path("/proc/nowhere")), clock, Role.SERVER)


async def test_a_locked_file_is_explained(sqlite_options: StoreOptions, clock: FrozenClock) -> None:
    await create(sqlite_options, clock)
    other = sqlite3.connect(sqlite_options.data_dir / FILE_NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DatabaseInUse, match="locked by another program"):
        await open_database(sqlite_options, clock, Role.SERVER)
    other.close()


async def test_a_newer_schema_is_refused_on_both_engines(
    options: StoreOptions, clock: FrozenClock
) -> None:
    database = await open_database(options, clock, Role.SERVER)

    def come_from_the_future(tx: Connection, command: object) -> None:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    await database.write(come_from_the_future, NOTHING)
    await database.close()

    with pytest.raises(NewerSchema, match="install the version that wrote it"):
        await open_database(options, clock, Role.SERVER)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://nobody:s3cret@127.0.0.1:1/nothing",
        "postgresql://nobody:s3cret@/nothing?host=/nowhere",
        "postgresql://127.0.0.1:notaport/x",
    ],
)
async def test_an_unreachable_postgresql_is_explained_without_its_password(
    tmp_path: Path, clock: FrozenClock, address: str
) -> None:
    with pytest.raises(ServerUnreachable, match="PostgreSQL cannot be used") as raised:
        await open_database(StoreOptions(tmp_path, database_url=address), clock, Role.SERVER)

    assert "s3cret" not in str(raised.value)


async def test_a_database_that_does_not_exist_is_explained(
    tmp_path: Path, clock: FrozenClock, postgres_address: str
) -> None:
    address = postgres_address.replace("/postgres?", "/missing?")

    with pytest.raises(ServerUnreachable, match="does not exist"):
        await open_database(StoreOptions(tmp_path, database_url=address), clock, Role.SERVER)


async def test_a_postgresql_that_forgets_is_refused(
    tmp_path: Path, clock: FrozenClock, forgetful_address: str
) -> None:
    options = StoreOptions(tmp_path, database_url=forgetful_address)

    with pytest.raises(ServerUnreachable, match="synchronous_commit=off"):
        await open_database(options, clock, Role.SERVER)


@pytest.fixture
def forgetful_address(postgres_address: str) -> str:
    address = fresh_database(postgres_address)
    return f"{address}&options=-csynchronous_commit%3Doff"


async def test_a_command_refuses_an_older_schema_and_leaves_it(
    options: StoreOptions, clock: FrozenClock
) -> None:
    """`doctor` of a new release, run before the upgrade, took the way back to the old one.

    So did `project list` and every other look: the schema was brought forward, in silence.
    """
    database = await open_database(options, clock, Role.SERVER)
    await database.write(_older, NOTHING)
    await database.close()

    for _ in range(2):  # the first look changed nothing
        with pytest.raises(OlderSchema, match="0019"):
            await open_database(options, clock, Role.CLIENT)
    server = await open_database(options, clock, Role.SERVER)
    await server.close()


def _older(tx: Connection, _command: object) -> None:
    go_back_to_0019(tx)
