"""Who looks after an issue; a correction taken back. Not: making a correction (issues)."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.actions.inbox import MOST_AT_ONCE
from usercontext.actions.issues import NO_SUCH_ISSUE
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.inbox import AssigneeChanged
from usercontext.domain.project import ApiKey
from usercontext.store import assignees, take_backs


async def assign_issue(
    deps: Deps, key: ApiKey, issue_id: UUID, account_row: int, to: UUID | None
) -> None:
    """Give an issue to a member of the project, or to nobody; raises NotFound."""
    command = assignees.AssignIssue(key.project_row, issue_id, to, account_row, deps.clock.now_us())
    if not await deps.database.write(assignees.assign_issue, command):
        raise NotFound(NO_SUCH_ISSUE)


async def assign_issues(
    deps: Deps, key: ApiKey, issue_ids: tuple[UUID, ...], account_row: int, to: UUID | None
) -> tuple[AssigneeChanged, ...]:
    """Give issues to a member or to nobody; returns those that somebody else had, and who."""
    if len(issue_ids) > MOST_AT_ONCE:
        raise ValidationFailed(f"issue: at most {MOST_AT_ONCE} at once")
    now_us = deps.clock.now_us()
    command = assignees.AssignIssues(key.project_row, issue_ids, to, account_row, now_us)
    return await deps.database.write(assignees.assign_issues, command)


async def take_back(
    deps: Deps,
    key: ApiKey,
    issue_id: UUID,
    account_row: int,
    *,
    priority: bool = False,
    cause: bool = False,
) -> None:
    """Let the analyzer's own priority or cause count again; raises NotFound."""
    command = take_backs.TakeBack(
        key.project_row, issue_id, priority, cause, account_row, deps.clock.now_us()
    )
    if not await deps.database.write(take_backs.take_back, command):
        raise NotFound(NO_SUCH_ISSUE)
