"""Analyze one issue under a lease: claim, read, judge, finish. Not: how a verdict comes about."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import structlog
from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.issue_reach import analyze_with_reach
from usercontext.analyze.report import Report
from usercontext.analyze.rules import inconclusive
from usercontext.domain.analysis import Analysis
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.issue import Issue
from usercontext.domain.job import Job
from usercontext.domain.project_settings import ProjectSettings
from usercontext.domain.session import Session
from usercontext.store import issues, jobs, logs, project_settings, sessions
from usercontext.store.logs import LoadedEntries

_log = structlog.get_logger(__name__)


class _Case(Struct, frozen=True):
    issue: Issue
    session: Session
    loaded: LoadedEntries
    settings: ProjectSettings


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
        analysis: Analysis | None = _given_up(job)
    else:
        async with _renewing(deps, job):
            analysis = await _judge(deps, job)
    if analysis is not None:
        finish = jobs.FinishJob(job.row, job.attempt, deps.clock.now_us(), analysis)
        published = await deps.database.write(jobs.finish_job, finish)
        _log.info("analysis finished", issue_id=str(job.issue_id), published=published)
    return True


async def is_job_due(deps: Deps) -> bool:
    """Tell whether a claim would find something, without writing."""
    now_us, longest_us = deps.clock.now_us(), deps.analysis.longest_wait_us
    return await deps.database.read(lambda tx: jobs.due_job_exists(tx, now_us, longest_us))


async def _judge(deps: Deps, job: Job) -> Analysis | None:
    try:
        case = await deps.database.read(lambda tx: _load_case(tx, job))
        if case is None:
            await _drop_job(deps, job, "the issue was deleted")
            return None
        return await analyze_with_reach(deps, case.issue, case.session, _report(case))
    except Exception as error:  # noqa: BLE001  (one untrusted step; logged with its issue)
        _log.exception("analysis failed", issue_id=str(job.issue_id), attempt=job.attempt)
        return await _after_failure(deps, job, type(error).__name__)


def _load_case(tx: jobs.Connection, job: Job) -> _Case | None:
    issue = issues.find_issue(tx, job.project_row, job.issue_id)
    if issue is None:
        return None
    session = sessions.find_session(tx, job.project_row, issue.session_id)
    if session is None:
        return None
    loaded = logs.load_entries(tx, session.row, issue.created_us)
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


async def _after_failure(deps: Deps, job: Job, error: str) -> Analysis | None:
    if job.attempt >= deps.analysis.attempts:
        return _given_up(job)
    now_us = deps.clock.now_us()
    retry_at_us = now_us + deps.analysis.back_off_us * 2 ** (job.attempt - 1)
    await deps.database.write(
        jobs.fail_job, jobs.FailJob(job.row, job.attempt, now_us, retry_at_us, error)
    )
    return None


def _given_up(job: Job) -> Analysis:
    return inconclusive(f"The analysis failed {job.attempt - 1} times and was given up.")


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
