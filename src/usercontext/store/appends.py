"""A batch as a row of ``chunk``: packing and inserting on either engine. Not: the queue."""

import msgspec
import zstandard

from usercontext.store.logs import AppendLogs

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

_pack_receipts = msgspec.msgpack.Encoder().encode


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
        batch.flags,
        low,
        high,
        _pack_receipts(batch.receipts) if batch.receipts else None,
        None,
        compressor.compress(batch.body),
    )
