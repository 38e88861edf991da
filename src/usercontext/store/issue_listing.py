"""One page of a project's issues, and how many there are. Not: a single issue.

How many match and where the page begins comes from the counts (``issue_places``), from the search
terms (``issue_search``), or, for a category, from counting. The page itself is one statement.
"""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort
from usercontext.store.counts import BLOCK
from usercontext.store.issue_places import count_total, find_place, load_blocks, look_up_place
from usercontext.store.issue_rows import issues_for_listing, to_issue
from usercontext.store.issue_search import newest_matches
from usercontext.store.search import query_terms
from usercontext.store.tables import issue

COUNTED_AT_MOST = 10_000
"""How many matches a search counts and lists; with more, its total is a lower bound."""


class _Asked(NamedTuple):
    project_row: int
    wanted: IssueFilter
    sort: IssueSort
    offset: int
    limit: int


class _Found(NamedTuple):
    """How many issues match, and the query of the page's row ids; None past the end."""

    total: int
    ids: Select[Any] | None
    is_lower_bound: bool = False


def list_issues(
    tx: Connection,
    project_row: int,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
) -> IssuePage:
    """Return one page, without the analyses; ``page`` from 1, past the end it is empty.

    ``total`` is exact without ``q``. A search lists its newest 10,000 matches in the order asked.
    """
    asked = _Asked(project_row, wanted, sort, (page - 1) * limit, limit)
    if wanted.q is not None:
        found = _find_by_words(tx, asked, wanted.q)
    elif wanted.category is not None:
        found = _find_by_counting(tx, asked)
    else:
        found = _find_by_counts(tx, asked)
    if found.ids is None:
        return IssuePage((), found.total, page, found.is_lower_bound)
    place = found.ids.subquery("place")
    rows = issues_for_listing().join(place, place.c.id == issue.c.id)
    issues = tuple(to_issue(row) for row in tx.execute(rows.order_by(*_order(sort))))
    return IssuePage(issues, found.total, page, found.is_lower_bound)


def _find_by_counts(tx: Connection, asked: _Asked) -> _Found:
    wanted = asked.wanted
    if wanted.from_us is not None or wanted.to_us is not None:
        blocks = load_blocks(tx, asked.project_row, wanted)
        total = sum(n for _, n in blocks)
        place = find_place(blocks, asked.offset)
    else:
        total = count_total(tx, asked.project_row, wanted)
        place = None
    if asked.offset >= total:
        return _Found(total, None)
    ids = _page(_matching(asked), asked, total)
    if asked.sort is not IssueSort.NEWEST:
        return _Found(total, ids)
    if place is None and asked.offset >= BLOCK:
        place = look_up_place(tx, asked.project_row, wanted, asked.offset)
    if place is None:
        return _Found(total, ids)
    below_seq, offset = place
    return _Found(total, ids.where(issue.c.seq < below_seq).offset(offset))


def _find_by_counting(tx: Connection, asked: _Asked) -> _Found:
    ids = _matching(asked)
    total = _count(tx, ids)
    return _Found(total, _page(ids, asked, total) if asked.offset < total else None)


def _find_by_words(tx: Connection, asked: _Asked, words: str) -> _Found:
    terms = query_terms(asked.project_row, words)
    if not terms:  # nothing but punctuation: no issue is found by it
        return _Found(0, None)
    conditions = _conditions(asked)
    newest = newest_matches(tx, terms, conditions if len(conditions) > 1 else [])
    counted = _count(tx, newest.limit(COUNTED_AT_MOST + 1))
    total, is_more = min(counted, COUNTED_AT_MOST), counted > COUNTED_AT_MOST
    if asked.offset >= total:
        return _Found(total, None, is_more)
    if asked.sort is IssueSort.NEWEST:
        limit = min(asked.limit, total - asked.offset)
        return _Found(total, newest.limit(limit).offset(asked.offset), is_more)
    among = newest.limit(COUNTED_AT_MOST).subquery("among")
    ids = select(issue.c.id).join(among, among.c.id == issue.c.id)
    return _Found(total, _page(ids, asked, total), is_more)


def _matching(asked: _Asked) -> Select[Any]:
    return select(issue.c.id).where(*_conditions(asked))


def _page(ids: Select[Any], asked: _Asked, total: int) -> Select[Any]:
    # Never longer than the counts say: no scan runs on behind the last issue that matches.
    limit = min(asked.limit, total - asked.offset)
    return ids.order_by(*_order(asked.sort)).limit(limit).offset(asked.offset)


def _count(tx: Connection, ids: Select[Any]) -> int:
    return int(tx.execute(select(func.count()).select_from(ids.subquery())).scalar_one())


def _conditions(asked: _Asked) -> list[ColumnElement[bool]]:
    wanted = asked.wanted
    equal = (
        (issue.c.priority, wanted.priority),
        (issue.c.status, wanted.status),
        (issue.c.category, wanted.category),
        (issue.c.source, wanted.source),
    )
    conditions = [issue.c.project_row == asked.project_row]
    conditions += [column == value.value for column, value in equal if value is not None]
    if wanted.from_us is not None:
        conditions.append(issue.c.created_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(issue.c.created_us <= wanted.to_us)
    return conditions


def _order(sort: IssueSort) -> tuple[ColumnElement[Any], ...]:
    newest = issue.c.seq.desc()
    if sort is IssueSort.IMPACT:
        return (issue.c.impact_score.desc(), newest)
    if sort is IssueSort.AFFECTED:
        return (issue.c.affected.desc(), newest)
    return (newest,)
