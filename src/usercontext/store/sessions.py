"""Sessions: opened or resumed, found, counted, deleted with what they own. Not: their log."""

from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, delete, func, select, update
from sqlalchemy.sql.dml import ReturningInsert

from usercontext.domain.errors import Unavailable
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.session import Session, SessionCounts
from usercontext.store.counts import hold_counts
from usercontext.store.dialects import insert_into
from usercontext.store.dictionaries import forget_session
from usercontext.store.idempotency import forget, remember, replay
from usercontext.store.issue_removal import remove_issues
from usercontext.store.operations import operation
from usercontext.store.tables import chunk, issue, session


class OpenSession(Struct, frozen=True):
    """Open the session of an external id, or resume it; the ids are scrubbed, the hashes are HMACs.

    ``metadata`` is a JSON object in UTF-8.
    """

    project_row: int
    session_id: UUID
    external_hash: bytes
    external_id: str
    user_hash: bytes | None
    user_id: str | None
    release: str | None
    environment: str | None
    metadata: bytes | None
    now_us: int
    idempotency: IdempotencyKey | None = None


class SessionOpened(Struct, frozen=True):
    """Which session it is; ``created`` is true for one caller only, however many came at once."""

    session_id: UUID
    session_row: int
    created: bool
    replayed: bool = False


class DeleteSession(Struct, frozen=True):
    """Delete a session with its logs, issues and all that was made of them.

    One of which a batch came at ``silent_before_us`` or later stays, if that is said.
    """

    project_row: int
    session_id: UUID
    silent_before_us: int | None = None


@operation
def open_session(tx: Connection, command: OpenSession) -> SessionOpened:
    """Open a session or resume it; what a resumed one did not know yet is filled in."""
    first = replay(tx, command.idempotency, command.now_us, SessionOpened)
    if first is not None and _exists(tx, command.project_row, first.session_row):
        return msgspec.structs.replace(first, replayed=True)
    if first is not None:
        # Deleted since: its id would lead nowhere, so this call counts as the first one.
        forget(tx, command.idempotency, command.now_us)
    opened = _create(tx, command) or _resume(tx, command)
    remember(tx, command.idempotency, command.now_us, opened)
    return opened


@operation
def delete_session(tx: Connection, command: DeleteSession) -> bool:
    """Delete a session and what it owns; False when the project has none such, or it is in use."""
    hold_counts(tx, command.project_row)
    row = tx.scalar(
        select(session.c.id)
        .where(
            session.c.project_row == command.project_row,
            session.c.session_id == command.session_id,
        )
        # Holds off the batches that are arriving: they find the session there, or gone.
        .with_for_update()
    )
    if row is None:
        return False
    silent_before_us = command.silent_before_us
    if silent_before_us is not None and count_session(tx, row).last_seen_us >= silent_before_us:
        return False
    remove_issues(tx, command.project_row, issue.c.session_row == row)
    forget_session(tx, command.project_row, row)
    tx.execute(delete(chunk).where(chunk.c.session_row == row))
    tx.execute(delete(session).where(session.c.id == row))
    return True


def find_session(tx: Connection, project_row: int, session_id: UUID) -> Session | None:
    """Return the session of that public id in a project, or None."""
    found = tx.execute(_FIND, {"project": project_row, "id": session_id}).first()
    return _to_session(found) if found else None


def count_session(tx: Connection, session_row: int) -> SessionCounts:
    """Add up the chunks of a session; one without any was last seen when it was opened."""
    counted = tx.execute(_COUNT, {"row": session_row}).one()
    return SessionCounts(int(counted.entries), int(counted.errors), counted.last_seen_us)


def session_issue_ids(tx: Connection, project_row: int, session_row: int) -> list[UUID]:
    """Return the public ids of a session's issues, oldest first."""
    return list(tx.scalars(_ISSUES, {"project": project_row, "row": session_row}))


def _create(tx: Connection, command: OpenSession) -> SessionOpened | None:
    row = tx.scalar(
        _insert(tx.dialect.name),
        {
            "project_row": command.project_row,
            "session_id": command.session_id,
            "external_hash": command.external_hash,
            "external_id": command.external_id,
            "user_hash": command.user_hash,
            "user_id": command.user_id,
            "release": command.release,
            "environment": command.environment,
            "metadata": command.metadata,
            "created_us": command.now_us,
        },
    )
    return None if row is None else SessionOpened(command.session_id, row, created=True)


def _resume(tx: Connection, command: OpenSession) -> SessionOpened:
    known = tx.execute(
        _KNOWN, {"project": command.project_row, "hash": command.external_hash}
    ).first()
    if known is None:
        raise Unavailable("The session is being deleted")
    gaps = {
        name: value
        for name in ("user_hash", "user_id", "release", "environment", "metadata")
        if (value := getattr(command, name)) is not None and getattr(known, name) is None
    }
    if gaps:
        tx.execute(update(session).where(session.c.id == known.id).values(gaps))
    return SessionOpened(known.session_id, known.id, created=False)


def _exists(tx: Connection, project_row: int, session_row: int) -> bool:
    return tx.scalar(_EXISTS, {"project": project_row, "row": session_row}) is not None


def _to_session(row: Row[*tuple[Any, ...]]) -> Session:
    return Session(
        row=row.id,
        project_row=row.project_row,
        session_id=row.session_id,
        external_id=row.external_id,
        user_id=row.user_id,
        release=row.release,
        environment=row.environment,
        metadata=None if row.metadata is None else msgspec.json.decode(row.metadata, type=dict),
        created_us=row.created_us,
    )


@cache
def _insert(engine: str) -> ReturningInsert[Any]:
    return (
        insert_into(session, engine)
        .on_conflict_do_nothing(index_elements=["project_row", "external_hash"])
        .returning(session.c.id)
    )


_FIND = select(session).where(
    session.c.project_row == bindparam("project"), session.c.session_id == bindparam("id")
)
_KNOWN = select(session).where(
    session.c.project_row == bindparam("project"),
    session.c.external_hash == bindparam("hash"),
)
_EXISTS = select(session.c.id).where(
    session.c.project_row == bindparam("project"), session.c.id == bindparam("row")
)
_COUNT = (
    select(
        func.coalesce(func.sum(chunk.c.entries), 0).label("entries"),
        func.coalesce(func.sum(chunk.c.errors), 0).label("errors"),
        func.coalesce(func.max(chunk.c.received_us), func.max(session.c.created_us)).label(
            "last_seen_us"
        ),
    )
    .select_from(session.outerjoin(chunk, chunk.c.session_row == session.c.id))
    .where(session.c.id == bindparam("row"))
)
_ISSUES = (
    select(issue.c.issue_id)
    .where(issue.c.project_row == bindparam("project"), issue.c.session_row == bindparam("row"))
    .order_by(issue.c.seq)
)
