"""Analyze one issue under a lease: claim, read, judge, finish. Not: how a verdict comes about."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

from msgspec import Struct, structs

from usercontext.actions.bounded import TookTooLong
from usercontext.actions.deps import Deps
from usercontext.actions.groups import find_evidence
from usercontext.actions.issue_reach import analyze_with_reach
from usercontext.actions.refinement import refine
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import inconclusive
from usercontext.domain.analysis import Analysis, Completeness
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import Issue
from usercontext.domain.job import Job
from usercontext.domain.project_settings import ProjectSettings
from usercontext.domain.session import Session
from usercontext.log import get_logger
from usercontext.store import issues, jobs, logs, project_settings, sessions
from usercontext.store.logs import LoadedEntries

_log = get_logger(__name__)


class _Case(Struct, frozen=True):
    issue: Issue
    session: Session
    loaded: LoadedEntries
    settings: ProjectSettings


class _Judgement(Struct, frozen=True):
    """An analysis and the newest chunk that it saw; None when it saw nothing."""

    analysis: Analysis
    seen_chunk: int | None


async def run_next_job(deps: Deps, worker: str) -> bool:
    """Claim the next due job and finish it; False when none is due.

    Guarantee: a job may be tried more than once, its result is published exactly once, by the
    newest attempt (``finish_job`` is fenced by the attempt number). After the last attempt the
    issue gets an inconclusive analysis, so that nobody waits for ever.
    """
    command = jobs.ClaimJob(
        deps.clock.now_us(), deps.analysis.lease_us, worker, deps.analysis.longest_wait_us
    )
    job = await deps.database.write(jobs.claim_job, command)
    if job is None:
        return False
    if job.attempt > deps.analysis.attempts:  # it kills its worker: judged without being opened
        judgement: _Judgement | None = await _give_up(deps, job)
    else:
        async with _renewing(deps, job):
            judgement = await _judge(deps, job)
    if judgement is not None:
        await _publish(deps, job, judgement)
    return True


async def is_job_due(deps: Deps) -> bool:
    """Tell whether a claim would find something, without writing."""
    now_us, longest_us = deps.clock.now_us(), deps.analysis.longest_wait_us
    return await deps.database.read(lambda tx: jobs.due_job_exists(tx, now_us, longest_us))


async def _publish(deps: Deps, job: Job, judgement: _Judgement) -> None:
    finish = jobs.FinishJob(
        job.row,
        job.attempt,
        deps.clock.now_us(),
        judgement.analysis,
        await find_evidence(deps, job, judgement.analysis),
        seen_chunk=judgement.seen_chunk,
        late_us=deps.analysis.late_rule.window_us,
    )
    published = await deps.database.write(jobs.finish_job, finish)
    _log.info(
        "analysis finished",
        issue_id=str(job.issue_id),
        version=job.version,
        published=published,
    )


async def _judge(deps: Deps, job: Job) -> _Judgement | None:
    try:
        case = await deps.database.read(lambda tx: _load_case(tx, job))
        if case is None:
            await _drop_job(deps, job, "the issue was deleted")
            return None
        return await _analyze(deps, job, case)
    except Exception as error:  # noqa: BLE001  (one untrusted step; logged with its issue)
        _log.exception("analysis failed", issue_id=str(job.issue_id), attempt=job.attempt)
        return await _after_failure(deps, job, type(error).__name__)


async def _analyze(deps: Deps, job: Job, case: _Case) -> _Judgement | None:
    longest_s = deps.analysis.longest_us / MICROSECONDS
    try:
        report = _report(case)
        analysis = await analyze_with_reach(deps, case.issue, case.session, report, longest_s)
    except TookTooLong:
        _log.error("analysis stopped, it took too long", issue_id=str(job.issue_id))
        return await _stopped(deps, job, case.loaded)
    refined = await refine(deps, job, report, analysis)
    return _Judgement(refined, case.loaded.newest_chunk)


def _load_case(tx: jobs.Connection, job: Job) -> _Case | None:
    issue = issues.find_issue(tx, job.project_row, job.issue_id)
    if issue is None:
        return None
    session = sessions.find_session(tx, job.project_row, issue.session_id)
    if session is None:
        return None
    loaded = logs.load_entries(tx, session.row, issue.created_us, time.monotonic)
    return _Case(issue, session, loaded, project_settings.find_settings(tx, job.project_row))


def _report(case: _Case) -> Report:
    return Report(
        description=case.issue.user_description,
        metadata=case.issue.metadata,
        reported_us=case.issue.created_us,
        release=case.session.release,
        environment=case.session.environment,
        entries=case.loaded.entries,
        dropped=case.loaded.dropped,
        truncated=case.loaded.truncated,
        total=case.loaded.total,
        settings=case.settings,
    )


async def _after_failure(deps: Deps, job: Job, error: str) -> _Judgement | None:
    if job.attempt >= deps.analysis.attempts:
        return await _give_up(deps, job)
    now_us = deps.clock.now_us()
    retry_at_us = now_us + deps.analysis.back_off_us * 2 ** (job.attempt - 1)
    await deps.database.write(
        jobs.fail_job, jobs.FailJob(job.row, job.attempt, now_us, retry_at_us, error)
    )
    return None


async def _give_up(deps: Deps, job: Job) -> _Judgement | None:
    if job.version > 1:  # the first analysis stands: none is better than one that says nothing
        await _drop_job(deps, job, f"failed {job.attempt - 1} times")
        return None
    reason = f"The analysis failed {job.attempt - 1} times and was given up."
    return _Judgement(inconclusive(reason), None)


async def _stopped(deps: Deps, job: Job, loaded: LoadedEntries) -> _Judgement | None:
    """Do not try again what took too long: it would again, and everybody else would wait."""
    if job.version > 1:
        await _drop_job(deps, job, "took too long")
        return None
    seconds = deps.analysis.longest_us / MICROSECONDS
    analysis = structs.replace(
        inconclusive(f"The analysis was stopped after {seconds:g} seconds."),
        completeness=Completeness(0, loaded.total, loaded.truncated, 0),
    )
    return _Judgement(analysis, loaded.newest_chunk)


async def _drop_job(deps: Deps, job: Job, reason: str) -> None:
    failed = jobs.FailJob(job.row, job.attempt, deps.clock.now_us(), None, reason)
    await deps.database.write(jobs.fail_job, failed)


@contextlib.asynccontextmanager
async def _renewing(deps: Deps, job: Job) -> AsyncIterator[None]:
    task = asyncio.create_task(_renew(deps, job))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _renew(deps: Deps, job: Job) -> None:
    while True:
        await asyncio.sleep(deps.analysis.lease_us / 3 / MICROSECONDS)
        lease_until_us = deps.clock.now_us() + deps.analysis.lease_us
        renew = jobs.RenewJob(job.row, job.attempt, lease_until_us)
        if not await deps.database.write(jobs.renew_job, renew):
            return
