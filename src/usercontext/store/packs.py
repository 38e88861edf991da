"""Packs: the batches of a quiet session, compressed together and better. Not: when, new batches.

A chunk that is packed keeps its row, its number and so the ids of its entries; in place of its body
stands where in the pack to find it. One statement per chunk, all in one transaction with the pack.
"""

from collections.abc import Sequence
from typing import Any

import zstandard
from msgspec import Struct
from sqlalchemy import (
    Connection,
    LargeBinary,
    Select,
    bindparam,
    func,
    insert,
    null,
    select,
    update,
)

from usercontext.domain.log_entry import ChunkFlag
from usercontext.store.dialects import has_row_locks, inserted_row
from usercontext.store.dictionaries import Dictionary, dictionary_in_use
from usercontext.store.operations import operation
from usercontext.store.tables import chunk, dictionary, pack, session
from usercontext.store.unpacking import ChunkRow, Place, Unpacker, pack_place

LEVEL = 12
"""17.2 % of the JSON at 25 MB/s; 9 leaves 17.5 at 50, 15 leaves 16 at 7 (decision 0015)."""

PACK_BYTES = 256 * 1024
"""Of JSON in a pack. To read one batch opens a pack: 0.2 ms."""

PACKED = "chunks_packed"
"""Counts in a writing connection's ``info`` the chunks it packed, for the metrics."""

_MOST_CHUNKS = 256
_WORTH = 0.9
_PER_PACK_BYTES, _PER_CHUNK_BYTES = 32, 12


class Head(Struct, frozen=True):
    """A chunk met on the way through the table, and whether it stands in a pack already."""

    id: int
    session_row: int
    received_us: int
    is_packed: bool


class Loose(Struct, frozen=True):
    """Neighbours of a session that stand in no pack: their numbers, batches, bytes on disk now.

    ``is_last`` tells that no more of the session's can join them for now.
    """

    session_row: int
    rows: tuple[int, ...]
    batches: tuple[bytes, ...]
    bytes_now: int
    is_last: bool
    dictionary: Dictionary | None


class PackChunks(Struct, frozen=True):
    """Move these chunks of a session into a new pack; ``places`` has one more number than rows."""

    session_row: int
    dictionary_row: int | None
    rows: tuple[int, ...]
    places: tuple[int, ...]
    body: bytes


@operation
def pack_chunks(tx: Connection, command: PackChunks) -> bool:
    """Pack chunks; False, with nothing done, when one of them or the dictionary is gone."""
    if tx.scalar(_HOLD_SESSION, {"row": command.session_row}) is None:
        return False
    known = command.dictionary_row
    if known is not None and tx.scalar(_HOLD_DICTIONARY, {"row": known}) is None:
        return False
    these = {"session": command.session_row, "rows": list(command.rows)}
    if tx.scalar(_COUNT_LOOSE, these) != len(command.rows):
        return False
    values = {
        "session_row": command.session_row,
        "dictionary": command.dictionary_row,
        "body": command.body,
    }
    row = inserted_row(tx.execute(_INSERT, values))
    starts, ends = command.places, command.places[1:]
    tx.execute(
        _UPDATE if has_row_locks(tx) else _REPLACE,
        [
            {"row": number, "place": pack_place(Place(row, start, end))}
            for number, start, end in zip(command.rows, starts, ends, strict=False)
        ],
    )
    tx.info[PACKED] = tx.info.get(PACKED, 0) + len(command.rows)
    return True


def list_heads_after(tx: Connection, after: int, limit: int) -> list[Head]:
    """Return the next chunks of all projects, unopened."""
    found = tx.execute(_HEADS, {"after": after, "limit": limit})
    return [
        Head(row.id, row.session_row, row.received_us, bool(row.flags & ChunkFlag.PACKED))
        for row in found
    ]


def gather_loose(tx: Connection, session_row: int, upto: int, with_dictionary: bool) -> Loose:
    """Open the first chunks of a session that stand in no pack, up to the size of one."""
    unpack = Unpacker(tx)
    rows: list[int] = []
    batches: list[bytes] = []
    bytes_now = size = 0
    found: Sequence[ChunkRow] = tx.execute(
        _LOOSE, {"session": session_row, "upto": upto, "limit": _MOST_CHUNKS}
    ).all()
    for row in found:
        batch = unpack(row)
        if rows and size + len(batch) > PACK_BYTES:
            break
        rows.append(row.id)
        batches.append(batch)
        size += len(batch)
        bytes_now += len(row.body)
    is_full = len(rows) < len(found) or len(rows) == _MOST_CHUNKS
    goes_on = (tx.scalar(_NEWEST, {"session": session_row}) or 0) > upto
    owner = tx.scalar(_OWNER, {"row": session_row}) if with_dictionary else None
    return Loose(
        session_row=session_row,
        rows=() if goes_on and not is_full else tuple(rows),
        batches=tuple(batches),
        bytes_now=bytes_now,
        is_last=not is_full,
        dictionary=None if owner is None else dictionary_in_use(tx, owner),
    )


def pack_together(loose: Loose) -> PackChunks | None:
    """Compress chunks into one body; None when that would not save a tenth of their bytes."""
    known = loose.dictionary
    shared = None if known is None else zstandard.ZstdCompressionDict(known.body)
    compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=shared)
    body = compressor.compress(b"".join(loose.batches))
    after = len(body) + _PER_PACK_BYTES + _PER_CHUNK_BYTES * len(loose.rows)
    if after > loose.bytes_now * _WORTH:
        return None
    return PackChunks(
        session_row=loose.session_row,
        dictionary_row=None if known is None else known.id,
        rows=loose.rows,
        places=_places(loose.batches),
        body=body,
    )


def _places(batches: Sequence[bytes]) -> tuple[int, ...]:
    places = [0]
    for batch in batches:
        places.append(places[-1] + len(batch))
    return tuple(places)


_IS_LOOSE = chunk.c.flags.bitwise_and(int(ChunkFlag.PACKED)) == 0
_OWN = chunk.c.session_row == bindparam("session")
_HEADS = (
    select(chunk.c.id, chunk.c.session_row, chunk.c.received_us, chunk.c.flags)
    .where(chunk.c.id > bindparam("after"))
    .order_by(chunk.c.id)
    .limit(bindparam("limit"))
)
_LOOSE: Select[Any] = (
    select(chunk.c.id, chunk.c.flags, chunk.c.dictionary, chunk.c.body)
    .where(_OWN, chunk.c.id <= bindparam("upto"), _IS_LOOSE)
    .order_by(chunk.c.id)
    .limit(bindparam("limit"))
)
_NEWEST = select(func.max(chunk.c.id)).where(_OWN)
_OWNER = select(session.c.project_row).where(session.c.id == bindparam("row"))
# In the order in which batches hold the same two: nobody waits in a circle.
_HOLD_SESSION = (
    select(session.c.id).where(session.c.id == bindparam("row")).with_for_update(key_share=True)
)
_HOLD_DICTIONARY = (
    select(dictionary.c.id)
    .where(dictionary.c.id == bindparam("row"), ~dictionary.c.retired)
    .with_for_update(read=True)
)
_COUNT_LOOSE: Select[Any] = (
    select(func.count())
    .select_from(chunk)
    .where(_OWN, chunk.c.id.in_(bindparam("rows", expanding=True)), _IS_LOOSE)
)
_INSERT = insert(pack)
_SAYS_WHERE = {
    "flags": chunk.c.flags + int(ChunkFlag.PACKED),
    "dictionary": null(),
    "body": bindparam("place", type_=LargeBinary),
}
_UPDATE = update(chunk).where(chunk.c.id == bindparam("row")).values(_SAYS_WHERE)
# SQLite joins pages that have become empty when it deletes a row, never when a row becomes shorter:
# by UPDATE, packing batches of 10 made the file larger by two thirds.
_REPLACE = (
    insert(chunk)
    .prefix_with("OR REPLACE")
    .from_select(
        [column.name for column in chunk.c],
        select(*(_SAYS_WHERE.get(column.name, column) for column in chunk.c)).where(
            chunk.c.id == bindparam("row")
        ),
    )
)
