"""An issue as Markdown for a tracker or a colleague. Its structure is the same for any text.

Somebody's words stand only where ``escape`` has made one text, one code span or one fence of them;
how many lines there are depends on numbers and enums of ours alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from usercontext.domain.analysis import Analysis, Cause, RevenueImpact
from usercontext.domain.clock import format_second
from usercontext.domain.counted import counted
from usercontext.domain.group import Group
from usercontext.domain.issue import Issue, IssueSource
from usercontext.domain.session import Session
from usercontext.domain.timeline import Stack
from usercontext.present.browsers import browser_in_words
from usercontext.present.cost import cost_in_words
from usercontext.present.escape import code, fenced, first_line, inline
from usercontext.present.reach import reach_in_words
from usercontext.present.source_places import placed, stack_in_lines

_TITLE_LENGTH = 120
_LONGEST_STACK = 4_000


def issue_markdown(
    issue: Issue,
    session: Session | None,
    screenshots: int = 0,
    group: Group | None = None,
    stacks: Sequence[Stack] = (),
    time_zone: str | None = None,
) -> str:
    """Return the export that begins ``## Issue: <title>`` and ``**Priority:** P1``.

    Screenshots are only counted: their addresses need a key, and a tracker has none.
    """
    return "\n\n".join(issue_parts(issue, session, screenshots, group, stacks, time_zone)) + "\n"


def issue_parts(
    issue: Issue,
    session: Session | None,
    screenshots: int = 0,
    group: Group | None = None,
    stacks: Sequence[Stack] = (),
    time_zone: str | None = None,
    most_words: int = 5_000,
) -> list[str]:
    """Return the export's blocks, each whole by itself, so that it may end after any of them.

    The first five tell what was reported, ``most_words`` characters of it.
    """
    title = inline(first_line(issue.user_description), _TITLE_LENGTH)
    said = "user" if issue.source is IssueSource.REPORTED else "server"
    return [
        f"## Issue: {title}",
        f"**Priority:** {issue.priority.value if issue.priority else 'pending'}",
        _bullets([*_verdict(issue), *_group(group)]),
        f"### What the {said} said",
        fenced(issue.user_description, most_words),
        *(_findings(issue, issue.analysis) if issue.analysis else []),
        *_stack(stacks),
        "### Environment",
        _bullets(_environment(issue, session, screenshots, time_zone)),
        *(_costs(issue.analysis) if issue.analysis else []),
    ]


def _verdict(issue: Issue) -> Iterator[str]:
    analysis = issue.analysis
    if analysis is None:
        yield "**Analysis:** not done yet"
        return
    yield f"**Impact score:** {analysis.impact_score} of 100"
    sure = f", {_percent(analysis.confidence)} confidence" if analysis.confidence else ""
    yield f"**Verdict:** {analysis.verdict.value}{sure}"
    yield f"**Category:** {analysis.category.value.replace('_', ' ')}"
    analyzer = analysis.analyzer
    if analyzer.model is not None and analyzer.fallback is None:
        yield f"**Worded by a model** ({code(analyzer.model)}), checked against the log"
    if issue.corrections.priority is not None:
        yield f"**Priority set by a person;** the analyzer said {analysis.priority.value}"


def _group(group: Group | None) -> Iterator[str]:
    if group is not None:
        issues, sessions = counted(group.issues, "issue"), counted(group.sessions, "session")
        yield f"**Group:** `{group.group_id}`, {issues} of {sessions}, {group.status.value}"


def _findings(issue: Issue, analysis: Analysis) -> Iterator[str]:
    yield "### What happened"
    yield inline(analysis.summary)
    yield from _root_cause(issue, analysis)
    if analysis.suggested_fix:
        yield "### Suggested fix"
        yield inline(analysis.suggested_fix)
    if analysis.claims:
        yield "### Evidence"
        yield _bullets(f"{inline(claim.text)} {_ids(claim.evidence)}" for claim in analysis.claims)
    if analysis.other_causes:
        yield "### Also considered"
        yield _bullets(map(_candidate, analysis.other_causes))
    if analysis.steps:
        is_known = analysis.root_cause is not None
        yield "### Steps to reproduce" if is_known else "### What the user did"
        numbered = enumerate(analysis.steps, 1)
        yield "\n".join(f"{n}. {inline(step.text)} {_ids(step.evidence)}" for n, step in numbered)


def _stack(stacks: Sequence[Stack]) -> Iterator[str]:
    """Yield the first stack that is known in the sources: the sentences name others' places."""
    for stack in placed(stacks)[:1]:
        text = "\n".join(stack_in_lines(stack))
        yield f"### Stack, in the sources\n\n{fenced(text, _LONGEST_STACK)}"


def _root_cause(issue: Issue, analysis: Analysis) -> Iterator[str]:
    yield "### Root cause"
    corrected = issue.corrections.cause
    found = inline(analysis.root_cause) if analysis.root_cause else ""
    if corrected:
        yield inline(corrected)
        yield f"_Corrected by a person._ The analyzer said: {found or 'not determined.'}"
    else:
        yield found or "What was captured does not show the cause."


def _candidate(cause: Cause) -> str:
    return f"{inline(cause.text)} ({_percent(cause.probability)}) {_ids(cause.evidence)}"


def _environment(
    issue: Issue, session: Session | None, screenshots: int, time_zone: str | None
) -> Iterator[str]:
    metadata = issue.metadata or {}
    yield f"**Page:** {_known(metadata.get('url'))}"
    yield f"**Browser:** {_known(_browser(metadata))}"
    yield f"**Release:** {_known(session.release if session else None)}"
    yield f"**Environment:** {_known(session.environment if session else None)}"
    if time_zone is not None:
        yield f"**Time zone of the user:** {_known(time_zone)}"
    yield f"**Reported:** {format_second(issue.created_us)}"
    yield f"**Session:** `{issue.session_id}`"
    yield f"**Issue:** `{issue.issue_id}`"
    if screenshots:
        yield f"**Screenshots:** {screenshots}, shown with the issue in UserContext"


def _costs(analysis: Analysis) -> Iterator[str]:
    yield "### Impact"
    yield _bullets(_impact(analysis))
    yield "### Completeness"
    kept = analysis.completeness
    yield (
        f"{counted(kept.kept, 'log entry', 'log entries')} read, {kept.dropped} dropped, "
        f"{kept.truncated} truncated, {counted(kept.gaps, 'gap')} in time."
    )
    analyzer = analysis.analyzer
    model = f", model {inline(analyzer.model)}" if analyzer.model else ""
    fallback = f" (fallback: {inline(analyzer.fallback)})" if analyzer.fallback else ""
    yield f"Analyzed by {inline(analyzer.name)} {inline(analyzer.version)}{model}{fallback}."


def _impact(analysis: Analysis) -> Iterator[str]:
    for term in analysis.impact:
        name = inline(term.name.replace("_", " ").capitalize())
        yield f"**{name}:** {inline(term.value)} ({term.points:+d})"
    if analysis.impact:
        yield f"**Together:** {analysis.impact_score} of 100, the sum of these points"
    if (reach := analysis.affected) is not None:
        yield f"**Affected:** {reach_in_words(reach)}"
    yield f"**Revenue:** {_revenue(analysis.revenue_impact)}"
    if (words := cost_in_words(analysis.revenue_impact)) is not None:
        yield f"**How it was computed:** {words}."


def _revenue(revenue: RevenueImpact | None) -> str:
    if revenue is None:
        return "not estimated"
    if revenue.unknown is not None:
        return f"not estimated: {inline(revenue.unknown)}"
    period = f"{inline(revenue.currency or '')} per {inline(revenue.period or '')}"
    inputs = (f"{name} = {value:,g}" for name, value in (revenue.inputs or {}).items())
    return (
        f"{_amount(revenue.low)} to {_amount(revenue.high)} {period}, "
        f"expected {_amount(revenue.expected)}; "
        f"{code(revenue.formula or '')} with {code(', '.join(inputs))}"
    )


def _amount(value: float | None) -> str:
    return "unknown" if value is None else f"{value:,.2f}"


def _browser(metadata: dict[str, Any]) -> object:
    agent = metadata.get("browser")
    return browser_in_words(agent) if isinstance(agent, str) else agent


def _known(value: object) -> str:
    return code(value if isinstance(value, str) and value else "not known")


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _ids(evidence: Iterable[str]) -> str:
    return "(" + ", ".join(f"`{log_id}`" for log_id in evidence) + ")"


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
