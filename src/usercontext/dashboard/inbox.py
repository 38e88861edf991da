"""The inbox: a project's issues by filter, search and order, and what is new. Not: an issue."""

import contextlib

from usercontext.actions import accounts, inbox, issues, saved_views
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.listing import ALL, ME, NOBODY, SORTS, Listing, read_listing
from usercontext.dashboard.rendering import page_headers, render, show
from usercontext.dashboard.site import Context, Visit
from usercontext.dashboard.trends import trend_of
from usercontext.dashboard.undo import forget_done, read_done
from usercontext.domain.account import Member
from usercontext.domain.analysis import AnalysisStatus, Category, Priority
from usercontext.domain.errors import NotFound
from usercontext.domain.inbox import Inbox, InboxRow
from usercontext.domain.issue import IssueSort, IssueSource, IssueStatus

PAGE = 50
PRIORITIES = [("", "Any priority"), *((one.value, one.value) for one in Priority)]
CATEGORIES = [("", "Any cause"), *((one.value, one.value.replace("_", " ")) for one in Category)]
_MOST_SEQ = 2**53


async def show_inbox(visit: Visit) -> Told:
    """Show one page of issues."""
    if visit.query.get("view") == "groups":
        return moved(visit.path("/groups"))
    listing = read_listing(visit.query, visit.who.account.account_id)
    if has_empty_fields(visit.asked.query):  # as forms send them: the address says what is asked
        return moved(visit.path("/issues") + listing.to())
    found = await inbox.show_inbox(
        visit.deps, visit.key, listing.wanted, listing.order, listing.page, PAGE
    )
    if not found.rows and listing.page > 1:
        return moved(visit.path("/issues") + listing.to())
    views = await saved_views.list_views(visit.deps, visit.member, visit.who)
    members = await accounts.list_members(visit.deps, visit.member.project_row)
    done = read_done(visit)
    return show(
        visit,
        "inbox.html",
        200,
        () if done is None else (forget_done(visit),),
        **_choices(),
        assignees=_assignees(visit, members),
        listing=listing,
        found=found,
        rows=rows_of(found.rows),
        here=_here(listing, found),
        live=_live(visit, listing, found),
        views=views,
        is_saved=any(one.query == listing.to().removeprefix("?") for one in views),
        done=done,
    )


async def find_issue(visit: Visit) -> Told:
    """Lead to an issue by its id alone, as alerts and the widget name it."""
    issue_id = visit.uuid(0)
    for membership in visit.who.memberships:
        visit.membership = membership
        with contextlib.suppress(NotFound):
            await issues.find_issue(visit.deps, visit.key, issue_id)
            return moved(visit.path(f"/issues/{issue_id}"))
    raise NotFound("There is no such page.")


async def wait_for_news(visit: Visit) -> Told:
    """Wait for what is new and tell it: how many issues came, rows whose analysis is done."""
    listing, query = read_listing(visit.query, visit.who.account.account_id), visit.query
    seen = _seq(query.get("seen"))
    after = max(seen, _seq(query.get("after")))
    pending = frozenset(_seq(text) for text in query.get("pending").split(".") if text) - {0}
    if len(pending) > PAGE:
        raise NotFound("There is no such page.")
    pulse = await visit.site.arrivals.wait(visit.deps, visit.member.project_row, after, pending)
    if pulse is None:
        return Told(204, headers=page_headers(visit.nonce))
    newer = 0
    after = max(after, pulse.newest_seq)
    if seen < after < _MOST_SEQ:
        newer = await inbox.count_newer(visit.deps, visit.key, listing.wanted, seen)
    done = pulse.done & pending
    rows = await inbox.list_rows(visit.deps, visit.key, done) if done else ()
    live = _live_address(visit, listing, seen, after, pending - done)
    text = render(
        visit,
        "inbox_news.html",
        listing=listing,
        newer=newer,
        rows=rows_of(rows),
        live=live,
    )
    return Told(200, text.encode(), headers=page_headers(visit.nonce))


def rows_of(rows: tuple[InboxRow, ...]) -> list[Context]:
    """Return what a template needs of each row: itself, its trend, its reach in words."""
    return [{"row": row, "issue": row.issue, **_reach_of(row)} for row in rows]


def _reach_of(row: InboxRow) -> Context:
    reach = row.issue.affected
    is_report = row.issue.source is IssueSource.REPORTED
    if reach is None:
        return {"trend": None, "sessions": 0, "reports": int(is_report)}
    # counted in a window: what is told here is at least the report that one reads
    return {
        "trend": trend_of(reach.trend, reach.trend_hours),
        "sessions": reach.sessions,
        "reports": max(reach.reports, int(is_report)),
    }


def _choices() -> Context:
    return {
        "priorities": PRIORITIES,
        "categories": CATEGORIES,
        "sources": [
            ("", "Any source"),
            (IssueSource.REPORTED.value, "Reported by users"),
            (IssueSource.DETECTED.value, "Detected by the server"),
        ],
        "sorts": list(zip(SORTS, ("Newest first", "Highest impact", "Most affected"), strict=True)),
        "statuses": [*(one.value for one in IssueStatus), ALL],
    }


def _assignees(visit: Visit, members: list[Member]) -> list[tuple[str, str]]:
    me = visit.who.account.account_id
    others = [one.account for one in members if one.account.account_id != me]
    return [
        ("", "Any assignee"),
        (ME, "Assigned to me"),
        (NOBODY, "Unassigned"),
        *((str(one.account_id), one.name) for one in others),
    ]


def _here(listing: Listing, found: Inbox) -> Context:
    first = (listing.page - 1) * PAGE + 1
    last = first + len(found.rows) - 1
    return {"first": first, "last": last, "is_last": last >= found.total}


def _live(visit: Visit, listing: Listing, found: Inbox) -> str:
    pending = frozenset(
        row.issue.seq for row in found.rows if row.issue.analysis_status != AnalysisStatus.DONE
    )
    is_top = listing.page == 1 and listing.order is IssueSort.NEWEST and listing.wanted.q is None
    is_open = listing.wanted.status in (None, IssueStatus.OPEN)
    if not (is_top and is_open) and not pending:
        return ""
    after = found.newest_seq if is_top and is_open else _MOST_SEQ
    return _live_address(visit, listing, found.newest_seq, after, pending)


def _live_address(
    visit: Visit, listing: Listing, seen: int, after: int, pending: frozenset[int]
) -> str:
    asked = listing.to(seen=seen, after=after, pending=".".join(map(str, sorted(pending))) or None)
    return visit.path("/issues/news") + asked


def _seq(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= 16
    return min(int(text), _MOST_SEQ) if is_number else 0


def has_empty_fields(query: str) -> bool:
    """Tell whether a query names fields without a value."""
    return any(pair.endswith("=") for pair in query.split("&"))
