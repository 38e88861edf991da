"""What a reader asks an inbox for, read from its address and written back. Not: the page.

People edit addresses: what is no value of a field counts as absent, and is not carried on.
"""

from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from usercontext.dashboard.forms import Fields
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import parse_uuid
from usercontext.domain.instants import parse_instant
from usercontext.domain.issue import IssueFilter, IssueSort, IssueSource, IssueStatus, Nobody

ALL = "all"
ME = "me"
NOBODY = "none"
SORTS = {"newest": IssueSort.NEWEST, "impact": IssueSort.IMPACT, "affected": IssueSort.AFFECTED}
MOST_PAGES = 1_000_000
LONGEST_WORDS = 200
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_DAY_US = 86_400 * MICROSECONDS
E = TypeVar("E", bound=StrEnum)


class Listing(Struct, frozen=True):
    """A listing as asked for; ``fields`` holds what of the address means something."""

    wanted: IssueFilter
    sort: str
    status: str
    page: int
    fields: Fields

    @property
    def order(self) -> IssueSort:
        """Return the order in the words of actions."""
        return SORTS[self.sort]

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything but the status narrows the listing."""
        given = ("priority", "category", "source", "from_us", "to_us", "q", "group", "assignee")
        return any(getattr(self.wanted, name) is not None for name in given)

    @property
    def counts_hold(self) -> bool:
        """Tell whether the counts by status, kept by priority and source, are of this listing."""
        given = ("category", "from_us", "to_us", "q", "group", "assignee")
        return all(getattr(self.wanted, name) is None for name in given)

    def to(self, **changes: str | int | None) -> str:
        """Return the query of a listing that differs in some fields; it begins at page one."""
        return self.fields.with_changes(**({"page": None} | changes))

    def get(self, name: str) -> str:
        """Return what stands in a field of the filters."""
        return self.fields.get(name)


def read_listing(query: Fields, me: UUID | None = None) -> Listing:
    """Read the query of an address; ``me`` is whose issues are one's own."""
    status = query.get("status", IssueStatus.OPEN.value)
    if status not in (*IssueStatus, ALL):
        status = IssueStatus.OPEN.value
    sort = query.get("sort") if query.get("sort") in SORTS else "newest"
    wanted = IssueFilter(
        priority=choice_of(Priority, query.get("priority")),
        status=None if status == ALL else IssueStatus(status),
        category=choice_of(Category, query.get("category")),
        source=choice_of(IssueSource, query.get("source")),
        from_us=_instant(query.get("from")),
        to_us=_instant(query.get("to"), _DAY_US - 1),
        q=" ".join(query.get("q").split())[:LONGEST_WORDS] or None,
        group=parse_uuid(query.get("group")),
        assignee=_assignee(query.get("assignee"), me),
    )
    page = query.whole("page", 1, 1, MOST_PAGES)
    return Listing(wanted, sort, status, page, _fields(query, wanted, sort, status, page))


def _fields(query: Fields, wanted: IssueFilter, sort: str, status: str, page: int) -> Fields:
    pairs = [
        ("status", "" if status == IssueStatus.OPEN.value else status),
        ("priority", wanted.priority or ""),
        ("category", wanted.category or ""),
        ("source", wanted.source or ""),
        ("from", "" if wanted.from_us is None else query.get("from")),
        ("to", "" if wanted.to_us is None else query.get("to")),
        ("group", "" if wanted.group is None else str(wanted.group)),
        ("assignee", _assigned_to(query.get("assignee"))),
        ("q", wanted.q or ""),
        ("sort", "" if sort == "newest" else sort),
        ("page", "" if page == 1 else str(page)),
    ]
    return Fields([(name, str(value)) for name, value in pairs if value])


def _assignee(text: str, me: UUID | None) -> UUID | Nobody | None:
    if text == ME:
        return me
    return Nobody() if text == NOBODY else parse_uuid(text)


def _assigned_to(text: str) -> str:
    # "me" stays "me": in a view that is shared it is whoever looks
    member = parse_uuid(text)
    return text if text in (ME, NOBODY) else str(member) if member else ""


def choice_of(kind: type[E], text: str) -> E | None:
    """Return the value of a choice that a text names, or None."""
    return kind(text) if text in list(kind) else None


def _instant(text: str, rest_us: int = 0) -> int | None:
    """Read a day of UTC, its end with ``rest_us``, or an instant."""
    try:
        days = date.fromisoformat(text).toordinal() - _EPOCH_DAY
    except ValueError:
        found = parse_instant(text)
        return None if found is None else found.us
    return days * _DAY_US + rest_us


def listing_of(text: str) -> Listing:
    """Read a query that a form carries along; with or without its ``?``."""
    return read_listing(Fields.read(text.removeprefix("?")))


def read_ids(texts: list[str]) -> tuple[UUID, ...]:
    """Return the ids of what was ticked, each once; what is none is passed over."""
    found = (parse_uuid(text) for text in texts)
    return tuple(dict.fromkeys(one for one in found if one is not None))
