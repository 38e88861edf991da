"""Many idempotency keys with their answers in one SQLite group. Not: replays, what was answered.

Hand-written. Nearly every key is new, so that is tried first, for the whole group at once: the
index that would be asked is written to anyway, and it tells.
"""

import sqlite3
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.idempotency import KEPT_US, PRUNED_PER_WRITE
from usercontext.store.key_names import name_of
from usercontext.store.many_rows import insert_rows, statements_of

AnswerRow = tuple[int, str, str, bytes, bytes, int]

_REMEMBER = statements_of(
    "INSERT INTO idempotency (project_row, route, key, body_hash, answer, created_us) VALUES",
    "(?, ?, ?, ?, ?, ?)",
)
_KNOWN = "SELECT 1 FROM idempotency WHERE project_row = ? AND route = ? AND key = ?"
_PRUNE = (
    "DELETE FROM idempotency WHERE id IN (SELECT id FROM idempotency ORDER BY id LIMIT ?)"
    " AND (created_us <= ? OR created_us > ?)"
)
_pack = msgspec.msgpack.Encoder().encode


def answer_row(key: IdempotencyKey, answer: Struct, now_us: int) -> AnswerRow:
    """Return a key with the answer to its call, in the order of the statements."""
    return (*name_of(key), key.body_digest, _pack(answer), now_us)


def remember_all(driver: sqlite3.Connection, rows: Sequence[AnswerRow]) -> None:
    """Keep these answers; IntegrityError, with some of them kept, when a key was used before."""
    insert_rows(driver, _REMEMBER, rows)


def is_known(driver: sqlite3.Connection, key: IdempotencyKey | None) -> bool:
    """Tell whether a key was used before, be it expired or not."""
    if key is None:
        return False
    found = driver.execute(_KNOWN, name_of(key)).fetchone()
    return found is not None


def prune_keys(driver: sqlite3.Connection, taken_us: Sequence[int]) -> None:
    """Drop expired keys, a few for each that was taken; ``taken_us`` says when."""
    if taken_us:
        now_us, most = max(taken_us), len(taken_us) * PRUNED_PER_WRITE
        driver.execute(_PRUNE, (most, now_us - KEPT_US, now_us + KEPT_US)).close()
