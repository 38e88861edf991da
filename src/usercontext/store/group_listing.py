"""Groups as somebody asked for them: filtered, searched, in an order. Not: what a group is told.

Priority, reach and cost stand with issues. What asks for them, or searches, lists the thousand
groups seen last that match otherwise: a project may have any number, and nobody reads so far.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, func, select

from usercontext.domain.group import Group, GroupFilter, GroupPage, GroupSort
from usercontext.store.group_gathering import find_waiting
from usercontext.store.group_tables import LISTED, issue_group
from usercontext.store.group_tellers import count_days, find_tellers, read_cost, tell_groups
from usercontext.store.group_views import to_group
from usercontext.store.issue_reach import read_affected
from usercontext.store.issue_search import bind_terms, newest_matches
from usercontext.store.search import query_terms
from usercontext.store.tables import issue

RANKED = 1_000
"""Groups that are put in an order which issues tell, or looked through for a priority."""

_MATCHES = 10_000
"""Issues that a search looks for its groups: as many as a listing of issues counts."""

Shape = tuple[str, ...]


def find_groups(
    tx: Connection,
    project_row: int,
    wanted: GroupFilter,
    sort: GroupSort,
    page: int,
    limit: int,
    ranked_at_most: int = RANKED,
) -> GroupPage:
    """Return one page; ``page`` from 1, past the end it is empty. Ties are seen last first."""
    shape = _shape_of(wanted)
    values = _values_of(tx, project_row, wanted)
    if values is None:  # nothing but punctuation is searched for
        return GroupPage((), 0, page)
    first = (page - 1) * limit
    if wanted.q is None and wanted.priority is None and sort is GroupSort.LAST_SEEN:
        total = int(tx.execute(_total(shape), values).scalar_one())
        part = values | {"taken": limit, "skipped": first}
        rows = list(tx.execute(_page(shape), part)) if first < total else []
        return _shown(tx, project_row, rows, GroupPage((), total, page))
    rows = list(tx.execute(_page(shape), values | {"taken": ranked_at_most + 1, "skipped": 0}))
    found = _rank(tx, project_row, wanted, sort, rows[:ranked_at_most])
    empty = GroupPage((), len(found), page, len(rows) > ranked_at_most)
    return _shown(tx, project_row, found[first : first + limit], empty)


def with_days(tx: Connection, project_row: int, page: GroupPage, now_us: int) -> GroupPage:
    """Add to each group of a page how many issues it had on each of the last days."""
    days = count_days(tx, project_row, [group.row for group in page.groups], now_us)
    told = (replace(group, days=days.get(group.row, ())) for group in page.groups)
    return replace(page, groups=tuple(told))


def _shown(tx: Connection, project_row: int, rows: list[Row[Any]], page: GroupPage) -> GroupPage:
    told = tell_groups(tx, project_row, [row.id for row in rows])
    waiting = find_waiting(tx, project_row)
    groups: list[Group] = [replace(to_group(row, waiting), told=told.get(row.id)) for row in rows]
    return replace(page, groups=tuple(groups))


def _rank(
    tx: Connection, project_row: int, wanted: GroupFilter, sort: GroupSort, rows: list[Row[Any]]
) -> list[Row[Any]]:
    told: dict[int, Row[Any]] = {}
    if wanted.priority is not None or sort in _MEASURES:
        found = find_tellers(tx, project_row, [row.id for row in rows])
        told = {row.group_row: row for row in found}
    if wanted.priority is not None:
        urgent = wanted.priority.value
        rows = [row for row in rows if row.id in told and told[row.id].priority == urgent]
    if sort is GroupSort.FIRST_SEEN:
        rows.sort(key=lambda row: -row.first_us)
    elif sort in _MEASURES:
        measured = {row: _MEASURES[sort](one) for row, one in told.items()}
        rows.sort(key=lambda row: -measured.get(row.id, -1))
    return rows


def _users(told: Row[Any]) -> float:
    affected = read_affected(told.affected_body)
    return -1 if affected is None else affected.users


def _silent(told: Row[Any]) -> float:
    affected = read_affected(told.affected_body)
    return -1 if affected is None else affected.silent_sessions


def _cost(told: Row[Any]) -> float:
    cost = read_cost(told)
    return -1 if cost is None or cost.expected is None else cost.expected


_MEASURES: dict[GroupSort, Callable[[Row[Any]], float]] = {
    GroupSort.IMPACT: lambda told: told.impact_score,
    GroupSort.AFFECTED: lambda told: told.affected,
    GroupSort.USERS: _users,
    GroupSort.SILENT: _silent,
    GroupSort.COST: _cost,
}


def _shape_of(wanted: GroupFilter) -> Shape:
    given = [name for name in ("status", "category") if getattr(wanted, name) is not None]
    return (*given, *(("q",) if wanted.q is not None else ()))


def _values_of(tx: Connection, project_row: int, wanted: GroupFilter) -> dict[str, Any] | None:
    values: dict[str, Any] = {"the_project": project_row}
    if wanted.status is not None:
        values["the_status"] = wanted.status.value
    if wanted.category is not None:
        values["the_category"] = wanted.category.value
    if wanted.q is None:
        return values
    terms = query_terms(project_row, wanted.q)
    if not terms:
        return None
    matches = values | bind_terms(tx.dialect.name, terms) | {"most": _MATCHES}
    values["the_rows"] = list(tx.scalars(_of_words(tx.dialect.name), matches))
    return values


@cache
def _of_words(engine: str) -> Select[Any]:
    newest = newest_matches(engine, []).limit(bindparam("most")).subquery("match")
    told = select(issue.c.group_row).join(newest, newest.c.id == issue.c.id)
    return told.where(issue.c.project_row == bindparam("the_project")).distinct()


def _conditions(shape: Shape) -> list[ColumnElement[bool]]:
    conditions = [issue_group.c.project_row == bindparam("the_project"), LISTED]
    if "status" in shape:
        conditions.append(issue_group.c.status == bindparam("the_status"))
    if "category" in shape:
        conditions.append(issue_group.c.category == bindparam("the_category"))
    if "q" in shape:
        conditions.append(issue_group.c.id.in_(bindparam("the_rows", expanding=True)))
    return conditions


@cache
def _total(shape: Shape) -> Select[Any]:
    return select(func.count()).select_from(issue_group).where(*_conditions(shape))


@cache
def _page(shape: Shape) -> Select[Any]:
    seen_last = select(issue_group).where(*_conditions(shape))
    ordered = seen_last.order_by(issue_group.c.last_us.desc(), issue_group.c.id.desc())
    return ordered.limit(bindparam("taken")).offset(bindparam("skipped"))
