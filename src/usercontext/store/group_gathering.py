"""Issues come to the group that shows them after a merge, or its undoing, some at a time. Not: why.

The writer serves everybody, so what one call moves is bounded, and the rest follows in steps of
their own. Where an issue belongs is asked anew at each step (``root_of`` its leaf), so whatever is
merged or undone meanwhile, and wherever a process ends, the last step leaves all in their places.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    select,
    union,
    update,
)

from usercontext.store.counts import hold_counts
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.group_counts import root_of, tidy
from usercontext.store.group_following import find_following, follow_on
from usercontext.store.group_tables import group_follow, group_member, group_move, issue_group
from usercontext.store.groups import merged_rows
from usercontext.store.operations import operation
from usercontext.store.tables import NOT_YET, issue

AT_ONCE = 2_000
"""Issues that a call moves itself: 40 ms, as long as a batch may wait without anybody noticing."""


class GatherSome(Struct, frozen=True):
    """Let groups of a project show ``most`` more issues that belong to them."""

    project_row: int
    most: int


class Waiting(Struct, frozen=True):
    """How many issues are on their way to a group, and how many may still have to follow it."""

    coming: int = 0
    following: int = 0


@operation
def gather_some(tx: Connection, command: GatherSome) -> bool:
    """Go on moving issues to where they belong, then with what they follow; False when all is done.

    Either may take all that is looked at: they are steps of one work.
    """
    hold_counts(tx, command.project_row)
    if move_on(tx, command.project_row, command.most):
        return True
    return follow_on(tx, command.project_row, command.most)


def gather(tx: Connection, project_row: int, group_row: int, most: int) -> None:
    """Move the issues of a group, and of those merged into it, to the group that shows them now.

    ``most`` are moved at once, the others by ``gather_some``. The caller holds the project's
    counts.
    """
    leaves = merged_rows(tx, group_row)
    there = _count_there(tx, project_row, group_row, leaves)
    for leaf_row in leaves:
        members = tx.scalar(_MEMBERS, {"leaf": leaf_row}) or 0
        remaining, there = max(0, members - there), max(0, there - members)
        asked = {"leaf_row": leaf_row, "project_row": project_row, "remaining": remaining}
        tx.execute(_ask(tx.dialect.name), asked | {"done_row": 0})
    move_on(tx, project_row, most)


def _count_there(tx: Connection, project_row: int, group_row: int, leaves: Sequence[int]) -> int:
    """Return how many issues of these leaves never left the group that they come back to.

    A merge that is undone while it is under way has moved few of them. 0 where it is another group
    that they come to, or where issues of others are still to leave it: those are counted there too.
    """
    others = (row.leaf_row not in leaves for row in tx.execute(_ASKED, {"project": project_row}))
    if root_of(tx, group_row) != group_row or any(others):
        return 0
    return tx.scalar(_SHOWN, {"row": group_row}) or 0


def move_on(tx: Connection, project_row: int, most: int) -> bool:
    """Look at ``most`` issues that may have to move; False when none is left to look at."""
    left = most
    while (asked := tx.execute(_NEXT, {"project": project_row}).first()) is not None:
        if left <= 0:
            return True
        left -= max(1, _step(tx, asked, left))
    return False


def unsettled_projects(tx: Connection) -> list[int]:
    """Return the projects some of whose issues are on their way, or have yet to follow."""
    rows = (select(table.c.project_row) for table in (group_move, group_follow))
    return list(tx.scalars(union(*rows)))


def find_waiting(tx: Connection, project_row: int) -> dict[int, Waiting]:
    """Return for each group of a project that waits for issues how many those are."""
    coming, following = find_coming(tx, project_row), dict[int, int]()
    for leaf_row, remaining in find_following(tx, project_row).items():
        root = root_of(tx, leaf_row)
        following[root] = following.get(root, 0) + remaining
    rows = coming.keys() | following.keys()
    return {row: Waiting(coming.get(row, 0), following.get(row, 0)) for row in rows}


def find_coming(tx: Connection, project_row: int) -> dict[int, int]:
    """Return for each group of a project that waits for issues how many are on their way to it."""
    coming: dict[int, int] = {}
    for row in tx.execute(_ASKED, {"project": project_row}):
        root = root_of(tx, row.leaf_row)
        coming[root] = coming.get(root, 0) + row.remaining
    return coming


def _step(tx: Connection, asked: Row[Any], most: int) -> int:
    """Look at the next issues of a leaf and return how many those were."""
    leaf_row = asked.leaf_row
    root = root_of(tx, leaf_row)
    some = {"leaf": leaf_row, "done": asked.done_row, "most": most}
    rows = list(tx.scalars(_SOME, some))
    strays = tx.execute(_STRAYS, {"rows": rows, "root": root}).all() if rows else []
    if strays:
        _move(tx, strays, root)
    if len(rows) == most:
        told = {"done_row": rows[-1], "remaining": max(0, asked.remaining - len(strays))}
        tx.execute(update(group_move).where(group_move.c.leaf_row == leaf_row).values(told))
    else:
        tx.execute(delete(group_move).where(group_move.c.leaf_row == leaf_row))
        tidy(tx, asked.project_row, {leaf_row})
    return len(rows)


def _move(tx: Connection, strays: Sequence[Row[Any]], root: int) -> None:
    """Move issues, and count them and their sessions where they were and where they are."""
    sources = {one.group_row for one in strays} - {NOT_YET}
    sessions = {one.session_row for one in strays}
    joined = sessions - _with_issue(tx, sessions, root)
    tx.execute(_MOVE, {"rows": [one.id for one in strays], "root": root})
    for row in sorted(sources):
        gone = [one for one in strays if one.group_row == row]
        left = {one.session_row for one in gone}
        left -= _with_issue(tx, left, row)
        tx.execute(_COUNT, {"row": row, "issues": -len(gone), "sessions": -len(left)})
    tx.execute(_COUNT, {"row": root, "issues": len(strays), "sessions": len(joined)})
    instants = [one.created_us for one in strays]
    widen(tx, root, min(instants), max(instants))
    alone = {row for row in sources if root_of(tx, row) == row}
    tidy(tx, strays[0].project_row, alone)


def widen(tx: Connection, group_row: int, first_us: int, last_us: int) -> None:
    """Let a group remember that its issues were made between two instants, and its own."""
    tx.execute(_WIDEN, {"row": group_row, "first": first_us, "last": last_us})


def _with_issue(tx: Connection, sessions: set[int], group_row: int) -> set[int]:
    """Return those of the sessions that have an issue in a group."""
    return set(tx.scalars(_SESSIONS, {"sessions": sorted(sessions), "row": group_row}))


@cache
def _ask(engine: str) -> EngineInsert:
    insert = insert_into(group_move, engine)
    anew = {name: insert.excluded[name] for name in ("done_row", "remaining")}
    return insert.on_conflict_do_update(index_elements=["leaf_row"], set_=anew)


_ASKED: Select[Any] = select(group_move).where(group_move.c.project_row == bindparam("project"))
_NEXT = _ASKED.order_by(group_move.c.leaf_row).limit(1)
_SHOWN = select(issue_group.c.issues).where(issue_group.c.id == bindparam("row"))
_MEMBERS = select(func.count()).where(group_member.c.leaf_row == bindparam("leaf"))
# By lists of rows: what a join would cost is PostgreSQL's guess, and was a look at all issues.
_SOME = (
    select(group_member.c.issue_row)
    .where(
        group_member.c.leaf_row == bindparam("leaf"),
        group_member.c.issue_row > bindparam("done"),
    )
    .order_by(group_member.c.issue_row)
    .limit(bindparam("most"))
)
_ROWS = issue.c.id.in_(bindparam("rows", expanding=True))
_STRAYS: Select[Any] = select(
    issue.c.id, issue.c.project_row, issue.c.group_row, issue.c.session_row, issue.c.created_us
).where(_ROWS, issue.c.group_row != bindparam("root"))
_SESSIONS = (
    select(issue.c.session_row)
    .distinct()
    .where(
        issue.c.session_row.in_(bindparam("sessions", expanding=True)),
        issue.c.group_row == bindparam("row"),
    )
)
_MOVE = update(issue).where(_ROWS).values(group_row=bindparam("root"))
_COUNT = (
    update(issue_group)
    .where(issue_group.c.id == bindparam("row"))
    .values(
        issues=issue_group.c.issues + bindparam("issues"),
        sessions=issue_group.c.sessions + bindparam("sessions"),
    )
)
_WIDEN = (
    update(issue_group)
    .where(issue_group.c.id == bindparam("row"))
    .values(
        first_us=case(
            (issue_group.c.first_us < bindparam("first"), issue_group.c.first_us),
            else_=bindparam("first"),
        ),
        last_us=case(
            (issue_group.c.last_us > bindparam("last"), issue_group.c.last_us),
            else_=bindparam("last"),
        ),
    )
)
