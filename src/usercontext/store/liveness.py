"""The smallest read and the smallest write, to see whether either works. Not: when to look."""

from msgspec import Struct
from sqlalchemy import Connection, text

from usercontext.store.operations import operation

_LOOK = text("SELECT version_num FROM alembic_version")
_TOUCH = text("UPDATE alembic_version SET version_num = version_num")
"""Changes nothing, but is a transaction with a page in it that has to reach the disk."""


class Touch(Struct, frozen=True):
    """Commit something."""


def look(tx: Connection) -> None:
    """Read one row."""
    tx.execute(_LOOK).one()


@operation
def touch(tx: Connection, command: Touch) -> None:  # noqa: ARG001  (as every operation)
    """Write one row as it is."""
    tx.execute(_TOUCH)
