"""An issue and who else met its cause: for its analysis, and counted anew since. Not: the pass."""

import asyncio
from functools import partial

from msgspec.structs import replace

from usercontext.actions.bounded import run_bounded
from usercontext.actions.deps import Deps
from usercontext.analyze.reach.met import signatures_in
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import Reading, judge, read
from usercontext.domain.analysis import Affected, Analysis
from usercontext.domain.issue import Issue, IssueSource
from usercontext.domain.session import Session
from usercontext.log import get_logger
from usercontext.store import groups, issue_reach
from usercontext.store.group_counts import root_of
from usercontext.store.issue_reach import DueIssue, KeepRecounts, Recount
from usercontext.store.passes import Connection
from usercontext.store.reach import (
    count_reach,
    count_reach_of,
    find_rarity,
    has_healthy_sessions,
    signature_hash,
)

_RECOUNTED_AT_ONCE = 20
_log = get_logger(__name__)


async def analyze_with_reach(
    deps: Deps, issue: Issue, session: Session, report: Report, longest_s: float
) -> Analysis:
    """Analyze a report, knowing what healthy sessions carry and who else met its cause.

    Where others met it what was read is judged once more, since how many they are changes how
    urgent it is; the session is not read again. Raises TookTooLong.
    """
    report = await _with_rarity(deps, session, report)
    reading, analysis = await run_bounded(_read_and_judge, report, longest_s, deps.aside)
    if analysis.signature is None:
        return analysis
    affected = await _count(deps, issue, analysis.signature, analysis.former_signatures)
    if affected.sessions > 1:
        analysis = await run_bounded(partial(judge, reading), affected, longest_s, deps.aside)
    return replace(analysis, affected=affected)


def _read_and_judge(report: Report) -> tuple[Reading, Analysis]:
    reading = read(report)
    return reading, judge(reading, None)


async def recount_due(deps: Deps) -> bool:
    """Count anew who met the causes of some issues; True when more are due."""
    now_us = deps.clock.now_us()
    due = await deps.database.read(lambda tx: issue_reach.list_due(tx, now_us, _RECOUNTED_AT_ONCE))
    if not due:
        return False
    counted: dict[tuple[int, bytes, int | None], Affected] = {}
    for one in due:
        cause = _cause(one)
        if one.is_open and cause not in counted:
            counted[cause] = await _count_again(deps, one, now_us)
    recounts = tuple(
        Recount(
            one.issue_row,
            one.project_row,
            counted.get(_cause(one)) if one.is_open else None,
            issue_reach.next_count_us(one, now_us),
        )
        for one in due
    )
    await deps.database.write(issue_reach.keep_recounts, KeepRecounts(recounts))
    _log.debug("reach counted anew", issues=len(recounts), causes=len(counted))
    return len(due) == _RECOUNTED_AT_ONCE


def _cause(one: DueIssue) -> tuple[int, bytes, int | None]:
    return (one.project_row, one.signature_hash, one.group_row)


async def _with_rarity(deps: Deps, session: Session, report: Report) -> Report:
    now_us, project_row = deps.clock.now_us(), session.project_row

    def window(tx: Connection) -> int | None:
        hours = deps.find_settings(tx, project_row).window_hours
        return hours if has_healthy_sessions(tx, project_row, now_us, hours) else None

    hours = await deps.database.read(window)
    if hours is None:
        return report
    signatures = await asyncio.to_thread(signatures_in, report)
    rarity = await deps.database.read(
        lambda tx: find_rarity(tx, project_row, signatures, now_us, hours)
    )
    return replace(report, rarity=rarity)


async def _count(deps: Deps, issue: Issue, signature: str, former: tuple[str, ...]) -> Affected:
    now_us, project_row = deps.clock.now_us(), issue.project_row
    reporter = issue.session_row if issue.source is IssueSource.REPORTED else None

    def count(tx: Connection) -> Affected:
        hours = deps.find_settings(tx, project_row).window_hours
        causes = groups.causes_with(tx, project_row, signature, former)
        return count_reach(tx, project_row, causes, now_us, hours, reporter)

    return await deps.database.read(count)


async def _count_again(deps: Deps, one: DueIssue, now_us: int) -> Affected:
    def count(tx: Connection) -> Affected:
        hours = deps.find_settings(tx, one.project_row).window_hours
        hashes = {one.signature_hash}
        if one.group_row is not None:
            shown = groups.signatures_of(tx, one.project_row, root_of(tx, one.group_row))
            hashes |= {signature_hash(signature) for signature in shown}
        return count_reach_of(tx, one.project_row, sorted(hashes), now_us, hours)

    return await deps.database.read(count)
