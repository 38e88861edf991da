"""A SQLite file as its one writing process has it. Not: how another process writes."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from usercontext.store.database import Database, WriterStats
from usercontext.store.gateway import Gateway
from usercontext.store.heartbeat import beat
from usercontext.store.lock import WriterLock
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions
from usercontext.store.readers import Readers
from usercontext.store.sqlite import writing_engine
from usercontext.store.writer import Writer

T = TypeVar("T")
C = TypeVar("C", bound=Struct)
R = TypeVar("R")


class SqliteDatabase(Database):
    """Hold the lock, the writer and the readers of one file."""

    engine = "sqlite"

    def __init__(self, options: StoreOptions, lock: WriterLock) -> None:
        self._lock = lock
        self._gateway: Gateway | None = None
        self._writer = Writer(writing_engine(options), options, asyncio.get_running_loop())
        self._writer.start()
        self._readers = Readers(options)
        self._data_dir = options.data_dir
        self._closed = asyncio.Event()

    async def listen(self, options: StoreOptions) -> None:
        """Let other processes of this user write through the socket in the data folder."""
        self._gateway = Gateway(self, options.data_dir, options.max_frame_bytes)
        await self._gateway.start()

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Run a query in one read-only snapshot, in a reader's thread."""
        return await self._readers.read(query)

    async def write(self, operation: Callable[[Connection, C], R], command: C) -> R:
        """Run an operation in the next group commit."""
        result: R = await self._writer.submit(operation, command)
        return result

    async def append(self, command: AppendLogs) -> Appended:
        """Append a batch in the next group commit."""
        return await self._writer.submit_append(command)

    def tell(self, question: str, answer: Callable[[], Any]) -> None:
        """Answer at the socket, where it listens."""
        if self._gateway is not None:
            self._gateway.tell(question, answer)

    async def closed(self) -> None:
        """Return when ``close`` was called."""
        await self._closed.wait()

    async def close(self) -> None:
        """Commit what is queued, then close readers and file and release the lock."""
        if self._gateway is not None:
            await self._gateway.close()
        await self._writer.close()
        await self._readers.close()
        self._lock.release()
        self._closed.set()

    def show_life(self) -> None:
        """Leave the sign in the data folder."""
        beat(self._data_dir)

    def stats(self) -> WriterStats:
        """Return the writer's counters."""
        return self._writer.stats()
