"""How a row of ``issue`` is read: with its session, as the domain's value. Not: which rows."""

from typing import Any

import msgspec
from sqlalchemy import Row, Select, and_, null, select

from usercontext.domain.analysis import Affected, Analysis, AnalysisStatus, Category, Priority
from usercontext.domain.issue import Corrections, Issue, IssueSource, IssueStatus
from usercontext.store.issue_reach import read_affected
from usercontext.store.reach_tables import issue_reach
from usercontext.store.tables import analysis, issue, session

_AFFECTED = issue_reach.c.affected.label("affected_body")


def issues_with_analysis() -> Select[Any]:
    """Return the query of issues with session and newest analysis, in one statement."""
    newest = and_(
        analysis.c.issue_row == issue.c.id, analysis.c.version == issue.c.analysis_version
    )
    told = (session.c.session_id, analysis.c.body.label("analysis_body"), _AFFECTED)
    return select(issue, *told).select_from(
        issue.join(session, session.c.id == issue.c.session_row)
        .outerjoin(analysis, newest)
        .outerjoin(issue_reach, issue_reach.c.issue_row == issue.c.id)
    )


def issues_for_listing() -> Select[Any]:
    """Return the query of issues with session, without what a listing does not show.

    Analyses (the summary stands for one) and metadata: 20 of them took a tenth of a page's time.
    """
    unread = (issue.c.metadata, issue.c.key_row)  # the second lies behind the first on the page
    shown = [column for column in issue.c if not any(column is one for one in unread)]
    hidden = (null().label("metadata"), null().label("analysis_body"))
    return select(*shown, *hidden, session.c.session_id, _AFFECTED).select_from(
        issue.join(session, session.c.id == issue.c.session_row).outerjoin(
            issue_reach, issue_reach.c.issue_row == issue.c.id
        )
    )


def to_issue(row: Row[Any]) -> Issue:
    """Turn a row of either query into the domain's value."""
    corrected = row.corrected_priority
    affected = read_affected(row.affected_body)
    return Issue(
        row=row.id,
        project_row=row.project_row,
        seq=row.seq,
        issue_id=row.issue_id,
        session_row=row.session_row,
        session_id=row.session_id,
        user_description=row.user_description,
        metadata=None if row.metadata is None else msgspec.json.decode(row.metadata, type=dict),
        status=IssueStatus(row.status),
        source=IssueSource(row.source),
        created_us=row.created_us,
        analysis_status=AnalysisStatus(row.analysis_status),
        analysis_version=row.analysis_version,
        analysis=_with_reach(decode_analysis(row.analysis_body), affected),
        priority=Priority(row.priority) if row.priority else None,
        impact_score=row.impact_score if row.impact_score >= 0 else None,
        category=Category(row.category) if row.category else None,
        corrections=Corrections(Priority(corrected) if corrected else None, row.corrected_cause),
        summary=row.summary,
        affected=affected,
    )


def encode_analysis(value: Analysis) -> bytes:
    """Return the bytes an analysis is kept as."""
    return msgspec.msgpack.encode(value)


def decode_analysis(body: bytes | None) -> Analysis | None:
    """Read a kept analysis back; None for none."""
    return None if body is None else msgspec.msgpack.decode(body, type=Analysis)


def _with_reach(value: Analysis | None, affected: Affected | None) -> Analysis | None:
    if value is None or affected is None:
        return value
    return msgspec.structs.replace(value, affected=affected)
