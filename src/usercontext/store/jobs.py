"""The lease table: claim, renew, finish under a fence, fail, dead letter. Not: doing the work.

A job may run twice, its result is published once: ``attempt`` is counted at the claim, and only the
newest attempt may finish. Result, issue, counts and search terms change in one transaction.
Decision records 0004 and 0006 tell why, and how states follow each other.
"""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    func,
    insert,
    select,
    union_all,
    update,
)

from usercontext.domain.analysis import Analysis, AnalysisStatus
from usercontext.domain.group import Evidence
from usercontext.domain.job import Job, JobKind, JobState
from usercontext.store.alerts import alert_of_analysis, queue_alert
from usercontext.store.counts import hold_counts, move_issue
from usercontext.store.groups import assign_group
from usercontext.store.issue_reach import keep_cause
from usercontext.store.issue_rows import encode_analysis
from usercontext.store.issue_texts import renew_terms
from usercontext.store.late_logs import watch
from usercontext.store.operations import operation
from usercontext.store.tables import DEAD_JOB, LIVE_JOB, NOT_YET, analysis, issue, job

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``

_LONGEST_ERROR = 500


class ClaimJob(Struct, frozen=True):
    """Take the job that has been due for longest, for ``lease_us`` from ``now_us`` on.

    Nothing is put off for longer than ``longest_us``: what is due later was written before the
    clock went back, and is due now.
    """

    now_us: int
    lease_us: int
    worker: str
    longest_us: int


class RenewJob(Struct, frozen=True):
    """Hold a claimed job until a later instant."""

    job_row: int
    attempt: int
    lease_until_us: int


class FinishJob(Struct, frozen=True):
    """Publish the analysis that an attempt made; ``evidence`` is what the issue is grouped by.

    After the first one, entries beyond ``seen_chunk`` that arrive within ``late_us`` of the report
    cause another; none do when that is 0. None stands for the newest chunk there is.
    """

    job_row: int
    attempt: int
    now_us: int
    analysis: Analysis
    evidence: Evidence | None = None
    seen_chunk: int | None = None
    late_us: int = 0


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
    lease_until_us = command.now_us + command.lease_us
    claimed = tx.execute(
        _CLAIM,
        {
            "now_us": command.now_us,
            "far_us": command.now_us + command.longest_us,
            "until_us": lease_until_us,
            "claimant": command.worker,
        },
    ).first()
    if claimed is None:
        return None
    issue_id = _show_status(tx, claimed, AnalysisStatus.RUNNING)
    return Job(
        row=claimed.id,
        kind=JobKind(claimed.kind),
        project_row=claimed.project_row,
        issue_row=claimed.issue_row,
        issue_id=issue_id,
        attempt=claimed.attempt,
        lease_until_us=lease_until_us,
        version=claimed.version,
    )


@operation
def renew_job(tx: Connection, command: RenewJob) -> bool:
    """Lengthen the lease; False when the attempt holds the job no more."""
    named = {"the_row": command.job_row, "the_attempt": command.attempt}
    return tx.execute(_RENEW, named | {"until_us": command.lease_until_us}).rowcount == 1


@operation
def finish_job(tx: Connection, command: FinishJob) -> bool:
    """Publish the result; False when a newer attempt has the job, or it is done or deleted."""
    project_row = tx.scalar(_PROJECT, {"the_row": command.job_row})
    if project_row is None:
        return False
    hold_counts(tx, project_row)
    ended = {"state": JobState.DONE.value, "finished_us": command.now_us, "error": None}
    done = _let_go(tx, command.job_row, command.attempt, ended)
    if done is None:
        return False
    _publish(tx, done, command)
    return True


@operation
def fail_job(tx: Connection, command: FailJob) -> bool:
    """Put the job back for later or among the dead; False when the attempt holds it no more."""
    outcome: dict[str, Any] = {"error": command.error[:_LONGEST_ERROR]}
    if command.retry_at_us is None:
        outcome |= {"state": JobState.DEAD.value, "finished_us": command.now_us}
    else:
        outcome |= {"state": JobState.QUEUED.value, "due_us": command.retry_at_us}
    failed = _let_go(tx, command.job_row, command.attempt, outcome)
    if failed is None:
        return False
    _show_status(tx, failed, AnalysisStatus.PENDING)
    return True


def due_job_exists(tx: Connection, now_us: int, longest_us: int) -> bool:
    """Tell whether a claim at this instant would find a job."""
    found = tx.scalar(_DUE, {"now_us": now_us, "far_us": now_us + longest_us})
    return found is not None


def count_jobs(tx: Connection) -> dict[str, int]:
    """Count the jobs of all projects that are not done by state, for operators."""
    return {row.state: row.n for row in tx.execute(_NOT_DONE)}


def _let_go(tx: Connection, job_row: int, attempt: int, outcome: dict[str, Any]) -> Row[Any] | None:
    named = {"the_row": job_row, "the_attempt": attempt, "worker": None}
    return tx.execute(_END, named | outcome).first()


def _show_status(tx: Connection, held: Row[Any], status: AnalysisStatus) -> UUID:
    """Say where the first analysis stands; an issue that has one stays done while it is renewed."""
    named = {"the_project": held.project_row, "the_issue": held.issue_row}
    issue_id: UUID = tx.execute(_SHOW_STATUS, named | {"shown": status.value}).scalar_one()
    return issue_id


def _publish(tx: Connection, done: Row[Any], command: FinishJob) -> None:
    kept = {
        "project_row": done.project_row,
        "issue_row": done.issue_row,
        "version": done.version,
        "created_us": command.now_us,
        "body": encode_analysis(command.analysis),
    }
    tx.execute(_KEEP, kept)
    named = {"the_project": done.project_row, "the_issue": done.issue_row}
    found = tx.execute(_FIND, named).one()
    if done.version > found.analysis_version:
        _show_result(tx, found, done.version, command)
        assign_group(tx, found.id, command.evidence, command.analysis, command.now_us)
    if done.version == 1 and command.late_us:
        watch(tx, found, command.seen_chunk, command.late_us)


def _show_result(tx: Connection, found: Row[Any], version: int, command: FinishJob) -> None:
    result = command.analysis
    priority = found.corrected_priority or result.priority.value
    old = (found.status, found.priority, found.source)
    new = (found.status, priority, found.source)
    move_issue(tx, found.project_row, (old, new), found.seq, found.created_us)
    shown = {
        "the_project": found.project_row,
        "the_issue": found.id,
        "priority": priority,
        "impact_score": result.impact_score,
        "category": result.category.value,
        "affected": NOT_YET if result.affected is None else result.affected.sessions,
        "analysis_status": AnalysisStatus.DONE.value,
        "analysis_version": version,
        "summary": result.summary,
    }
    tx.execute(_SHOW_RESULT, shown)
    renew_terms(tx, found, result, found.corrected_cause)
    keep_cause(tx, found.project_row, found.id, result, command.now_us)
    told = alert_of_analysis(found, version, priority, result, command.now_us)
    if told is not None:
        queue_alert(tx, told)


def _due(is_claim: bool) -> ColumnElement[int]:
    """Look at both ends of the index in turn: with OR every job that waits would be read."""
    instants = (job.c.due_us <= bindparam("now_us"), job.c.due_us > bindparam("far_us"))
    first = [
        select(job.c.id).where(LIVE_JOB, instant).order_by(job.c.due_us, job.c.id).limit(1)
        for instant in instants
    ]
    if is_claim:
        first = [each.with_for_update(skip_locked=True) for each in first]
    return func.coalesce(*(each.scalar_subquery() for each in first))


_IS_HELD = (
    (job.c.id == bindparam("the_row"))
    & (job.c.attempt == bindparam("the_attempt"))
    & (job.c.state == JobState.RUNNING.value)
)
_IS_IT = (issue.c.project_row == bindparam("the_project")) & (issue.c.id == bindparam("the_issue"))
_PROJECT = select(job.c.project_row).where(job.c.id == bindparam("the_row"))
_RENEW = update(job).where(_IS_HELD).values(due_us=bindparam("until_us"))
_END = update(job).where(_IS_HELD).returning(job.c.project_row, job.c.issue_row, job.c.version)
_SHOW_STATUS = (
    update(issue)
    .where(_IS_IT)
    .values(
        analysis_status=case(
            (issue.c.analysis_version > 0, issue.c.analysis_status), else_=bindparam("shown")
        )
    )
    .returning(issue.c.issue_id)
)
_KEEP = insert(analysis)
_FIND: Select[Any] = select(issue).where(_IS_IT)
_SHOW_RESULT = update(issue).where(_IS_IT)
_DUE = select(_due(is_claim=False))
_NOT_DONE = union_all(
    *(
        select(job.c.state, func.count().label("n")).where(some).group_by(job.c.state)
        for some in (LIVE_JOB, DEAD_JOB)
    )
)
_CLAIM = (
    update(job)
    .where(job.c.id == _due(is_claim=True))
    .values(
        state=JobState.RUNNING.value,
        attempt=job.c.attempt + 1,
        due_us=bindparam("until_us"),
        worker=bindparam("claimant"),
    )
    .returning(
        *(job.c.id, job.c.kind, job.c.project_row, job.c.issue_row, job.c.attempt, job.c.version)
    )
)
