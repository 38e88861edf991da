"""Which names of causes a project has a group for. Not: the groups."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from usercontext.store.group_tables import group_signature
from usercontext.store.reach import signature_hash

MOST_NAMES = 5_000
"""Of one project, compared with a hash: 8 ms to read and hash."""


def find_known(tx: Connection, project_row: int, names: Collection[str]) -> frozenset[str]:
    """Return those of the signatures that a group of the project has."""
    wanted = {"the_project": project_row, "names": sorted(set(names))}
    return frozenset(tx.scalars(_KNOWN, wanted))


def find_hashed(tx: Connection, project_row: int, digest: bytes) -> str | None:
    """Return the signature with a hash, where a group of the project has it; None is unknown.

    The names that were seen last are looked at.
    """
    names = tx.scalars(_NAMES, {"the_project": project_row, "most": MOST_NAMES})
    return next((name for name in names if signature_hash(name) == digest), None)


_KNOWN = select(group_signature.c.signature).where(
    group_signature.c.project_row == bindparam("the_project"),
    group_signature.c.signature.in_(bindparam("names", expanding=True)),
)
_NAMES: Select[Any] = (
    select(group_signature.c.signature)
    .where(
        group_signature.c.project_row == bindparam("the_project"),
        group_signature.c.words.is_(None),
    )
    .order_by(group_signature.c.last_us.desc(), group_signature.c.id.desc())
    .limit(bindparam("most"))
)
