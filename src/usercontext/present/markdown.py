"""An issue as Markdown for a tracker or a colleague. Its structure is the same for any text.

Every line that holds somebody's words holds them as inline text; how many lines there are depends
on numbers and enums of ours alone.
"""

from collections.abc import Iterable, Iterator

from usercontext.domain.analysis import Analysis, RevenueImpact
from usercontext.domain.clock import format_second
from usercontext.domain.issue import Issue
from usercontext.domain.session import Session
from usercontext.present.escape import inline

_TITLE_LENGTH = 120
_WORDS_LENGTH = 5_000


def issue_markdown(issue: Issue, session: Session | None) -> str:
    """Return the export that begins ``## Issue: <title>`` and ``**Priority:** P1``."""
    parts = [
        f"## Issue: {inline(issue.user_description, _TITLE_LENGTH)}",
        f"**Priority:** {issue.priority.value if issue.priority else 'pending'}",
        *_verdict(issue),
        "### What the user said",
        f"> {inline(issue.user_description, _WORDS_LENGTH)}",
        *(_findings(issue, issue.analysis) if issue.analysis else []),
        "### Environment",
        _bullets(_environment(issue, session)),
        *(_costs(issue.analysis) if issue.analysis else []),
    ]
    return "\n\n".join(parts) + "\n"


def _verdict(issue: Issue) -> list[str]:
    analysis = issue.analysis
    if analysis is None:
        return ["_The analysis is not done yet._"]
    percent = round(analysis.confidence * 100)
    return [
        f"**Impact score:** {analysis.impact_score} of 100",
        f"**Verdict:** {analysis.verdict.value} ({percent} % confidence), "
        f"category `{analysis.category.value}`",
    ]


def _findings(issue: Issue, analysis: Analysis) -> Iterator[str]:
    yield "### What happened"
    yield inline(analysis.summary)
    yield "### Root cause"
    cause = issue.corrections.cause or analysis.root_cause
    yield inline(cause) if cause else "Not established from what was captured."
    if analysis.suggested_fix:
        yield "### Suggested fix"
        yield inline(analysis.suggested_fix)
    if analysis.claims:
        yield "### Evidence"
        yield _bullets(
            f"{inline(claim.text)} ({_ids(claim.evidence)})" for claim in analysis.claims
        )
    if analysis.steps:
        yield "### Steps to reproduce"
        yield "\n".join(
            f"{number}. {inline(step.text)} ({_ids(step.evidence)})"
            for number, step in enumerate(analysis.steps, 1)
        )


def _environment(issue: Issue, session: Session | None) -> Iterator[str]:
    metadata = issue.metadata or {}
    yield f"Reported: {format_second(issue.created_us)}"
    for name in ("url", "browser"):
        value = metadata.get(name)
        yield f"{'Page' if name == 'url' else 'Browser'}: {_known(value)}"
    yield f"Release: {_known(session.release if session else None)}"
    yield f"Environment: {_known(session.environment if session else None)}"
    yield f"Session: `{issue.session_id}`"
    yield f"Issue: `{issue.issue_id}`"


def _costs(analysis: Analysis) -> Iterator[str]:
    if analysis.impact:
        yield "### Impact"
        yield _bullets(
            f"{inline(term.name)}: {inline(term.value)} ({term.points:+d})"
            for term in analysis.impact
        )
    yield f"Revenue: {_revenue(analysis.revenue_impact)}"
    kept = analysis.completeness
    yield (
        f"_Based on {kept.kept} log entries; {kept.dropped} dropped, {kept.truncated} truncated, "
        f"{kept.gaps} gaps. Analyzer: {inline(analysis.analyzer.name)} "
        f"{inline(analysis.analyzer.version)}._"
    )


def _revenue(revenue: RevenueImpact | None) -> str:
    if revenue is None:
        return "not estimated."
    if revenue.unknown is not None:
        return f"not estimated: {inline(revenue.unknown)}."
    amounts = f"{revenue.low} to {revenue.high}, expected {revenue.expected}"
    return f"{amounts} {inline(revenue.currency or '')} ({inline(revenue.formula or '')})"


def _known(value: object) -> str:
    return inline(value, 500) if isinstance(value, str) and value else "not known"


def _ids(evidence: Iterable[str]) -> str:
    return ", ".join(f"`{log_id}`" for log_id in evidence)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
