"""One page of a project's issues, and how many there are. Not: a single issue.

Totals and middle pages come from the counts per block: a page far down is found by adding up blocks
and an OFFSET inside one of them, so it costs the same at a thousand issues and at a million, also
after deletions (decision record 0003).
"""

from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    func,
    select,
    text,
)

from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort
from usercontext.store.counts import BLOCK, WHOLE_PROJECT
from usercontext.store.dialects import POSTGRESQL
from usercontext.store.issues import select_issues, to_issue
from usercontext.store.search import query_terms
from usercontext.store.tables import issue, issue_count, issue_text

_COUNTED_AT_MOST = 10_000
"""A search that finds more says that its total is a lower bound (contract section 3)."""


class _Place(Struct, frozen=True):
    below_seq: int
    offset: int


def list_issues(
    tx: Connection,
    project_row: int,
    wanted: IssueFilter,
    sort: IssueSort,
    page: int,
    limit: int,
) -> IssuePage:
    """Return one page; ``total`` is exact without ``q``, else counted to 10,000."""
    conditions = _conditions(tx, project_row, wanted)
    if conditions is None:
        return IssuePage((), 0, page)
    counted = _is_counted(wanted)
    total = _sum_counts(tx, project_row, wanted) if counted else _count(tx, conditions, wanted)
    bounded = wanted.q is not None and total > _COUNTED_AT_MOST
    offset = (page - 1) * limit
    if offset >= total and not bounded:
        return IssuePage((), total, page)
    query = select_issues().where(*conditions).limit(limit)
    if counted and sort == IssueSort.NEWEST:
        place = _find_place(tx, project_row, wanted, offset)
        query = query.where(issue.c.seq < place.below_seq).offset(place.offset)
    else:
        query = query.offset(min(offset, 2**62))
    issues = tuple(to_issue(row) for row in tx.execute(_ordered(query, sort)))
    return IssuePage(issues, min(total, _COUNTED_AT_MOST) if bounded else total, page, bounded)


def _is_counted(wanted: IssueFilter) -> bool:
    others = (wanted.category, wanted.from_us, wanted.to_us, wanted.q)
    return all(other is None for other in others)


def _conditions(
    tx: Connection, project_row: int, wanted: IssueFilter
) -> list[ColumnElement[bool]] | None:
    conditions: list[ColumnElement[bool]] = [issue.c.project_row == project_row]
    equal = (
        (issue.c.priority, wanted.priority),
        (issue.c.status, wanted.status),
        (issue.c.category, wanted.category),
        (issue.c.source, wanted.source),
    )
    conditions += [column == value.value for column, value in equal if value is not None]
    if wanted.from_us is not None:
        conditions.append(issue.c.created_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(issue.c.created_us <= wanted.to_us)
    if wanted.q is not None:
        terms = query_terms(wanted.q)
        if not terms:  # only punctuation or emoji: nothing is indexed under it
            return None
        conditions.append(issue.c.id.in_(_matching(tx, terms)))
    return conditions


def _matching(tx: Connection, terms: list[str]) -> Select[Any]:
    if tx.dialect.name == POSTGRESQL:
        has_all = issue_text.c.terms.op("@>")(terms)
        return select(issue_text.c.issue_row).where(has_all)
    # Terms hold letters and digits only (search), so quoting them leaves no operator alive.
    quoted = " AND ".join(f'"{term}"' for term in terms)
    fts = text("SELECT rowid AS issue_row FROM issue_fts WHERE issue_fts MATCH :words")
    return select(fts.bindparams(words=quoted).columns(issue_row=issue.c.id.type).subquery())


def _sum_counts(tx: Connection, project_row: int, wanted: IssueFilter) -> int:
    query = select(func.coalesce(func.sum(issue_count.c.n), 0)).where(
        issue_count.c.block == WHOLE_PROJECT, *_counted_kinds(project_row, wanted)
    )
    return int(tx.execute(query).scalar_one())


def _counted_kinds(project_row: int, wanted: IssueFilter) -> list[ColumnElement[bool]]:
    equal = (
        (issue_count.c.priority, wanted.priority),
        (issue_count.c.status, wanted.status),
        (issue_count.c.source, wanted.source),
    )
    kinds = [column == value.value for column, value in equal if value is not None]
    return [issue_count.c.project_row == project_row, *kinds]


def _find_place(tx: Connection, project_row: int, wanted: IssueFilter, offset: int) -> _Place:
    blocks = tx.execute(
        select(issue_count.c.block, func.sum(issue_count.c.n).label("n"))
        .where(issue_count.c.block >= 0, *_counted_kinds(project_row, wanted))
        .group_by(issue_count.c.block)
        .order_by(issue_count.c.block.desc())
    )
    for block, n in blocks:
        if offset < n:
            return _Place((block + 1) * BLOCK, offset)
        offset -= int(n)
    return _Place(0, 0)


def _count(tx: Connection, conditions: list[ColumnElement[bool]], wanted: IssueFilter) -> int:
    found = select(issue.c.id).where(*conditions)
    if wanted.q is not None:
        found = found.limit(_COUNTED_AT_MOST + 1)
    return int(tx.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def _ordered(query: Select[Any], sort: IssueSort) -> Select[Any]:
    if sort == IssueSort.IMPACT:
        return query.order_by(issue.c.impact_score.desc(), issue.c.seq.desc())
    if sort == IssueSort.AFFECTED:
        return query.order_by(issue.c.affected.desc(), issue.c.seq.desc())
    return query.order_by(issue.c.seq.desc())
