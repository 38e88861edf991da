"""What an inbox shows: issues with what stands beside them, views that people keep. Not: pages."""

from uuid import UUID

from msgspec import Struct

from usercontext.domain.issue import Issue, IssueStatus
from usercontext.domain.teamwork import Assignee

LONGEST_VIEW_NAME = 60
LONGEST_VIEW_QUERY = 2_000
MOST_VIEWS = 50


class InboxRow(Struct, frozen=True):
    """An issue of a listing; ``alike`` counts the issues of its group, itself among them."""

    issue: Issue
    images: int
    alike: int
    assignee: Assignee | None = None


class Inbox(Struct, frozen=True):
    """A page of issues and what is told beside it.

    ``by_status`` counts what has the priority and source asked for, whatever else is filtered by.
    ``newest_seq`` is the number of the newest issue of the project, 0 before the first;
    ``has_sessions`` is only looked up then.
    """

    rows: tuple[InboxRow, ...]
    total: int
    total_is_lower_bound: bool
    by_status: dict[IssueStatus, int]
    newest_seq: int
    has_sessions: bool


class Pulse(Struct, frozen=True):
    """What those who wait are told: the newest issue, which of some issues are analyzed by now."""

    newest_seq: int
    done: frozenset[int]


class StatusChanged(Struct, frozen=True):
    """An issue whose status was changed, and what it was before."""

    issue_id: UUID
    before: IssueStatus


class AssigneeChanged(Struct, frozen=True):
    """An issue that was given to somebody, and who had it before: None for nobody."""

    issue_id: UUID
    before: UUID | None


class SavedView(Struct, frozen=True):
    """A listing that somebody named; ``query`` is that of its address, without the ``?``."""

    view_id: UUID
    name: str
    query: str
    is_shared: bool
    is_own: bool
