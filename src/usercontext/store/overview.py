"""How many issues and sessions there were over time. Not: causes, what arrives, drawing it.

Issues are added up from the counts per block of seq (``store/counts``): only blocks that lie in two
buckets are counted issue by issue, one or two for each bucket while the clock never ran backwards.
"""

from collections import Counter
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
    case,
    func,
    select,
)

from usercontext.domain.analysis import Priority
from usercontext.domain.issue import IssueStatus
from usercontext.domain.overview import IssueBucket, SessionBucket, SessionsOverTime, Span
from usercontext.store.counts import BLOCK, WHOLE_PROJECT
from usercontext.store.reach_tables import session_reach
from usercontext.store.tables import issue, issue_count, project

MOST_SESSIONS = 100_000
"""How many sessions are counted over time, the newest: along an index, about 30 ms."""

Counts = Counter[tuple[int, str]]


def count_issues_over_time(tx: Connection, project_row: int, span: Span) -> tuple[IssueBucket, ...]:
    """Count the issues made in each bucket by the priority they have now."""
    values = _values(project_row, span)
    blocks: dict[int, Counts] = {}
    cut = set()
    for row in tx.execute(_BLOCKS, values):
        first, last = (_bucket_of(each, span) for each in (row.first_us, row.last_us))
        if first == last:
            blocks.setdefault(row.block, Counter())[first, row.priority] += int(row.n)
        else:
            cut.add(row.block)
    counts: Counts = Counter()
    for block, counted in blocks.items():
        if block not in cut:
            counts.update(counted)
    for low, high in _runs(sorted(cut)):
        for row in tx.execute(_CUT, values | {"low": low * BLOCK, "high": high * BLOCK}):
            counts[int(row.bucket), row.priority] += row.n
    return tuple(
        IssueBucket(start, _by_priority(counts, number))
        for number, start in enumerate(span.starts())
    )


def count_open(tx: Connection, project_row: int) -> dict[Priority | None, int]:
    """Count the issues that are open now, by priority."""
    found = {row.priority: int(row.n) for row in tx.execute(_OPEN, {"project": project_row})}
    return {each: found.get(each or "", 0) for each in (*Priority, None)}


def count_sessions_over_time(tx: Connection, project_row: int, span: Span) -> SessionsOverTime:
    """Count sessions by when their newest batch arrived, the newest 100,000 of the range."""
    values = _values(project_row, span) | {"most": MOST_SESSIONS}
    counts: dict[int, list[int]] = {}
    since_us, counted = span.to_us, 0
    for row in tx.execute(_SESSIONS, values):
        counts[int(row.bucket)] = [int(row.well), int(row.troubled), int(row.unseen)]
        since_us, counted = min(since_us, row.since_us), counted + int(row.n)
    buckets = tuple(
        SessionBucket(start, *counts.get(number, (0, 0, 0)))
        for number, start in enumerate(span.starts())
    )
    return SessionsOverTime(buckets, since_us if counted == MOST_SESSIONS else None)


def project_began_us(tx: Connection, project_row: int) -> int:
    """Return when a project was made: before that nothing can have happened."""
    return int(tx.execute(_BEGAN, {"project": project_row}).scalar_one())


def _values(project_row: int, span: Span) -> dict[str, Any]:
    return {
        "project": project_row,
        "from": span.from_us,
        "to": span.to_us,
        "width": span.width_us,
    }


def _bucket_of(instant_us: int, span: Span) -> int:
    """Return the number of a bucket; what is out of the range lies in one beside it."""
    if instant_us >= span.to_us:
        return span.buckets
    return max(-1, (instant_us - span.from_us) // span.width_us)


def _runs(blocks: list[int]) -> list[tuple[int, int]]:
    """Join neighbours, so that one statement reads them: from the first to behind the last."""
    runs: list[tuple[int, int]] = []
    for block in blocks:
        if runs and runs[-1][1] == block:
            runs[-1] = (runs[-1][0], block + 1)
        else:
            runs.append((block, block + 1))
    return runs


def _by_priority(counts: Counts, bucket: int) -> dict[Priority | None, int]:
    return {each: counts[bucket, each or ""] for each in (*Priority, None)}


def _bucket(instant: ColumnElement[int]) -> ColumnElement[int]:
    start = bindparam("from", type_=BigInteger)
    return ((instant - start) // bindparam("width", type_=BigInteger)).label("bucket")


_counted = issue_count.c
_BLOCKS: Select[Any] = (
    select(
        _counted.block,
        _counted.priority,
        func.sum(_counted.n).label("n"),
        func.min(_counted.first_us).label("first_us"),
        func.max(_counted.last_us).label("last_us"),
    )
    .where(
        _counted.project_row == bindparam("project"),
        _counted.block > WHOLE_PROJECT,
        _counted.n > 0,
        _counted.last_us >= bindparam("from"),
        _counted.first_us < bindparam("to"),
    )
    .group_by(_counted.block, _counted.priority)
)
_CUT: Select[Any] = (
    select(_bucket(issue.c.created_us), issue.c.priority, func.count().label("n"))
    .where(
        issue.c.project_row == bindparam("project"),
        issue.c.seq >= bindparam("low"),
        issue.c.seq < bindparam("high"),
        issue.c.created_us >= bindparam("from"),
        issue.c.created_us < bindparam("to"),
    )
    .group_by("bucket", issue.c.priority)
)
_OPEN: Select[Any] = (
    select(_counted.priority, func.sum(_counted.n).label("n"))
    .where(
        _counted.project_row == bindparam("project"),
        _counted.block == WHOLE_PROJECT,
        _counted.status == IssueStatus.OPEN.value,
    )
    .group_by(_counted.priority)
)
_NEWEST = (
    select(session_reach.c.seen_us, session_reach.c.looked, session_reach.c.healthy)
    .where(
        session_reach.c.project_row == bindparam("project"),
        session_reach.c.seen_us >= bindparam("from"),
        session_reach.c.seen_us < bindparam("to"),
    )
    .order_by(session_reach.c.seen_us.desc())
    .limit(bindparam("most"))
    .subquery("newest")
)


def _sum_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


_SESSIONS = select(
    _bucket(_NEWEST.c.seen_us),
    func.count().label("n"),
    func.min(_NEWEST.c.seen_us).label("since_us"),
    _sum_where(_NEWEST.c.looked & _NEWEST.c.healthy).label("well"),
    _sum_where(_NEWEST.c.looked & ~_NEWEST.c.healthy).label("troubled"),
    _sum_where(~_NEWEST.c.looked).label("unseen"),
).group_by("bucket")
_BEGAN = select(project.c.created_us).where(project.c.id == bindparam("project"))
