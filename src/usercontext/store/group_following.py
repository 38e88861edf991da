"""Issues follow what was decided about their group, some at a time. Not: who decides, or what.

The writer serves everybody, so what one call changes is bounded, and the rest follows in steps of
their own. In the end all is as if it had been one transaction: each issue that belonged to the
group then has followed, also one that leaves it meanwhile, and none that joined it since. (Only
where the merge of a resolved group into one that is resolved too is undone, and its own resolution
after that, all while both are under way, the other's is not taken back with it.)
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from usercontext.domain.issue import IssueStatus
from usercontext.store.counts import BLOCK, Counted, change_counts
from usercontext.store.group_tables import group_follow, group_member
from usercontext.store.tables import issue

_OPEN, _RESOLVED = IssueStatus.OPEN.value, IssueStatus.RESOLVED.value


class Decision(Struct, frozen=True):
    """A resolution, by the line of the group's history that says it; ``back``: taken back."""

    event_row: int
    back: bool


def follow(
    tx: Connection, project_row: int, leaves: Sequence[int], decision: Decision, most: int
) -> None:
    """Let the issues of groups follow a decision: ``most`` at once, the others by ``follow_on``.

    Taking back ends what the decision itself still had to do. The caller holds the project's
    counts.
    """
    tx.execute(_END, {"event": decision.event_row, "leaves": leaves})
    for leaf_row in leaves:
        members = tx.execute(_MEMBERS, {"leaf": leaf_row}).one()
        if members.n:
            row = {
                "leaf_row": leaf_row,
                "event_row": decision.event_row,
                "project_row": project_row,
                "back": decision.back,
                "done_row": 0,
                "upto_row": members.newest,
                "remaining": members.n,
            }
            tx.execute(insert(group_follow), row)
    # its own first: three issues do not wait for the thousands of another group
    _go_on(tx, _NEXT.where(group_follow.c.event_row == decision.event_row), project_row, most)


def follow_on(tx: Connection, project_row: int, most: int) -> bool:
    """Look at ``most`` issues that may have to follow; False when none is left to look at."""
    return _go_on(tx, _NEXT, project_row, most)


def follow_now(tx: Connection, project_row: int, which: ColumnElement[bool]) -> None:
    """Let issues follow now what was decided about their group: they leave it, or are decided on.

    The caller holds the project's counts.
    """
    asked = tx.execute(_ASKED.order_by(group_follow.c.event_row), {"project": project_row}).all()
    if not asked:
        return
    members = tx.execute(_MEMBER.where(issue.c.project_row == project_row, which)).all()
    for member in members:
        for one in asked:
            is_due = one.done_row < member.issue_row <= one.upto_row
            if is_due and one.leaf_row == member.leaf_row:
                _change(tx, one, [member.issue_row])


def mark_of(tx: Connection, project_row: int, status: IssueStatus) -> int | None:
    """Return the mark of an issue that a person gives a status: it follows nothing before that."""
    if status is not IssueStatus.OPEN:
        return None
    newest: int | None = tx.scalar(_NEWEST, {"project": project_row})
    return newest


def leave_out(tx: Connection, issue_row: int, leaf_row: int) -> None:
    """Let an issue that joins a group follow nothing that was decided about that before."""
    for asked in tx.execute(_OF_LEAF, {"leaf": leaf_row}).all():
        named = {"row": issue_row, "event": asked.event_row}
        tx.execute(_LET_STAND if asked.back else _LEAVE_OUT, named)


def find_following(tx: Connection, project_row: int) -> dict[int, int]:
    """Return for each leaf of a project how many of its issues may still have to follow."""
    following: dict[int, int] = defaultdict(int)
    for row in tx.execute(_ASKED, {"project": project_row}):
        following[row.leaf_row] += row.remaining
    return following


def _go_on(tx: Connection, following: Select[Any], project_row: int, most: int) -> bool:
    left = most
    while (asked := tx.execute(following, {"project": project_row}).first()) is not None:
        if left <= 0:
            return True
        left -= max(1, _step(tx, asked, left))
    return False


def _step(tx: Connection, asked: Row[Any], most: int) -> int:
    """Look at the next issues of a leaf and return how many those were."""
    here = {"leaf": asked.leaf_row, "done": asked.done_row, "upto": asked.upto_row, "most": most}
    rows = list(tx.scalars(_SOME, here))
    _change(tx, asked, rows)
    own = (group_follow.c.leaf_row == asked.leaf_row) & (
        group_follow.c.event_row == asked.event_row
    )
    if len(rows) == most:
        told = {"done_row": rows[-1], "remaining": max(0, asked.remaining - most)}
        tx.execute(update(group_follow).where(own).values(told))
    else:
        tx.execute(delete(group_follow).where(own))
    return len(rows)


def _change(tx: Connection, asked: Row[Any], rows: Sequence[int]) -> None:
    """Give those of the issues that have to follow their status, and count them under it."""
    named = {"rows": rows, "event": asked.event_row}
    found = tx.execute(_TAKEN_BACK if asked.back else _STILL_OPEN, named).all() if rows else []
    if not found:
        return
    before, after = (_RESOLVED, _OPEN) if asked.back else (_OPEN, _RESOLVED)
    change_counts(tx, asked.project_row, _counted(found, before, after))
    mark = None if asked.back else asked.event_row
    tx.execute(_GIVE, {"rows": [row.id for row in found], "now": after, "mark": mark})


def _counted(found: Collection[Row[Any]], before: str, after: str) -> list[Counted]:
    kinds: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for row in found:
        kinds[row.seq // BLOCK, row.priority, row.source].append(row.created_us)
    return [
        Counted(block, status, priority, source, n, min(made_us), max(made_us))
        for (block, priority, source), made_us in kinds.items()
        for status, n in ((before, -len(made_us)), (after, len(made_us)))
    ]


_END = delete(group_follow).where(
    group_follow.c.event_row == bindparam("event"),
    group_follow.c.leaf_row.in_(bindparam("leaves", expanding=True)),
)
_OF_LEAF: Select[Any] = (
    select(group_follow)
    .where(group_follow.c.leaf_row == bindparam("leaf"))
    .order_by(group_follow.c.event_row)
)
_LEAVE_OUT = (
    update(issue)
    .where(issue.c.id == bindparam("row"), issue.c.status == _OPEN)
    .values(resolved_by=bindparam("event"))
)
_LET_STAND = (
    update(issue)
    .where(
        issue.c.id == bindparam("row"),
        issue.c.status == _RESOLVED,
        issue.c.resolved_by == bindparam("event"),
    )
    .values(resolved_by=None)
)
_MEMBERS = select(
    func.count().label("n"), func.max(group_member.c.issue_row).label("newest")
).where(group_member.c.leaf_row == bindparam("leaf"))
_ASKED: Select[Any] = select(group_follow).where(group_follow.c.project_row == bindparam("project"))
_NEWEST = select(func.max(group_follow.c.event_row)).where(
    group_follow.c.project_row == bindparam("project")
)
_NEXT = _ASKED.order_by(group_follow.c.leaf_row, group_follow.c.event_row).limit(1)
_MEMBER = select(group_member.c.issue_row, group_member.c.leaf_row).join(
    issue, issue.c.id == group_member.c.issue_row
)
_SOME = (
    select(group_member.c.issue_row)
    .where(
        group_member.c.leaf_row == bindparam("leaf"),
        group_member.c.issue_row > bindparam("done"),
        group_member.c.issue_row <= bindparam("upto"),
    )
    .order_by(group_member.c.issue_row)
    .limit(bindparam("most"))
)
_ROWS = issue.c.id.in_(bindparam("rows", expanding=True))
_COUNTED_BY = (issue.c.id, issue.c.seq, issue.c.priority, issue.c.source, issue.c.created_us)
# An open issue bears the mark of what it was left out of, which is all that was decided before.
_STILL_OPEN: Select[Any] = select(*_COUNTED_BY).where(
    _ROWS,
    issue.c.status == _OPEN,
    func.coalesce(issue.c.resolved_by, 0) < bindparam("event"),
)
_TAKEN_BACK: Select[Any] = select(*_COUNTED_BY).where(
    _ROWS, issue.c.status == _RESOLVED, issue.c.resolved_by == bindparam("event")
)
_GIVE = update(issue).where(_ROWS).values(status=bindparam("now"), resolved_by=bindparam("mark"))
