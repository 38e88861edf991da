"""The analyses of an issue by version, and the issue as one of them told it. Not: making one."""

from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, select

from usercontext.domain.analysis import Analysis, AnalysisVersion, Priority
from usercontext.domain.issue import Issue
from usercontext.store.issue_rows import decode_analysis
from usercontext.store.tables import analysis, issue


def list_analyses(
    tx: Connection, project_row: int, issue_id: UUID
) -> tuple[AnalysisVersion, ...] | None:
    """Return the analyses of the project's issue, the first one first; None without the issue."""
    row = tx.scalar(_ISSUE, {"project": project_row, "public_id": issue_id})
    if row is None:
        return None
    return tuple(
        AnalysisVersion(found.version, found.created_us, _decoded(found.body))
        for found in tx.execute(_ALL, {"issue": row})
    )


def as_of_version(tx: Connection, shown: Issue, version: int) -> Issue | None:
    """Return the issue as that analysis told it, corrected as it is now; None without one."""
    body = tx.scalar(_ONE, {"issue": shown.row, "version": version})
    if body is None:
        return None
    found = _decoded(body)
    priority: Priority = shown.corrections.priority or found.priority
    return msgspec.structs.replace(
        shown,
        analysis=found,
        analysis_version=version,
        priority=priority,
        impact_score=found.impact_score,
        category=found.category,
        summary=found.summary,
    )


def _decoded(body: bytes) -> Analysis:
    found = decode_analysis(body)
    assert found is not None
    return found


_ISSUE = select(issue.c.id).where(
    issue.c.project_row == bindparam("project"), issue.c.issue_id == bindparam("public_id")
)
_ALL = (
    select(analysis.c.version, analysis.c.created_us, analysis.c.body)
    .where(analysis.c.issue_row == bindparam("issue"))
    .order_by(analysis.c.version)
)
_ONE = select(analysis.c.body).where(
    analysis.c.issue_row == bindparam("issue"), analysis.c.version == bindparam("version")
)
