"""A group: the issues of one cause, why they are together, what people decided. Not: its place."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Affected, Category, Priority, RevenueImpact
from usercontext.domain.issue import IssueStatus
from usercontext.domain.teamwork import Assignee

DASHBOARD = "dashboard"
"""Who did it, where a person who was signed in did and no key."""

DAYS = 14
"""Days of which a listing tells how many issues a group had on each."""


class GroupEventKind(StrEnum):
    """What happened to a group."""

    CREATED = "created"
    RENAMED = "renamed"
    MERGED = "merged"
    UNDONE = "undone"
    SPLIT = "split"
    MOVED = "moved"
    RESOLVED = "resolved"
    IGNORED = "ignored"
    REOPENED = "reopened"


class GroupSort(StrEnum):
    """The orders a listing of groups can have; ties are seen last first."""

    LAST_SEEN = "-lastSeen"
    FIRST_SEEN = "-firstSeen"
    IMPACT = "-impact_score"
    AFFECTED = "-affected"
    USERS = "-users"
    SILENT = "-silentSessions"
    COST = "-revenue_impact"


class GroupFilter(Struct, frozen=True):
    """Which groups of a project; every given condition must hold.

    ``priority`` is that of the issue which speaks for a group. ``q`` is a search text: groups with
    an issue that holds all its words.
    """

    priority: Priority | None = None
    status: IssueStatus | None = None
    category: Category | None = None
    q: str | None = None


class GroupTold(Struct, frozen=True):
    """What the issue says that speaks for a group: its most urgent one, of these the newest.

    ``release`` is the one its session ran, ``assignee`` who has it.
    """

    priority: Priority
    impact_score: int
    affected: Affected | None = None
    revenue_impact: RevenueImpact | None = None
    release: str | None = None
    assignee: Assignee | None = None


class TextMatch(Struct, frozen=True):
    """A known text that a description is like: its row, the terms shared, how like (0 to 1)."""

    signature_row: int
    terms: tuple[str, ...]
    score: float


class Evidence(Struct, frozen=True):
    """What an issue is grouped by: the name of its cause, or else the print of its words.

    ``former`` has the names that earlier versions of the algorithm give to the same evidence;
    ``new_group`` is the public id of the group that is made when none is known.
    """

    signature: str
    new_group: UUID
    former: tuple[str, ...] = ()
    words: bytes | None = None
    match: TextMatch | None = None


class Group(Struct, frozen=True):
    """A group as a listing shows it; ``first_us`` and ``last_us`` also remember deleted issues.

    ``coming`` issues are on their way to it, from a merge or its undoing, and not counted yet;
    ``following`` may still have to follow its resolution, or the taking back of it.
    ``told`` and ``days`` (issues a day, oldest first) are there where they were asked for.
    """

    row: int
    group_id: UUID
    title: str
    category: Category
    status: IssueStatus
    issues: int
    sessions: int
    first_us: int
    last_us: int
    resolved_in: str | None = None
    coming: int = 0
    following: int = 0
    told: GroupTold | None = None
    days: tuple[int, ...] = ()


class GroupPage(Struct, frozen=True):
    """One page of a project's groups; ``total`` is a lower bound when more match than ranked."""

    groups: tuple[Group, ...]
    total: int
    page: int
    total_is_lower_bound: bool = False


class SignatureReason(Struct, frozen=True):
    """Issues that are together because these parts of their cause agree."""

    signature: str
    parts: tuple[str, ...]
    issues: int


class TextReason(Struct, frozen=True):
    """An issue that is here because its words are like those of one that was."""

    issue_id: UUID
    terms: tuple[str, ...]
    score: float


class GroupEvent(Struct, frozen=True):
    """A line of a group's history; ``key`` names who did it, None for the server itself.

    ``DASHBOARD`` stands for people: who it was is in the audit log.
    """

    kind: GroupEventKind
    at_us: int
    other: UUID | None = None
    key: str | None = None
    detail: str | None = None


class GroupView(Struct, frozen=True):
    """A group with its reasons, history, what was merged into it, or what it was merged into.

    ``texts`` and ``moved`` (issues that a person put here) have the newest twenty.
    """

    group: Group
    merged_into: UUID | None
    merged: tuple[UUID, ...]
    signatures: tuple[SignatureReason, ...]
    texts: tuple[TextReason, ...]
    moved: tuple[UUID, ...]
    events: tuple[GroupEvent, ...]


class GroupDecided(Struct, frozen=True):
    """A group whose status was changed, and what it was before."""

    group_id: UUID
    before: IssueStatus


class GroupChange(Struct, frozen=True):
    """What a person decides about a group; ``resolved_in`` is the release that has the fix."""

    status: IssueStatus
    resolved_in: str | None = None


def parts_of(signature: str) -> tuple[str, ...]:
    """Return what a signature says in words: the category, then the parts that agree."""
    named = signature.rpartition("#")[0] or signature
    _, _, told = named.partition(":")
    category, _, readable = told.partition(":")
    return tuple(part for part in (category, *readable.split("|")) if part)
