"""Open what chunks are compressed to, with the dictionary or pack each one names. Not: packing."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec
import zstandard
from sqlalchemy import Connection, Row, bindparam, select

from usercontext.domain.log_entry import ChunkFlag
from usercontext.log import get_logger
from usercontext.store.tables import dictionary, pack

_KEPT_PER_CONNECTION = 16
_CACHE = "decompressors"
_PACKED = int(ChunkFlag.PACKED)
"""A plain number: to ask a flag of the enum takes 1 us for each chunk."""
_PACKS_OPEN = 4
"""Packs whose batches lie open at one time, 1 MB: more only where many overlap in time."""

Decompress = Callable[[bytes], bytes]
ChunkRow = Row[*tuple[Any, ...]]
"""A row that has at least the flags, the dictionary and the body of a chunk."""


class WholeRow(NamedTuple):
    """What is read of a chunk to open it."""

    id: int
    entries: int
    first_us: int
    last_us: int
    flags: int
    low: str | None
    high: str | None
    dictionary: int | None
    body: bytes


_log = get_logger(__name__)


class Frames:
    """What opens the frames of one dictionary; like a decompressor, in one thread at a time."""

    __slots__ = ("_decompressor", "_open")

    def __init__(self, known: zstandard.ZstdCompressionDict | None = None) -> None:
        self._decompressor = zstandard.ZstdDecompressor(dict_data=known)
        self._open = self._decompressor.decompress

    def __call__(self, packed: bytes) -> bytes:
        """Open one frame."""
        return self._open(packed)

    def open_all(self, packed: list[bytes]) -> list[memoryview]:
        """Open several frames in one call, which gives up the interpreter's lock only once."""
        opened = self._decompressor.multi_decompress_to_buffer([*packed])
        # it is a buffer, which the stub does not tell
        return [memoryview(opened[n]) for n in range(len(packed))]  # type: ignore[arg-type]


class DictionaryMissing(Exception):
    """A chunk names a dictionary that is not there; its entries cannot be read."""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a packed chunk's batch stands: the row of the pack, and from where to where in it."""

    pack_row: int
    start: int
    end: int


pack_place = msgspec.msgpack.Encoder().encode
read_place = msgspec.msgpack.Decoder(Place).decode


class Unpacker:
    """Open the bodies of chunks; what it prepares stays with the connection, for the next reader.

    A connection is used by one thread at a time, as a decompressor must be. Packs are kept as long
    as this object, compressed; the few used last lie open.
    """

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._known: OrderedDict[int | None, Decompress] = tx.info.setdefault(_CACHE, OrderedDict())
        self._packs: dict[int, tuple[bytes, Decompress]] = {}
        self._open: OrderedDict[int, bytes] = OrderedDict()

    def __call__(self, row: ChunkRow) -> bytes:
        """Return the batch of a chunk (flags, dictionary, body) as it was stored."""
        return self.opener(row.flags, row.dictionary, row.body)(row.body)

    def prepare(self, rows: Iterable[ChunkRow | WholeRow]) -> None:
        """Read the packs that these chunks stand in, all at once."""
        packed = (read_place(row.body) for row in rows if row.flags & _PACKED)
        self._load_packs({place.pack_row for place in packed}.difference(self._packs))

    def opener(self, flags: int, dictionary_row: int | None, body: bytes) -> Decompress:
        """Return what turns the body of a chunk into its batch; raises DictionaryMissing."""
        if not flags & _PACKED:
            return self._decompress(dictionary_row)
        pack_row = read_place(body).pack_row
        if pack_row not in self._packs:
            self._load_packs({pack_row})
        return self._cut

    def _cut(self, body: bytes) -> bytes:
        place = read_place(body)
        batches = self._open.get(place.pack_row)
        if batches is None:
            while len(self._open) >= _PACKS_OPEN:
                self._open.popitem(last=False)
            packed, decompress = self._packs[place.pack_row]
            batches = self._open[place.pack_row] = decompress(packed)
        return batches[place.start : place.end]

    def _load_packs(self, rows: set[int]) -> None:
        if not rows:
            return
        for found in self._tx.execute(_PACKS, {"rows": sorted(rows)}).all():
            self._packs[found.id] = (found.body, self._decompress(found.dictionary))

    def _decompress(self, dictionary_row: int | None) -> Decompress:
        decompress = self._known.get(dictionary_row)
        return self._prepare(dictionary_row) if decompress is None else decompress

    def _prepare(self, dictionary_row: int | None) -> Decompress:
        while len(self._known) >= _KEPT_PER_CONNECTION:
            self._known.popitem(last=False)
        known = None if dictionary_row is None else self._load(dictionary_row)
        self._known[dictionary_row] = Frames(known)
        return self._known[dictionary_row]

    def _load(self, dictionary_row: int) -> zstandard.ZstdCompressionDict:
        body = self._tx.scalar(_BODY, {"row": dictionary_row})
        if body is None:
            _log.error("dictionary missing", dictionary=dictionary_row)
            raise DictionaryMissing(f"Dictionary {dictionary_row} is not there")
        return zstandard.ZstdCompressionDict(body)


_BODY = select(dictionary.c.body).where(dictionary.c.id == bindparam("row"))
_PACKS = select(pack.c.id, pack.c.dictionary, pack.c.body).where(
    pack.c.id.in_(bindparam("rows", expanding=True))
)
