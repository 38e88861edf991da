"""Resolved groups whose cause sessions meet again, though nobody reports it. Not: who looks.

A group is known by its signatures, a session by their hashes: those of the groups that may come
back are hashed for each pass that found something, the ones seen last first.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, select

from usercontext.domain.issue import IssueStatus
from usercontext.store.alerts import tell_of_return
from usercontext.store.group_counts import root_of
from usercontext.store.group_tables import group_signature, issue_group
from usercontext.store.groups import reopen_group
from usercontext.store.reach import signature_hash
from usercontext.store.tables import issue

MOST_SIGNATURES = 5_000
"""Of resolved groups of one project, compared with what a pass found: 8 ms to read and hash."""


class Seen(Struct, frozen=True):
    """A cause that a session met, when it was met, and in which release."""

    session_row: int
    project_row: int
    signature_hash: bytes
    at_us: int
    release: str


class Returned(Struct, frozen=True):
    """A resolved group whose cause was met after its resolution."""

    seen: Seen
    group_row: int
    signature: str


def find_returns(tx: Connection, seen: Sequence[Seen]) -> list[Returned]:
    """Return what came back by its instant; the release is judged where the group is opened."""
    found = []
    for project_row in sorted({one.project_row for one in seen}):
        own = [one for one in seen if one.project_row == project_row]
        wanted = {one.signature_hash for one in own}
        rows = tx.execute(_MAY_RETURN, {"project": project_row})
        named = {signature_hash(row.signature): row for row in rows}
        resolved = {
            digest: (named[digest].signature, *_resolved(tx, named[digest].group_row))
            for digest in wanted & named.keys()
        }
        for one in own:
            signature, root, resolved_us = resolved.get(one.signature_hash, ("", 0, None))
            if resolved_us is not None and one.at_us >= resolved_us:
                found.append(Returned(one, root, signature))
    return found


def open_returned(tx: Connection, returned: Sequence[Returned], now_us: int) -> int:
    """Open the groups again and tell of them; return how many were.

    The caller holds the counts of their projects.
    """
    opened = 0
    for one in returned:
        project_row, release = one.seen.project_row, one.seen.release or None
        if not reopen_group(tx, project_row, one.group_row, now_us, release=release):
            continue
        opened += 1
        newest = tx.scalar(_NEWEST, {"project": project_row, "group": one.group_row})
        if newest is not None:
            tell_of_return(tx, newest, one.signature, now_us)
    return opened


def _resolved(tx: Connection, group_row: int) -> tuple[int, int | None]:
    """Return the group that shows the issues of a group, and when that one was resolved."""
    root = root_of(tx, group_row)
    kept = tx.execute(_STATUS, {"row": root}).one()
    is_resolved = kept.status == IssueStatus.RESOLVED.value
    return root, kept.resolved_us if is_resolved else None


_MAY_RETURN: Select[Any] = (
    select(group_signature.c.signature, group_signature.c.group_row)
    .join_from(group_signature, issue_group, issue_group.c.id == group_signature.c.group_row)
    .where(
        group_signature.c.project_row == bindparam("project"),
        group_signature.c.words.is_(None),
        (issue_group.c.status == IssueStatus.RESOLVED.value)
        | issue_group.c.merged_row.is_not(None),
    )
    .order_by(group_signature.c.last_us.desc(), group_signature.c.id.desc())
    .limit(MOST_SIGNATURES)
)
_STATUS = select(issue_group.c.status, issue_group.c.resolved_us).where(
    issue_group.c.id == bindparam("row")
)
_NEWEST = (
    select(issue.c.id)
    .where(issue.c.project_row == bindparam("project"), issue.c.group_row == bindparam("group"))
    .order_by(issue.c.id.desc())
    .limit(1)
)
