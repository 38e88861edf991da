"""Issues: create, show, list, correct, delete. Not: analysis itself, which is a job; exports."""

import asyncio
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.actions.own_rules import find_rules
from usercontext.actions.sessions import find_session_row
from usercontext.domain.analysis import AnalysisStatus, AnalysisVersion
from usercontext.domain.attachment import Attachment
from usercontext.domain.errors import NotFound
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.issue import (
    Issue,
    IssueChange,
    IssueFilter,
    IssuePage,
    IssueSort,
    IssueSource,
    NewGroup,
    NewIssue,
    PriorityChange,
)
from usercontext.domain.project import ApiKey
from usercontext.ingest.scrub import scrub_json, scrub_text
from usercontext.store import analyses, issue_listing, issues, logs
from usercontext.store.attachments import list_attachments
from usercontext.store.issues import IssueCreated
from usercontext.store.logs import LogSelection, LogsView
from usercontext.store.reviews import list_changes

NO_SUCH_ISSUE = "No such issue"
_POLL_S = 0.05


class IssueView(Struct, frozen=True):
    """An issue, its ready attachments, the part of its session's log that was asked for.

    ``history`` is how its urgency changed since it was analyzed.
    """

    issue: Issue
    logs: LogsView
    attachments: tuple[Attachment, ...]
    history: tuple[PriorityChange, ...] = ()


async def create_issue(
    deps: Deps, key: ApiKey, new: NewIssue, idempotency: IdempotencyKey | None = None
) -> IssueCreated:
    """Create an issue and its analysis job in one transaction; NotFound for a foreign session."""
    session_row = await find_session_row(deps, key, new.session_id)
    own = await find_rules(deps, key.project_row)
    now_us = deps.clock.now_us()
    command = issues.CreateIssue(
        issue_id=deps.ids.new_uuid(),
        project_row=key.project_row,
        session_row=session_row,
        user_description=scrub_text(new.user_description, own).text,
        metadata=None if new.metadata is None else scrub_json(new.metadata, own),
        source=IssueSource.REPORTED,
        now_us=now_us,
        run_at_us=now_us + deps.analysis.late_logs_wait_us,
        key_row=key.row,
        idempotency=idempotency,
    )
    return await deps.database.write(issues.create_issue, command)


async def find_issue(deps: Deps, key: ApiKey, issue_id: UUID) -> Issue:
    """Return the project's issue or raise NotFound."""
    project_row = key.project_row
    issue = await deps.database.read(lambda tx: issues.find_issue(tx, project_row, issue_id))
    if issue is None:
        raise NotFound(NO_SUCH_ISSUE)
    return issue


async def show_issue(
    deps: Deps,
    key: ApiKey,
    issue_id: UUID,
    logs_limit: int = 10_000,
    wait_s: float = 0,
    version: int = 0,
) -> IssueView:
    """Return an issue with up to ``logs_limit`` entries, waiting for its analysis if asked to.

    With a ``version`` as that analysis told it; NotFound when there is none.
    """
    if wait_s:
        await _wait_for_analysis(deps, key, issue_id, wait_s)
    project_row = key.project_row
    view = await deps.database.read(
        lambda tx: _load_view(tx, project_row, issue_id, logs_limit, version)
    )
    if view is None:
        raise NotFound(NO_SUCH_ISSUE)
    return view


async def list_analyses(deps: Deps, key: ApiKey, issue_id: UUID) -> tuple[AnalysisVersion, ...]:
    """Return the analyses of an issue, the first one first, or raise NotFound."""
    project_row = key.project_row
    found = await deps.database.read(lambda tx: analyses.list_analyses(tx, project_row, issue_id))
    if found is None:
        raise NotFound(NO_SUCH_ISSUE)
    return found


async def list_issues(
    deps: Deps,
    key: ApiKey,
    project_id: UUID,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
) -> IssuePage:
    """Return one page of the project's issues; NotFound for another project's id."""
    if project_id != key.project_id:
        raise NotFound("No such project")
    return await deps.database.read(
        lambda tx: issue_listing.list_issues(tx, key.project_row, wanted, sort, page, limit)
    )


async def correct_issue(deps: Deps, key: ApiKey, issue_id: UUID, change: IssueChange) -> IssueView:
    """Change what people decide about an issue, kept apart from the analyzer; returns it."""
    own = await find_rules(deps, key.project_row)
    command = issues.CorrectIssue(
        project_row=key.project_row,
        issue_id=issue_id,
        status=change.status,
        priority=change.priority,
        cause=None if change.cause is None else scrub_text(change.cause, own).text,
        now_us=deps.clock.now_us(),
        key_row=key.row,
        group=change.group if isinstance(change.group, UUID) else None,
        new_group=deps.ids.new_uuid() if isinstance(change.group, NewGroup) else None,
        account_row=key.account_row,
    )
    if not await deps.database.write(issues.correct_issue, command):
        raise NotFound(NO_SUCH_ISSUE)
    return await show_issue(deps, key, issue_id)


async def delete_issue(deps: Deps, key: ApiKey, issue_id: UUID) -> None:
    """Delete an issue with its analyses; raises NotFound, also the second time."""
    command = issues.DeleteIssue(key.project_row, issue_id)
    if not await deps.database.write(issues.delete_issue, command):
        raise NotFound(NO_SUCH_ISSUE)


def _load_view(
    tx: logs.Connection, project_row: int, issue_id: UUID, logs_limit: int, version: int
) -> IssueView | None:
    issue = issues.find_issue(tx, project_row, issue_id)
    if issue is None:
        return None
    told = analyses.as_of_version(tx, issue, version) if version else issue
    if told is None:
        raise NotFound("No such analysis of this issue")
    issue = told
    selection = LogSelection(
        limit=logs_limit, around_us=issue.created_us, evidence=_cited_entries(issue)
    )
    return IssueView(
        issue,
        logs.issue_logs(tx, issue.session_row, selection),
        list_attachments(tx, issue.row),
        list_changes(tx, issue.row),
    )


async def _wait_for_analysis(deps: Deps, key: ApiKey, issue_id: UUID, wait_s: float) -> None:
    give_up = asyncio.get_running_loop().time() + wait_s
    issue = await find_issue(deps, key, issue_id)
    while (
        issue.analysis_status != AnalysisStatus.DONE and asyncio.get_running_loop().time() < give_up
    ):
        await asyncio.sleep(_POLL_S)
        issue = await find_issue(deps, key, issue_id)


def _cited_entries(issue: Issue) -> tuple[str, ...]:
    if issue.analysis is None:
        return ()
    cited = [claim.evidence for claim in issue.analysis.claims]
    cited += [cause.evidence for cause in issue.analysis.causes]
    cited += [step.evidence for step in issue.analysis.steps]
    return tuple(dict.fromkeys(log_id for evidence in cited for log_id in evidence))
