"""Which names of causes a project has a group for. Not: the groups."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from usercontext.store.group_tables import group_signature


def find_known(tx: Connection, project_row: int, names: Collection[str]) -> frozenset[str]:
    """Return those of the signatures that a group of the project has."""
    wanted = {"the_project": project_row, "names": sorted(set(names))}
    return frozenset(tx.scalars(_KNOWN, wanted))


_KNOWN = select(group_signature.c.signature).where(
    group_signature.c.project_row == bindparam("the_project"),
    group_signature.c.signature.in_(bindparam("names", expanding=True)),
)
