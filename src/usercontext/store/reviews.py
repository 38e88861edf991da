"""Issues whose urgency and cost are reckoned again, and how they changed. Not: reckoning."""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from usercontext.domain.analysis import Affected, ImpactTerm, Priority, RevenueImpact
from usercontext.domain.issue import Issue, PriorityChange
from usercontext.store.alerts import alert_of_analysis, queue_alert
from usercontext.store.counts import hold_counts, move_issue
from usercontext.store.issue_rows import (
    decode_analysis,
    encode_analysis,
    issues_with_analysis,
    to_issue,
)
from usercontext.store.operations import operation
from usercontext.store.settings_tables import priority_change
from usercontext.store.tables import NOT_YET, analysis, issue

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``

_LATER = 2
"""What is told of is no first analysis, whatever its version."""

MOST_CHANGES = 50
"""Of one issue: a cause that comes and goes for months shows its last weeks."""


class ChangeImpact(Struct, frozen=True):
    """Put a new score, its terms, reach and cost in place of what an analysis said."""

    project_row: int
    issue_row: int
    version: int
    now_us: int
    impact_score: int
    priority: Priority
    impact: tuple[ImpactTerm, ...]
    affected: Affected | None
    revenue_impact: RevenueImpact | None


@operation
def change_impact(tx: Connection, command: ChangeImpact) -> bool:
    """Change what the analyzer says of an issue's urgency; False when it is another by now.

    A priority that a person set stays. Counts and the order of listings change with it, and an
    open issue that became urgent is told of.
    """
    hold_counts(tx, command.project_row)
    found = tx.execute(_FIND, {"project": command.project_row, "row": command.issue_row}).first()
    if found is None or found.analysis_version != command.version:
        return False
    said = decode_analysis(found.analysis_body)
    if said is None:
        return False
    changed = msgspec.structs.replace(
        said,
        impact_score=command.impact_score,
        priority=command.priority,
        impact=command.impact,
        affected=command.affected,
        revenue_impact=command.revenue_impact,
    )
    kept = (analysis.c.issue_row == found.id) & (analysis.c.version == command.version)
    tx.execute(update(analysis).where(kept).values(body=encode_analysis(changed)))
    _show(tx, found, command)
    shown = found.corrected_priority or command.priority.value
    told = alert_of_analysis(found, _LATER, shown, changed, command.now_us)
    if told is not None:
        queue_alert(tx, told)
    if (said.impact_score, said.priority) != (command.impact_score, command.priority):
        _note(tx, command, (said.priority, said.impact_score), said.impact)
    return True


def list_reviewed(
    tx: Connection, before_row: int, since_us: int, limit: int
) -> tuple[list[Issue], int | None]:
    """Return issues with their analyses, newest first, and where to go on; None at the end."""
    asked = {"before": before_row, "limit": limit}
    found = [to_issue(row) for row in tx.execute(_NEWEST, asked)]
    recent = [each for each in found if each.created_us >= since_us]
    return recent, found[-1].row if len(recent) == limit else None


def list_changes(tx: Connection, issue_row: int) -> tuple[PriorityChange, ...]:
    """Return how an issue's urgency changed, oldest first."""
    return tuple(
        PriorityChange(
            changed_us=row.changed_us,
            priority_before=Priority(row.priority_before),
            priority_after=Priority(row.priority_after),
            score_before=row.score_before,
            score_after=row.score_after,
            affected=None if row.affected == NOT_YET else row.affected,
            why=msgspec.json.decode(row.why, type=tuple[ImpactTerm, ...]),
        )
        for row in tx.execute(_CHANGES, {"row": issue_row})
    )


def _show(tx: Connection, found: Row[Any], command: ChangeImpact) -> None:
    priority = found.corrected_priority or command.priority.value
    old = (found.status, found.priority, found.source)
    new = (found.status, priority, found.source)
    move_issue(tx, command.project_row, (old, new), found.seq, found.created_us)
    values = {"priority": priority, "impact_score": command.impact_score}
    if command.affected is not None:
        values["affected"] = command.affected.sessions
    tx.execute(update(issue).where(issue.c.id == found.id).values(values))


def _note(
    tx: Connection,
    command: ChangeImpact,
    before: tuple[Priority, int],
    terms: tuple[ImpactTerm, ...],
) -> None:
    why = [term for term in command.impact if term not in terms]
    made = {
        "project_row": command.project_row,
        "issue_row": command.issue_row,
        "changed_us": command.now_us,
        "priority_before": before[0].value,
        "priority_after": command.priority.value,
        "score_before": before[1],
        "score_after": command.impact_score,
        "affected": NOT_YET if command.affected is None else command.affected.sessions,
        "why": msgspec.json.encode(why),
    }
    tx.execute(insert(priority_change), made)
    tx.execute(_FORGET, {"row": command.issue_row, "kept": MOST_CHANGES})


_FIND = issues_with_analysis().where(
    issue.c.project_row == bindparam("project"), issue.c.id == bindparam("row")
)
_NEWEST = (
    issues_with_analysis()
    .where(issue.c.id < bindparam("before"))
    .order_by(issue.c.id.desc())
    .limit(bindparam("limit"))
)
_CHANGES = (
    select(priority_change)
    .where(priority_change.c.issue_row == bindparam("row"))
    .order_by(priority_change.c.id)
)
_OLD = (
    select(priority_change.c.id)
    .where(priority_change.c.issue_row == bindparam("row"))
    .order_by(priority_change.c.id.desc())
    .limit(1_000_000)  # SQLite takes no OFFSET without one
    .offset(bindparam("kept"))
)
_FORGET = delete(priority_change).where(priority_change.c.id.in_(_OLD))
