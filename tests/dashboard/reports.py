"""Issues of the project that the pages are visited in. Not: assertions."""

from typing import Any
from uuid import UUID, uuid4

from msgspec.structs import replace

from store.drafts import LEASE_US, LONGEST_US, make_analysis, open_command
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.domain.account import Membership, Role
from usercontext.domain.analysis import Affected
from usercontext.domain.group import Evidence
from usercontext.domain.issue import IssueSource
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.store import issues, jobs, sessions

REACH = Affected(
    reports=1,
    sessions=37,
    silent_sessions=36,
    users=30,
    window_hours=24,
    coverage=1.0,
    trend=(0, 1, 4, 32),
    trend_hours=6,
)
CRASH = "v1:js_exception:access total of nothing|pay checkout.js#aaaaaaaa"


async def report(
    deps: Deps, project: NewProject, words: str = "Checkout does nothing", **about: Any
) -> UUID:
    """Report an issue; its analysis waits."""
    row, now_us = project.project.row, deps.clock.now_us()
    opened = await deps.database.write(
        sessions.open_session, open_command(row, uuid4().hex, now_us=now_us)
    )
    command = issues.CreateIssue(
        issue_id=uuid4(),
        project_row=row,
        session_row=opened.session_row,
        user_description=words,
        metadata=None,
        source=about.get("source", IssueSource.REPORTED),
        now_us=now_us,
        run_at_us=now_us,
    )
    return (await deps.database.write(issues.create_issue, command)).issue_id


async def analyze(
    deps: Deps,
    impact_score: int = 85,
    affected: Affected | None = REACH,
    signature: str = CRASH,
    code: bytes | None = None,
    **changes: Any,
) -> None:
    """Analyze the issue that has waited longest; with a code of words it is grouped by them."""
    now_us = deps.clock.now_us()
    claimed = jobs.ClaimJob(now_us, LEASE_US, "worker-1", LONGEST_US)
    job = await deps.database.write(jobs.claim_job, claimed)
    assert job is not None
    made = make_analysis(impact_score, signature=signature, **changes)
    finish = jobs.FinishJob(
        job.row,
        job.attempt,
        now_us,
        replace(made, affected=affected),
        Evidence(signature, uuid4(), words=code),
    )
    assert await deps.database.write(jobs.finish_job, finish)


async def known(deps: Deps, project: NewProject, words: str, **about: Any) -> UUID:
    """Report an issue and analyze it."""
    source = about.pop("source", IssueSource.REPORTED)
    issue_id = await report(deps, project, words, source=source)
    await analyze(deps, **about)
    return issue_id


def key_of(project: NewProject) -> ApiKey:
    """Return what actions know a project by."""
    found = project.project
    return ApiKey(1, found.row, found.project_id, found.salt, KeyKind.SECRET, "", "", (), False, 0)


def membership_of(project: NewProject) -> Membership:
    """Return a project as somebody knows it who belongs to it."""
    found = project.project
    return Membership(found.row, found.project_id, found.name, found.salt, Role.OWNER)
