"""A page of a project's sessions, newest first, with what each holds. Not: one session, its log.

A session is found by its place among the project's, or among its user's. A release and errors are
looked for on the way, no further than two thousand sessions for one page.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, bindparam, func, select

from usercontext.domain.analysis import Priority
from usercontext.domain.session import ListedSession, SessionPage
from usercontext.store.session_tables import NAMED_USER
from usercontext.store.tables import chunk, issue, session

_STEP = 200
MOST_LOOKED = 2_000
_NEWEST_ROW = 2**63 - 1


class SessionFilter(Struct, frozen=True):
    """Which sessions; ``before`` is the last one of the page before, by its public id."""

    user_hash: bytes | None = None
    release: str | None = None
    with_errors: bool = False
    before: UUID | None = None


def list_sessions(
    tx: Connection,
    project_row: int,
    wanted: SessionFilter,
    limit: int,
    most_looked: int = MOST_LOOKED,
) -> SessionPage:
    """Return one page; ``next_before`` is set when there may be more."""
    is_searched = wanted.release is not None or wanted.with_errors
    step = _STEP if is_searched else limit
    values: dict[str, Any] = {"project": project_row, "user": wanted.user_hash, "step": step}
    values["below"] = _place(tx, project_row, wanted.before)
    statement = _NEWEST if wanted.user_hash is None else _NEWEST_OF_USER
    kept: list[ListedSession] = []
    looked = 0
    while True:
        rows = tx.execute(statement, values).all()
        is_last = len(rows) < step
        for row, one in zip(rows, _listed(tx, rows, wanted), strict=True):
            looked += 1
            if one is not None:
                kept.append(one)
            if len(kept) == limit or looked == most_looked:
                is_end = is_last and row is rows[-1]
                return SessionPage(tuple(kept), looked, None if is_end else row.session_id)
        if is_last:
            return SessionPage(tuple(kept), looked, None)
        values["below"] = rows[-1].id


def has_sessions(tx: Connection, project_row: int) -> bool:
    """Tell whether a project has a session."""
    return tx.execute(_NEWEST, _one_newest(project_row)).first() is not None


def has_issues(tx: Connection, project_row: int) -> bool:
    """Tell whether a project has an issue."""
    return tx.execute(_ANY_ISSUE, {"project": project_row}).first() is not None


def newest_session(tx: Connection, project_row: int) -> ListedSession | None:
    """Return a project's newest session with what it holds, or None."""
    rows = tx.execute(_NEWEST, _one_newest(project_row)).all()
    return next(iter(_listed(tx, rows, SessionFilter())), None)


def _one_newest(project_row: int) -> dict[str, Any]:
    return {"project": project_row, "below": _NEWEST_ROW, "step": 1}


def _place(tx: Connection, project_row: int, before: UUID | None) -> int:
    if before is None:
        return _NEWEST_ROW
    # of a session that was deleted meanwhile nobody knows the place: the list begins anew
    found = tx.scalar(_PLACE, {"project": project_row, "id": before})
    return _NEWEST_ROW if found is None else int(found)


def _listed(
    tx: Connection, rows: Sequence[Row[Any]], wanted: SessionFilter
) -> list[ListedSession | None]:
    """Return each session, or None where it is not wanted."""
    named = [row.id for row in rows if wanted.release in (None, row.release)]
    counts = {row.session_row: row for row in tx.execute(_COUNTS, {"rows": named})}
    told = {row.session_row: row for row in tx.execute(_ISSUES, {"rows": named})}
    listed: list[ListedSession | None] = []
    for row in rows:
        counted = counts.get(row.id)
        is_wanted = wanted.release in (None, row.release)
        if wanted.with_errors and (counted is None or not counted.errors):
            is_wanted = False
        listed.append(_to_session(row, counted, told.get(row.id)) if is_wanted else None)
    return listed


def _to_session(row: Row[Any], counted: Row[Any] | None, told: Row[Any] | None) -> ListedSession:
    return ListedSession(
        row=row.id,
        session_id=row.session_id,
        external_id=row.external_id,
        user_id=row.user_id,
        release=row.release,
        environment=row.environment,
        created_us=row.created_us,
        seen_us=row.created_us if counted is None else counted.seen_us,
        batches=0 if counted is None else counted.batches,
        entries=0 if counted is None else int(counted.entries),
        errors=0 if counted is None else int(counted.errors),
        issues=0 if told is None else told.issues,
        priority=Priority(told.priority) if told is not None and told.priority else None,
    )


_OWN = session.c.project_row == bindparam("project")
_NEWEST: Select[Any] = (
    select(
        session.c.id,
        session.c.session_id,
        session.c.external_id,
        session.c.user_id,
        session.c.release,
        session.c.environment,
        session.c.created_us,
    )
    .where(_OWN, session.c.id < bindparam("below"))
    .order_by(session.c.id.desc())
    .limit(bindparam("step"))
)
_NEWEST_OF_USER = _NEWEST.where(session.c.user_hash == bindparam("user"), NAMED_USER)
_ANY_ISSUE = select(issue.c.id).where(issue.c.project_row == bindparam("project")).limit(1)
_PLACE = select(session.c.id).where(_OWN, session.c.session_id == bindparam("id"))
_COUNTS: Select[Any] = (
    select(
        chunk.c.session_row,
        func.count().label("batches"),
        func.sum(chunk.c.entries).label("entries"),
        func.sum(chunk.c.errors).label("errors"),
        func.max(chunk.c.received_us).label("seen_us"),
    )
    .where(chunk.c.session_row.in_(bindparam("rows", expanding=True)))
    .group_by(chunk.c.session_row)
)
# The most urgent first: 'P0' is the least of them, and what is not analyzed yet has none.
_ISSUES: Select[Any] = (
    select(
        issue.c.session_row,
        func.count().label("issues"),
        func.min(func.nullif(issue.c.priority, "")).label("priority"),
    )
    .where(issue.c.session_row.in_(bindparam("rows", expanding=True)))
    .group_by(issue.c.session_row)
)
