"""The schema that migrations build is the schema the tables name, on both engines."""

import asyncio
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from builders import FrozenClock
from postgres import fresh_database
from usercontext import store
from usercontext.store import migrate
from usercontext.store.migrate import HEAD, known_revisions, schema_version
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.postgresql import new_engine
from usercontext.store.sqlite import create_file, reading_engine, transaction, writing_engine
from usercontext.store.tables import metadata

pytestmark = pytest.mark.anyio

for module in pkgutil.iter_modules(store.__path__):
    if module.name.endswith("_tables"):  # else a fresh schema lacks what nobody has imported yet
        importlib.import_module(f"{store.__name__}.{module.name}")

MIGRATIONS = Path(migrate.__file__).parent / "migrations"
_SQLITE_TEXTS = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master"
    " WHERE type != 'table' OR sql LIKE 'CREATE VIRTUAL%'"
)
_POSTGRESQL_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


def describe(connection: Connection) -> dict[str, Any]:
    """Reflect every table but Alembic's own, with columns, keys and indexes."""
    inspector = inspect(connection)
    return {
        table: {
            "columns": [
                (one["name"], str(one["type"]), one["nullable"], str(one["default"]))
                for one in inspector.get_columns(table)
            ],
            "primary": inspector.get_pk_constraint(table),
            "foreign": sorted(map(str, inspector.get_foreign_keys(table))),
            "unique": sorted(map(str, inspector.get_unique_constraints(table))),
            "indexes": sorted(
                (str(one["name"]), str(one["column_names"]), bool(one["unique"]))
                for one in inspector.get_indexes(table)  # their conditions: see texts
            ),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def texts(connection: Connection) -> list[str]:
    """Return what reflection does not see: triggers, full text tables, kinds of index."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(text(_POSTGRESQL_INDEXES))
    else:
        rows = connection.execute(text(_SQLITE_TEXTS))
    return sorted(" ".join(str(list(row)).split()) for row in rows if "alembic" not in str(row))


def test_the_head_named_is_the_newest_file() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")

    scripts = ScriptDirectory.from_config(config)

    assert list(scripts.get_heads()) == [HEAD]
    assert known_revisions() == {one.revision for one in scripts.walk_revisions()}


async def test_a_migrated_sqlite_file_equals_a_fresh_one(
    sqlite_options: StoreOptions, tmp_path: Path, clock: FrozenClock
) -> None:
    await (await open_database(sqlite_options, clock, Role.SERVER)).close()
    fresh = StoreOptions(tmp_path)
    create_file(fresh)
    with (
        writing_engine(fresh).connect() as connection,
        transaction(connection, "BEGIN IMMEDIATE"),
    ):
        metadata.create_all(connection)
    found = []
    for options in (sqlite_options, fresh):
        with reading_engine(options).connect() as connection, transaction(connection):
            found.append((describe(connection), texts(connection)))

    assert found[1] == found[0]
    assert "chunk" in found[0][0]


async def test_a_migrated_postgresql_equals_a_fresh_one(
    postgres_options: StoreOptions, postgres_address: str, clock: FrozenClock
) -> None:
    await (await open_database(postgres_options, clock, Role.SERVER)).close()
    other = await asyncio.to_thread(fresh_database, postgres_address)
    found = []
    for address in (postgres_options.database_url or "", other):
        engine = new_engine(address, 1)
        async with engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        async with engine.connect() as connection:
            found.append((await connection.run_sync(describe), await connection.run_sync(texts)))
        await engine.dispose()

    assert found[1] == found[0]
    assert "chunk" in found[0][0]


async def test_a_migration_that_fails_leaves_the_old_schema(
    sqlite_options: StoreOptions, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate_and_fail(connection: Connection) -> None:
        migrate.migrate(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr("usercontext.store.opening.migrate", migrate_and_fail)
    with pytest.raises(KeyboardInterrupt):
        await open_database(sqlite_options, clock, Role.SERVER)

    with reading_engine(sqlite_options).connect() as connection, transaction(connection):
        assert schema_version(connection) is None
        assert inspect(connection).get_table_names() == []


async def test_two_processes_may_migrate_one_postgresql(
    postgres_options: StoreOptions, clock: FrozenClock
) -> None:
    opened = await asyncio.gather(
        *(open_database(postgres_options, clock, Role.SERVER) for _ in range(3))
    )

    versions = [await database.read(schema_version) for database in opened]
    for database in opened:
        await database.close()
    assert versions == [HEAD] * 3


def test_a_current_database_opens_without_alembic(sqlite_options: StoreOptions) -> None:
    """Importing it takes longer than everything else that opening does."""
    program = (
        "import asyncio, sys; from pathlib import Path;"
        " from usercontext.domain.clock import SystemClock;"
        " from usercontext.store.opening import Role, open_database;"
        " from usercontext.store.options import StoreOptions;"
        " options = StoreOptions(Path(sys.argv[1]))\n"
        "async def main():\n"
        " await (await open_database(options, SystemClock(), Role.SERVER)).close()\n"
        "asyncio.run(main()); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(sqlite_options.data_dir)]

    said = [
        subprocess.run(
            command, env={"PYTHONPATH": "src"}, check=True, capture_output=True, timeout=60
        ).stdout
        for _ in range(2)
    ]

    assert said == [b"True\n", b"False\n"]
