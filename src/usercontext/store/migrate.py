"""Bring a schema to the newest revision, or refuse one from the future. Not: what a revision does.

Alembic is loaded by name and only when there is something to do: importing it takes longer than
opening the database does.
"""

import importlib
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from usercontext.store.errors import NewerSchema, NoSchema, OlderSchema

HEAD = "0022"
"""The newest revision; a test compares it with the files in ``migrations/versions``."""

NOTHING_YET = (
    "There is no database of UserContext yet: `usercontext serve` makes one; where one was"
    " restored, that failed"
)

_FOLDER = Path(__file__).parent / "migrations"


def schema_version(connection: Connection) -> str | None:
    """Return the revision a database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def is_current(connection: Connection) -> bool:
    """Tell whether nothing has to be done; raises NewerSchema for a revision unknown here."""
    version = schema_version(connection)
    if version == HEAD:
        return True
    if version is None or version in known_revisions():
        return False
    raise NewerSchema(
        f"The database has schema {version}, this version of UserContext knows {HEAD} at most:"
        " install the version that wrote it, or a newer one"
    )


def demand_current(connection: Connection) -> None:
    """Refuse a database of an older version: a look at it must not take the way back.

    Migrations only go forward. Whoever upgrades asks for them, by starting the new server or with
    ``migrate``; a command of the new version that only looks would end what the old one can start.
    """
    version = schema_version(connection)
    if version is not None and not is_current(connection):
        raise OlderSchema(
            f"The database has schema {version}, this version of UserContext needs {HEAD}: take a"
            " backup, then start the server or run `usercontext migrate`"
        )


def demand_made(connection: Connection) -> None:
    """Refuse an empty database, and one of an older version: a look makes nothing.

    After a restore that failed an empty one would be found whole.
    """
    if schema_version(connection) is None:
        raise NoSchema(NOTHING_YET)
    demand_current(connection)


def migrate(connection: Connection) -> None:
    """Run what is missing in the caller's transaction: all of it will stand, or nothing."""
    runner = importlib.import_module("usercontext.store.migrations.runner")
    runner.upgrade(connection)


def known_revisions() -> frozenset[str]:
    """Return the revisions this version ships: the first word of each file's name."""
    return frozenset(
        path.name.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*_*.py")
    )
