"""A group: the issues of one cause, why they are together, what people decided. Not: its place."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from usercontext.domain.analysis import Category
from usercontext.domain.issue import IssueStatus

DASHBOARD = "dashboard"
"""Who did it, where a person who was signed in did and no key."""


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

    ``coming`` issues are on their way to it, from a merge or its undoing, and not counted yet.
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


class GroupPage(Struct, frozen=True):
    """One page of a project's groups."""

    groups: tuple[Group, ...]
    total: int
    page: int


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
