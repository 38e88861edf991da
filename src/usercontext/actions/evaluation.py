"""Judge analyzers by labelled cases: the shipped ones, or a team's own. Not: what a score means."""

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

from usercontext.actions.deps import Deps
from usercontext.analyze.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.domain.issue import Issue
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project import Project
from usercontext.evals.cases import Case, CaseIssue, CaseSession, entries_of, reported_us_of
from usercontext.evals.corrections import label_of
from usercontext.evals.guards import without_orders
from usercontext.evals.marks import Mark, mark
from usercontext.store import corrected, issues, logs, sessions

AnalyzeReport = Callable[[Report], Analysis]
"""What every analyzer is to its judge."""
Judge = Callable[[Case], Analysis]

ANALYZERS: Mapping[str, AnalyzeReport] = {"rules": analyze}
"""What can be judged without a network; a configured model is added by who reads the settings."""
_MOST_CASES = 2_000


def judge_of(analyzer: AnalyzeReport) -> Judge:
    """Let an analyzer judge cases instead of reports."""
    return lambda case: analyzer(report_of(case))


def report_of(case: Case) -> Report:
    """Return what an analyzer is given of a case: nothing of its label."""
    entries = entries_of(case)
    return Report(
        description=case.issue.user_description,
        metadata=case.issue.metadata,
        reported_us=reported_us_of(case, entries),
        release=case.session.release,
        environment=case.session.environment,
        entries=entries,
        dropped=case.dropped,
        truncated=case.truncated,
        total=len(entries) + case.dropped,
    )


def judge(
    cases: Sequence[Case], judging: Judge, seconds: Callable[[], float] = perf_counter
) -> tuple[Mark, ...]:
    """Return a mark per case; cases with orders are judged once more without them."""
    marks = []
    for case in cases:
        begun = seconds()
        analysis = judging(case)
        took = seconds() - begun
        twin = without_orders(case)
        without = judging(twin) if twin is not None else None
        marks.append(mark(case, analysis, without, took))
    return tuple(marks)


async def own_cases(deps: Deps, project: Project) -> tuple[Case, ...]:
    """Return a project's corrected issues as cases, newest correction first.

    Nothing of them leaves this process: they hold what users did.
    """
    row = project.row
    return await deps.database.read(lambda tx: tuple(_load_cases(tx, row)))


def _load_cases(tx: logs.Connection, project_row: int) -> list[Case]:
    cases = []
    for found in corrected.corrected_issues(tx, project_row, _MOST_CASES):
        issue = issues.find_issue(tx, project_row, found.issue_id)
        if issue is not None:
            cases.append(_case(tx, issue, found.corrections))
    return cases


def _case(tx: logs.Connection, issue: Issue, corrections: dict[str, str]) -> Case:
    loaded = logs.load_entries(tx, issue.session_row, issue.created_us)
    session = sessions.find_session(tx, issue.project_row, issue.session_id)
    category = issue.category.value if issue.category else "unknown"
    return Case(
        name=str(issue.issue_id),
        family=category,
        label=label_of(corrections, issue.category),
        issue=CaseIssue(issue.user_description, issue.metadata),
        logs=tuple(map(_as_sent, loaded.entries)),
        session=CaseSession(session.release, session.environment) if session else CaseSession(),
        fault=corrections.get("group"),
        kind="corrected",
        corrected=True,
        dropped=loaded.dropped,
        truncated=loaded.truncated,
        reported_us=issue.created_us,
    )


def _as_sent(entry: LogEntry) -> dict[str, Any]:
    return {
        "type": entry.type.value,
        "level": entry.level.value,
        "eventType": entry.event_type.value,
        "eventMetadata": entry.event_metadata,
        "payload": entry.payload,
        "timestamp": entry.timestamp,
    }
