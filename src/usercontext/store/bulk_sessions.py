"""Many sessions opened or resumed in one SQLite group, by hand-written statements.

Not: filling in what a resumed one did not know, which each does by itself.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from usercontext.store.many_rows import insert_rows, statements_of
from usercontext.store.sessions import OpenSession, SessionOpened

_NEW = statements_of(
    "INSERT INTO session (project_row, session_id, external_hash, external_id, user_hash, user_id,"
    " release, environment, metadata, created_us) VALUES",
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    " ON CONFLICT (project_row, external_hash) DO NOTHING",
)
_KNOWN = (
    "SELECT id, session_id, user_hash, user_id, release, environment, metadata FROM session"
    " WHERE project_row = ? AND external_hash = ?"
)


def open_sessions(
    driver: sqlite3.Connection, commands: Sequence[OpenSession]
) -> list[SessionOpened | None]:
    """Open or resume them all; None for those that tell of their session what was not known.

    Nearly always all are new: then a few statements do, and their rows are numbered one after the
    other. One for each session waits for the interpreter's lock as often, beside an event loop
    that is busy reading the next ones.
    """
    inserted = insert_rows(driver, _NEW, [_values(command) for command in commands])
    if inserted.rows < len(commands):
        return [_opened(driver, command) for command in commands]
    first = inserted.last - len(commands) + 1
    return [
        SessionOpened(command.session_id, row, created=True)
        for row, command in enumerate(commands, first)
    ]


def _opened(driver: sqlite3.Connection, command: OpenSession) -> SessionOpened | None:
    ((row, public_id, *known),) = driver.execute(
        _KNOWN, (command.project_row, command.external_hash)
    ).fetchall()
    if public_id == command.session_id.hex:
        return SessionOpened(command.session_id, row, created=True)
    told = _what_it_tells(command)
    if any(new is not None and old is None for new, old in zip(told, known, strict=True)):
        return None
    return SessionOpened(UUID(public_id), row, created=False)


def _values(command: OpenSession) -> tuple[Any, ...]:
    return (
        command.project_row,
        command.session_id.hex,
        command.external_hash,
        command.external_id,
        *_what_it_tells(command),
        command.now_us,
    )


def _what_it_tells(command: OpenSession) -> tuple[Any, ...]:
    return (
        command.user_hash,
        command.user_id,
        command.release,
        command.environment,
        command.metadata,
    )
