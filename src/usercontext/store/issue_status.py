"""The status of many issues at once, counted and noted like one by one. Not: of a single issue."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, insert, update

from usercontext.domain.inbox import StatusChanged
from usercontext.domain.issue import IssueStatus
from usercontext.store.counts import BLOCK, Counted, change_counts, hold_counts
from usercontext.store.group_following import follow_now, mark_of
from usercontext.store.group_moves import find_issues
from usercontext.store.operations import operation
from usercontext.store.tables import correction, issue


class ChangeStatuses(Struct, frozen=True):
    """Give some issues of a project another status; ids that it does not have are passed over."""

    project_row: int
    issue_ids: tuple[UUID, ...]
    status: IssueStatus
    now_us: int
    key_row: int


@operation
def change_statuses(tx: Connection, command: ChangeStatuses) -> tuple[StatusChanged, ...]:
    """Change them all or none; returns those that had another status, with that."""
    hold_counts(tx, command.project_row)
    status = command.status.value
    follow_now(tx, command.project_row, issue.c.issue_id.in_(command.issue_ids))
    found = find_issues(tx, command.project_row, command.issue_ids)
    changed = [row for row in found if row.status != status]
    if not changed:
        return ()
    counts = [
        Counted(row.seq // BLOCK, kind, row.priority, row.source, n, row.created_us, row.created_us)
        for row in changed
        for kind, n in ((row.status, -1), (status, 1))
    ]
    change_counts(tx, command.project_row, counts)
    rows = [row.id for row in changed]
    mark = mark_of(tx, command.project_row, command.status)
    tx.execute(update(issue).where(issue.c.id.in_(rows)).values(status=status, resolved_by=mark))
    notes = [
        {
            "project_row": command.project_row,
            "issue_row": row,
            "key_row": command.key_row,
            "field": "status",
            "value": status,
            "created_us": command.now_us,
        }
        for row in rows
    ]
    tx.execute(insert(correction), notes)
    return tuple(StatusChanged(row.issue_id, IssueStatus(row.status)) for row in changed)
