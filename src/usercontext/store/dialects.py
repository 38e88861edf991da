"""What the two engines spell differently in a write. Not: statements themselves."""

from typing import Any

from sqlalchemy import Connection, CursorResult, Table
from sqlalchemy.dialects import postgresql, sqlite

SQLITE = "sqlite"
POSTGRESQL = "postgresql"

EngineInsert = postgresql.Insert | sqlite.Insert


def insert_into(table: Table, engine: str) -> EngineInsert:
    """Begin an insert that can say what happens on a conflict."""
    return postgresql.insert(table) if engine == POSTGRESQL else sqlite.insert(table)


def has_row_locks(tx: Connection) -> bool:
    """Tell whether writers run side by side; on SQLite there is one, and nothing to hold."""
    return tx.dialect.name == POSTGRESQL


def inserted_row(result: CursorResult[Any]) -> int:
    """Return the row id an insert of one row was given."""
    key = result.inserted_primary_key
    if key is None:
        raise TypeError("the statement inserted no row with an id")
    return int(key[0])
