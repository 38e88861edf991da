"""The SQLite file: connections, pragmas, what its errors mean. Not: what is stored."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from usercontext.store.options import StoreOptions

FILE_NAME = "usercontext.db"
_AUTOCHECKPOINT_PAGES = 1_000
_WAL_KEPT_BYTES = 64 * 1024 * 1024
_CACHE_KIB = 4 * 1024
_STATEMENTS = 256

_STORAGE_FAILURES = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_NOMEM: "out_of_memory",
    sqlite3.SQLITE_IOERR: "io_error",
    sqlite3.SQLITE_CANTOPEN: "io_error",
    sqlite3.SQLITE_PROTOCOL: "io_error",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}


def database_file(options: StoreOptions) -> Path:
    """Return the path of the SQLite file."""
    return options.data_dir / FILE_NAME


def create_file(options: StoreOptions) -> None:
    """Create the file for its owner alone; SQLite gives its WAL and index the same mode."""
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
    os.close(os.open(database_file(options), flags, 0o600))


def writing_engine(options: StoreOptions) -> Engine:
    """Return the engine of the one connection that writes and checkpoints."""
    engine = _engine(options)
    pragmas = (
        # incremental: before the first table and before WAL, or the file can never shrink
        "auto_vacuum=INCREMENTAL",
        "journal_mode=WAL",
        f"synchronous={options.synchronous}",
        f"wal_autocheckpoint={_AUTOCHECKPOINT_PAGES}",
        f"journal_size_limit={_WAL_KEPT_BYTES}",
        f"cache_size=-{_CACHE_KIB}",
        "secure_delete=ON",
        "foreign_keys=ON",
    )
    _on_connect(engine, (f"busy_timeout={options.busy_timeout_ms}", *pragmas))
    return engine


def reading_engine(options: StoreOptions) -> Engine:
    """Return the engine of connections that can only read; each read is one snapshot."""
    engine = _engine(options)
    pragmas = (
        f"busy_timeout={options.busy_timeout_ms}",
        "query_only=ON",
        "wal_autocheckpoint=0",
        f"cache_size=-{_CACHE_KIB // 4}",
    )
    _on_connect(engine, pragmas)
    return engine


@contextmanager
def transaction(connection: Connection, begin: str = "BEGIN") -> Iterator[sqlite3.Connection]:
    """Run a block between ``begin`` and COMMIT, or undo it; yields the driver's connection.

    The driver starts no transaction of its own: a writer says BEGIN IMMEDIATE and so holds the
    lock from the start (SQLITE_BUSY_SNAPSHOT ignores the busy timeout).
    """
    driver = driver_of(connection)
    driver.execute(begin).close()
    try:
        with connection.begin():
            yield driver
    finally:
        if driver.in_transaction:
            driver.rollback()


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection beneath, for the hand-written statements."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def storage_failure(error: BaseException) -> str | None:
    """Name what kept the file from being read or written; None when the statement was at fault."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _STORAGE_FAILURES.get(code & 0xFF)


def _engine(options: StoreOptions) -> Engine:
    path = database_file(options)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )

    # an error must not carry what people and pages wrote into a log
    return create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


def _on_connect(engine: Engine, pragmas: tuple[str, ...]) -> None:
    @event.listens_for(engine, "connect")
    def prepare(driver: sqlite3.Connection, _record: Any) -> None:
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}").close()
