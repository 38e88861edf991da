"""PostgreSQL behind the Database interface: pool, transactions, retries. Not: the append queue."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import asyncpg
from msgspec import Struct
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store.appender import Access, Appender
from usercontext.store.appends import append_once
from usercontext.store.database import Database, WriterStats
from usercontext.store.dictionaries import CHANGED, Dictionary, dictionary_in_use
from usercontext.store.errors import ServerUnreachable
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.migrate import is_current, migrate
from usercontext.store.options import StoreOptions

T = TypeVar("T")
C = TypeVar("C", bound=Struct)
R = TypeVar("R")

_ATTEMPTS = 5
_BACK_OFF_S = 0.01
_CONNECT_S = 5.0
_CLOSE_S = 5.0
_MIGRATION_LOCK = 7_215_443_081
"""Any number, but the same in every process that migrates."""

_RACED = frozenset({"40001", "40P01", "23505"})
"""Serialization failure, deadlock, and a unique name that another transaction took first: run
again, the operation will find what the other one wrote."""

_GONE_CLASSES = ("08", "53", "57")
"""SQLSTATE classes: connection, resources, operator intervention."""
_DRIVER_AT_A_LOSS = (asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What it says of a connection that breaks while it is used: what became of the call is unknown, so
nothing may do it again but whoever asked."""

_log = get_logger(__name__)


async def open_postgresql(
    options: StoreOptions, demand: Callable[[Connection], None] | None = None
) -> Database:
    """Connect, check that commits are durable and bring up to date what meets the demand."""
    assert options.database_url is not None
    engine = new_engine(
        options.database_url, options.postgresql_connections, options.application_name
    )
    try:
        async with engine.connect() as connection:
            await _demand_durability(connection)
        async with engine.begin() as connection:
            await connection.run_sync(_migrate, demand)
    except (
        OSError,
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
        DBAPIError,
        ValueError,
    ) as error:
        await engine.dispose()
        raise ServerUnreachable(f"PostgreSQL cannot be used: {_first_line(error)}") from error
    except BaseException:
        await engine.dispose()
        raise
    return PostgresqlDatabase(engine, options)


class PostgresqlDatabase(Database):
    """A pool of connections; every process talks to the server directly."""

    engine = "postgresql"

    def __init__(self, engine: AsyncEngine, options: StoreOptions) -> None:
        self._engine = engine
        self._snapshots = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._appender = Appender(
            Access(self._run_raw, self._append_once, self._find_dictionary), options
        )
        self._closed = asyncio.Event()
        self._calls = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in one read-only snapshot."""

        async def attempt() -> T:
            async with self._snapshots.begin() as connection:
                return await connection.run_sync(query)

        return await self._count_in(attempt)

    async def write(self, operation: Callable[[Connection, C], R], command: C) -> R:
        """Run an operation in a transaction of its own, again when another one was in its way."""

        async def attempt() -> R:
            async with self._engine.begin() as connection:
                result = await connection.run_sync(operation, command)
                changed = connection.info.pop(CHANGED, False)
            if changed:
                self._appender.look_again()
            return result

        return await self._count_in(attempt)

    async def append(self, command: AppendLogs) -> Appended:
        """Append a batch in the next group."""
        return await self._appender.append(command)

    async def closed(self) -> None:
        """Return when ``close`` was called."""
        await self._closed.wait()

    async def close(self) -> None:
        """Commit what is queued, wait for calls under way, then close the connections.

        A key or rules may be read beside the request that began it, which nobody waits for; a
        connection that is in use cannot be closed, and would be left open.
        """
        await self._appender.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSE_S):
                await self._idle.wait()
        await self._engine.dispose()
        self._closed.set()

    def stats(self) -> WriterStats:
        """Return the appender's counters."""
        return self._appender.stats()

    async def _count_in(self, attempt: Callable[[], Awaitable[T]]) -> T:
        self._calls += 1
        self._idle.clear()
        try:
            return await _persist(attempt)
        finally:
            self._calls -= 1
            if not self._calls:
                self._idle.set()

    async def _append_once(self, command: AppendLogs) -> Appended:
        return await self.write(append_once, command)

    async def _find_dictionary(self, project_row: int) -> Dictionary | None:
        return await self.read(lambda tx: dictionary_in_use(tx, project_row))

    async def _run_raw(self, statement: str, *columns: Any) -> list[Any]:
        async def attempt() -> list[Any]:
            async with self._engine.connect() as connection:
                raw = await connection.get_raw_connection()
                driver: Any = raw.driver_connection
                rows: list[Any] = await driver.fetch(statement, *columns)
                return rows

        return await self._count_in(attempt)


async def _persist(attempt: Callable[[], Awaitable[T]]) -> T:
    for number in range(1, _ATTEMPTS + 1):
        try:
            return await attempt()
        except (
            DBAPIError,
            PoolTimeout,
            OSError,
            asyncpg.PostgresError,
            *_DRIVER_AT_A_LOSS,
        ) as error:
            state = _sqlstate(error)
            if _is_gone(error, state):
                _log.warning("PostgreSQL did not answer", reason=_first_line(error))
                raise Unavailable("The database cannot be reached") from error
            if state not in _RACED or number == _ATTEMPTS:
                if state in _RACED and not isinstance(error, IntegrityError):
                    raise Unavailable("The database is busy") from error
                raise
        await asyncio.sleep(_BACK_OFF_S * number)
    raise AssertionError("the last attempt returns or raises")


def new_engine(url: str, connections: int, name: str = "usercontext") -> AsyncEngine:
    """Return a pool for an address as libpq writes it; nothing is connected yet."""

    def connect(*_args: Any, **_options: Any) -> Awaitable[asyncpg.Connection]:
        # asyncpg reads the address itself, with every parameter that libpq knows
        connection: Awaitable[asyncpg.Connection] = asyncpg.connect(
            dsn=url, timeout=_CONNECT_S, server_settings={"application_name": name}
        )
        return connection

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_CONNECT_S,
        hide_parameters=True,  # an error must not carry what people wrote into a log
    )

    @event.listens_for(engine.sync_engine, "checkout")
    def refuse_dead(driver: Any, _record: Any, _proxy: Any) -> None:
        if driver.driver_connection.is_closed():  # the server restarted: take a new one
            raise DisconnectionError("closed")

    return engine


async def _demand_durability(connection: AsyncConnection) -> None:
    setting = await connection.scalar(text("SHOW synchronous_commit"))
    if setting == "off":
        raise ServerUnreachable(
            "PostgreSQL has synchronous_commit=off, so an answer would not mean durable: turn it"
            " on for this database or user"
        )


def _migrate(connection: Connection, demand: Callable[[Connection], None] | None) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
    if demand:
        demand(connection)
    if not is_current(connection):
        migrate(connection)


def _sqlstate(error: BaseException) -> str | None:
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    state: str | None = getattr(error, "sqlstate", None)
    return state


def _is_gone(error: BaseException, state: str | None) -> bool:
    if isinstance(error, (OSError, PoolTimeout, *_DRIVER_AT_A_LOSS)):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return state is not None and state.startswith(_GONE_CLASSES)


def _first_line(error: BaseException) -> str:
    """Return what is wrong; the address is not in it, so no password can be."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        error = error.orig
    return (str(error) or type(error).__name__).partition("\n")[0]
