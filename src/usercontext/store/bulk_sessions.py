"""Many new sessions in one SQLite group, by hand-written statements. Not: resuming one."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from usercontext.store.many_rows import insert_rows, statements_of
from usercontext.store.sessions import OpenSession, SessionOpened

_LAST_ROW = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'session'"
_INTO = (
    "INSERT INTO session (id, project_row, session_id, external_hash, external_id, user_hash,"
    " user_id, release, environment, metadata, created_us)"
)
_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ALL = statements_of(f"{_INTO} VALUES", _ROW)
_ONE = f"{_INTO} VALUES {_ROW} ON CONFLICT (project_row, external_hash) DO NOTHING"


def open_sessions(
    driver: sqlite3.Connection, commands: Sequence[OpenSession]
) -> list[SessionOpened | None]:
    """Open those that are new; None for those to be resumed.

    Nearly always all are new. Then a few statements do: one for each session waits for the
    interpreter's lock as often, beside an event loop that is busy reading the next ones.
    """
    # Numbers given out by hand count for AUTOINCREMENT too: none is ever used twice.
    first = int(driver.execute(_LAST_ROW).fetchall()[0][0]) + 1
    rows = [_values(command, row) for row, command in enumerate(commands, first)]
    driver.execute("SAVEPOINT sessions").close()
    try:
        insert_rows(driver, _ALL, rows)
    except sqlite3.IntegrityError:
        driver.execute("ROLLBACK TO sessions").close()
        inserted = [_insert(driver, values) for values in rows]
    else:
        inserted = [True] * len(rows)
    driver.execute("RELEASE sessions").close()
    return [
        SessionOpened(command.session_id, values[0], created=True) if is_new else None
        for command, values, is_new in zip(commands, rows, inserted, strict=True)
    ]


def _insert(driver: sqlite3.Connection, values: tuple[Any, ...]) -> bool:
    inserted = driver.execute(_ONE, values)
    is_new = inserted.rowcount == 1
    inserted.close()
    return is_new


def _values(command: OpenSession, row: int) -> tuple[Any, ...]:
    return (
        row,
        command.project_row,
        command.session_id.hex,
        command.external_hash,
        command.external_id,
        command.user_hash,
        command.user_id,
        command.release,
        command.environment,
        command.metadata,
        command.now_us,
    )
