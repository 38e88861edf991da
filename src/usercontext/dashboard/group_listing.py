"""What a reader asks the list of groups for, read from its address and written back. Not: the page.

People edit addresses: what is no value of a field counts as absent, and is not carried on.
"""

from msgspec import Struct

from usercontext.dashboard.forms import Fields
from usercontext.dashboard.listing import ALL, LONGEST_WORDS, MOST_PAGES, choice_of
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.group import GroupFilter, GroupSort
from usercontext.domain.issue import IssueStatus

SORTS = {
    "seen": (GroupSort.LAST_SEEN, "Last seen"),
    "newest": (GroupSort.FIRST_SEEN, "Newest first"),
    "impact": (GroupSort.IMPACT, "Highest impact"),
    "users": (GroupSort.USERS, "Most users affected"),
    "affected": (GroupSort.AFFECTED, "Most sessions affected"),
    "silent": (GroupSort.SILENT, "Most unreported"),
    "cost": (GroupSort.COST, "Highest cost"),
}
_FIRST = "seen"


class GroupListing(Struct, frozen=True):
    """A listing as asked for; ``fields`` holds what of the address means something."""

    wanted: GroupFilter
    sort: str
    status: str
    page: int
    fields: Fields

    @property
    def order(self) -> GroupSort:
        """Return the order in the words of actions."""
        return SORTS[self.sort][0]

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything but the status narrows the listing."""
        given = (self.wanted.priority, self.wanted.category, self.wanted.q)
        return any(one is not None for one in given)

    def to(self, **changes: str | int | None) -> str:
        """Return the query of a listing that differs in some fields; it begins at page one."""
        return self.fields.with_changes(**({"page": None} | changes))


def group_listing_of(text: str) -> GroupListing:
    """Read a query that a form carries along; with or without its ``?``."""
    return read_group_listing(Fields.read(text.removeprefix("?")))


def read_group_listing(query: Fields) -> GroupListing:
    """Read the query of an address."""
    status = query.get("status", IssueStatus.OPEN.value)
    if status not in (*IssueStatus, ALL):
        status = IssueStatus.OPEN.value
    sort = query.get("sort", _FIRST)
    sort = sort if sort in SORTS else _FIRST
    wanted = GroupFilter(
        priority=choice_of(Priority, query.get("priority")),
        status=None if status == ALL else IssueStatus(status),
        category=choice_of(Category, query.get("category")),
        q=" ".join(query.get("q").split())[:LONGEST_WORDS] or None,
    )
    page = query.whole("page", 1, 1, MOST_PAGES)
    pairs = [
        ("status", "" if status == IssueStatus.OPEN.value else status),
        ("priority", wanted.priority or ""),
        ("category", wanted.category or ""),
        ("q", wanted.q or ""),
        ("sort", "" if sort == _FIRST else sort),
        ("page", "" if page == 1 else str(page)),
    ]
    fields = Fields([(name, str(value)) for name, value in pairs if value])
    return GroupListing(wanted, sort, status, page, fields)
