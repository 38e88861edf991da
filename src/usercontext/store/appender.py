"""Batches on their way to PostgreSQL: a bounded queue and one statement per group. Not: a pool."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import structlog

from usercontext.domain.errors import NotFound, Unavailable
from usercontext.store.appends import (
    INSERT_POSTGRESQL,
    NO_SUCH_SESSION,
    ChunkRow,
    new_compressor,
    pack_chunk,
)
from usercontext.store.database import WriterStats
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions

_OVERHEAD_BYTES = 512
_Waiting = tuple[AppendLogs, "asyncio.Future[Appended]"]

_log = structlog.get_logger(__name__)


class Appender:
    """Take whatever is queued, insert it by one durable statement, answer all; then again."""

    def __init__(self, run: Callable[..., Awaitable[list[Any]]], options: StoreOptions) -> None:
        self._run = run
        self._options = options
        self._compressor = new_compressor()
        self._queue: deque[_Waiting] = deque()
        self._arrived = asyncio.Event()
        self._closing = False
        self._depth = 0
        self._queued_bytes = 0
        self._commits = self._writes = self._last_group = 0
        self._seconds_sum = self._seconds_max = 0.0
        self._refusals: Counter[str] = Counter()
        self._task = asyncio.create_task(self._append_groups())

    async def append(self, command: AppendLogs) -> Appended:
        """Queue a batch and wait for its commit; NotFound when its session was deleted."""
        with self.room_for(command):
            future: asyncio.Future[Appended] = asyncio.get_running_loop().create_future()
            self._queue.append((command, future))
            self._arrived.set()
            return await future

    @contextmanager
    def room_for(self, command: AppendLogs) -> Iterator[None]:
        """Hold room for a batch while it is under way; Unavailable when there is none."""
        size = len(command.batch.body) + _OVERHEAD_BYTES
        if self._closing:
            raise self._refuse("closing", "The server is stopping")
        if self._depth and self._queued_bytes + size > self._options.max_queued_bytes:
            raise self._refuse("queue_full", "The server is busy, its write queue is full")
        self._depth += 1
        self._queued_bytes += size
        try:
            yield
        finally:
            self._depth -= 1
            self._queued_bytes -= size

    async def close(self) -> None:
        """Commit what is queued; what comes later is refused."""
        self._closing = True
        self._arrived.set()
        await self._task

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
            refusals=dict(self._refusals),
        )

    def _refuse(self, reason: str, message: str) -> Unavailable:
        self._refusals[reason] += 1
        return Unavailable(message)

    async def _append_groups(self) -> None:
        while self._queue or not self._closing:
            if not self._queue:
                self._arrived.clear()
                await self._arrived.wait()
                continue
            count = min(len(self._queue), self._options.max_group)
            group = [self._queue.popleft() for _ in range(count)]
            started = time.perf_counter()
            if await self._commit(group):
                self._count(len(group), time.perf_counter() - started)

    async def _commit(self, group: Sequence[_Waiting]) -> bool:
        try:
            await self._insert(group)
        except Unavailable:
            self._fail(group)
        except Exception:  # noqa: BLE001  (the task's door: it must answer everybody)
            _log.exception("group not committed", batches=len(group))
            if len(group) > 1:  # one batch is at fault: the others must not suffer for it
                return any([await self._commit([waiting]) for waiting in group])
            self._fail(group)
        else:
            return True
        return False

    async def _insert(self, group: Sequence[_Waiting]) -> None:
        columns = await asyncio.to_thread(self._pack, [command for command, _ in group])
        rows = await self._run(INSERT_POSTGRESQL, *columns)
        kept = {row["session_row"] for row in rows}
        for command, future in group:
            if future.done():  # the caller went away; what is committed stands
                continue
            if command.session_row in kept:
                future.set_result(Appended(command.batch.accepted, replayed=False))
            else:
                future.set_exception(NotFound(NO_SUCH_SESSION))

    def _pack(self, commands: Sequence[AppendLogs]) -> list[list[Any]]:
        rows: list[ChunkRow] = [pack_chunk(command, self._compressor) for command in commands]
        return [list(column) for column in zip(*rows, strict=True)]

    def _fail(self, group: Sequence[_Waiting]) -> None:
        for _, future in group:
            if not future.done():
                future.set_exception(self._refuse("not_committed", "The database could not commit"))

    def _count(self, writes: int, seconds: float) -> None:
        self._commits += 1
        self._writes += writes
        self._last_group = writes
        self._seconds_sum += seconds
        self._seconds_max = max(self._seconds_max, seconds)
