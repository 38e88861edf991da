"""A correction taken back: what the analyzer says counts again. Not: making one (issues)."""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, bindparam, update

from usercontext.domain.teamwork import Act
from usercontext.store.assignees import note_act
from usercontext.store.counts import hold_counts, move_issue
from usercontext.store.issue_rows import decode_analysis, issues_with_analysis
from usercontext.store.issue_texts import renew_terms
from usercontext.store.operations import operation
from usercontext.store.tables import issue


class TakeBack(Struct, frozen=True):
    """Take back what was said of an issue's ``priority`` or ``cause``."""

    project_row: int
    issue_id: UUID
    priority: bool
    cause: bool
    account_row: int
    now_us: int


@operation
def take_back(tx: Connection, command: TakeBack) -> bool:
    """Forget corrections, counts and search with them; False when the project has no such issue."""
    hold_counts(tx, command.project_row)
    named = {"project": command.project_row, "public_id": command.issue_id}
    found = tx.execute(_FIND, named).first()
    if found is None:
        return False
    said = decode_analysis(found.analysis_body)
    if command.priority and found.corrected_priority is not None:
        priority = "" if said is None else said.priority.value
        old = (found.status, found.priority, found.source)
        new = (found.status, priority, found.source)
        move_issue(tx, command.project_row, (old, new), found.seq, found.created_us)
        _forget(tx, found.id, {"corrected_priority": None, "priority": priority})
        _note(tx, command, found.id, "priority")
    if command.cause and found.corrected_cause is not None:
        _forget(tx, found.id, {"corrected_cause": None})
        renew_terms(tx, found, said, None)
        _note(tx, command, found.id, "cause")
    return True


def _forget(tx: Connection, issue_row: int, values: dict[str, str | None]) -> None:
    tx.execute(update(issue).where(issue.c.id == issue_row).values(values))


def _note(tx: Connection, command: TakeBack, issue_row: int, field: str) -> None:
    act = Act(field, "", command.now_us)
    note_act(tx, command.project_row, issue_row, act, command.account_row)


_FIND = issues_with_analysis().where(
    issue.c.project_row == bindparam("project"), issue.c.issue_id == bindparam("public_id")
)
