"""What a group's issues tell of it: urgency, reach, cost, who has it, its days. Not: which groups.

One issue speaks for its group: of the newest hundred the most urgent, of these the newest. A group
may have hundreds of thousands, and a listing shows fifty groups.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import BigInteger, Connection, Row, Select, and_, bindparam, func, select

from usercontext.domain.analysis import Priority, RevenueImpact
from usercontext.domain.group import DAYS, GroupTold
from usercontext.domain.teamwork import DAY_US
from usercontext.store.assigned_listing import list_assignees
from usercontext.store.group_tables import issue_group
from usercontext.store.issue_reach import read_affected
from usercontext.store.reach_tables import issue_reach
from usercontext.store.tables import analysis, issue, session

_HEARD = 100
_COUNTED = 500
"""Issues of a group that are looked at: for its urgency, for its days."""


class _Costing(Struct):
    revenue_impact: RevenueImpact | None = None


def tell_groups(
    tx: Connection, project_row: int, group_rows: Iterable[int]
) -> dict[int, GroupTold]:
    """Return what is told of some groups by row; nothing of one that has no analyzed issue."""
    rows = find_tellers(tx, project_row, group_rows)
    theirs = list_assignees(tx, [row.id for row in rows])
    return {
        row.group_row: GroupTold(
            priority=Priority(row.priority),
            impact_score=row.impact_score,
            affected=read_affected(row.affected_body),
            revenue_impact=read_cost(row),
            release=row.release,
            assignee=theirs.get(row.id),
        )
        for row in rows
    }


def find_tellers(tx: Connection, project_row: int, group_rows: Iterable[int]) -> list[Row[Any]]:
    """Return the issue that speaks for each group, its analysis and reach as they are kept."""
    named = {"the_project": project_row, "the_rows": list(group_rows)}
    seqs = [row.seq for row in tx.execute(_URGENT, named) if row.seq is not None]
    told = {"the_project": project_row, "the_seqs": seqs}
    return list(tx.execute(_TELLERS, told)) if seqs else []


def speaking_issues(
    tx: Connection, project_row: int, group_ids: Sequence[UUID]
) -> tuple[UUID, ...]:
    """Return the public ids of the issues that speak for some groups of a project."""
    named = {"the_project": project_row, "public_ids": [*group_ids]}
    rows = list(tx.scalars(_NAMED, named))
    return tuple(row.issue_id for row in find_tellers(tx, project_row, rows)) if rows else ()


def read_cost(row: Row[Any]) -> RevenueImpact | None:
    """Read what an issue costs out of its analysis, and nothing else of it."""
    if row.analysis_body is None:
        return None
    return msgspec.msgpack.decode(row.analysis_body, type=_Costing).revenue_impact


def count_days(
    tx: Connection, project_row: int, group_rows: Iterable[int], now_us: int
) -> dict[int, tuple[int, ...]]:
    """Return how many issues groups had on each of the last days, oldest first, by row.

    Of a group with more, the newest five hundred are counted.
    """
    named = {
        "the_project": project_row,
        "the_rows": list(group_rows),
        "now": now_us,
        "since": now_us - DAYS * DAY_US,
    }
    found: dict[int, list[int]] = {}
    for row in tx.execute(_DAYS, named):
        days = found.setdefault(row.group_row, [0] * DAYS)
        days[DAYS - 1 - min(max(row.ago, 0), DAYS - 1)] += row.n
    return {group: tuple(days) for group, days in found.items()}


_OF_GROUP = (issue.c.project_row == bindparam("the_project")) & (
    issue.c.group_row == issue_group.c.id
)
_NAMED = select(issue_group.c.id).where(
    issue_group.c.project_row == bindparam("the_project"),
    issue_group.c.group_id.in_(bindparam("public_ids", expanding=True)),
)
_THESE = issue_group.c.id.in_(bindparam("the_rows", expanding=True))
_NEWEST = (
    select(issue.c.seq, issue.c.priority)
    .where(_OF_GROUP)
    .order_by(issue.c.seq.desc())
    .limit(_HEARD)
    .correlate(issue_group)
    .subquery("newest")
)
_MOST_URGENT = (
    select(_NEWEST.c.seq)
    .where(_NEWEST.c.priority != "")
    .order_by(_NEWEST.c.priority, _NEWEST.c.seq.desc())
    .limit(1)
    .scalar_subquery()
)
_URGENT: Select[Any] = select(_MOST_URGENT.label("seq")).select_from(issue_group).where(_THESE)
_IS_NEWEST = and_(
    analysis.c.issue_row == issue.c.id, analysis.c.version == issue.c.analysis_version
)
_TELLERS: Select[Any] = (
    select(
        issue.c.id,
        issue.c.issue_id,
        issue.c.group_row,
        issue.c.priority,
        issue.c.impact_score,
        issue.c.affected,
        session.c.release,
        issue_reach.c.affected.label("affected_body"),
        analysis.c.body.label("analysis_body"),
    )
    .select_from(
        issue.join(session, session.c.id == issue.c.session_row)
        .outerjoin(issue_reach, issue_reach.c.issue_row == issue.c.id)
        .outerjoin(analysis, _IS_NEWEST)
    )
    .where(
        issue.c.project_row == bindparam("the_project"),
        issue.c.seq.in_(bindparam("the_seqs", expanding=True)),
    )
)
_BEFORE = (
    select(issue.c.seq)
    .where(_OF_GROUP)
    .order_by(issue.c.seq.desc())
    .limit(1)
    .offset(_COUNTED)
    .correlate(issue_group)
    .scalar_subquery()
)
# Made first: taken into the join, the bound was looked up again for each issue of a group.
_BOUND = (
    select(issue_group.c.id, func.coalesce(_BEFORE, 0).label("before"))
    .where(_THESE)
    .cte("bound")
    .prefix_with("MATERIALIZED")
)
_AGO = ((bindparam("now", type_=BigInteger()) - issue.c.created_us) // DAY_US).label("ago")
_DAYS: Select[Any] = (
    select(issue.c.group_row, _AGO, func.count().label("n"))
    .select_from(_BOUND)
    .join(
        issue,
        (issue.c.project_row == bindparam("the_project"))
        & (issue.c.group_row == _BOUND.c.id)
        & (issue.c.seq > _BOUND.c.before),
    )
    .where(issue.c.created_us > bindparam("since"))
    .group_by(issue.c.group_row, "ago")
)
