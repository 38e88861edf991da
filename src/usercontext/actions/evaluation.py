"""Judge analyzers by labelled cases: the shipped ones, or a team's own. Not: what a score means."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.model_trial import Trial
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.domain.issue import Issue
from usercontext.domain.project import Project
from usercontext.evals import cases as case_files
from usercontext.evals import gate, results, tables
from usercontext.evals.cases import Case, CaseIssue, CaseSession, entries_of, reported_us_of
from usercontext.evals.corrections import label_of
from usercontext.evals.guards import without_orders
from usercontext.evals.marks import Mark, mark
from usercontext.evals.results import Result
from usercontext.store import corrected, issues, logs, sessions

AnalyzeReport = Callable[[Report], Analysis]
"""What every analyzer is to its judge; one that waits for a network blocks its own thread."""
Judge = Callable[[Case], Analysis]

RULES = "rules"
_MOST_CASES = 2_000


class Evaluation(Struct, frozen=True):
    """How the analyzers did, and where one is worse than it was, or than the rules are.

    ``fallen`` names by analyzer the cases of which something was right and no longer is; ``told``
    what is right of those, and what is said now. ``fallbacks`` counts by analyzer, and by the
    reason, for how many cases the rules answered.
    """

    cases: int
    table: tables.Rows
    result: Result
    worse: dict[str, tuple[str, ...]]
    fallen: dict[str, dict[str, tuple[str, ...]]]
    told: dict[str, dict[str, dict[str, results.Told]]]
    fallbacks: dict[str, dict[str, int]]

    def keep(self, path: Path) -> None:
        """Keep what was found, to compare an upgrade with."""
        results.write_result(self.result, path)


def analyzers_of(deps: Deps) -> Mapping[str, AnalyzeReport]:
    """Return what can be judged here: the rules, and the model that is configured.

    Called where the loop runs; the model's calls are made by that loop.
    """
    if deps.model is None:
        return {RULES: analyze}
    options = deps.model.options
    return {RULES: analyze, options.label: Trial(deps, options)}


async def evaluate(
    cases: Sequence[Case], analyzers: Mapping[str, AnalyzeReport], earlier: Result | None
) -> Evaluation:
    """Judge the analyzers side by side; each is held to its earlier result, else to the rules'."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in analyzers}
    marks = {
        name: await asyncio.to_thread(judge, cases, _counting(judge_of(analyzer), counts[name]))
        for name, analyzer in analyzers.items()
    }
    now = results.result_of(marks)
    worse: dict[str, tuple[str, ...]] = {}
    lost: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, scores in now.scores.items():
        was, peer = (earlier, name) if earlier and name in earlier.scores else (now, RULES)
        reasons = gate.regressions(was.scores[peer], scores)
        if reasons:
            worse[name] = reasons
            lost[name] = results.fallen(was.right[peer], now.right[name])
    fallbacks = {name: dict(reasons) for name, reasons in counts.items() if reasons}
    told = {name: _told(lost[name], marks[name]) for name in lost}
    return Evaluation(len(cases), tables.analyzers(now.scores), now, worse, lost, told, fallbacks)


def _told(
    lost: Mapping[str, tuple[str, ...]], marks: Sequence[Mark]
) -> dict[str, dict[str, results.Told]]:
    """Return of each case that fell what was right about it and what is said now."""
    fell = [(one.name, results.told_of(one)) for one in marks if one.name in lost]
    return {name: {what: both[what] for what in lost[name]} for name, both in fell}


def _counting(judging: Judge, told: Counter[str]) -> Judge:
    """Count why the rules answered instead; a case with orders is judged twice, and counts once."""
    seen: set[str] = set()

    def judge_one(case: Case) -> Analysis:
        analysis = judging(case)
        if analysis.analyzer.fallback is not None and case.name not in seen:
            seen.add(case.name)
            told[analysis.analyzer.fallback] += 1
        return analysis

    return judge_one


def shipped_cases() -> tuple[Case, ...]:
    """Return the cases that come with the product."""
    return case_files.load_cases()


def apart_cases(name: str) -> tuple[Case, ...]:
    """Return those that come with it of a set that was recorded after rules, by somebody else."""
    return case_files.load_apart_cases(name)


def cases_of_file(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file; ValidationFailed for one that is none."""
    return case_files.read_cases(path)


def write_cases(cases: Sequence[Case], path: Path) -> int:
    """Write cases to a file that only its owner may read, and return how many."""
    return case_files.write_cases(cases, path)


def read_kept(path: Path) -> Result:
    """Return what an earlier run kept."""
    return results.read_result(path)


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
        logs=tuple(map(case_files.as_sent, loaded.entries)),
        session=CaseSession(session.release, session.environment) if session else CaseSession(),
        fault=corrections.get("group"),
        kind="corrected",
        corrected=True,
        dropped=loaded.dropped,
        truncated=loaded.truncated,
        reported_us=issue.created_us,
    )
