"""A batch as a row of ``chunk``: packing and inserting on either engine. Not: the queue."""

import msgspec
import zstandard
from sqlalchemy import Connection, bindparam, insert, select

from usercontext.domain.errors import NotFound
from usercontext.store.idempotency import remember, replay
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.tables import chunk, session

NO_SUCH_SESSION = "No such session"
_ZSTD_LEVEL = 1
"""Half the size of level -3 and a third of the time of level 6 on batches (performance.md 2d)."""

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

INSERT_SQLITE = (
    "INSERT INTO chunk (session_row, key_row, received_us, entries, errors, first_us, last_us,"
    " flags, entry_id_low, entry_id_high, receipts, dictionary, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
"""Hand-written: through SQLAlchemy the same rows cost several times the CPU (decision 0003)."""

INSERT_POSTGRESQL = (
    "WITH owner AS (SELECT id FROM session WHERE id = ANY($1::bigint[])"
    " ORDER BY id FOR NO KEY UPDATE)"
    " INSERT INTO chunk (session_row, key_row, received_us, entries, errors, first_us, last_us,"
    " flags, entry_id_low, entry_id_high, receipts, dictionary, body)"
    " SELECT sent.session_row, sent.key_row, sent.received_us, sent.entries, sent.errors,"
    " sent.first_us, sent.last_us, sent.flags, sent.entry_id_low, sent.entry_id_high,"
    " sent.receipts, sent.dictionary, sent.body"
    " FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[], $5::int[], $6::bigint[],"
    " $7::bigint[], $8::int[], $9::text[], $10::text[], $11::bytea[], $12::int[], $13::bytea[])"
    " WITH ORDINALITY AS sent (session_row, key_row, received_us, entries, errors, first_us,"
    " last_us, flags, entry_id_low, entry_id_high, receipts, dictionary, body, place)"
    " JOIN owner ON owner.id = sent.session_row ORDER BY sent.place RETURNING session_row"
)
"""One statement for a whole group. It holds each session until its commit, so that the ids of one
session's chunks grow in the order of commits and a cursor over them can miss none; sessions deleted
meanwhile are missing from what it returns."""

_NAMES = [column.name for column in chunk.columns if column.name != "id"]
_INSERT = insert(chunk)
_HOLD_SESSION = (
    select(session.c.id).where(session.c.id == bindparam("row")).with_for_update(key_share=True)
)
_pack_receipts = msgspec.msgpack.Encoder().encode


def new_compressor() -> zstandard.ZstdCompressor:
    """Return a compressor for one thread, to be used again and again."""
    return zstandard.ZstdCompressor(level=_ZSTD_LEVEL)


def pack_chunk(command: AppendLogs, compressor: zstandard.ZstdCompressor) -> ChunkRow:
    """Return the row to insert, in the order of the statements; compresses the body."""
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
        None,
        compressor.compress(batch.body),
    )


def append_once(tx: Connection, command: AppendLogs) -> Appended:
    """Append a batch under its idempotency key, or return what the first call was answered."""
    first = replay(tx, command.idempotency, command.received_us, Appended)
    if first is not None:
        return msgspec.structs.replace(first, replayed=True)
    if tx.scalar(_HOLD_SESSION, {"row": command.session_row}) is None:
        raise NotFound(NO_SUCH_SESSION)
    row = pack_chunk(command, new_compressor())
    tx.execute(_INSERT, dict(zip(_NAMES, row, strict=True)))
    appended = Appended(command.batch.accepted, replayed=False)
    remember(tx, command.idempotency, command.received_us, appended)
    return appended
