"""Many new sessions in one SQLite group, by a hand-written statement. Not: resuming one."""

import sqlite3
from collections.abc import Sequence

from usercontext.store.sessions import OpenSession, SessionOpened

_INSERT = (
    "INSERT INTO session (project_row, session_id, external_hash, external_id, user_hash, user_id,"
    " release, environment, metadata, created_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (project_row, external_hash) DO NOTHING"
)


def open_sessions(
    driver: sqlite3.Connection, commands: Sequence[OpenSession]
) -> list[SessionOpened | None]:
    """Open those that are new; None for those to be resumed."""
    return [_open(driver, command) for command in commands]


def _open(driver: sqlite3.Connection, command: OpenSession) -> SessionOpened | None:
    inserted = driver.execute(
        _INSERT,
        (
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
        ),
    )
    row = inserted.lastrowid if inserted.rowcount == 1 else None
    inserted.close()
    return None if row is None else SessionOpened(command.session_id, row, created=True)
