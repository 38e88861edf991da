"""Which group shows an issue, and how many each shows: changed together. Not: who decides it.

The caller holds the project's counts (``store/counts``), so groups change one after the other.
"""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    case,
    delete,
    exists,
    select,
    update,
)

from usercontext.domain.group import GroupEventKind
from usercontext.store.dialects import inserted_row
from usercontext.store.group_tables import (
    group_event,
    group_member,
    group_signature,
    issue_group,
)
from usercontext.store.issue_rows import decode_analysis
from usercontext.store.tables import NOT_YET, analysis, issue

TITLE_CAP = 160
_HOW_OFTEN = re.compile(r", \d+ times(?=\.?$)")
_UNTITLED = "Its issues were deleted"


def show_in(tx: Connection, found: Row[Any], group_row: int) -> None:
    """Let a group show an issue (a row of it) instead of the one that did; count both anew."""
    if found.group_row == group_row:
        return
    change = {"group_row": group_row}
    tx.execute(update(issue).where(issue.c.id == found.id).values(change))
    if found.group_row != NOT_YET:
        _count(tx, found.group_row, found, -1)
    _count(tx, group_row, found, 1)


def discount(tx: Connection, gone: Iterable[Row[Any]]) -> None:
    """Take deleted issues (group, session, how many) out of their groups' counts."""
    for row in gone:
        still = tx.scalar(_OTHERS, _others(row.group_row, row.session_row, NOT_YET))
        left = {"issues": issue_group.c.issues - row.n}
        if not still:
            left["sessions"] = issue_group.c.sessions - 1
        tx.execute(update(issue_group).where(issue_group.c.id == row.group_row).values(left))


def tidy(tx: Connection, project_row: int, group_rows: Iterable[int]) -> None:
    """Remove groups that lost their last issue and that no person decided about.

    One that stays gets a new title when the issue that its title is of has left it.
    """
    for row in sorted({*group_rows} - {NOT_YET}):
        if tx.execute(_REMOVE, {"the_project": project_row, "the_row": row}).rowcount == 0:
            _title_anew(tx, row)


def forget_words(tx: Connection, signature_rows: Iterable[int | None]) -> None:
    """Drop the words of reports that are all gone; the name of a technical cause stays."""
    for row in sorted({one for one in signature_rows if one is not None}):
        tx.execute(_FORGET, {"the_signature": row})


def root_of(tx: Connection, group_row: int) -> int:
    """Return the group that shows the issues of a group: itself, unless it was merged."""
    while (into := tx.scalar(_INTO, {"the_row": group_row})) is not None:
        group_row = into
    return group_row


def title_of(root_cause: str | None, description: str) -> str:
    """Name a group after its first issue: what caused it, or else what was said."""
    words = " ".join((root_cause or description)[: TITLE_CAP * 4].split())
    words = _HOW_OFTEN.sub("", words) if root_cause else words
    return words if len(words) <= TITLE_CAP else words[: TITLE_CAP - 1].rstrip() + "…"


def note_event(
    tx: Connection,
    group_row: int,
    kind: GroupEventKind,
    now_us: int,
    *,
    key_row: int | None = None,
    other_row: int | None = None,
    detail: str | None = None,
) -> int:
    """Add a line to a group's history; returns its row."""
    line = {
        "group_row": group_row,
        "kind": kind.value,
        "other_row": other_row,
        "key_row": key_row,
        "detail": detail,
        "created_us": now_us,
    }
    return inserted_row(tx.execute(_NOTE, line))


def _count(tx: Connection, group_row: int, found: Row[Any], change: int) -> None:
    others = tx.scalar(_OTHERS, _others(group_row, found.session_row, found.id))
    kept = issue_group.c
    values: dict[str, Any] = {
        "issues": kept.issues + change,
        "sessions": kept.sessions + (0 if others else change),
    }
    if change > 0:
        at_us = found.created_us
        values["first_us"] = case((kept.first_us < at_us, kept.first_us), else_=at_us)
        values["last_us"] = case((kept.last_us > at_us, kept.last_us), else_=at_us)
    tx.execute(update(issue_group).where(kept.id == group_row).values(values))


def _others(group_row: int, session_row: int, but_row: int) -> dict[str, int]:
    return {"the_row": group_row, "the_session": session_row, "but_row": but_row}


def _title_anew(tx: Connection, group_row: int) -> None:
    titled = tx.execute(_TITLED, {"the_row": group_row}).first()
    if titled is None or titled.group_row == root_of(tx, group_row):
        return
    oldest = tx.execute(_OLDEST, {"the_row": group_row}).first()
    if oldest is None:
        values = {"title": _UNTITLED}
    else:
        reading = decode_analysis(oldest.body)
        cause = reading.root_cause if reading else None
        values = {
            "title": title_of(cause, oldest.user_description),
            "titled_row": oldest.id,
        }
    tx.execute(update(issue_group).where(issue_group.c.id == group_row).values(values))


def _is_unused() -> ColumnElement[bool]:
    kept, child = issue_group.c, issue_group.alias("child")
    return (
        (kept.issues == 0)
        & ~kept.decided
        & kept.merged_row.is_(None)
        & ~exists().where(child.c.merged_row == kept.id)
        & ~exists().where(group_member.c.leaf_row == kept.id)
    )


_OTHERS = (
    select(issue.c.id)
    .where(
        issue.c.session_row == bindparam("the_session"),
        issue.c.group_row == bindparam("the_row"),
        issue.c.id != bindparam("but_row"),
    )
    .limit(1)
)
_INTO = select(issue_group.c.merged_row).where(issue_group.c.id == bindparam("the_row"))
_REMOVE = delete(issue_group).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.id == bindparam("the_row"),
    _is_unused(),
)
_FORGET = delete(group_signature).where(
    group_signature.c.id == bindparam("the_signature"),
    group_signature.c.words.is_not(None),
    ~exists().where(group_member.c.signature_row == group_signature.c.id),
)
_TITLED = (
    select(issue.c.group_row)
    .select_from(issue_group.outerjoin(issue, issue.c.id == issue_group.c.titled_row))
    .where(issue_group.c.id == bindparam("the_row"))
)
_OLDEST = (
    select(issue.c.id, issue.c.user_description, analysis.c.body)
    .select_from(
        issue.outerjoin(
            analysis,
            (analysis.c.issue_row == issue.c.id) & (analysis.c.version == issue.c.analysis_version),
        )
    )
    .where(
        issue.c.group_row == bindparam("the_row"),
        issue.c.project_row
        == select(issue_group.c.project_row)
        .where(issue_group.c.id == bindparam("the_row"))
        .scalar_subquery(),
    )
    .order_by(issue.c.seq)
    .limit(1)
)
_NOTE = group_event.insert()
