"""What people do about who belongs together: merge groups, undo it, move issues. Not: status.

A signature follows its issues: while one that bears it stays where the analyzer put it, new ones
join it there; once all were moved by hand, new ones go where the last was put.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, exists, select, update

from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.group import GroupEventKind
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.issue import IssueStatus
from usercontext.store.counts import hold_counts
from usercontext.store.group_counts import (
    note_event,
    root_of,
    show_in,
    tidy,
    title_of,
)
from usercontext.store.group_following import follow_now
from usercontext.store.group_gathering import AT_ONCE, gather, widen
from usercontext.store.group_tables import group_member, group_signature, issue_group
from usercontext.store.groups import (
    find_member,
    insert_group,
    keep_member,
    reopen_group,
)
from usercontext.store.idempotency import forget, remember, replay
from usercontext.store.operations import operation
from usercontext.store.tables import NOT_YET, issue

NO_SUCH_GROUP = "No such group"


class MergeGroups(Struct, frozen=True):
    """Show the issues of one group in another."""

    project_row: int
    group_id: UUID
    into: UUID
    now_us: int
    key_row: int
    idempotency: IdempotencyKey | None = None
    at_once: int = AT_ONCE


class UndoMerge(Struct, frozen=True):
    """Take back the merge of a group, or the newest one into it."""

    project_row: int
    group_id: UUID
    now_us: int
    key_row: int
    idempotency: IdempotencyKey | None = None
    at_once: int = AT_ONCE


class SplitGroup(Struct, frozen=True):
    """Move issues out of a group into a new one, whose public id is ``new_group``."""

    project_row: int
    group_id: UUID
    issue_ids: tuple[UUID, ...]
    new_group: UUID
    now_us: int
    key_row: int
    idempotency: IdempotencyKey | None = None


class GroupChanged(Struct, frozen=True):
    """The group to look at afterwards."""

    group_id: UUID
    replayed: bool = False


Command = MergeGroups | UndoMerge | SplitGroup


@operation
def merge_groups(tx: Connection, command: MergeGroups) -> GroupChanged:
    """Merge a group into another and return that; what already holds is no change."""
    first = _begin(tx, command)
    if first is not None:
        return first
    group = find_group(tx, command.project_row, command.group_id)
    into = find_group(tx, command.project_row, command.into)
    target = root_of(tx, into.id)
    if target == group.id:
        raise ValidationFailed("into: must be another group than the one that is merged")
    if group.merged_row is None:
        _merge(tx, group, _row(tx, target), command)
    elif root_of(tx, group.id) != target:
        raise ValidationFailed("group: is merged into another one; undo that first")
    return _end(tx, command, _row(tx, target).group_id)


@operation
def undo_merge(tx: Connection, command: UndoMerge) -> GroupChanged:
    """Undo a merge and return the group that stands by itself again, with its signatures' issues.

    Raises ValidationFailed when there is none to undo.
    """
    first = _begin(tx, command)
    if first is not None:
        return first
    group = find_group(tx, command.project_row, command.group_id)
    if group.merged_row is None:
        newest = tx.scalar(_NEWEST_MERGED, {"the_row": group.id})
        if newest is None:
            raise ValidationFailed("group: there is no merge to undo")
        group = _row(tx, newest)
    _undo(tx, group, command)
    return _end(tx, command, group.group_id)


@operation
def split_group(tx: Connection, command: SplitGroup) -> GroupChanged:
    """Move issues of a group into a new one and return that; NotFound when one is not in it."""
    first = _begin(tx, command)
    if first is not None:
        return first
    root = root_of(tx, find_group(tx, command.project_row, command.group_id).id)
    follow_now(tx, command.project_row, issue.c.issue_id.in_(command.issue_ids))
    found = find_issues(tx, command.project_row, command.issue_ids)
    if len(found) != len(set(command.issue_ids)) or not all(_is_in(tx, one, root) for one in found):
        raise NotFound("No such issue in this group")
    new = found_by_hand(tx, found[0], command.new_group, command.now_us, command.key_row)
    move_issues(tx, found, new, command.now_us, command.key_row, GroupEventKind.SPLIT)
    return _end(tx, command, command.new_group)


def move_issues(
    tx: Connection,
    found: Sequence[Row[Any]],
    group_row: int,
    now_us: int,
    key_row: int,
    kind: GroupEventKind = GroupEventKind.MOVED,
) -> None:
    """Put issues (rows of them, of one project) into a group because a person says so.

    The caller holds the project's counts.
    """
    root, left = root_of(tx, group_row), set()
    for one in found:
        member = find_member(tx, one.id)
        signature_row = None if member is None else member.signature_row
        keep_member(tx, one.id, group_row, signature_row, pinned=True)
        show_in(tx, one, root)
        if signature_row is not None:
            tx.execute(_FOLLOW, {"the_signature": signature_row, "to_row": group_row})
        left |= {one.group_row} | ({member.leaf_row} if member is not None else set())
    sources = {one.group_row for one in found if one.group_row not in (NOT_YET, root)}
    _decide(tx, {root})
    if not sources:
        note_event(tx, root, kind, now_us, key_row=key_row, detail=str(len(found)))
    for row in sorted(sources):
        moved = str(sum(one.group_row == row for one in found))
        note_event(tx, row, kind, now_us, key_row=key_row, other_row=root, detail=moved)
        note_event(tx, root, kind, now_us, key_row=key_row, other_row=row, detail=moved)
    tidy(tx, found[0].project_row, left - {root, group_row})


def found_by_hand(
    tx: Connection, found: Row[Any], group_id: UUID, now_us: int, key_row: int
) -> int:
    """Make the group that a person moves an issue (a row of it) out into; returns its row."""
    title = title_of(found.summary, found.user_description)
    row = insert_group(tx, found, group_id, title, found.category or "unknown", now_us)
    note_event(tx, row, GroupEventKind.CREATED, now_us, key_row=key_row)
    return row


def find_group(tx: Connection, project_row: int, group_id: UUID) -> Row[Any]:
    """Return a project's group as a row, also one that was merged; raises NotFound."""
    found = tx.execute(_FIND, {"the_project": project_row, "public_id": group_id}).first()
    if found is None:
        raise NotFound(NO_SUCH_GROUP)
    return found


def find_issues(tx: Connection, project_row: int, issue_ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    """Return those of a project's issues that there are, oldest first."""
    return tx.execute(_ISSUES, {"the_project": project_row, "public_ids": [*issue_ids]}).all()


def _is_in(tx: Connection, found: Row[Any], root: int) -> bool:
    """Tell whether an issue belongs to a group, also while it is on its way to it."""
    member = find_member(tx, found.id)
    shown = found.group_row if member is None else member.leaf_row
    return shown != NOT_YET and root_of(tx, shown) == root


def _begin(tx: Connection, command: Command) -> GroupChanged | None:
    hold_counts(tx, command.project_row)
    first = replay(tx, command.idempotency, command.now_us, GroupChanged)
    if first is None:
        return None
    named = {"the_project": command.project_row, "public_id": first.group_id}
    if tx.execute(_FIND, named).first() is not None:
        return msgspec.structs.replace(first, replayed=True)
    # Gone since: its id would lead nowhere, so this call counts as the first one.
    forget(tx, command.idempotency, command.now_us)
    return None


def _end(tx: Connection, command: Command, group_id: UUID) -> GroupChanged:
    remember(tx, command.idempotency, command.now_us, changed := GroupChanged(group_id))
    return changed


def _row(tx: Connection, group_row: int) -> Row[Any]:
    return tx.execute(select(issue_group).where(issue_group.c.id == group_row)).one()


def _merge(tx: Connection, group: Row[Any], target: Row[Any], command: MergeGroups) -> None:
    if group.status == IssueStatus.OPEN.value:
        # Open issues come into it: what was resolved there is not any more.
        reopen_group(tx, group.project_row, target.id, command.now_us, key_row=command.key_row)
    merged = {"merged_row": target.id, "merged_us": command.now_us}
    tx.execute(update(issue_group).where(issue_group.c.id == group.id).values(merged))
    _decide(tx, {group.id, target.id})
    widen(tx, target.id, group.first_us, group.last_us)
    gather(tx, group.project_row, group.id, command.at_once)
    _note_both(tx, GroupEventKind.MERGED, group.id, target.id, command)


def _undo(tx: Connection, group: Row[Any], command: UndoMerge) -> None:
    root = root_of(tx, group.id)
    left = update(issue_group).where(issue_group.c.id == group.id)
    tx.execute(left.values(merged_row=None, merged_us=None))
    gather(tx, group.project_row, group.id, command.at_once)
    _note_both(tx, GroupEventKind.UNDONE, group.id, root, command)


def _note_both(
    tx: Connection, kind: GroupEventKind, group: int, other: int, command: MergeGroups | UndoMerge
) -> None:
    for row, beside in ((group, other), (other, group)):
        note_event(tx, row, kind, command.now_us, key_row=command.key_row, other_row=beside)


def _decide(tx: Connection, rows: set[int]) -> None:
    tx.execute(update(issue_group).where(issue_group.c.id.in_(rows)).values(decided=True))


_FIND = select(issue_group).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.group_id == bindparam("public_id"),
)
_ISSUES = (
    select(issue)
    .where(
        issue.c.project_row == bindparam("the_project"),
        issue.c.issue_id.in_(bindparam("public_ids", expanding=True)),
    )
    .order_by(issue.c.seq)
)
_NEWEST_MERGED = (
    select(issue_group.c.id)
    .where(issue_group.c.merged_row == bindparam("the_row"))
    .order_by(issue_group.c.merged_us.desc(), issue_group.c.id.desc())
    .limit(1)
)
_FOLLOW = (
    update(group_signature)
    .where(
        group_signature.c.id == bindparam("the_signature"),
        ~exists().where(
            group_member.c.signature_row == group_signature.c.id, ~group_member.c.pinned
        ),
    )
    .values(group_row=bindparam("to_row"))
)
