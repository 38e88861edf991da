"""The statements that insert rows of ``chunk`` on either engine. Not: packing, the queue."""

import msgspec
from sqlalchemy import Connection, bindparam, insert, select

from usercontext.domain.errors import NotFound
from usercontext.store.idempotency import remember, replay
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.many_rows import statements_of
from usercontext.store.packing import Packer
from usercontext.store.tables import chunk, session

NO_SUCH_SESSION = "No such session"

INSERT_SQLITE = statements_of(
    "INSERT INTO chunk (session_row, key_row, received_us, entries, errors, first_us, last_us,"
    " flags, entry_id_low, entry_id_high, receipts, dictionary, body) VALUES",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
)
"""Hand-written: through SQLAlchemy the same rows cost several times the CPU (decision 0003)."""

INSERT_POSTGRESQL = (
    "WITH owner AS (SELECT id FROM session WHERE id = ANY($1::bigint[])"
    " ORDER BY id FOR NO KEY UPDATE),"
    " known AS (SELECT id FROM dictionary WHERE id = ANY($12::int[]) AND NOT retired FOR SHARE)"
    " INSERT INTO chunk (session_row, key_row, received_us, entries, errors, first_us, last_us,"
    " flags, entry_id_low, entry_id_high, receipts, dictionary, body)"
    " SELECT sent.session_row, sent.key_row, sent.received_us, sent.entries, sent.errors,"
    " sent.first_us, sent.last_us, sent.flags, sent.entry_id_low, sent.entry_id_high,"
    " sent.receipts, sent.dictionary, sent.body"
    " FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[], $5::int[], $6::bigint[],"
    " $7::bigint[], $8::int[], $9::text[], $10::text[], $11::bytea[], $12::int[], $13::bytea[])"
    " WITH ORDINALITY AS sent (session_row, key_row, received_us, entries, errors, first_us,"
    " last_us, flags, entry_id_low, entry_id_high, receipts, dictionary, body, place)"
    " JOIN owner ON owner.id = sent.session_row"
    " WHERE sent.dictionary IS NULL OR sent.dictionary IN (SELECT id FROM known)"
    " ORDER BY sent.place RETURNING session_row"
)
"""One statement for a whole group. It holds each session until its commit, so that the ids of one
session's chunks grow in the order of commits and a cursor over them can miss none; sessions deleted
meanwhile, and chunks whose dictionary was retired meanwhile, are missing from what it returns."""

INSERT_KEYED = (
    "WITH owner AS (SELECT id FROM session WHERE id = ANY($1::bigint[])"
    " ORDER BY id FOR NO KEY UPDATE),"
    " known AS (SELECT id FROM dictionary WHERE id = ANY($12::int[]) AND NOT retired FOR SHARE),"
    " fit AS (SELECT sent.* FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[],"
    " $5::int[], $6::bigint[], $7::bigint[], $8::int[], $9::text[], $10::text[], $11::bytea[],"
    " $12::int[], $13::bytea[], $14::bigint[], $15::text[], $16::text[], $17::bytea[],"
    " $18::bytea[]) WITH ORDINALITY AS sent (session_row, key_row, received_us, entries, errors,"
    " first_us, last_us, flags, entry_id_low, entry_id_high, receipts, dictionary, body,"
    " project_row, route, key, body_hash, answer, place)"
    " JOIN owner ON owner.id = sent.session_row"
    " WHERE sent.dictionary IS NULL OR sent.dictionary IN (SELECT id FROM known)),"
    " taken AS (INSERT INTO idempotency (project_row, route, key, body_hash, answer, created_us)"
    " SELECT project_row, route, key, body_hash, answer, received_us FROM fit"
    " WHERE key IS NOT NULL ORDER BY project_row, route, key"
    " ON CONFLICT DO NOTHING RETURNING project_row, route, key),"
    " now AS (SELECT max(sent_us) AS us FROM unnest($3::bigint[]) AS sent_us),"
    " pruned AS (DELETE FROM idempotency WHERE id IN (SELECT id FROM idempotency"
    " WHERE id IN (SELECT id FROM idempotency ORDER BY id LIMIT $20::int)"
    " AND (created_us <= (SELECT us FROM now) - $19::bigint"
    " OR created_us > (SELECT us FROM now) + $19::bigint) FOR UPDATE SKIP LOCKED)),"
    " put AS (INSERT INTO chunk (session_row, key_row, received_us, entries, errors, first_us,"
    " last_us, flags, entry_id_low, entry_id_high, receipts, dictionary, body)"
    " SELECT session_row, key_row, received_us, entries, errors, first_us, last_us, flags,"
    " entry_id_low, entry_id_high, receipts, dictionary, body FROM fit"
    " WHERE key IS NULL OR (project_row, route, key) IN (SELECT * FROM taken)"
    " ORDER BY place RETURNING session_row)"
    " SELECT session_row, NULL::bigint AS project_row, NULL AS route, NULL AS key FROM put"
    " UNION ALL SELECT NULL, project_row, route, key FROM taken"
)
"""The same for a group in which batches have keys, each key once. A batch is written when its key
was taken; keys are taken in order, so that two servers do not wait for each other in a circle.
A few expired ones go with it."""

_NAMES = [column.name for column in chunk.columns if column.name != "id"]
_INSERT = insert(chunk)
_HOLD_SESSION = (
    select(session.c.id).where(session.c.id == bindparam("row")).with_for_update(key_share=True)
)


def append_once(tx: Connection, command: AppendLogs) -> Appended:
    """Append a batch under its idempotency key, or return what the first call was answered.

    The way of keys that were used before: rare, so it packs without a dictionary.
    """
    first = replay(tx, command.idempotency, command.received_us, Appended)
    if first is not None:
        return msgspec.structs.replace(first, replayed=True)
    if tx.scalar(_HOLD_SESSION, {"row": command.session_row}) is None:
        raise NotFound(NO_SUCH_SESSION)
    (row,) = Packer().pack_plain([command])
    tx.execute(_INSERT, dict(zip(_NAMES, row, strict=True)))
    appended = Appended(command.batch.accepted, replayed=False)
    remember(tx, command.idempotency, command.received_us, appended)
    return appended
