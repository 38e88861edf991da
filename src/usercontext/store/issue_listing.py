"""One page of a project's issues, and how many there are. Not: a single issue.

How many match and where the page begins comes from the counts (``issue_places``), from the search
terms (``issue_search``), from what a member has (``assigned_listing``), or, for a category or a
group, from counting. The page is one statement.
"""

from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort
from usercontext.store.assigned_listing import count_assigned, find_member_row, newest_of_member
from usercontext.store.counts import BLOCK
from usercontext.store.group_tables import issue_group
from usercontext.store.group_views import find_group_row
from usercontext.store.issue_filters import (
    BY_ASSIGNEE,
    BY_GROUP,
    BY_NOBODY,
    Shape,
    conditions_of,
    shape_of,
    values_of,
)
from usercontext.store.issue_places import count_total, find_place, load_blocks, look_up_place
from usercontext.store.issue_rows import issues_for_listing, to_issue
from usercontext.store.issue_search import bind_terms, newest_matches
from usercontext.store.search import query_terms
from usercontext.store.tables import issue

COUNTED_AT_MOST = 10_000
"""How many matches a search counts and lists; with more, its total is a lower bound."""

_FEW = 5_000
"""So many of a group are sorted faster than found in the order of the whole project."""


class _Asked(NamedTuple):
    wanted: IssueFilter
    shape: Shape
    values: dict[str, Any]
    sort: IssueSort
    offset: int
    limit: int
    most: int


class _Found(NamedTuple):
    """How many issues match, and the query of the page's row ids; None past the end."""

    total: int
    ids: Select[Any] | None
    values: dict[str, Any]
    is_lower_bound: bool = False


def list_issues(
    tx: Connection,
    project_row: int,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
    counted_at_most: int = COUNTED_AT_MOST,
) -> IssuePage:
    """Return one page, without the analyses; ``page`` from 1, past the end it is empty.

    ``total`` is exact without ``q``. A search lists its newest 10,000 matches in the order asked,
    or as many as are ``counted_at_most``.
    """
    values = bind_filter(tx, project_row, wanted)
    if None in values.values():  # a group or a member that the project does not have
        return IssuePage((), 0, page)
    offset = (page - 1) * limit
    asked = _Asked(wanted, shape_of(wanted), values, sort, offset, limit, counted_at_most)
    if wanted.q is not None:
        found = _find_by_words(tx, asked, query_terms(project_row, wanted.q))
    elif BY_ASSIGNEE in asked.shape:
        found = _find_of_member(tx, asked)
    elif {"category", BY_GROUP, BY_NOBODY}.intersection(asked.shape):
        found = _find_by_counting(tx, asked)
    else:
        found = _find_by_counts(tx, asked)
    if found.ids is None:
        return IssuePage((), found.total, page, found.is_lower_bound)
    rows = tx.execute(_rows(found.ids, sort), found.values)
    return IssuePage(tuple(map(to_issue, rows)), found.total, page, found.is_lower_bound)


def bind_filter(tx: Connection, project_row: int, wanted: IssueFilter) -> dict[str, Any]:
    """Return the values to bind for a filter: None for a group or member that is not there."""
    values = values_of(project_row, wanted)
    if wanted.group is not None:
        values["the_group_row"] = find_group_row(tx, project_row, wanted.group)
    if isinstance(wanted.assignee, UUID):
        values["the_assignee_row"] = find_member_row(tx, project_row, wanted.assignee)
    return values


def _find_by_counts(tx: Connection, asked: _Asked) -> _Found:
    if asked.wanted.from_us is not None or asked.wanted.to_us is not None:
        blocks = load_blocks(tx, asked.shape, asked.values)
        total = sum(n for _, n in blocks)
        place = find_place(blocks, asked.offset)
    else:
        total = count_total(tx, asked.shape, asked.values)
        place = None
    if asked.offset >= total:
        return _Found(total, None, {})
    values = _part(asked, total)
    if asked.sort is not IssueSort.NEWEST:
        return _Found(total, _page(asked.shape, asked.sort), values)
    if place is None and asked.offset >= BLOCK:
        place = look_up_place(tx, asked.shape, asked.values, asked.offset, total)
    if place is None:
        return _Found(total, _page(asked.shape, asked.sort), values)
    values["below_seq"], values["skipped"] = place
    return _Found(total, _page_below(asked.shape), values)


def _find_by_counting(tx: Connection, asked: _Asked) -> _Found:
    total = _count_all(tx, asked.shape, asked.values)
    if asked.offset >= total:
        return _Found(total, None, {})
    few = BY_GROUP in asked.shape and total <= _FEW
    page = _page_of_few if few and asked.sort is not IssueSort.NEWEST else _page
    return _Found(total, page(asked.shape, asked.sort), _part(asked, total))


def _count_all(tx: Connection, shape: Shape, values: dict[str, Any]) -> int:
    if BY_NOBODY in shape:  # nearly all are nobody's: what somebody has is counted instead
        rest = tuple(name for name in shape if name != BY_NOBODY)
        return _count_all(tx, rest, values) - count_assigned(tx, rest, values)
    if shape == (BY_GROUP,):  # kept with the group, that may hold all there are
        return int(tx.execute(_SHOWN, values).scalar_one())
    if BY_GROUP in shape or "category" in shape:
        return int(tx.execute(_count(_matching(shape)), values).scalar_one())
    if "from_us" in shape or "to_us" in shape:
        return sum(n for _, n in load_blocks(tx, shape, values))
    return count_total(tx, shape, values)


def _find_of_member(tx: Connection, asked: _Asked) -> _Found:
    newest = newest_of_member(asked.shape)
    total = int(tx.execute(_count(newest), asked.values).scalar_one())
    if asked.offset >= total:
        return _Found(total, None, {})
    values = _part(asked, total)
    if asked.sort is IssueSort.NEWEST:
        return _Found(total, _page_of(newest), values)
    return _Found(total, _page_among(newest, asked.sort), values | {"most": total})


def _find_by_words(tx: Connection, asked: _Asked, terms: list[str]) -> _Found:
    if not terms:  # nothing but punctuation: no issue is found by it
        return _Found(0, None, {})
    engine = tx.dialect.name
    terms_bound = asked.values | bind_terms(engine, terms)
    newest = _newest(engine, asked.shape)
    most = terms_bound | {"most": asked.most + 1}
    counted = int(tx.execute(_count(_up_to(newest)), most).scalar_one())
    total, is_more = min(counted, asked.most), counted > asked.most
    if asked.offset >= total:
        return _Found(total, None, {}, is_more)
    values = terms_bound | _part(asked, total)
    if asked.sort is IssueSort.NEWEST:
        return _Found(total, _page_of(newest), values, is_more)
    values["most"] = asked.most
    return _Found(total, _page_among(newest, asked.sort), values, is_more)


def _part(asked: _Asked, total: int) -> dict[str, Any]:
    # Never longer than the counts say: no scan runs on behind the last issue that matches.
    taken = min(asked.limit, total - asked.offset)
    return asked.values | {"taken": taken, "skipped": asked.offset}


@cache
def _rows(ids: Select[Any], sort: IssueSort) -> Select[Any]:
    place = ids.subquery("place")
    rows = issues_for_listing().join(place, place.c.id == issue.c.id)
    return rows.order_by(*_order(sort))


@cache
def _matching(shape: Shape) -> Select[Any]:
    return select(issue.c.id).where(*conditions_of(shape, issue.c))


@cache
def _page(shape: Shape, sort: IssueSort) -> Select[Any]:
    return _cut(_matching(shape).order_by(*_order(sort)))


@cache
def _page_of_few(shape: Shape, sort: IssueSort) -> Select[Any]:
    number = issue.c.impact_score if sort is IssueSort.IMPACT else issue.c.affected
    # An expression, so that no index of the whole project is walked for a group's few issues:
    # 35 of a million took 2.3 s.
    return _cut(_matching(shape).order_by((number + 0).desc(), issue.c.seq.desc()))


@cache
def _page_below(shape: Shape) -> Select[Any]:
    below = _matching(shape).where(issue.c.seq < bindparam("below_seq"))
    return _cut(below.order_by(*_order(IssueSort.NEWEST)))


@cache
def _newest(engine: str, shape: Shape) -> Select[Any]:
    return newest_matches(engine, conditions_of(shape, issue.c) if shape else [])


@cache
def _up_to(newest: Select[Any]) -> Select[Any]:
    return newest.limit(bindparam("most"))


@cache
def _page_of(newest: Select[Any]) -> Select[Any]:
    return _cut(newest)


@cache
def _page_among(newest: Select[Any], sort: IssueSort) -> Select[Any]:
    among = _up_to(newest).subquery("among")
    ids = select(issue.c.id).join(among, among.c.id == issue.c.id)
    return _cut(ids.order_by(*_order(sort)))


@cache
def _count(ids: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(ids.subquery())


def _cut(ids: Select[Any]) -> Select[Any]:
    return ids.limit(bindparam("taken")).offset(bindparam("skipped"))


def _order(sort: IssueSort) -> tuple[ColumnElement[Any], ...]:
    newest = issue.c.seq.desc()
    if sort is IssueSort.IMPACT:
        return (issue.c.impact_score.desc(), newest)
    if sort is IssueSort.AFFECTED:
        return (issue.c.affected.desc(), newest)
    return (newest,)


_SHOWN = select(issue_group.c.issues).where(issue_group.c.id == bindparam("the_group_row"))
