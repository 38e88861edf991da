"""A group of batches by one SQLite statement, which is a transaction by itself. Not: odd groups.

The driver lets the interpreter's lock go around each step, and a busy event loop takes it again
before this thread has woken: begin, savepoint, insert, release and commit waited a dozen times in
each group, this waits twice (decision record 0031).
"""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from usercontext.store.idempotency import KEPT_US, PRUNED_PER_WRITE
from usercontext.store.keyed_appends import kept_answer
from usercontext.store.logs import AppendLogs
from usercontext.store.many_rows import MOST_BYTES, statements_of
from usercontext.store.packing import ChunkRow

_MOST = 40
"""Rows of a statement. Few more come together, and each size is a statement that stays prepared."""

_CHUNK = (
    *("session_row", "key_row", "received_us", "entries", "errors", "first_us", "last_us"),
    *("flags", "entry_id_low", "entry_id_high", "receipts", "dictionary", "body"),
)
_KEY = ("project_row", "route", "key", "body_hash", "answer", "created_us")
_OLD_KEYS = ("looked_at", "expired_us", "beyond_us")
_NO_KEY = (None,) * len(_KEY)
_NOTHING_OLD = (0, 0, 0)


def _listed(names: Sequence[str], before: str = "") -> str:
    return ", ".join(f"{before}{name}" for name in names)


_VIEW = "CREATE TEMP VIEW keyed_batch AS SELECT " + _listed(
    (*_CHUNK, *_KEY, *_OLD_KEYS), before="NULL AS "
)
_TRIGGER = " ".join(
    (
        "CREATE TEMP TRIGGER take_keyed_batch INSTEAD OF INSERT ON keyed_batch BEGIN",
        *("INSERT INTO chunk (", _listed(_CHUNK), ") VALUES (", _listed(_CHUNK, "NEW."), ");"),
        *("INSERT INTO idempotency (", _listed(_KEY), ") SELECT", _listed(_KEY, "NEW.")),
        "WHERE NEW.key IS NOT NULL;",
        "DELETE FROM idempotency WHERE NEW.looked_at > 0",
        "AND id IN (SELECT id FROM idempotency ORDER BY id LIMIT NEW.looked_at)",
        "AND (created_us <= NEW.expired_us OR created_us > NEW.beyond_us); END",
    )
)


def _statements(head: str, columns: int) -> dict[int, str]:
    row = f"({', '.join('?' * columns)})"
    return dict(statements_of(head, row, sizes=range(1, _MOST + 1)))


_PLAIN = _statements(f"INSERT INTO chunk ({_listed(_CHUNK)}) VALUES", len(_CHUNK))
_KEYED = _statements("INSERT INTO keyed_batch VALUES", len(_CHUNK) + len(_KEY) + len(_OLD_KEYS))


def prepare(driver: sqlite3.Connection) -> None:
    """Make what ``append_at_once`` needs; it lasts as long as the connection."""
    driver.execute(_VIEW).close()
    driver.execute(_TRIGGER).close()


def append_at_once(
    driver: sqlite3.Connection, commands: Sequence[AppendLogs], rows: Sequence[ChunkRow]
) -> bool:
    """Append a group of batches; False, with nothing done, when it is too large or not ordinary.

    Not ordinary is a session that was deleted meanwhile and a key that was used before.
    """
    if len(rows) > _MOST or sum(len(row[-1]) for row in rows) > MOST_BYTES:
        return False
    if any(command.idempotency is not None for command in commands):
        statement = _KEYED[len(rows)]
        values = tuple(chain.from_iterable(_keyed_values(commands, rows)))
    else:
        statement, values = _PLAIN[len(rows)], tuple(chain.from_iterable(rows))
    try:
        driver.execute(statement, values).close()
    except sqlite3.IntegrityError:
        return False
    return True


def _keyed_values(
    commands: Sequence[AppendLogs], rows: Sequence[ChunkRow]
) -> Iterator[tuple[Any, ...]]:
    """Return batches with their keys; the last one says which old keys go."""
    keys = [kept_answer(one) if one.idempotency else None for one in commands]
    taken_us = [key[-1] for key in keys if key is not None]
    most, now_us = PRUNED_PER_WRITE * len(taken_us), max(taken_us)
    last = len(rows) - 1
    for place, (row, key) in enumerate(zip(rows, keys, strict=True)):
        old = (most, now_us - KEPT_US, now_us + KEPT_US) if place == last else _NOTHING_OLD
        yield (*row, *(key or _NO_KEY), *old)
