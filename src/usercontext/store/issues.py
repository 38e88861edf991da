"""Issues: created with their job, found, corrected, deleted. Not: listing, what analyses say."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, insert, select, update

from usercontext.domain.analysis import AnalysisStatus, Priority
from usercontext.domain.errors import NotFound
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.issue import Issue, IssueSource, IssueStatus
from usercontext.domain.job import JobKind, JobState
from usercontext.store.counts import count_issue, hold_counts, move_issue
from usercontext.store.dialects import inserted_row
from usercontext.store.group_counts import root_of
from usercontext.store.group_following import follow_now, mark_of
from usercontext.store.group_moves import find_group, find_issues, found_by_hand, move_issues
from usercontext.store.idempotency import forget, remember, replay
from usercontext.store.issue_removal import remove_issues
from usercontext.store.issue_rows import decode_analysis, issues_with_analysis, to_issue
from usercontext.store.issue_texts import add_terms, renew_terms
from usercontext.store.operations import operation
from usercontext.store.tables import correction, issue, job, project, session


class CreateIssue(Struct, frozen=True):
    """Create an issue of a session and the job that analyzes it; ``metadata`` is JSON."""

    issue_id: UUID
    project_row: int
    session_row: int
    user_description: str
    metadata: bytes | None
    source: IssueSource
    now_us: int
    run_at_us: int
    key_row: int | None = None
    idempotency: IdempotencyKey | None = None


class IssueCreated(Struct, frozen=True):
    """The new issue's public id, or the first one's when the call was repeated."""

    issue_id: UUID
    replayed: bool = False


class CorrectIssue(Struct, frozen=True):
    """Set what people decide about an issue; None leaves a field alone.

    ``new_group`` is the public id of the group to make when it shall have one of its own.
    """

    project_row: int
    issue_id: UUID
    status: IssueStatus | None
    priority: Priority | None
    cause: str | None
    now_us: int
    key_row: int
    group: UUID | None = None
    new_group: UUID | None = None
    account_row: int | None = None


class DeleteIssue(Struct, frozen=True):
    """Delete an issue with all that was made of it."""

    project_row: int
    issue_id: UUID


@operation
def create_issue(tx: Connection, command: CreateIssue) -> IssueCreated:
    """Create issue, job, counts and search terms together; NotFound when the session is gone."""
    first = replay(tx, command.idempotency, command.now_us, IssueCreated)
    if first is not None and _find_row(tx, command.project_row, first.issue_id) is not None:
        return msgspec.structs.replace(first, replayed=True)
    if first is not None:
        # Deleted since: its id would lead nowhere, so this call counts as the first one.
        forget(tx, command.idempotency, command.now_us)
    seq = _next_seq(tx, command.project_row)
    _require_session(tx, command)
    issue_row = _insert_issue(tx, command, seq)
    count_issue(tx, command.project_row, _kind_of(command), seq, command.now_us)
    _queue_analysis(tx, command, issue_row)
    add_terms(tx, command.project_row, issue_row, command.user_description, command.metadata)
    created = IssueCreated(command.issue_id)
    remember(tx, command.idempotency, command.now_us, created)
    return created


@operation
def correct_issue(tx: Connection, command: CorrectIssue) -> bool:
    """Apply a correction and note who made it; False when the project has no such issue.

    Raises NotFound for a group that the project does not have.
    """
    hold_counts(tx, command.project_row)
    follow_now(tx, command.project_row, issue.c.issue_id == command.issue_id)
    found = tx.execute(_FIND, _name(command.project_row, command.issue_id)).first()
    if found is None:
        return False
    _move(tx, command)
    changes = _changes(tx, command)
    old = (found.status, found.priority, found.source)
    new = (changes.get("status", old[0]), changes.get("priority", old[1]), old[2])
    move_issue(tx, command.project_row, (old, new), found.seq, found.created_us)
    if changes:
        tx.execute(update(issue).where(issue.c.id == found.id).values(changes))
    if command.cause is not None:
        renew_terms(tx, found, decode_analysis(found.analysis_body), command.cause)
    _note_corrections(tx, command, found.id)
    return True


@operation
def delete_issue(tx: Connection, command: DeleteIssue) -> bool:
    """Delete an issue; False when the project has no such issue."""
    hold_counts(tx, command.project_row)
    if _find_row(tx, command.project_row, command.issue_id) is None:
        return False
    remove_issues(tx, command.project_row, issue.c.issue_id == command.issue_id)
    return True


def find_issue(tx: Connection, project_row: int, issue_id: UUID) -> Issue | None:
    """Return the project's issue with its newest analysis, or None."""
    found = tx.execute(_FIND, _name(project_row, issue_id)).first()
    return to_issue(found) if found else None


def _find_row(tx: Connection, project_row: int, issue_id: UUID) -> int | None:
    row: int | None = tx.scalar(_FIND_ROW, _name(project_row, issue_id))
    return row


def _name(project_row: int, issue_id: UUID) -> dict[str, Any]:
    return {"project": project_row, "public_id": issue_id}


def _require_session(tx: Connection, command: CreateIssue) -> None:
    owner = {"project": command.project_row, "row": command.session_row}
    if tx.scalar(_OWNED, owner) is None:
        raise NotFound("No such session")


def _next_seq(tx: Connection, project_row: int) -> int:
    # Holds the project until the commit: seq has no gaps, and counts change one after the other.
    seq: int | None = tx.scalar(_TAKE_SEQ, {"project": project_row})
    if seq is None:
        raise NotFound("No such project")
    return seq


def _insert_issue(tx: Connection, command: CreateIssue, seq: int) -> int:
    status, priority, source = _kind_of(command)
    row = {
        "project_row": command.project_row,
        "seq": seq,
        "issue_id": command.issue_id,
        "session_row": command.session_row,
        "status": status,
        "priority": priority,
        "source": source,
        "created_us": command.now_us,
        "analysis_status": AnalysisStatus.PENDING.value,
        "user_description": command.user_description,
        "metadata": command.metadata,
        "key_row": command.key_row,
    }
    return inserted_row(tx.execute(_ISSUE, row))


def _kind_of(command: CreateIssue) -> tuple[str, str, str]:
    return (IssueStatus.OPEN.value, "", command.source.value)


def _queue_analysis(tx: Connection, command: CreateIssue, issue_row: int) -> None:
    row = {
        "project_row": command.project_row,
        "issue_row": issue_row,
        "kind": JobKind.ANALYZE.value,
        "version": 1,
        "state": JobState.QUEUED.value,
        "due_us": command.run_at_us,
        "created_us": command.now_us,
    }
    tx.execute(_JOB, row)


def _move(tx: Connection, command: CorrectIssue) -> None:
    now_us, key_row = command.now_us, command.key_row
    moved = find_issues(tx, command.project_row, [command.issue_id])
    if command.new_group is not None:
        row = found_by_hand(tx, moved[0], command.new_group, now_us, key_row)
    elif command.group is not None:
        row = root_of(tx, find_group(tx, command.project_row, command.group).id)
    else:
        return
    move_issues(tx, moved, row, now_us, key_row)


def _changes(tx: Connection, command: CorrectIssue) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if command.status is not None:
        mark = mark_of(tx, command.project_row, command.status)
        changes |= {"status": command.status.value, "resolved_by": mark}
    if command.priority is not None:
        changes["priority"] = changes["corrected_priority"] = command.priority.value
    if command.cause is not None:
        changes["corrected_cause"] = command.cause
    return changes


def _note_corrections(tx: Connection, command: CorrectIssue, issue_row: int) -> None:
    given = {
        "status": command.status,
        "priority": command.priority,
        "cause": command.cause,
        "group": command.group or command.new_group,
    }
    rows = [
        {
            "project_row": command.project_row,
            "issue_row": issue_row,
            "key_row": command.key_row,
            "field": field,
            "value": str(value),
            "created_us": command.now_us,
            "account_row": command.account_row,
        }
        for field, value in given.items()
        if value is not None
    ]
    if rows:
        tx.execute(insert(correction), rows)


_NAMED = (issue.c.project_row == bindparam("project")) & (
    issue.c.issue_id == bindparam("public_id")
)
_FIND: Select[Any] = issues_with_analysis().where(_NAMED)
_FIND_ROW = select(issue.c.id).where(_NAMED)
_ISSUE = insert(issue)
_JOB = insert(job)
_TAKE_SEQ = (
    update(project)
    .where(project.c.id == bindparam("project"))
    .values(issue_seq=project.c.issue_seq + 1)
    .returning(project.c.issue_seq)
)
_OWNED = (
    select(session.c.id)
    .where(session.c.project_row == bindparam("project"), session.c.id == bindparam("row"))
    # Keeps a deletion of the session out until we commit, and lets its batches in.
    .with_for_update(read=True, key_share=True)
)
