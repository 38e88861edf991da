"""What people decide about a group: open, resolved, ignored, undone. Not: who belongs to it.

The decision is one transaction; issues of a group that is resolved follow (``group_following``).
"""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, bindparam, select, update

from usercontext.domain.group import GroupEventKind
from usercontext.domain.issue import IssueStatus
from usercontext.store.counts import hold_counts
from usercontext.store.group_counts import note_event, root_of
from usercontext.store.group_following import Decision, follow
from usercontext.store.group_gathering import AT_ONCE
from usercontext.store.group_moves import find_group
from usercontext.store.group_tables import group_event, issue_group
from usercontext.store.groups import merged_rows
from usercontext.store.operations import operation

_NAMED = {
    IssueStatus.OPEN: GroupEventKind.REOPENED,
    IssueStatus.RESOLVED: GroupEventKind.RESOLVED,
    IssueStatus.IGNORED: GroupEventKind.IGNORED,
}


class ChangeGroup(Struct, frozen=True):
    """Set the status of a group; ``resolved_in`` is the release that has the fix.

    ``at_once`` is how many of its issues follow before it is answered. ``anew`` is False where a
    group that has the status shall stay as it is, its release too.
    """

    project_row: int
    group_id: UUID
    status: IssueStatus
    resolved_in: str | None
    now_us: int
    key_row: int
    at_once: int = AT_ONCE
    anew: bool = True


class UndoChange(Struct, frozen=True):
    """Give a group the status back that it had before it was made ``done``."""

    project_row: int
    group_id: UUID
    done: IssueStatus
    before: IssueStatus
    now_us: int
    key_row: int
    at_once: int = AT_ONCE


@operation
def change_group(tx: Connection, command: ChangeGroup) -> IssueStatus | None:
    """Decide about a group; resolving it resolves its open issues. Raises NotFound.

    To say the same again changes nothing and adds nothing to the history: None, else the status
    that it had.
    """
    hold_counts(tx, command.project_row)
    kept = _find(tx, command.project_row, command.group_id)
    is_same = kept.status == command.status.value
    if is_same and (not command.anew or kept.resolved_in == command.resolved_in):
        return None
    is_resolved = command.status is IssueStatus.RESOLVED
    _set(tx, kept.id, command.status, command.resolved_in, command.now_us if is_resolved else None)
    event_row = note_event(
        tx,
        kept.id,
        _NAMED[command.status],
        command.now_us,
        key_row=command.key_row,
        detail=command.resolved_in,
    )
    if is_resolved:
        decision = Decision(event_row, back=False)
        leaves = merged_rows(tx, kept.id)
        follow(tx, command.project_row, leaves, decision, command.at_once)
    return IssueStatus(kept.status)


@operation
def undo_change(tx: Connection, command: UndoChange) -> bool:
    """Take a change of a group back, with what its issues followed; False where it is past.

    It is past once the group has another status. A resolution that is given back resolves nothing
    anew, and stands since it was made. Raises NotFound.
    """
    hold_counts(tx, command.project_row)
    kept = _find(tx, command.project_row, command.group_id)
    if kept.status != command.done.value or command.done is command.before:
        return False
    newest = tx.execute(_NEWEST_RESOLUTION, {"group": kept.id}).first()
    if command.before is IssueStatus.RESOLVED and newest is not None:
        _set(tx, kept.id, command.before, newest.detail, newest.created_us)
    else:
        _set(tx, kept.id, command.before, None, None)
    note_event(tx, kept.id, _NAMED[command.before], command.now_us, key_row=command.key_row)
    if command.done is IssueStatus.RESOLVED and newest is not None:
        decision = Decision(newest.id, back=True)
        leaves = merged_rows(tx, kept.id)
        follow(tx, command.project_row, leaves, decision, command.at_once)
    return True


def _find(tx: Connection, project_row: int, group_id: UUID) -> Row[Any]:
    """Return the row of the group that shows what an id names; raises NotFound."""
    row = root_of(tx, find_group(tx, project_row, group_id).id)
    return tx.execute(select(issue_group).where(issue_group.c.id == row)).one()


def _set(
    tx: Connection,
    group_row: int,
    status: IssueStatus,
    resolved_in: str | None,
    resolved_us: int | None,
) -> None:
    values: dict[str, Any] = {
        "status": status.value,
        "resolved_in": resolved_in,
        "resolved_us": resolved_us,
        "decided": True,
    }
    tx.execute(update(issue_group).where(issue_group.c.id == group_row).values(values))


_NEWEST_RESOLUTION: Select[Any] = (
    select(group_event)
    .where(
        group_event.c.group_row == bindparam("group"),
        group_event.c.kind == GroupEventKind.RESOLVED.value,
    )
    .order_by(group_event.c.id.desc())
    .limit(1)
)
