"""What people decide about a group: open, resolved, ignored. Not: who belongs to it."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, func, select, update

from usercontext.domain.group import GroupEventKind
from usercontext.domain.issue import IssueStatus
from usercontext.store.counts import BLOCK, Counted, change_counts, hold_counts
from usercontext.store.group_counts import note_event, root_of
from usercontext.store.group_gathering import belongs_to
from usercontext.store.group_moves import find_group
from usercontext.store.group_tables import issue_group
from usercontext.store.operations import operation
from usercontext.store.tables import issue

_NAMED = {
    IssueStatus.OPEN: GroupEventKind.REOPENED,
    IssueStatus.RESOLVED: GroupEventKind.RESOLVED,
    IssueStatus.IGNORED: GroupEventKind.IGNORED,
}


class ChangeGroup(Struct, frozen=True):
    """Set the status of a group; ``resolved_in`` is the release that has the fix."""

    project_row: int
    group_id: UUID
    status: IssueStatus
    resolved_in: str | None
    now_us: int
    key_row: int


@operation
def change_group(tx: Connection, command: ChangeGroup) -> None:
    """Decide about a group; resolving it resolves its open issues. Raises NotFound.

    To say the same again changes nothing and adds nothing to the history.
    """
    hold_counts(tx, command.project_row)
    named = find_group(tx, command.project_row, command.group_id)
    row = root_of(tx, named.id)
    kept = tx.execute(select(issue_group).where(issue_group.c.id == row)).one()
    if (kept.status, kept.resolved_in) == (command.status.value, command.resolved_in):
        return
    is_resolved = command.status is IssueStatus.RESOLVED
    values: dict[str, Any] = {
        "status": command.status.value,
        "resolved_in": command.resolved_in,
        "resolved_us": command.now_us if is_resolved else None,
        "decided": True,
    }
    tx.execute(update(issue_group).where(issue_group.c.id == row).values(values))
    if is_resolved:
        _resolve_issues(tx, command.project_row, row)
    note_event(
        tx,
        row,
        _NAMED[command.status],
        command.now_us,
        key_row=command.key_row,
        detail=command.resolved_in,
    )


def _resolve_issues(tx: Connection, project_row: int, group_row: int) -> None:
    opened = belongs_to(tx, project_row, group_row) & (issue.c.status == IssueStatus.OPEN.value)
    block = (issue.c.seq // BLOCK).label("block")
    rows = tx.execute(
        select(
            block,
            issue.c.priority,
            issue.c.source,
            func.count().label("n"),
            func.min(issue.c.created_us).label("first_us"),
            func.max(issue.c.created_us).label("last_us"),
        )
        .where(opened)
        .group_by(block, issue.c.priority, issue.c.source)
    ).all()
    changes = [
        Counted(row.block, status.value, row.priority, row.source, n, row.first_us, row.last_us)
        for row in rows
        for status, n in ((IssueStatus.OPEN, -row.n), (IssueStatus.RESOLVED, row.n))
    ]
    if changes:
        change_counts(tx, project_row, changes)
        tx.execute(update(issue).where(opened).values(status=IssueStatus.RESOLVED.value))
