"""The inbox: a project's issues by filter, search and order. Not: a single issue."""

import contextlib

from usercontext.actions import issues
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import NotFound
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus

_PAGE = 50


async def show_inbox(visit: Visit) -> Told:
    """Show one page of issues."""
    query = visit.query
    status = query.get("status", "open")
    wanted = IssueFilter(
        status=IssueStatus(status) if status in list(IssueStatus) else None,
        q=query.get("q")[:200] or None,
    )
    page = await issues.list_issues(
        visit.deps,
        visit.key,
        visit.member.project_id,
        wanted,
        IssueSort.NEWEST,
        query.whole("page", 1, 1, 1_000_000),
        _PAGE,
    )
    return show(visit, "inbox.html", page=page, status=status)


async def find_issue(visit: Visit) -> Told:
    """Lead to an issue by its id alone, as alerts and the widget name it."""
    issue_id = visit.uuid(0)
    for membership in visit.who.memberships:
        visit.membership = membership
        with contextlib.suppress(NotFound):
            await issues.find_issue(visit.deps, visit.key, issue_id)
            return moved(visit.path(f"/issues/{issue_id}"))
    raise NotFound("There is no such page.")
