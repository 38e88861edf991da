"""What the API answers, the one place that knows its mixed spelling. Not: HTTP, SQL."""

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from usercontext.domain.analysis import (
    AnalysisStatus,
    Analyzer,
    Category,
    Cause,
    Claim,
    Completeness,
    ImpactTerm,
    Priority,
    Step,
    Verdict,
)
from usercontext.domain.attachment import Attachment
from usercontext.domain.clock import format_second
from usercontext.domain.issue import Issue, IssuePage, IssueSource, IssueStatus, PriorityChange
from usercontext.domain.session import Session, SessionCounts
from usercontext.wire.attachments import AttachmentView, view_attachments
from usercontext.wire.fields import Id, Instant
from usercontext.wire.impact import PriorityChangeView, view_history, view_revenue
from usercontext.wire.reach import AffectedReach, view_reach

_SNAKE = frozenset({"ai_summary", "impact_score", "root_cause", "revenue_impact"})
_LOGS = Meta(
    extra_json_schema={"type": "array", "items": {"$ref": "#/components/schemas/LogEntry"}}
)
_SCORE = Meta(ge=0, le=100)
_NO_LOGS = Raw(b"[]")

Json = bytes | bytearray


def spell(name: str) -> str:
    """Return a field's public name: camelCase, but for the four that the reference writes apart."""
    if name in _SNAKE:
        return name
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


class SessionOpened(Struct, rename=spell):
    """The session, created or resumed."""

    session_id: Id


class LogsAccepted(Struct, rename=spell):
    """The entries are on disk; all of them or none."""

    accepted: Annotated[int, Meta(ge=1, le=100)]


class IssueCreated(Struct, rename=spell):
    """The issue exists and its analysis is queued."""

    issue_id: Id


class Corrections(Struct, rename=spell):
    """What people said instead of the analyzer."""

    priority: Priority | None
    cause: str | None


class AnalysisView(Struct, rename=spell):
    """What the machine makes of the issue; every claim cites log entries by id."""

    status: AnalysisStatus
    version: Annotated[int, Meta(ge=0)]
    verdict: Verdict | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    category: Category | None = None
    causes: tuple[Cause, ...] = ()
    claims: tuple[Claim, ...] = ()
    steps: tuple[Step, ...] = ()
    suggested_fix: str | None = None
    impact: tuple[ImpactTerm, ...] = ()
    affected: AffectedReach | None = None
    completeness: Completeness | None = None
    analyzer: Analyzer | None = None
    history: tuple[PriorityChangeView, ...] = ()


class IssueView(Struct, rename=spell):
    """An issue with its analysis and the log of its session."""

    issue_id: Id
    session_id: Id
    user_description: str
    ai_summary: str | None
    priority: Priority | None
    impact_score: Annotated[int, _SCORE] | None
    logs: Annotated[Raw, _LOGS]
    created_at: Instant
    root_cause: str | None
    revenue_impact: dict[str, Any] | None
    status: IssueStatus
    source: IssueSource
    group: str | None
    metadata: dict[str, Any] | None
    analysis: AnalysisView
    corrections: Corrections
    attachments: tuple[AttachmentView, ...]
    logs_total: int
    logs_truncated: bool


class IssueItem(Struct, rename=spell):
    """An issue in a listing: without its log."""

    issue_id: Id
    session_id: Id
    user_description: str
    ai_summary: str | None
    priority: Priority | None
    impact_score: Annotated[int, _SCORE] | None
    created_at: Instant
    status: IssueStatus
    source: IssueSource
    category: Category | None
    group: str | None
    affected: AffectedReach | None


class IssueList(Struct, rename=spell):
    """One page of a project's issues, newest first unless asked otherwise."""

    issues: tuple[IssueItem, ...]
    total: int
    page: int
    total_is_lower_bound: bool | UnsetType = UNSET


class IssueExport(Struct, rename=spell):
    """The issue as Markdown for a tracker."""

    markdown: str


class SessionView(Struct, rename=spell):
    """A session and what its log adds up to."""

    session_id: Id
    created_at: Instant
    last_seen_at: Instant
    release: str | None
    environment: str | None
    metadata: dict[str, Any] | None
    entries: int
    errors: int
    issues: tuple[Id, ...]


class SessionLogs(Struct, rename=spell):
    """A page of a session's log in order of arrival; `next` is null at the end."""

    logs: Annotated[Raw, _LOGS]
    next: str | None


class Error(Struct, rename=spell):
    """What every refusal looks like."""

    status_code: int
    error: str
    message: str


def encode_issue(
    issue: Issue,
    logs: Json,
    total: int,
    truncated: bool,
    ready: tuple[Attachment, ...] = (),
    history: tuple[PriorityChange, ...] = (),
) -> bytes:
    """Encode an issue around its log; ``logs`` is a JSON array, taken as it is."""
    analysis, corrected = issue.analysis, issue.corrections
    view = IssueView(
        issue_id=str(issue.issue_id),
        session_id=str(issue.session_id),
        user_description=issue.user_description,
        ai_summary=analysis.summary if analysis else None,
        priority=issue.priority,
        impact_score=issue.impact_score,
        logs=_NO_LOGS,
        created_at=format_second(issue.created_us),
        root_cause=corrected.cause or (analysis.root_cause if analysis else None),
        revenue_impact=view_revenue(analysis.revenue_impact if analysis else None),
        status=issue.status,
        source=issue.source,
        group=str(issue.group) if issue.group else None,
        metadata=issue.metadata,
        analysis=_analysis(issue, history),
        corrections=Corrections(corrected.priority, corrected.cause),
        attachments=view_attachments(issue.issue_id, ready),
        logs_total=total,
        logs_truncated=truncated,
    )
    return _around(msgspec.json.encode(view), logs)


def encode_listing(page: IssuePage) -> bytes:
    """Encode one page of issues."""
    bound, items = page.total_is_lower_bound or UNSET, tuple(map(_item, page.issues))
    return msgspec.json.encode(IssueList(items, page.total, page.page, bound))


def encode_session(session: Session, counts: SessionCounts, issue_ids: tuple[str, ...]) -> bytes:
    """Encode a session with its counts and the ids of its issues."""
    view = SessionView(
        session_id=str(session.session_id),
        created_at=format_second(session.created_us),
        last_seen_at=format_second(max(session.created_us, counts.last_seen_us)),
        release=session.release,
        environment=session.environment,
        metadata=session.metadata,
        entries=counts.entries,
        errors=counts.errors,
        issues=issue_ids,
    )
    return msgspec.json.encode(view)


def encode_logs(logs: bytes, following: str | None) -> bytes:
    """Encode a page of a session's log around its entries, a JSON array taken as it is."""
    return _around(msgspec.json.encode(SessionLogs(_NO_LOGS, following)), logs)


def encode(answer: Struct) -> bytes:
    """Encode one of the small answers."""
    return msgspec.json.encode(answer)


def _around(answer: bytes, logs: Json) -> bytes:
    # On the event loop, and copied once. No text reads like this place: its quotes are escaped.
    before, _, after = answer.partition(b'"logs":[]')
    return b"".join((before, b'"logs":', logs, after))


def _item(issue: Issue) -> IssueItem:
    return IssueItem(
        issue_id=str(issue.issue_id),
        session_id=str(issue.session_id),
        user_description=issue.user_description,
        ai_summary=issue.summary,
        priority=issue.priority,
        impact_score=issue.impact_score,
        created_at=format_second(issue.created_us),
        status=issue.status,
        source=issue.source,
        category=issue.category,
        group=str(issue.group) if issue.group else None,
        affected=view_reach(issue.affected),
    )


def _analysis(issue: Issue, history: tuple[PriorityChange, ...]) -> AnalysisView:
    if (analysis := issue.analysis) is None:
        return AnalysisView(issue.analysis_status, issue.analysis_version)
    return AnalysisView(
        status=issue.analysis_status,
        version=issue.analysis_version,
        verdict=analysis.verdict,
        confidence=analysis.confidence,
        category=analysis.category,
        causes=analysis.causes,
        claims=analysis.claims,
        steps=analysis.steps,
        suggested_fix=analysis.suggested_fix,
        impact=analysis.impact,
        affected=view_reach(analysis.affected),
        completeness=analysis.completeness,
        analyzer=analysis.analyzer,
        history=view_history(history),
    )
