"""The inbox: a project's issues by filter, search and order. Not: a single issue."""

from usercontext.actions import issues
from usercontext.dashboard.asked import Told
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
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
