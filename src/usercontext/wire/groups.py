"""What the API says and takes of groups. Not: HTTP, SQL, the shape of an issue (wire)."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.clock import format_second
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.group import (
    Group,
    GroupChange,
    GroupEvent,
    GroupEventKind,
    GroupFilter,
    GroupPage,
    GroupSort,
    GroupView,
)
from usercontext.domain.ids import parse_uuid
from usercontext.domain.issue import IssueStatus
from usercontext.wire.fields import (
    Field,
    Id,
    Instant,
    canonical_uuid,
    choice,
    identifier,
    object_schema,
    prose,
    read_fields,
    whole_number,
)
from usercontext.wire.impact import Score, view_revenue
from usercontext.wire.reach import AffectedReach, view_reach
from usercontext.wire.requests import read_object, read_query

_MOST_SPLIT = 100
_Count = Annotated[int, Meta(ge=0)]


class GroupItem(Struct, rename="camel"):
    """The issues of one cause; `firstSeen` and `lastSeen` also remember deleted issues.

    `coming` issues are on their way to it from a merge or its undoing, and not counted yet;
    `following` may still have to follow its resolution, or the taking back of it.
    """

    group: Id
    title: str
    category: Category
    issues: _Count
    sessions: _Count
    first_seen: Instant
    last_seen: Instant
    status: IssueStatus
    coming: _Count
    following: _Count


class GroupTold(GroupItem, rename="camel"):
    """A group with what the issue says that speaks for it.

    That is the most urgent of its newest hundred, of these the newest; null where none is analyzed.
    """

    priority: Priority | None
    impact_score: Score | None = field(name="impact_score")
    affected: AffectedReach | None
    revenue_impact: dict[str, Any] | None = field(name="revenue_impact")


class GroupList(Struct, rename="camel"):
    """One page of a project's groups, the one seen last first unless asked otherwise."""

    groups: tuple[GroupTold, ...]
    total: int
    page: int
    total_is_lower_bound: bool | UnsetType = UNSET


class SignatureWhy(Struct, rename="camel"):
    """Issues that are together because the parts of their cause agree."""

    signature: str
    parts: tuple[str, ...]
    issues: _Count


class TextWhy(Struct, rename="camel"):
    """An issue without technical evidence whose words are like those of one that was here."""

    issue: Id
    terms: tuple[str, ...]
    score: Annotated[float, Meta(ge=0, le=1)]


class GroupWhy(Struct, rename="camel"):
    """Why its issues are one group: signatures, words, and what a person put here."""

    signatures: tuple[SignatureWhy, ...]
    texts: tuple[TextWhy, ...]
    moved: tuple[Id, ...]


class GroupHistory(Struct, rename="camel"):
    """A line of a group's history; `key` is the beginning of the key that did it."""

    kind: GroupEventKind
    at: Instant
    other: Id | None
    key: str | None
    detail: str | None


class GroupDetail(GroupTold, rename="camel"):
    """A group with its reasons and its history, oldest first."""

    resolved_in: str | None
    merged_into: Id | None
    merged: tuple[Id, ...]
    why: GroupWhy
    history: tuple[GroupHistory, ...]


def _read_ids(value: Any, path: str) -> tuple[UUID, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= _MOST_SPLIT:
        raise ValidationFailed(f"{path}: must have 1 to {_MOST_SPLIT} ids")
    ids = [parse_uuid(one) if isinstance(one, str) else None for one in value]
    for place, known in enumerate(ids):
        if known is None:
            raise ValidationFailed(
                f"{path}[{place}]: must be a UUID like 8-4-4-4-12 hexadecimal digits"
            )
    return tuple(dict.fromkeys(known for known in ids if known is not None))


GROUPS_QUERY = (
    whole_number("page", 1, 10**12, 1, "Page number."),
    whole_number("limit", 1, 1000, 20, "Items per page."),
    choice("sort", GroupSort, GroupSort.LAST_SEEN, "Order; ties are seen last first."),
    choice("priority", Priority, describe="Only groups for which an issue of this one speaks."),
    choice("status", IssueStatus, describe="Only this status."),
    choice("category", Category, describe="Only this kind of failure."),
    prose("q", 200, describe="Only groups with an issue whose text holds all these words."),
)
GROUP_CHANGE = (
    msgspec.structs.replace(
        choice("status", IssueStatus, describe="Resolving a group resolves its open issues."),
        required=True,
    ),
    identifier("resolvedIn", 256, describe="With `resolved`: the release that has the fix."),
)
GROUP_MERGE = (
    canonical_uuid("into", required=True, describe="The group that shows the issues of both."),
)
GROUP_SPLIT = (
    Field(
        "issueIds",
        _read_ids,
        {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "minItems": 1,
            "maxItems": _MOST_SPLIT,
        },
        required=True,
        describe="Issues of this group that belong into one of their own.",
    ),
)
EMPTY_SCHEMA = object_schema(())


def decode_groups_query(query: bytes) -> tuple[GroupFilter, GroupSort, int, int]:
    """Read filter, order, page and limit of a listing of groups; raises ValidationFailed."""
    fields = read_fields(GROUPS_QUERY, read_query(query, GROUPS_QUERY))
    given = ("priority", "status", "category", "q")
    wanted = GroupFilter(**{name: fields[name] for name in given})
    return wanted, fields["sort"], fields["page"], fields["limit"]


def decode_group_change(body: bytes) -> GroupChange:
    """Read what is decided about a group; raises ValidationFailed."""
    fields = read_fields(GROUP_CHANGE, read_object(body, GROUP_CHANGE))
    change = GroupChange(fields["status"], fields["resolvedIn"])
    if change.resolved_in is not None and change.status is not IssueStatus.RESOLVED:
        raise ValidationFailed("resolvedIn: is only for the status resolved")
    return change


def decode_merge(body: bytes) -> UUID:
    """Read into which group to merge; raises ValidationFailed."""
    into: UUID = read_fields(GROUP_MERGE, read_object(body, GROUP_MERGE))["into"]
    return into


def decode_split(body: bytes) -> tuple[UUID, ...]:
    """Read which issues to move out, each once; raises ValidationFailed."""
    ids: tuple[UUID, ...] = read_fields(GROUP_SPLIT, read_object(body, GROUP_SPLIT))["issueIds"]
    return ids


def decode_undo(body: bytes) -> None:
    """Check that the body is an object; it has nothing to say."""
    read_object(body, ())


def encode_groups(page: GroupPage) -> bytes:
    """Encode one page of groups."""
    groups = tuple(GroupTold(**_told(group)) for group in page.groups)
    bound = page.total_is_lower_bound or UNSET
    return msgspec.json.encode(GroupList(groups, page.total, page.page, bound))


def encode_group(view: GroupView) -> bytes:
    """Encode a group with all that explains it."""
    why = GroupWhy(
        signatures=tuple(SignatureWhy(r.signature, r.parts, r.issues) for r in view.signatures),
        texts=tuple(TextWhy(str(r.issue_id), r.terms, r.score) for r in view.texts),
        moved=tuple(map(str, view.moved)),
    )
    detail = GroupDetail(
        **_told(view.group),
        resolved_in=view.group.resolved_in,
        merged_into=None if view.merged_into is None else str(view.merged_into),
        merged=tuple(map(str, view.merged)),
        why=why,
        history=tuple(map(_line, view.events)),
    )
    return msgspec.json.encode(detail)


def _told(group: Group) -> dict[str, Any]:
    told = group.told
    return {
        "priority": told.priority if told else None,
        "impact_score": told.impact_score if told else None,
        "affected": view_reach(told.affected) if told else None,
        "revenue_impact": view_revenue(told.revenue_impact) if told else None,
        "group": str(group.group_id),
        "title": group.title,
        "category": group.category,
        "issues": group.issues,
        "sessions": group.sessions,
        "first_seen": format_second(group.first_us),
        "last_seen": format_second(group.last_us),
        "status": group.status,
        "coming": group.coming,
        "following": group.following,
    }


def _line(event: GroupEvent) -> GroupHistory:
    other = None if event.other is None else str(event.other)
    return GroupHistory(event.kind, format_second(event.at_us), other, event.key, event.detail)
