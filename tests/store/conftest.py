"""A real database of each engine, empty and migrated. Not: what is put into it."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from builders import FrozenClock
from migrated import place_database
from postgres import fresh_database, migrated_database
from store.batches import add_session
from usercontext.domain.log_entry import LogBatch
from usercontext.store.database import Database
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions

NOTHING = LogBatch(b"", 0, 0, 0, 0, 0)


@pytest.fixture
def sqlite_options(tmp_path: Path) -> StoreOptions:
    folder = tmp_path / "data"
    return StoreOptions(folder, busy_timeout_ms=200, gateway_wait_s=0.3, synchronous="OFF")


@pytest.fixture
def postgres_options(tmp_path: Path, postgres_address: str) -> StoreOptions:
    return StoreOptions(tmp_path / "data", database_url=fresh_database(postgres_address))


@pytest.fixture
def migrated_options(tmp_path: Path, postgres_address: str) -> StoreOptions:
    return StoreOptions(tmp_path / "data", database_url=migrated_database(postgres_address))


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request: pytest.FixtureRequest) -> StoreOptions:
    fixture = {"sqlite": "sqlite_options", "postgresql": "migrated_options"}[request.param]
    found: StoreOptions = request.getfixturevalue(fixture)
    return found


@pytest.fixture
async def database(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Database]:
    """Both engines, one after the other."""
    place_database(options)
    opened = await open_database(options, clock, Role.SERVER)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(
    sqlite_options: StoreOptions, clock: FrozenClock
) -> AsyncIterator[Database]:
    place_database(sqlite_options)
    opened = await open_database(sqlite_options, clock, Role.SERVER)
    yield opened
    await opened.close()


@pytest.fixture
async def session_row(database: Database) -> int:
    return await database.write(add_session, NOTHING)


@pytest.fixture
def server(sqlite_database: Database) -> Database:
    """What holds the file, for those who write through it."""
    return sqlite_database


@pytest.fixture
def patience_s() -> float:
    """How long the process beside looks for its server: one that is there is found at once."""
    return 30.0


@pytest.fixture
async def beside(
    server: Database, sqlite_options: StoreOptions, clock: FrozenClock, patience_s: float
) -> AsyncIterator[Database]:
    options = msgspec.structs.replace(sqlite_options, gateway_wait_s=patience_s)
    database = await open_database(options, clock, Role.CLIENT)
    yield database
    await database.close()
