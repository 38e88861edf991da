"""Open the database the options name, for a server or for a process beside one. Not: using it."""

import asyncio
import importlib
import os
import sqlite3
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from usercontext.domain.clock import Clock
from usercontext.store.database import Database
from usercontext.store.errors import (
    DatabaseDamaged,
    DatabaseInUse,
    FolderUnusable,
    GatewayLost,
    NoSchema,
    StoreError,
)
from usercontext.store.gateway_client import GatewayClient
from usercontext.store.lock import WriterLock, lock_owner
from usercontext.store.migrate import (
    NOTHING_YET,
    demand_current,
    demand_made,
    is_current,
    migrate,
)
from usercontext.store.options import StoreOptions
from usercontext.store.remote_database import RemoteDatabase
from usercontext.store.sqlite import (
    FILE_NAME,
    create_file,
    driver_of,
    storage_failure,
    transaction,
    writing_engine,
)
from usercontext.store.sqlite_database import SqliteDatabase

_RETRY_S = 0.05


class Role(Enum):
    """Who opens the database: the one server, a worker or command beside it, or who only looks."""

    SERVER = "server"
    CLIENT = "client"
    EXAMINER = "examiner"


_DEMANDS: dict[Role, Callable[[Connection], None] | None] = {
    Role.SERVER: None,
    Role.CLIENT: demand_current,
    Role.EXAMINER: demand_made,
}
"""What each demands of the schema that it finds; a server brings it up to date."""


async def open_database(
    options: StoreOptions,
    clock: Clock,  # noqa: ARG001  (the store is given its instants with each command)
    role: Role,
) -> Database:
    """Open the database; raises StoreError with words for the operator when that cannot be.

    SERVER takes the writer's lock, brings the schema up to date and listens for processes beside
    it; while another server listens there it is refused at once. CLIENT writes through a server
    that listens, and where none does, is itself the writer; it refuses the schema of an older
    version, and makes that of a database where there is none yet. EXAMINER is a CLIENT that makes
    nothing.
    On PostgreSQL both talk to it directly; a server still has its folder, for ``server.json``.
    """
    if options.database_url is not None:
        if role is Role.SERVER:
            await asyncio.to_thread(_make_folder, options.data_dir)
        return await _open_postgresql(options, role)
    loop = asyncio.get_running_loop()
    give_up = loop.time() + options.gateway_wait_s
    while True:
        database = None if role is Role.SERVER else await _connect(options)
        database = database or await _take(options, role)
        if database is not None:
            return database
        # a server that listens keeps the folder; one that is starting, or a command, may let go
        if loop.time() > give_up or (role is Role.SERVER and await _is_served(options)):
            owner = await asyncio.to_thread(lock_owner, options.data_dir)
            raise DatabaseInUse(
                f"Process {owner} already writes {options.data_dir}: stop it, or choose another"
                " data folder"
            )
        await asyncio.sleep(_RETRY_S)  # a command is writing, or a server just starting


async def _open_postgresql(options: StoreOptions, role: Role) -> Database:
    # loaded by name: with it come asyncpg and SQLAlchemy's ORM, 9 MB that SQLite does not need
    module = importlib.import_module("usercontext.store.postgresql")
    database: Database = await module.open_postgresql(options, _DEMANDS[role])
    return database


async def _connect(options: StoreOptions) -> Database | None:
    client = GatewayClient(options)
    try:
        await client.connect()
    except OSError:
        return None
    return RemoteDatabase(options, client)


async def _is_served(options: StoreOptions) -> bool:
    try:
        server = await _connect(options)
    except GatewayLost:  # one of another version
        return True
    if server is not None:
        await server.close()
    return server is not None


async def _take(options: StoreOptions, role: Role) -> Database | None:
    lock = await asyncio.to_thread(_take_file, options, role)
    if lock is None:
        return None
    try:
        database = SqliteDatabase(options, lock)
    except BaseException:
        lock.release()
        raise
    if role is Role.SERVER:
        try:
            await database.listen(options)
        except OSError as error:
            await database.close()
            raise GatewayLost(f"Cannot listen in {options.data_dir}: {error.strerror}") from error
    return database


def _take_file(options: StoreOptions, role: Role) -> WriterLock | None:
    if role is Role.EXAMINER and not (options.data_dir / FILE_NAME).exists():
        raise NoSchema(NOTHING_YET)
    try:
        _prepare_folder(options.data_dir)
        lock = WriterLock.take(options.data_dir)
        if lock is not None:
            create_file(options)
    except OSError as error:
        raise FolderUnusable(
            f"Cannot write in {options.data_dir}: {error.strerror or error}"
        ) from error
    if lock is None:
        return None
    try:
        _migrate_file(options, role)
    except BaseException as error:
        lock.release()
        if isinstance(error, sqlite3.Error | SQLAlchemyError):
            raise _explain(error, options.data_dir) from error
        raise
    return lock


def _make_folder(data_dir: Path) -> None:
    try:
        _prepare_folder(data_dir)
    except OSError as error:
        raise FolderUnusable(f"Cannot write in {data_dir}: {error.strerror or error}") from error


def _prepare_folder(data_dir: Path) -> None:
    """Make the folder for its owner alone; one that holds other things keeps its mode."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    holds_ours = (data_dir / FILE_NAME).exists() or not any(data_dir.iterdir())
    if holds_ours and data_dir.stat().st_uid == os.geteuid():
        data_dir.chmod(0o700)


def _migrate_file(options: StoreOptions, role: Role) -> None:
    with writing_engine(options).connect() as connection:
        with transaction(connection):
            if demand := _DEMANDS[role]:
                demand(connection)
            current = is_current(connection)
        if not current:
            # a table that is made again must not take with it what points to it
            driver_of(connection).execute("PRAGMA foreign_keys=OFF").close()
            with transaction(connection, "BEGIN IMMEDIATE"):
                migrate(connection)


def _explain(error: Exception, data_dir: Path) -> StoreError:
    place = data_dir / FILE_NAME
    match storage_failure(error):
        case "damaged":
            return DatabaseDamaged(f"{place} is not a database, or a damaged one: restore a backup")
        case "locked":
            return DatabaseInUse(f"{place} is locked by another program")
        case "disk_full":
            return FolderUnusable(f"No space is left for {place}")
        case "read_only" | "io_error":
            return FolderUnusable(f"{place} cannot be read and written")
        case _:
            return StoreError(f"{place} cannot be opened: {error}")
