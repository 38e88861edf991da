"""A batch becomes a row of ``chunk``, compressed with its project's dictionary. Not: inserting."""

from collections import OrderedDict
from collections.abc import Callable, Iterable

import msgspec
import zstandard

from usercontext.store.dictionaries import Dictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.training import LEVEL

_COMPRESSORS_KEPT = 32
"""Each takes about 0.3 MB; a project beyond them is packed without its dictionary or loads it."""

_BARE_KEPT = 4_096
"""Projects known to have no dictionary."""

ChunkRow = tuple[
    int,
    int,
    int,
    int,
    int,
    int,
    int,
    int,
    str | None,
    str | None,
    bytes | None,
    int | None,
    bytes,
]
Compress = Callable[[bytes], bytes]

_pack_receipts = msgspec.msgpack.Encoder().encode


class Packer:
    """Pack batches in one thread; what it knows of projects holds until ``forget`` is called."""

    def __init__(self) -> None:
        self._plain = new_compressor().compress
        self._bare: set[int] = set()
        self._own: OrderedDict[int, tuple[int, Compress]] = OrderedDict()

    def unknown(self, commands: Iterable[AppendLogs]) -> set[int]:
        """Return the projects among these whose dictionary is to be looked up before packing."""
        named = {command.project_row for command in commands}
        return {
            row for row in named if row is not None and not (row in self._own or row in self._bare)
        }

    def learn(self, project_row: int, found: Dictionary | None) -> None:
        """Use a dictionary for a project, or none, until ``forget`` is called."""
        if found is None:
            if len(self._bare) >= _BARE_KEPT:
                self._bare.clear()
            self._bare.add(project_row)
            return
        if len(self._own) >= _COMPRESSORS_KEPT:
            self._own.popitem(last=False)
        self._own[project_row] = (found.id, new_compressor(found.body).compress)

    def forget(self) -> None:
        """Look every project up again: a dictionary may have changed."""
        self._bare.clear()
        self._own.clear()

    def pack(self, command: AppendLogs) -> ChunkRow:
        """Return the row to insert, in the order of the statements; compresses the body."""
        own = self._own.get(command.project_row or 0)
        if own is None:
            return self.pack_plain(command)
        self._own.move_to_end(command.project_row or 0)
        return _pack(command, own[1], own[0])

    def pack_plain(self, command: AppendLogs) -> ChunkRow:
        """Return the row to insert, compressed without a dictionary."""
        return _pack(command, self._plain, None)


def new_compressor(dictionary: bytes | None = None) -> zstandard.ZstdCompressor:
    """Return a compressor for one thread, to be used again and again."""
    known = None
    if dictionary is not None:
        known = zstandard.ZstdCompressionDict(dictionary)
        known.precompute_compress(level=LEVEL)
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=known)


def _pack(command: AppendLogs, compress: Compress, dictionary_row: int | None) -> ChunkRow:
    batch = command.batch
    low, high = batch.entry_ids or (None, None)
    return (
        command.session_row,
        command.key_row,
        command.received_us,
        batch.entries,
        batch.errors,
        batch.first_us,
        batch.last_us,
        int(batch.flags),  # asyncpg would take a flag for a list of its bits
        low,
        high,
        _pack_receipts(batch.receipts) if batch.receipts else None,
        dictionary_row,
        compress(batch.body),
    )
