"""The lease table: claim, renew, finish under a fence, fail, dead letter. Not: doing the work.

A job may run twice, its result is published once: ``attempt`` is counted at the claim, and only the
newest attempt may finish. Result, issue, counts and search terms change in one transaction.
"""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, or_, select, update

from usercontext.domain.analysis import Analysis, AnalysisStatus
from usercontext.domain.job import Job, JobKind, JobState
from usercontext.store.counts import hold_counts, move_issue
from usercontext.store.issues import searched_texts
from usercontext.store.operations import operation
from usercontext.store.search import index_terms
from usercontext.store.tables import analysis, issue, issue_text, job

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``

_LONGEST_ERROR = 500


class ClaimJob(Struct, frozen=True):
    """Take the job that has been due for longest, for ``lease_us`` from ``now_us`` on."""

    now_us: int
    lease_us: int
    worker: str


class RenewJob(Struct, frozen=True):
    """Hold a claimed job until a later instant."""

    job_row: int
    attempt: int
    lease_until_us: int


class FinishJob(Struct, frozen=True):
    """Publish the analysis that an attempt made."""

    job_row: int
    attempt: int
    now_us: int
    analysis: Analysis


class FailJob(Struct, frozen=True):
    """Queue a job again for ``retry_at_us``, or give it up when that is None."""

    job_row: int
    attempt: int
    now_us: int
    retry_at_us: int | None
    error: str


@operation
def claim_job(tx: Connection, command: ClaimJob) -> Job | None:
    """Claim the next due job, a queued one or one whose lease ended; None when none is due."""
    next_due = (
        select(job.c.id)
        .where(_is_due(command.now_us))
        .order_by(job.c.due_us, job.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    lease_until_us = command.now_us + command.lease_us
    claimed = tx.execute(
        update(job)
        .where(job.c.id == next_due.scalar_subquery())
        .values(
            state=JobState.RUNNING.value,
            attempt=job.c.attempt + 1,
            due_us=lease_until_us,
            worker=command.worker,
        )
        .returning(job.c.id, job.c.kind, job.c.project_row, job.c.issue_row, job.c.attempt)
    ).first()
    if claimed is None:
        return None
    issue_id = tx.execute(
        update(issue)
        .where(issue.c.project_row == claimed.project_row, issue.c.id == claimed.issue_row)
        .values(analysis_status=AnalysisStatus.RUNNING.value)
        .returning(issue.c.issue_id)
    ).scalar_one()
    return Job(
        row=claimed.id,
        kind=JobKind(claimed.kind),
        project_row=claimed.project_row,
        issue_row=claimed.issue_row,
        issue_id=issue_id,
        attempt=claimed.attempt,
        lease_until_us=lease_until_us,
    )


@operation
def renew_job(tx: Connection, command: RenewJob) -> bool:
    """Lengthen the lease; False when the attempt holds the job no more."""
    renewed = update(job).where(_is_held(command.job_row, command.attempt))
    return tx.execute(renewed.values(due_us=command.lease_until_us)).rowcount == 1


@operation
def finish_job(tx: Connection, command: FinishJob) -> bool:
    """Publish the result; False when a newer attempt has the job, or it is done or deleted."""
    project_row = tx.scalar(select(job.c.project_row).where(job.c.id == command.job_row))
    if project_row is None:
        return False
    hold_counts(tx, project_row)
    done = tx.execute(
        update(job)
        .where(_is_held(command.job_row, command.attempt))
        .values(state=JobState.DONE.value, finished_us=command.now_us, error=None)
        .returning(job.c.issue_row, job.c.version)
    ).first()
    if done is None:
        return False
    _publish(tx, project_row, done, command)
    return True


@operation
def fail_job(tx: Connection, command: FailJob) -> bool:
    """Put the job back for later or among the dead; False when the attempt holds it no more."""
    error = command.error[:_LONGEST_ERROR]
    changes: dict[str, Any] = {"state": JobState.DEAD.value, "error": error}
    if command.retry_at_us is None:
        changes["finished_us"] = command.now_us
    else:
        changes = {
            "state": JobState.QUEUED.value,
            "error": error,
            "due_us": command.retry_at_us,
        }
    failed = update(job).where(_is_held(command.job_row, command.attempt)).values(changes)
    return tx.execute(failed).rowcount == 1


def due_job_exists(tx: Connection, now_us: int) -> bool:
    """Tell whether a claim at this instant would find a job."""
    return tx.scalar(select(job.c.id).where(_is_due(now_us)).limit(1)) is not None


def count_jobs(tx: Connection) -> dict[str, int]:
    """Count the jobs of all projects by state, for operators."""
    counted = tx.execute(select(job.c.state, func.count().label("n")).group_by(job.c.state))
    return {row.state: row.n for row in counted}


def _is_due(now_us: int) -> ColumnElement[bool]:
    waiting = or_(job.c.state == JobState.QUEUED.value, job.c.state == JobState.RUNNING.value)
    return waiting & (job.c.due_us <= now_us)


def _is_held(job_row: int, attempt: int) -> ColumnElement[bool]:
    return (
        (job.c.id == job_row) & (job.c.attempt == attempt) & (job.c.state == JobState.RUNNING.value)
    )


def _publish(tx: Connection, project_row: int, done: Row[Any], command: FinishJob) -> None:
    result = command.analysis
    row = {
        "project_row": project_row,
        "issue_row": done.issue_row,
        "version": done.version,
        "created_us": command.now_us,
        "body": msgspec.msgpack.encode(result),
    }
    tx.execute(insert(analysis).values(row))
    found = tx.execute(_one_issue(project_row, done.issue_row)).one()
    priority = found.corrected_priority or result.priority.value
    old = (found.status, found.priority, found.source)
    new = (found.status, priority, found.source)
    move_issue(tx, project_row, (old, new), found.seq, found.created_us)
    tx.execute(
        update(issue)
        .where(issue.c.project_row == project_row, issue.c.id == done.issue_row)
        .values(
            priority=priority,
            impact_score=result.impact_score,
            category=result.category.value,
            affected=result.affected.sessions if result.affected else -1,
            analysis_status=AnalysisStatus.DONE.value,
            analysis_version=done.version,
            summary=result.summary,
        )
    )
    texts = (*searched_texts(found), result.summary, result.root_cause, result.category.value)
    terms = update(issue_text).where(issue_text.c.issue_row == done.issue_row)
    tx.execute(terms.values(terms=index_terms(texts)))


def _one_issue(project_row: int, issue_row: int) -> Select[Any]:
    return select(issue).where(issue.c.project_row == project_row, issue.c.id == issue_row)
