"""Batches on their way to PostgreSQL: a bounded queue and one statement per group. Not: a pool."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from usercontext.domain.errors import DomainError, Unavailable
from usercontext.log import get_logger
from usercontext.store.appends import INSERT_KEYED, INSERT_POSTGRESQL
from usercontext.store.database import WriterStats
from usercontext.store.dictionaries import Dictionary
from usercontext.store.idempotency import KEPT_US, PRUNED_PER_WRITE
from usercontext.store.key_names import name_of
from usercontext.store.keyed_appends import appended, kept_answer
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions
from usercontext.store.packing import ChunkRow, Packer

_OVERHEAD_BYTES = 512
_DICTIONARIES_KNOWN_S = 5.0
"""Another process may install or retire one; a chunk whose dictionary was retired is packed anew,
so this is only how long a new one may go unused."""

_NO_KEY = (None,) * 5
_Waiting = tuple[AppendLogs, "asyncio.Future[Appended]"]
_KeyName = tuple[int, str, str]

_log = get_logger(__name__)


class Access(Struct, frozen=True):
    """What the appender asks of the database: a raw statement, one batch by itself, a look-up."""

    run: Callable[..., Awaitable[list[Any]]]
    append_once: Callable[[AppendLogs], Awaitable[Appended]]
    find_dictionary: Callable[[int], Awaitable[Dictionary | None]]


class Appender:
    """Take whatever is queued, insert it by one durable statement, answer all; then again."""

    def __init__(self, access: Access, options: StoreOptions) -> None:
        self._access = access
        self._options = options
        self._packer = Packer()
        self._forget_at = 0.0
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

    def look_again(self) -> None:
        """Ask for dictionaries before the next group is packed; one may have changed."""
        self._forget_at = 0.0

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
        together, apart = _first_of_each_key(group)
        commands = [command for command, _ in together]
        await self._learn(commands)
        keyed = any(command.idempotency is not None for command in commands)
        columns = await asyncio.to_thread(self._pack, commands, keyed)
        rows = await self._access.run(INSERT_KEYED if keyed else INSERT_POSTGRESQL, *columns)
        kept = {row["session_row"] for row in rows}
        taken = {(row["project_row"], row["route"], row["key"]) for row in rows} if keyed else set()
        for command, future in together:
            name = _key_name(command)
            if command.session_row in kept if name is None else name in taken:
                _answer(future, appended(command))
            else:
                self.look_again()  # it may be that its dictionary was retired
                apart.append((command, future))
        for command, future in apart:
            await self._append_alone(command, future)

    async def _append_alone(self, command: AppendLogs, future: "asyncio.Future[Appended]") -> None:
        try:
            _answer(future, await self._access.append_once(command))
        except Unavailable:
            self._fail([(command, future)])
        except DomainError as error:
            if not future.done():
                future.set_exception(error)

    async def _learn(self, commands: Sequence[AppendLogs]) -> None:
        if self._options.dictionaries == "off":
            return
        now = asyncio.get_running_loop().time()
        if now >= self._forget_at:
            self._forget_at = now + _DICTIONARIES_KNOWN_S
            self._packer.forget()
        for project_row in self._packer.unknown(commands):
            self._packer.learn(project_row, await self._access.find_dictionary(project_row))

    def _pack(self, commands: Sequence[AppendLogs], keyed: bool) -> list[Any]:
        rows: list[ChunkRow] = self._packer.pack_all(commands)
        columns: list[Any] = [list(column) for column in zip(*rows, strict=True)]
        if keyed:
            keys = [kept_answer(one)[:5] if one.idempotency else _NO_KEY for one in commands]
            columns += [list(column) for column in zip(*keys, strict=True)]
            columns += (KEPT_US, len(commands) * PRUNED_PER_WRITE)
        return columns

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


def _first_of_each_key(group: Sequence[_Waiting]) -> tuple[list[_Waiting], list[_Waiting]]:
    """Part the batches whose key stands earlier in the group: they are to be replayed."""
    names: set[_KeyName] = set()
    together: list[_Waiting] = []
    apart: list[_Waiting] = []
    for waiting in group:
        name = _key_name(waiting[0])
        (apart if name in names else together).append(waiting)
        if name is not None:
            names.add(name)
    return together, apart


def _key_name(command: AppendLogs) -> _KeyName | None:
    key = command.idempotency
    return None if key is None else name_of(key)


def _answer(future: "asyncio.Future[Appended]", answer: Appended) -> None:
    if not future.done():  # else the caller went away; what is committed stands
        future.set_result(answer)
