"""The cause an issue has, and who else met it: kept with the issue, counted anew. Not: counting."""

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, delete, select, update

from usercontext.domain.analysis import Affected, Analysis
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import IssueStatus
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.operations import operation
from usercontext.store.reach import signature_hash
from usercontext.store.reach_tables import issue_reach
from usercontext.store.tables import issue

_SOON_US = 60 * MICROSECONDS
_LATER_US = 600 * MICROSECONDS
_FRESH_US = 3_600 * MICROSECONDS
_WATCHED_US = 7 * 86_400 * MICROSECONDS
"""Reach is counted every minute in an issue's first hour, then every ten, for a week."""


class DueIssue(Struct, frozen=True):
    """An issue whose reach is to be counted anew."""

    issue_row: int
    project_row: int
    signature_hash: bytes
    created_us: int
    is_open: bool
    group_row: int | None = None


class Recount(Struct, frozen=True):
    """What was counted for an issue, and when to count again; None is never."""

    issue_row: int
    project_row: int
    affected: Affected | None
    due_us: int | None


class KeepRecounts(Struct, frozen=True):
    """Keep what was counted for some issues."""

    recounts: tuple[Recount, ...]


@operation
def keep_recounts(tx: Connection, command: KeepRecounts) -> None:
    """Show the new numbers, in the issue and to those who sort by them."""
    for one in command.recounts:
        values: dict[str, Any] = {"due_us": one.due_us}
        if one.affected is not None:
            values["affected"] = _write(one.affected)
            own = (issue.c.project_row == one.project_row) & (issue.c.id == one.issue_row)
            tx.execute(update(issue).where(own).values(affected=one.affected.sessions))
        kept = update(issue_reach).where(issue_reach.c.issue_row == one.issue_row)
        tx.execute(kept.values(values))


def keep_cause(
    tx: Connection, project_row: int, issue_row: int, result: Analysis, now_us: int
) -> None:
    """Keep the signature of an issue's newest analysis; one without a cause reaches nobody."""
    if result.signature is None:
        tx.execute(_FORGET, {"the_issue": issue_row})
        return
    tx.execute(
        _keep(tx.dialect.name),
        {
            "issue_row": issue_row,
            "project_row": project_row,
            "signature_hash": signature_hash(result.signature),
            "affected": None if result.affected is None else _write(result.affected),
            "due_us": now_us + _SOON_US,
        },
    )


def list_due(tx: Connection, now_us: int, limit: int) -> list[DueIssue]:
    """Return issues whose reach is due to be counted, the longest due first."""
    return [
        DueIssue(row[0], row[1], bytes(row[2]), row[3], row[4] == IssueStatus.OPEN.value, row[5])
        for row in tx.execute(_DUE, {"now": now_us, "limit": limit})
    ]


def next_count_us(due: DueIssue, now_us: int) -> int | None:
    """Return when an issue's reach is to be counted again; None when it is of no use any more."""
    if now_us - due.created_us > _WATCHED_US:
        return None
    return now_us + (_SOON_US if now_us - due.created_us < _FRESH_US else _LATER_US)


def read_affected(body: bytes | None) -> Affected | None:
    """Read a kept reach back; None for none."""
    return None if body is None else msgspec.msgpack.decode(body, type=Affected)


def _write(affected: Affected) -> bytes:
    return msgspec.msgpack.encode(affected)


@cache
def _keep(engine: str) -> EngineInsert:
    insert = insert_into(issue_reach, engine)
    new = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["issue_row"],
        set_={
            "signature_hash": new.signature_hash,
            "affected": new.affected,
            "due_us": new.due_us,
        },
    )


_FORGET = delete(issue_reach).where(issue_reach.c.issue_row == bindparam("the_issue"))
_DUE: Select[Any] = (
    select(
        issue_reach.c.issue_row,
        issue_reach.c.project_row,
        issue_reach.c.signature_hash,
        issue.c.created_us,
        issue.c.status,
        issue.c.group_row,
    )
    .join_from(issue_reach, issue, issue.c.id == issue_reach.c.issue_row)
    .where(issue_reach.c.due_us <= bindparam("now"))
    .order_by(issue_reach.c.due_us)
    .limit(bindparam("limit"))
)
