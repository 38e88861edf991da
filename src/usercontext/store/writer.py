"""The one writer of a SQLite file: a bounded queue, a thread, group commit. Not: SQL of any noun.

Guarantee: a future is resolved after the COMMIT that contains its write has returned; when that
outcome is not known for certain, the caller is told Unavailable. A group fails together, but an
operation that fails by itself is undone alone (SAVEPOINT). Writes of a group wait side by side, so
none may count on another's place in it.
"""

import asyncio
import queue
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from usercontext.domain.errors import NotFound, Unavailable
from usercontext.log import get_logger
from usercontext.store.appends import append_once
from usercontext.store.at_once import append_at_once, prepare
from usercontext.store.bulk import run_bulks
from usercontext.store.bulk_keys import is_known, prune_keys
from usercontext.store.database import WriterStats
from usercontext.store.dictionaries import CHANGED, dictionary_in_use
from usercontext.store.keyed_appends import append_all, append_one, appended
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions
from usercontext.store.packing import ChunkRow, Packer
from usercontext.store.packs import PACKED
from usercontext.store.patience import Patience
from usercontext.store.sqlite import driver_of, storage_failure, transaction
from usercontext.store.write_failures import HARMLESS, REFUSALS

_OPERATION_BYTES = 4_096
_APPEND_BYTES = 512
"""What a write counts for in the queue beside its body: an operation's result is unknown."""

_log = get_logger(__name__)


class _Write:
    """A queued write: an operation with its command, or an append when ``operation`` is None."""

    __slots__ = ("command", "error", "future", "operation", "queued", "size", "value")

    def __init__(
        self,
        operation: Callable[[Connection, Any], Any] | None,
        command: Any,
        size: int,
        future: "asyncio.Future[Any]",
    ) -> None:
        self.operation = operation
        self.command = command
        self.size = size
        self.future = future
        self.queued = time.monotonic()
        self.value: Any = None
        self.error: Exception | None = None


class Writer:
    """Own the only writing connection; everything but ``_run`` and below happens on the loop."""

    def __init__(
        self, engine: Engine, options: StoreOptions, loop: asyncio.AbstractEventLoop
    ) -> None:
        self._engine = engine
        self._options = options
        self._loop = loop
        self._queue: queue.SimpleQueue[list[_Write] | None] = queue.SimpleQueue()
        self._turn: list[_Write] = []
        self._rest: list[_Write] = []
        self._depth = 0
        self._queued_bytes = 0
        self._closing = False
        self._commits = 0
        self._writes = 0
        self._seconds_sum = 0.0
        self._seconds_max = 0.0
        self._last_group = 0
        self._packed_chunks = 0
        self._refusals: Counter[str] = Counter()
        self._connection: Connection | None = None
        self._packer = Packer()
        self._patience = Patience(options.busy_timeout_ms)
        self._thread = threading.Thread(target=self._run, name="usercontext-writer", daemon=True)

    def start(self) -> None:
        """Open the connection and start the thread."""
        self._connect()
        self._thread.start()

    def submit(
        self, operation: Callable[[Connection, Any], Any], command: Any
    ) -> "asyncio.Future[Any]":
        """Queue an operation; the future is resolved after its commit."""
        body: bytes = getattr(command, "body", b"")
        return self._enqueue(operation, command, len(body) + _OPERATION_BYTES)

    def submit_append(self, command: AppendLogs) -> "asyncio.Future[Appended]":
        """Queue an append; the future is resolved after its commit."""
        return self._enqueue(None, command, len(command.batch.body) + _APPEND_BYTES)

    async def close(self) -> None:
        """Commit what is queued and end the thread; what comes later is refused."""
        if self._closing:
            return
        self._closing = True
        self._hand_over()
        self._queue.put(None)
        await self._loop.run_in_executor(None, self._thread.join)

    def stats(self) -> WriterStats:
        """Return what was done and refused since the start."""
        return WriterStats(
            queue_depth=self._depth,
            queued_bytes=self._queued_bytes,
            commits=self._commits,
            writes=self._writes,
            commit_seconds_sum=self._seconds_sum,
            commit_seconds_max=self._seconds_max,
            last_group=self._last_group,
            packed_chunks=self._packed_chunks,
            refusals=dict(self._refusals),
        )

    def _enqueue(self, operation: Any, command: Any, size: int) -> "asyncio.Future[Any]":
        if self._closing:
            raise self._refuse("closing")
        if self._depth and self._queued_bytes + size > self._options.max_queued_bytes:
            raise self._refuse("queue_full")
        write = _Write(operation, command, size, self._loop.create_future())
        self._depth += 1
        self._queued_bytes += size
        if not self._turn:
            self._loop.call_soon(self._hand_over)
        self._turn.append(write)
        return write.future

    def _hand_over(self) -> None:
        """Give the thread all that this turn of the loop brought.

        One by one it took three or four at a time and committed twice as often as it needed to,
        each time asking the loop for the interpreter's lock. Nothing waits for a clock.
        """
        turn, self._turn = self._turn, []
        if turn:
            self._queue.put(turn)

    def _refuse(self, reason: str) -> Unavailable:
        self._refusals[reason] += 1
        return Unavailable(REFUSALS[reason])

    def _settle(self, group: Sequence[_Write], seconds: float, failure: str | None) -> None:
        self._depth -= len(group)
        self._queued_bytes -= sum(write.size for write in group)
        if failure is None:
            self._commits += 1
            self._writes += len(group)
            self._last_group = len(group)
            self._seconds_sum += seconds
            self._seconds_max = max(self._seconds_max, seconds)
        for write in group:
            if write.future.done():  # the caller went away; what is committed stands
                continue
            if failure is not None:
                write.future.set_exception(self._refuse(failure))
            elif write.error is not None:
                write.future.set_exception(write.error)
            else:
                write.future.set_result(write.value)

    def _run(self) -> None:
        while group := self._take():
            started = time.perf_counter()
            failure = self._commit(group)
            seconds = time.perf_counter() - started
            self._loop.call_soon_threadsafe(self._settle, group, seconds, failure)
        self._disconnect()

    def _take(self) -> list[_Write]:
        group, self._rest = self._rest, []
        while len(group) < self._options.max_group:
            try:
                brought = self._queue.get(block=not group)
            except queue.Empty:
                break
            if brought is None:
                if group:  # the end was queued behind these: meet it again after their commit
                    self._queue.put(None)
                break
            group += brought
        self._rest = group[self._options.max_group :]
        return group[: self._options.max_group]

    def _commit(self, group: list[_Write]) -> str | None:
        try:
            self._write_group(group)
        except Exception as error:  # noqa: BLE001  (the thread's door: it must answer everybody)
            failure = storage_failure(error) or "not_committed"
            _log.error("group not committed", reason=failure, writes=len(group), exc_info=True)
            if failure not in HARMLESS:
                self._disconnect()
            return failure
        return None

    def _write_group(self, group: list[_Write]) -> None:
        connection = self._connection or self._connect()
        appends = [write for write in group if write.operation is None]
        commands = [write.command for write in appends]
        connection.info.pop(PACKED, None)  # of a group that failed
        driver = driver_of(connection)
        self._patience.limit(driver, group[0].queued)  # packing reads, what was left must not hold
        rows = self._pack(connection, commands)
        is_bare = len(appends) == len(group)
        if is_bare and append_at_once(driver, commands, rows):
            for write in group:
                write.value = appended(write.command)
            return
        with transaction(connection, "BEGIN IMMEDIATE"):
            done = run_bulks(driver, group)
            for place, write in enumerate(group):
                if write.operation is not None and place not in done:
                    _run_operation(connection, driver, write)
            if rows:
                _append(connection, driver, appends, rows)
                prune_keys(driver, [one.received_us for one in commands if one.idempotency])
        if connection.info.pop(CHANGED, False):
            self._packer.forget()
        self._packed_chunks += connection.info.pop(PACKED, 0)

    def _pack(self, connection: Connection, commands: list[AppendLogs]) -> list[ChunkRow]:
        """Compress before the transaction begins; what it looks up, only this thread changes."""
        if self._options.dictionaries == "off":
            return self._packer.pack_plain(commands)
        unknown = self._packer.unknown(commands)
        if unknown:
            with transaction(connection):
                for row in unknown:
                    self._packer.learn(row, dictionary_in_use(connection, row))
        return self._packer.pack_all(commands)

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        try:
            prepare(driver_of(connection))
        except sqlite3.Error:  # the next group must not meet a connection half made
            connection.close()
            raise
        self._connection = connection
        return connection

    def _disconnect(self) -> None:
        self._packer.forget()  # a dictionary that was not known to be kept may have been
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (sqlite3.Error, SQLAlchemyError):
                _log.warning("writer connection closed badly", exc_info=True)


def _run_operation(connection: Connection, driver: sqlite3.Connection, write: _Write) -> None:
    driver.execute("SAVEPOINT operation").close()
    try:
        assert write.operation is not None
        write.value = write.operation(connection, write.command)
    except Exception as error:
        if storage_failure(error) is not None or not driver.in_transaction:
            raise
        driver.execute("ROLLBACK TO operation").close()
        write.error = error
    driver.execute("RELEASE operation").close()


def _append(
    connection: Connection,
    driver: sqlite3.Connection,
    appends: list[_Write],
    rows: list[ChunkRow],
) -> None:
    if append_all(driver, [write.command for write in appends], rows):
        for write in appends:
            write.value = appended(write.command)
        return
    for write, row in zip(appends, rows, strict=True):  # only those that are at fault may fail
        if is_known(driver, write.command.idempotency):  # to be replayed, refused, or taken anew
            write.operation = append_once
            _run_operation(connection, driver, write)
            continue
        try:
            write.value = append_one(driver, write.command, row)
        except NotFound as error:
            write.error = error
