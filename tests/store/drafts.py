"""Commands of the nouns with everything filled in but what a test cares about. Not: assertions."""

import hashlib
from typing import Any
from uuid import UUID, uuid4

from msgspec import Struct
from sqlalchemy import Connection, Table, func, select, update

from builders import REPORTED_US
from usercontext.domain.analysis import (
    Analysis,
    Analyzer,
    Category,
    Completeness,
    Verdict,
    priority_of,
)
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.issue import Issue, IssueSource
from usercontext.domain.job import Job
from usercontext.domain.project import Project
from usercontext.store import issues, jobs, projects, sessions
from usercontext.store.database import Database
from usercontext.store.operations import operation
from usercontext.store.tables import project

LEASE_US = 30_000_000
LONGEST_US = 2 * LEASE_US


class SkipSeq(Struct, frozen=True):
    """Leave a hole in seq, as if that many issues had come and gone."""

    project_row: int
    holes: int


@operation
def skip_seq(tx: Connection, command: SkipSeq) -> None:
    row = update(project).where(project.c.id == command.project_row)
    tx.execute(row.values(issue_seq=project.c.issue_seq + command.holes))


async def add_project(database: Database, name: str = "shop") -> Project:
    command = projects.CreateProject(uuid4(), name, b"salt" * 8, REPORTED_US)
    return await database.write(projects.create_project, command)


def open_command(project_row: int, external_id: str = "tab-1", **changes: Any) -> Any:
    fields: dict[str, Any] = {
        "project_row": project_row,
        "session_id": uuid4(),
        "external_hash": hashlib.sha256(external_id.encode()).digest(),
        "external_id": external_id,
        "user_hash": None,
        "user_id": None,
        "release": None,
        "environment": None,
        "metadata": None,
        "now_us": REPORTED_US,
    }
    return sessions.OpenSession(**(fields | changes))


async def add_session_to(database: Database, project_row: int, external_id: str = "tab-1") -> int:
    opened = await database.write(sessions.open_session, open_command(project_row, external_id))
    return opened.session_row


def issue_command(project_row: int, session_row: int, **changes: Any) -> issues.CreateIssue:
    fields: dict[str, Any] = {
        "issue_id": uuid4(),
        "project_row": project_row,
        "session_row": session_row,
        "user_description": "Checkout button does nothing",
        "metadata": None,
        "source": IssueSource.REPORTED,
        "now_us": REPORTED_US,
        "run_at_us": REPORTED_US,
    }
    return issues.CreateIssue(**(fields | changes))


async def add_issue(database: Database, project_row: int, session_row: int, **changes: Any) -> UUID:
    command = issue_command(project_row, session_row, **changes)
    return (await database.write(issues.create_issue, command)).issue_id


async def claim(database: Database, now_us: int = REPORTED_US) -> Job | None:
    return await database.write(
        jobs.claim_job, jobs.ClaimJob(now_us, LEASE_US, "worker-1", LONGEST_US)
    )


async def take(database: Database, now_us: int = REPORTED_US) -> Job:
    """Claim a job that must be due."""
    job = await claim(database, now_us)
    assert job is not None
    return job


async def show(database: Database, project_row: int, issue_id: UUID) -> Issue:
    """Find an issue that must be there."""
    found = await database.read(lambda tx: issues.find_issue(tx, project_row, issue_id))
    assert found is not None
    return found


async def count_rows(database: Database, table: Table) -> int:
    count = select(func.count()).select_from(table)
    return await database.read(lambda tx: tx.scalar(count)) or 0


async def finish(database: Database, job: Job, analysis: Analysis) -> bool:
    command = jobs.FinishJob(job.row, job.attempt, REPORTED_US, analysis)
    return await database.write(jobs.finish_job, command)


def make_analysis(impact_score: int = 85, **changes: Any) -> Analysis:
    fields: dict[str, Any] = {
        "verdict": Verdict.CONFIRMED,
        "confidence": 0.9,
        "category": Category.JS_EXCEPTION,
        "summary": "The click handler threw",
        "root_cause": "cart is undefined",
        "priority": priority_of(impact_score),
        "impact_score": impact_score,
        "revenue_impact": None,
        "causes": (),
        "claims": (),
        "steps": (),
        "suggested_fix": None,
        "impact": (),
        "completeness": Completeness(1, 0, 0, 0),
        "analyzer": Analyzer("rules", "1"),
    }
    return Analysis(**(fields | changes))


def key_for(project_row: int, body: bytes = b"{}", key: str = "k1") -> IdempotencyKey:
    return IdempotencyKey(project_row, "POST /v1/issues", key, body)
