"""Reads of a SQLite file: threads whose connections cannot write. Not: what is read."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import reading_engine, storage_failure, transaction

T = TypeVar("T")

_log = get_logger(__name__)


class Readers:
    """A pool of threads; a connection stays with its thread, so its statements stay prepared."""

    def __init__(self, options: StoreOptions) -> None:
        self._engine: Engine = reading_engine(options)
        self._threads = ThreadPoolExecutor(options.read_threads, "usercontext-reader")
        self._own = threading.local()
        self._connections: list[Connection] = []
        for _ in range(options.read_threads):  # opened now, so that no request waits for it
            self._threads.submit(self._connection)

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in one snapshot, off the loop; Unavailable when the file cannot be read."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._run, query)

    async def close(self) -> None:
        """Wait for reads under way, then close the connections."""
        await asyncio.get_running_loop().run_in_executor(None, self._threads.shutdown)
        while self._connections:
            self._connections.pop().close()

    def _run(self, query: Callable[[Connection], T]) -> T:
        try:
            with transaction(self._connection()) as _:
                return query(self._own.connection)
        except SQLAlchemyError as error:
            failure = storage_failure(error)
            if failure is None or failure == "read_only":  # a query that writes is a mistake
                raise
            _log.exception("read failed", reason=failure)
            raise Unavailable("The database cannot be read now") from error

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._engine.connect()
            self._connections.append(connection)
        return connection
