"""Batches are packed while the group before theirs is committed. Not: compressing, writing.

The writer's thread did one after the other, and waited for the disk with batches in its queue
(decision record 0035). Here a second thread packs those. What it has not packed, or packed with
what has changed since, the writer packs itself.
"""

import queue
import threading
from collections.abc import Collection, Sequence
from itertools import chain

import structlog
from sqlalchemy import Connection

from usercontext.store.dictionaries import dictionary_in_use
from usercontext.store.logs import AppendLogs
from usercontext.store.packing import ChunkRow, Packer
from usercontext.store.queued_write import QueuedWrite
from usercontext.store.sqlite import transaction

_MOST = 40
"""Packed in one go: the writer waits for the whole of it. A commit at the peak has ten."""

_log = structlog.get_logger(__name__)


class PackingAhead:
    """The queue before the writer: ``ready`` is what it takes from, None at the end.

    ``packed`` counts the batches that the writer found packed.
    """

    def __init__(self, with_dictionaries: bool) -> None:
        self.ready: queue.SimpleQueue[list[QueuedWrite] | None] = queue.SimpleQueue()
        self.packed = 0
        self._brought: queue.SimpleQueue[list[QueuedWrite] | None] = queue.SimpleQueue()
        self._with_dictionaries = with_dictionaries
        self._packer = Packer()
        self._lock = threading.Lock()  # of the packer
        self._now = 0  # changed by the writer's thread alone
        self._turns_brought = 0  # by the loop's thread alone
        self._turns_passed = 0  # by this one's thread alone
        self._thread = threading.Thread(target=self._run, name="usercontext-packing", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def bring(self, writes: list[QueuedWrite], is_writer_busy: bool) -> None:
        """Pass writes on in their order: at once where the writer waits or nothing is packed."""
        is_packed = is_writer_busy and any(write.operation is None for write in writes)
        if is_packed or self._turns_brought != self._turns_passed:
            self._turns_brought += 1
            self._brought.put(writes)
        else:
            self.ready.put(writes)

    def end(self) -> None:
        """Tell the writer that all that was brought is all there is."""
        self._brought.put(None)

    def rows_of(self, connection: Connection, appends: Sequence[QueuedWrite]) -> list[ChunkRow]:
        """Return the rows of batches, those not packed yet are packed here.

        Called before their transaction begins: what is looked up, only the writer changes.
        """
        missing = [each for each in appends if each.row is None or each.packed_at != self._now]
        self.packed += len(appends) - len(missing)
        if missing:
            with self._lock:
                if self._with_dictionaries:
                    self._learn(connection, self._packer.unknown(_commands(missing)))
                self._pack(missing)
        return [each.row for each in appends if each.row is not None]

    def forget(self) -> None:
        """Look every project up again, and pack again what was packed by what was known."""
        with self._lock:
            self._now += 1
            self._packer.forget()

    def _learn(self, connection: Connection, project_rows: Collection[int]) -> None:
        if not project_rows:
            return
        with transaction(connection):
            for row in project_rows:
                self._packer.learn(row, dictionary_in_use(connection, row))

    def _run(self) -> None:
        while turns := self._take():
            writes = [*chain.from_iterable(turns)]
            try:
                self._pack_known([write for write in writes if write.operation is None])
            except Exception:  # noqa: BLE001  (the writer meets it again, and answers it)
                _log.exception("batches not packed ahead", batches=len(writes))
            self.ready.put(writes)
            self._turns_passed += len(turns)
        self.ready.put(None)

    def _take(self) -> list[list[QueuedWrite]]:
        """Return the turns that were brought, none at the end."""
        turns: list[list[QueuedWrite]] = []
        while sum(map(len, turns)) < _MOST and not (turns and self._brought.empty()):
            brought = self._brought.get()
            if brought is None:
                if turns:  # meet the end again after these
                    self._brought.put(None)
                break
            turns.append(brought)
        return turns

    def _pack_known(self, appends: Sequence[QueuedWrite]) -> None:
        with self._lock:
            if self._with_dictionaries and self._packer.unknown(_commands(appends)):
                return  # only the writer reads
            self._pack(appends)

    def _pack(self, appends: Sequence[QueuedWrite]) -> None:
        pack = self._packer.pack_all if self._with_dictionaries else self._packer.pack_plain
        for write, row in zip(appends, pack(_commands(appends)), strict=True):
            write.row, write.packed_at = row, self._now


def _commands(appends: Sequence[QueuedWrite]) -> list[AppendLogs]:
    return [write.command for write in appends]
