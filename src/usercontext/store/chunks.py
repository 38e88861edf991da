"""The bytes of a chunk and the entries in it: ids, doubles, decoding. Not: order, SQL, compression.

A chunk's body is the batch as ingest checked it, exactly ``{"logs":[...]}``. Its entries leave as
JSON again, each with the log id that is put in here; what stands in a payload is never decoded.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from usercontext.domain.ids import base36, log_id
from usercontext.domain.instants import parse_instant
from usercontext.domain.log_entry import ChunkFlag, EventType, Level, LogEntry, LogType

Buffer = bytes | memoryview
IdSpan = tuple[str, str]
"""Lowest and highest entryId of a chunk, by (length, text)."""

_INDEXES = [f"-{index}" for index in range(100)]
_COMMA = ord(",")
_UNIQUE_IDS = int(ChunkFlag.UNIQUE_IDS)
"""A plain number: to ask a flag of the enum takes 1 us for each chunk."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Chunk(Struct, frozen=True):
    """A stored batch. ``ids`` is None when no entry carries an entryId.

    It is unpacked each time its body is asked for; ``time_order`` unpacks several at a time.
    """

    id: int
    entries: int
    first_us: int
    last_us: int
    flags: int
    ids: IdSpan | None
    packed: bytes
    unpack: Callable[[bytes], bytes] = bytes

    @property
    def body(self) -> bytes:
        """Unpack the batch."""
        return self.unpack(self.packed)


class ShownEntry(Struct, gc=False, kw_only=True, rename="camel"):
    """An entry on its way out, its fields in the order they are shown in.

    Literals, not the domain's enums: the decoder hands out the texts it knows and builds nothing
    (together with undecoded objects 0.7 us an entry to read and write, incomplete ones too).
    """

    id: str = ""
    type: Literal["console", "network", "storage"]
    level: Literal["error", "warn", "info", "debug"]
    event_type: Literal["log", "click", "navigation"] = "log"
    event_metadata: Raw = Raw(b"{}")
    payload: Raw
    timestamp: str
    entry_id: str | UnsetType = UNSET
    repaired: Raw | UnsetType = UNSET
    truncated: bool | UnsetType = UNSET


class _ShownBatch(Struct):
    logs: list[ShownEntry]


class _EntryIdOnly(Struct, gc=False):
    entry_id: str | UnsetType = msgspec.field(default=UNSET, name="entryId")


class _EntryIdBatch(Struct):
    logs: list[_EntryIdOnly]


class _Stored(Struct, rename="camel"):
    type: LogType
    level: Level
    payload: dict[str, Any]
    timestamp: str
    event_type: EventType = EventType.LOG
    event_metadata: dict[str, Any] = {}
    entry_id: str | None = None
    repaired: tuple[str, ...] = ()
    truncated: bool = False


class _StoredBatch(Struct):
    logs: list[_Stored]


class _RawBatch(Struct):
    logs: list[Raw]


_shown_batch = msgspec.json.Decoder(_ShownBatch).decode
_entry_id_batch = msgspec.json.Decoder(_EntryIdBatch).decode
_stored_batch = msgspec.json.Decoder(_StoredBatch).decode
_raw_batch = msgspec.json.Decoder(_RawBatch).decode
_stored = msgspec.json.Decoder(_Stored).decode
_encoder = msgspec.json.Encoder()

Doubles = dict[int, set[int]]
"""Per chunk, the indexes of entries whose entryId an earlier arrival already carries."""


def entries_as_arrived(chunk: Chunk, body: Buffer, doubles: Doubles) -> list[ShownEntry]:
    """Return the entries of a chunk, whose unpacked body this is, as sent, without its doubles."""
    entries = _shown_batch(body).logs
    start = base36(chunk.id)
    for index, entry in zip(_indexes(len(entries)), entries, strict=False):
        entry.id = start + index
    dropped = doubles.get(chunk.id)
    if not dropped:
        return entries
    return [entry for index, entry in enumerate(entries) if index not in dropped]


def encode_entries(entries: Sequence[ShownEntry]) -> bytes:
    """Return entries as one JSON array."""
    return _encoder.encode(entries)


def encode_runs(runs: Iterable[Sequence[ShownEntry]]) -> tuple[bytearray, int]:
    """Return runs of entries as one JSON array, and how many entries there are."""
    array, count = bytearray(), 0
    for run in runs:
        if run and not count:
            _encoder.encode_into(run, array)
        elif run:
            # Over the bracket that ends what there is; the one it begins with becomes a comma.
            place = len(array) - 1
            _encoder.encode_into(run, array, place)
            array[place] = _COMMA
        count += len(run)
    return array or bytearray(b"[]"), count


def find_doubles(chunks: Iterable[Chunk]) -> Doubles:
    """Find the entries that repeat an entryId of an earlier arrival among these chunks.

    Only chunks whose spans of ids overlap, or that do not say that theirs are unique, are opened.
    """
    doubles: Doubles = {}
    seen: set[str] = set()
    for chunk in sorted(_suspects(chunks), key=lambda chunk: chunk.id):
        for index, entry in enumerate(_entry_id_batch(chunk.body).logs):
            if isinstance(entry.entry_id, UnsetType):
                continue
            if entry.entry_id in seen:
                doubles.setdefault(chunk.id, set()).add(index)
            seen.add(entry.entry_id)
    return doubles


def spans_overlap(one: IdSpan | None, other: IdSpan | None) -> bool:
    """Tell whether two chunks may share an entryId."""
    if one is None or other is None:
        return False
    return _id_order(one[0]) <= _id_order(other[1]) and _id_order(other[0]) <= _id_order(one[1])


def decode_entries(chunk: Chunk, body: bytes) -> list[LogEntry]:
    """Decode every entry of a chunk, whose unpacked body this is, in the order they were sent."""
    return [_entry(chunk, index, one) for index, one in enumerate(_stored_batch(body).logs)]


def decode_these(chunk: Chunk, body: bytes, indexes: Container[int]) -> list[LogEntry]:
    """Decode the entries of a chunk at these places: a few of a hundred take a tenth as long."""
    return [
        _entry(chunk, index, _stored(one))
        for index, one in enumerate(_raw_batch(body).logs)
        if index in indexes
    ]


def _entry(chunk: Chunk, index: int, stored: _Stored) -> LogEntry:
    return LogEntry(
        id=log_id(chunk.id, index),
        type=stored.type,
        level=stored.level,
        event_type=stored.event_type,
        payload=stored.payload,
        event_metadata=stored.event_metadata,
        timestamp=stored.timestamp,
        instant_us=read_instant_us(stored.timestamp, chunk.first_us),
        entry_id=stored.entry_id,
        repaired=stored.repaired,
        truncated=stored.truncated,
    )


def _suspects(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Choose the chunks that may share an entryId with another, or repeat one of their own."""
    carrying = [(_id_order(chunk.ids[0]), chunk) for chunk in chunks if chunk.ids is not None]
    carrying.sort(key=lambda pair: (pair[0], pair[1].id))
    suspects = {chunk.id: chunk for _, chunk in carrying if not chunk.flags & _UNIQUE_IDS}
    widest: Chunk | None = None
    for _, chunk in carrying:
        if widest is not None and spans_overlap(widest.ids, chunk.ids):
            suspects[widest.id] = widest
            suspects[chunk.id] = chunk
        if widest is None or _high(chunk) > _high(widest):
            widest = chunk
    return list(suspects.values())


def _high(chunk: Chunk) -> tuple[int, str]:
    return _id_order("" if chunk.ids is None else chunk.ids[1])


def _id_order(entry_id: str) -> tuple[int, str]:
    return len(entry_id), entry_id


def _indexes(count: int) -> Sequence[str]:
    return _INDEXES if count <= len(_INDEXES) else [f"-{index}" for index in range(count)]


def read_instant_us(timestamp: str, otherwise_us: int) -> int:
    """Return what an entry is ordered by, or the given instant where its time cannot be read."""
    # 100 ns where the C reader knows the form; a leap second or an ordinal date takes the reader
    # that accepted it, and what neither knows is placed where its batch begins
    try:
        instant = datetime.fromisoformat(timestamp)
    except ValueError:
        accepted = parse_instant(timestamp)
        return otherwise_us if accepted is None else accepted.us
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    return (instant - _EPOCH) // _MICROSECOND
