"""Rows of ``chunk``: listed unopened by what is known of them, or opened in steps. Not: entries."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, LargeBinary, Select, bindparam, cast, func, select

from usercontext.store.chunks import Chunk, IdSpan, spans_overlap
from usercontext.store.dialects import has_row_locks
from usercontext.store.tables import chunk
from usercontext.store.unpacking import ChunkRow, Unpacker, WholeRow

LARGEST_ROW = 2**63 - 1
_OPENED_AT_ONCE = 64
"""Bodies in memory at one time: a walk that stops early has not read what it does not need."""

_JOINED_BYTES = 8 * 1024 * 1024
"""Joined bodies are copied twice; 10,000 usual entries have 0.7 MB."""


class Head(Struct, frozen=True):
    """What is known of a chunk without opening it."""

    id: int
    entries: int
    first_us: int
    last_us: int
    flags: int


def list_heads(tx: Connection, session_row: int) -> list[Head]:
    """Return all chunks of a session in order of arrival, unopened."""
    return [Head(*row) for row in tx.execute(_HEADS, {"session": session_row})]


class Size(NamedTuple):
    """How many entries the chunks of a session hold, doubles included, in how many bytes."""

    entries: int
    bytes: int


def measure(tx: Connection, session_row: int) -> Size:
    """Return the size of a session's log without reading it."""
    entries, size = tx.execute(_SIZE, {"session": session_row}).one()
    return Size(entries or 0, size or 0)


def list_heads_from(tx: Connection, session_row: int, start: int, limit: int) -> list[Head]:
    """Return up to ``limit`` chunks of a session from a row on, in order of arrival, unopened."""
    wanted = {"session": session_row, "start": start, "limit": limit}
    return [Head(*row) for row in tx.execute(_HEADS_FROM, wanted)]


def open_all(tx: Connection, session_row: int, size: Size) -> list[Chunk]:
    """Open every chunk of a session of that size, in order of arrival."""
    unpack = Unpacker(tx)
    wanted = {"session": session_row}
    rows: Sequence[ChunkRow | WholeRow]
    if has_row_locks(tx) or size.bytes > _JOINED_BYTES:
        rows = tx.execute(_ALL, wanted).all()
    else:
        rows = sorted(_part(*tx.execute(_JOINED, wanted).one()))
    unpack.prepare(rows)
    return [_open(row, unpack) for row in rows]


def open_chunks(tx: Connection, session_row: int, rows: Sequence[int]) -> Iterator[Chunk]:
    """Open these chunks of a session one after the other, in the order given."""
    unpack = Unpacker(tx)
    for start in range(0, len(rows), _OPENED_AT_ONCE):
        step = rows[start : start + _OPENED_AT_ONCE]
        found = {
            row.id: row for row in tx.execute(_THESE, {"session": session_row, "rows": list(step)})
        }
        unpack.prepare(found.values())
        for number in step:
            if number in found:
                yield _open(found[number], unpack)


def open_earlier_sharing(
    tx: Connection, session_row: int, chunks: Sequence[Chunk]
) -> Iterator[Chunk]:
    """Open the chunks before these whose entryIds may occur in them again."""
    spans = [chunk.ids for chunk in chunks if chunk.ids is not None]
    if not spans:
        return iter(())
    earlier = tx.execute(_SPANS_BEFORE, {"session": session_row, "before": chunks[0].id})
    rows = [row for row, *span in earlier if _shares(span[0], span[1], spans)]
    return open_chunks(tx, session_row, rows)


def _shares(low: str, high: str, spans: Iterable[IdSpan]) -> bool:
    return any(spans_overlap((low, high), span) for span in spans)


def _part(facts: str | None, bodies: bytes | None) -> Iterator[WholeRow]:
    """Take joined chunks apart: facts are eight and a length for each, None for none."""
    if facts is None or bodies is None:
        return
    place = 0
    for each in facts.split(","):
        row, entries, first_us, last_us, flags, low, high, dictionary, length = each.split(" ")
        start, place = place, place + int(length)
        yield WholeRow(
            int(row),
            int(entries),
            int(first_us),
            int(last_us),
            int(flags),
            low or None,
            high or None,
            int(dictionary) if dictionary else None,
            bodies[start:place],
        )


def _open(row: ChunkRow | WholeRow, unpack: Unpacker) -> Chunk:
    number, entries, first_us, last_us, flags, low, high, dictionary, body = row
    ids = None if low is None or high is None else (low, high)
    opener = unpack.opener(flags, dictionary, body)
    return Chunk(number, entries, first_us, last_us, flags, ids, body, opener)


_HEAD = (chunk.c.id, chunk.c.entries, chunk.c.first_us, chunk.c.last_us, chunk.c.flags)
_OWN = chunk.c.session_row == bindparam("session")
# the length of a body is known without reading it
_SIZE: Select[Any] = select(func.sum(chunk.c.entries), func.sum(func.length(chunk.c.body))).where(
    _OWN
)
_HEADS: Select[Any] = select(*_HEAD).where(_OWN).order_by(chunk.c.id)
_HEADS_FROM: Select[Any] = (
    select(*_HEAD)
    .where(_OWN, chunk.c.id >= bindparam("start"))
    .order_by(chunk.c.id)
    .limit(bindparam("limit"))
)
# in the order in which ``_open`` takes them apart: by name they take 3 us a row longer
_WHOLE = (
    *_HEAD,
    chunk.c.entry_id_low,
    chunk.c.entry_id_high,
    chunk.c.dictionary,
    chunk.c.body,
)
_ALL: Select[Any] = select(*_WHOLE).where(_OWN).order_by(chunk.c.id)
# All in one row, of SQLite alone: the driver gives up the interpreter's lock for each row. Beside a
# busy event loop a hundred rows took 3 ms, this takes what it takes alone. No fact has a space or a
# comma; blobs are joined as they are, whatever is in them; both come in one order.
_JOINED: Select[Any] = select(
    func.group_concat(
        func.printf("%d %d %d %d %d %s %s %s %d", *_WHOLE[:-1], func.length(chunk.c.body)), ","
    ),
    cast(func.group_concat(chunk.c.body, ""), LargeBinary),
).where(_OWN)
_THESE: Select[Any] = select(*_WHOLE).where(_OWN, chunk.c.id.in_(bindparam("rows", expanding=True)))
_SPANS_BEFORE: Select[Any] = select(chunk.c.id, chunk.c.entry_id_low, chunk.c.entry_id_high).where(
    _OWN, chunk.c.id < bindparam("before"), chunk.c.entry_id_low.is_not(None)
)
