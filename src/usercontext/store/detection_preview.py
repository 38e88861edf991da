"""What sessions met lately, for trying thresholds out. Not: opening issues, judging the numbers.

Reads along the table as it lies: the sessions of one signature one after another, oldest first.
"""

from collections.abc import Collection
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, func, select

from usercontext.store.reach_tables import session_signature
from usercontext.store.tables import session


class Candidate(Struct, frozen=True):
    """A signature that many sessions met as a root since an instant."""

    signature_hash: bytes
    category: str
    sessions: int


class Meeting(Struct, frozen=True):
    """One session that met a signature; no name of a user counts as a user of its own."""

    first_us: int
    user_hash: bytes | None


def list_candidates(
    tx: Connection,
    project_row: int,
    categories: Collection[str],
    since_us: int,
    least: int,
    limit: int,
) -> list[Candidate]:
    """Return the signatures that at least so many sessions met, the most frequent first."""
    c = session_signature.c
    rows = tx.execute(
        select(c.signature_hash, c.category, func.count())
        .where(
            c.project_row == project_row,
            c.first_us >= since_us,
            c.is_root,
            c.category.in_(sorted(categories)),
        )
        .group_by(c.signature_hash, c.category)
        .having(func.count() >= least)
        .order_by(func.count().desc(), c.signature_hash)
        .limit(limit)
    )
    return [Candidate(bytes(row[0]), row[1], row[2]) for row in rows]


def list_meetings(
    tx: Connection, project_row: int, signature_hash: bytes, since_us: int, limit: int
) -> list[Meeting]:
    """Return the sessions that met a signature, oldest first."""
    c = session_signature.c
    rows = tx.execute(
        select(c.first_us, c.user_hash)
        .where(
            c.project_row == project_row,
            c.signature_hash == signature_hash,
            c.first_us >= since_us,
            c.is_root,
        )
        .order_by(c.first_us, c.session_row)
        .limit(limit)
    )
    return [Meeting(*row) for row in rows]


def find_example(
    tx: Connection, project_row: int, signature_hash: bytes, since_us: int
) -> UUID | None:
    """Return the session that shows a signature best, as detecting would choose it."""
    c = session_signature.c
    found: UUID | None = tx.scalar(
        select(session.c.session_id)
        .join_from(session_signature, session, session.c.id == c.session_row)
        .where(
            c.project_row == project_row,
            c.signature_hash == signature_hash,
            c.first_us >= since_us,
            c.is_root,
        )
        .order_by(c.links.desc(), c.first_us.desc())
        .limit(1)
    )
    return found
