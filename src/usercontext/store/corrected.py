"""Which issues people corrected, and what they said last. Not: applying a correction (issues).

An empty value takes the correction before it back.
"""

from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from usercontext.store.tables import correction, issue

JUDGED = ("priority", "cause", "group")
"""Corrections that say what an analysis should have said; a status says nothing about it."""


class CorrectedIssue(Struct, frozen=True):
    """An issue and its last correction of each field."""

    issue_id: UUID
    corrections: dict[str, str]


def corrected_issues(tx: Connection, project_row: int, most: int) -> list[CorrectedIssue]:
    """Return the project's issues that people corrected, the most recently corrected first."""
    found: dict[UUID, dict[str, str]] = {}
    for row in tx.execute(_CORRECTIONS, {"project": project_row}):
        if row.issue_id not in found and len(found) == most:
            break
        found.setdefault(row.issue_id, {}).setdefault(row.field, row.value)
    standing = (
        (issue_id, {field: value for field, value in fields.items() if value})
        for issue_id, fields in found.items()
    )
    return [CorrectedIssue(issue_id, fields) for issue_id, fields in standing if fields]


# An issue may come twice, far apart: then its older corrections still count, if not cut off.
_CORRECTIONS = (
    select(issue.c.issue_id, correction.c.field, correction.c.value)
    .join_from(correction, issue, issue.c.id == correction.c.issue_row)
    .where(correction.c.project_row == bindparam("project"), correction.c.field.in_(JUDGED))
    .order_by(correction.c.id.desc())
)
