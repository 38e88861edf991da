"""The inbox of a project: a page with what stands beside it, many issues at once. Not: analysis."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.inbox import Inbox, InboxRow, StatusChanged
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.domain.project import ApiKey
from usercontext.store import inbox
from usercontext.store.issue_status import ChangeStatuses
from usercontext.store.issue_status import change_statuses as _change_statuses

MOST_AT_ONCE = 1_000


async def show_inbox(
    deps: Deps,
    key: ApiKey,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
) -> Inbox:
    """Return a page of the project's issues with counts, images and groups."""
    row = key.project_row
    return await deps.database.read(lambda tx: inbox.load_inbox(tx, row, wanted, sort, page, limit))


async def list_rows(deps: Deps, key: ApiKey, seqs: frozenset[int]) -> tuple[InboxRow, ...]:
    """Return some issues of the project as the inbox shows them."""
    return await deps.database.read(lambda tx: inbox.load_rows(tx, key.project_row, seqs))


async def count_newer(deps: Deps, key: ApiKey, wanted: IssueFilter, seq: int) -> int:
    """Return how many of the project's issues after a seq match, a hundred at most."""
    return await deps.database.read(lambda tx: inbox.count_newer(tx, key.project_row, wanted, seq))


async def has_sessions(deps: Deps, project_row: int) -> bool:
    """Tell whether a project has a session: before the first there is nothing to read."""
    return await deps.database.read(lambda tx: inbox.has_sessions(tx, project_row))


async def change_statuses(
    deps: Deps, key: ApiKey, issue_ids: tuple[UUID, ...], status: IssueStatus
) -> tuple[StatusChanged, ...]:
    """Resolve, ignore or open issues; returns those that were something else, and what."""
    if len(issue_ids) > MOST_AT_ONCE:
        raise ValidationFailed(f"issue: at most {MOST_AT_ONCE} at once")
    command = ChangeStatuses(key.project_row, issue_ids, status, deps.clock.now_us(), key.row)
    return await deps.database.write(_change_statuses, command)
