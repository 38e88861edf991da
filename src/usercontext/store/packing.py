"""A batch becomes a row of ``chunk``, compressed with its project's dictionary. Not: inserting."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

import msgspec
import zstandard

from usercontext.store.dictionaries import Dictionary
from usercontext.store.logs import AppendLogs
from usercontext.store.training import LEVEL

_COMPRESSORS_KEPT = 32
"""Each takes about 0.3 MB; a project beyond them is packed without its dictionary or loads it."""

# Tables of 16 KiB beside a dictionary of 32: 33 KB take 55 us instead of 64 with level 1's own,
# in 2 % more bytes; small batches as before.
_HASH_LOG, _MIN_MATCH = 12, 6

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

_pack_receipts = msgspec.msgpack.Encoder().encode


class Packer:
    """Pack batches in one thread; what it knows of projects holds until ``forget`` is called."""

    def __init__(self) -> None:
        self._plain = new_compressor()
        self._bare: set[int] = set()
        self._own: OrderedDict[int, tuple[int, zstandard.ZstdCompressor]] = OrderedDict()

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
        self._own[project_row] = (found.id, new_compressor(found.body))

    def forget(self) -> None:
        """Look every project up again: a dictionary may have changed."""
        self._bare.clear()
        self._own.clear()

    def pack_all(self, commands: Sequence[AppendLogs]) -> list[ChunkRow]:
        """Return the rows to insert, in the order given; compresses all bodies that go together.

        One call compresses many without the interpreter's lock. Body by body, the lock is waited
        for after each: beside a busy event loop 16 bodies took twelve times as long.
        """
        together: dict[int, list[int]] = {}
        for place, command in enumerate(commands):
            owner = command.project_row or 0
            together.setdefault(owner if owner in self._own else 0, []).append(place)
        rows: dict[int, ChunkRow] = {}
        for owner, places in together.items():
            dictionary_row, compressor = self._own.get(owner, (None, self._plain))
            if dictionary_row is not None:
                self._own.move_to_end(owner)
            bodies = _compress_all(compressor, [commands[place].batch.body for place in places])
            for place, body in zip(places, bodies, strict=True):
                rows[place] = _row(commands[place], body, dictionary_row)
        return [rows[place] for place in range(len(commands))]

    def pack_plain(self, commands: Sequence[AppendLogs]) -> list[ChunkRow]:
        """Return the rows to insert, compressed without a dictionary."""
        bodies = _compress_all(self._plain, [command.batch.body for command in commands])
        return [_row(*pair, None) for pair in zip(commands, bodies, strict=True)]


def new_compressor(dictionary: bytes | None = None) -> zstandard.ZstdCompressor:
    """Return a compressor for one thread, to be used again and again."""
    if dictionary is None:
        return zstandard.ZstdCompressor(level=LEVEL)
    tables = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, hash_log=_HASH_LOG, min_match=_MIN_MATCH, write_dict_id=True
    )
    known = zstandard.ZstdCompressionDict(dictionary)
    known.precompute_compress(compression_params=tables)
    return zstandard.ZstdCompressor(dict_data=known, compression_params=tables)


def _compress_all(compressor: zstandard.ZstdCompressor, bodies: list[bytes]) -> list[bytes]:
    if len(bodies) <= 1:  # none: a group of other writes, which the library refuses to compress
        return [compressor.compress(body) for body in bodies]
    frames = compressor.multi_compress_to_buffer([*bodies])
    return [frames[place].tobytes() for place in range(len(frames))]


def _row(command: AppendLogs, body: bytes, dictionary_row: int | None) -> ChunkRow:
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
        body,
    )
