"""Groups as they are read: a page of them, one with its reasons and history. Not: changing them."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Row, bindparam, func, select

from usercontext.domain.analysis import Category
from usercontext.domain.group import (
    DASHBOARD,
    Group,
    GroupEvent,
    GroupEventKind,
    GroupPage,
    GroupView,
    SignatureReason,
    TextMatch,
    TextReason,
    parts_of,
)
from usercontext.domain.issue import IssueStatus
from usercontext.store.group_counts import root_of
from usercontext.store.group_gathering import Waiting, find_waiting
from usercontext.store.group_tables import (
    LISTED,
    TOLD,
    group_event,
    group_member,
    group_signature,
    issue_group,
)
from usercontext.store.group_tellers import tell_groups
from usercontext.store.groups import merged_rows
from usercontext.store.tables import api_key, issue

NO_KEY = 0
"""Instead of the row of a key: somebody who was signed in."""
_MOST_EVENTS = 200
_MOST_REASONS = 100
_MOST_ISSUES = 20


def list_groups(
    tx: Connection, project_row: int, page: int, limit: int, status: IssueStatus | None = None
) -> GroupPage:
    """Return one page of the groups that show an issue, the one seen last first."""
    values = {"the_project": project_row, "taken": limit, "skipped": (page - 1) * limit}
    counted, paged = _TOTAL, _PAGE
    if status is not None:
        is_so = issue_group.c.status == status.value
        counted, paged = _TOTAL.where(is_so), _PAGE.where(is_so)
    total = int(tx.execute(counted, values).scalar_one())
    rows = tx.execute(paged, values).all() if values["skipped"] < total else []
    waiting = find_waiting(tx, project_row)
    return GroupPage(tuple(to_group(row, waiting) for row in rows), total, page)


def count_groups(tx: Connection, project_row: int) -> dict[IssueStatus, int]:
    """Return how many groups of each status show an issue."""
    found = {row.status: row.n for row in tx.execute(_BY_STATUS, {"the_project": project_row})}
    return {status: int(found.get(status.value, 0)) for status in IssueStatus}


def find_view(tx: Connection, project_row: int, group_id: UUID) -> GroupView | None:
    """Return a project's group with all that explains it, or None; also one that was merged."""
    found = tx.execute(_FIND, {"the_project": project_row, "public_id": group_id}).first()
    if found is None:
        return None
    rows = merged_rows(tx, found.id)
    into = None if found.merged_row is None else root_of(tx, found.id)
    merged = tx.scalars(select(issue_group.c.group_id).where(issue_group.c.id.in_(rows[1:])))
    told = tell_groups(tx, project_row, [found.id]).get(found.id)
    return GroupView(
        group=replace(to_group(found, find_waiting(tx, project_row)), told=told),
        merged_into=None if into is None else tx.scalar(_PUBLIC, {"the_row": into}),
        merged=tuple(merged),
        signatures=_signatures(tx, project_row, rows),
        texts=_texts(tx, rows),
        moved=_moved(tx, rows),
        events=_events(tx, found.id),
    )


def find_group_row(tx: Connection, project_row: int, group_id: UUID) -> int | None:
    """Return the row of the group that shows what a public id names, or None."""
    found = tx.execute(_FIND, {"the_project": project_row, "public_id": group_id}).first()
    return None if found is None else root_of(tx, found.id)


def find_shown_group(tx: Connection, project_row: int, group_id: UUID) -> Group | None:
    """Return a project's group without its reasons, or None."""
    found = tx.execute(_FIND, {"the_project": project_row, "public_id": group_id}).first()
    return None if found is None else to_group(found, find_waiting(tx, project_row))


def to_group(row: Row[Any], waiting: dict[int, Waiting]) -> Group:
    """Turn a row into the domain's value; ``waiting`` says which groups wait for issues."""
    waits = waiting.get(row.id, Waiting())
    return Group(
        row=row.id,
        group_id=row.group_id,
        title=row.title,
        category=Category(row.category),
        status=IssueStatus(row.status),
        issues=row.issues,
        sessions=row.sessions,
        first_us=row.first_us,
        last_us=row.last_us,
        resolved_in=row.resolved_in,
        coming=waits.coming,
        following=waits.following,
    )


def _signatures(tx: Connection, project_row: int, rows: list[int]) -> tuple[SignatureReason, ...]:
    members = (
        select(func.count())
        .where(group_member.c.signature_row == group_signature.c.id, ~group_member.c.pinned)
        .scalar_subquery()
    )
    named = (
        select(group_signature.c.signature, members.label("n"))
        .where(
            group_signature.c.project_row == project_row,
            group_signature.c.group_row.in_(rows),
            group_signature.c.words.is_(None),
        )
        .order_by(group_signature.c.id)
        .limit(_MOST_REASONS)
    )
    return tuple(
        SignatureReason(row.signature, parts_of(row.signature), row.n) for row in tx.execute(named)
    )


def _texts(tx: Connection, rows: list[int]) -> tuple[TextReason, ...]:
    alike = _newest_members(rows).where(group_member.c.likeness.is_not(None))
    reasons = []
    for row in tx.execute(alike):
        match = msgspec.msgpack.decode(row.likeness, type=TextMatch)
        reasons.append(TextReason(row.issue_id, match.terms, match.score))
    return tuple(reasons)


def _moved(tx: Connection, rows: list[int]) -> tuple[UUID, ...]:
    pinned = _newest_members(rows).where(group_member.c.pinned)
    return tuple(row.issue_id for row in tx.execute(pinned))


def _newest_members(rows: list[int]) -> Any:
    return (
        select(issue.c.issue_id, group_member.c.likeness)
        .select_from(group_member.join(issue, issue.c.id == group_member.c.issue_row))
        .where(group_member.c.leaf_row.in_(rows), TOLD)
        .order_by(group_member.c.issue_row.desc())
        .limit(_MOST_ISSUES)
    )


def _events(tx: Connection, group_row: int) -> tuple[GroupEvent, ...]:
    """Return the newest lines of a group's history, oldest first."""
    rows = tx.execute(_EVENTS, {"the_row": group_row}).all()
    return tuple(
        GroupEvent(GroupEventKind(row.kind), row.created_us, row.group_id, _who(row), row.detail)
        for row in reversed(rows)
    )


def _who(row: Row[Any]) -> str | None:
    return DASHBOARD if row.key_row == NO_KEY else row.prefix


_FIND = select(issue_group).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.group_id == bindparam("public_id"),
)
_PUBLIC = select(issue_group.c.group_id).where(issue_group.c.id == bindparam("the_row"))
_OF_PROJECT = (issue_group.c.project_row == bindparam("the_project")) & LISTED
_TOTAL = select(func.count()).select_from(issue_group).where(_OF_PROJECT)
_BY_STATUS = (
    select(issue_group.c.status, func.count().label("n"))
    .where(_OF_PROJECT)
    .group_by(issue_group.c.status)
)
_PAGE = (
    select(issue_group)
    .where(_OF_PROJECT)
    .order_by(issue_group.c.last_us.desc(), issue_group.c.id.desc())
    .limit(bindparam("taken"))
    .offset(bindparam("skipped"))
)
_OTHER = issue_group.alias("other_group")
_EVENTS = (
    select(
        group_event.c.kind,
        group_event.c.created_us,
        group_event.c.detail,
        group_event.c.key_row,
        _OTHER.c.group_id,
        api_key.c.prefix,
    )
    .select_from(
        group_event.outerjoin(_OTHER, _OTHER.c.id == group_event.c.other_row).outerjoin(
            api_key, api_key.c.id == group_event.c.key_row
        )
    )
    .where(group_event.c.group_row == bindparam("the_row"))
    .order_by(group_event.c.id.desc())
    .limit(_MOST_EVENTS)
)
