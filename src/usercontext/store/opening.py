"""Open the database the options name, for a server or for a process beside one. Not: using it."""

import asyncio
from enum import Enum

from usercontext.domain.clock import Clock
from usercontext.store.database import Database
from usercontext.store.errors import DatabaseInUse
from usercontext.store.lock import WriterLock, lock_owner
from usercontext.store.migrate import is_current, migrate
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import create_file, transaction, writing_engine
from usercontext.store.sqlite_database import SqliteDatabase


class Role(Enum):
    """Who opens the database: the one server, or a worker or command beside it."""

    SERVER = "server"
    CLIENT = "client"


async def open_database(options: StoreOptions, clock: Clock, role: Role) -> Database:  # noqa: ARG001
    """Open the database; raises StoreError with words for the operator when that cannot be."""
    lock = await asyncio.to_thread(_take_file, options)
    try:
        return SqliteDatabase(options, lock)
    except BaseException:
        lock.release()
        raise


def _take_file(options: StoreOptions) -> WriterLock:
    options.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = WriterLock.take(options.data_dir)
    if lock is None:
        raise DatabaseInUse(
            f"Process {lock_owner(options.data_dir)} already writes {options.data_dir}"
        )
    try:
        create_file(options)
        _migrate_file(options)
    except BaseException:
        lock.release()
        raise
    return lock


def _migrate_file(options: StoreOptions) -> None:
    with writing_engine(options).connect() as connection:
        with transaction(connection):
            current = is_current(connection)
        if not current:
            with transaction(connection, "BEGIN IMMEDIATE"):
                migrate(connection)
