"""How many issues and sessions there were over time. Not: causes, what arrives, drawing it.

Issues are added up from the counts per block of seq (``store/counts``): only blocks that lie in two
buckets are looked into, one or two for each bucket while the clock never ran backwards. What of one
was made before the edge is counted; the rest was made after it.
"""

from collections import Counter
from collections.abc import Sequence
from operator import sub
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    bindparam,
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
"""How many sessions are counted over time, the newest, along an index."""

_PRIORITIES = ("", *(each.value for each in Priority))
_MOST_EDGES = 2
"""A block over more buckets is counted issue by issue: grouped by the database, 4,096 of them take
1.6 ms, and those before one edge, by filters, 0.6."""

Counts = Counter[tuple[int, str]]
Numbers = tuple[int, ...]
"""How many there are of each priority, as ``_PRIORITIES`` are ordered."""


def count_issues_over_time(tx: Connection, project_row: int, span: Span) -> tuple[IssueBucket, ...]:
    """Count the issues made in each bucket by the priority they have now."""
    values = _values(project_row, span)
    counts: Counts = Counter()
    cut = []
    for block in tx.execute(_BLOCKS, values).all():
        first, last = (_bucket_of(each, span) for each in (block.first_us, block.last_us))
        if last - first > _MOST_EDGES:
            cut.append(block.block)
            continue
        numbers = _numbers(block)
        for bucket in range(last, first, -1):
            before = _count_before(tx, project_row, block.block, _start_of(bucket, span))
            _add(counts, bucket, tuple(map(sub, numbers, before)))
            numbers = before
        _add(counts, first, numbers)
    for low, high in _runs(cut):
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


def count_sessions_over_time(
    tx: Connection, project_row: int, span: Span, most: int = MOST_SESSIONS
) -> SessionsOverTime:
    """Count sessions by when their newest batch arrived, from the newest bucket backwards.

    After 100,000 it stops with the bucket. One statement each: grouped by the database, a session
    cost four times as much.
    """
    counted, total, since_us = [], 0, None
    for start_us in reversed(span.starts()):
        if total < most:
            end_us = min(start_us + span.width_us, span.to_us)
            asked = {"project": project_row, "from": start_us, "to": end_us}
            row = tx.execute(_SESSIONS, asked).one()
            troubled = row.looked - row.well
            bucket = SessionBucket(start_us, row.well, troubled, row.n - row.looked)
            total += row.n
            since_us = start_us if total >= most and start_us > span.from_us else None
        else:
            bucket = SessionBucket(start_us, 0, 0, 0)
        counted.append(bucket)
    return SessionsOverTime(tuple(reversed(counted)), since_us)


def find_seqs(tx: Connection, project_row: int, span: Span) -> tuple[int, int]:
    """Return between which numbers all issues of a range stand: from, and before which."""
    low, high = tx.execute(_OUTER, _values(project_row, span)).one()
    return (0, 0) if low is None else (low * BLOCK, (high + 1) * BLOCK)


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


def _count_before(tx: Connection, project_row: int, block: int, edge_us: int) -> Numbers:
    """Count the issues of a block that were made before an instant, by priority."""
    asked = {"project": project_row, "low": block * BLOCK, "high": (block + 1) * BLOCK}
    return _numbers(tx.execute(_BEFORE, asked | {"edge": edge_us}).one())


def _numbers(row: Sequence[Any]) -> Numbers:
    return tuple(map(int, row[-len(_PRIORITIES) :]))


def _add(counts: Counts, bucket: int, numbers: Numbers) -> None:
    for priority, n in zip(_PRIORITIES, numbers, strict=True):
        counts[bucket, priority] += n


def _start_of(bucket: int, span: Span) -> int:
    return min(span.from_us + bucket * span.width_us, span.to_us)


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
        func.min(_counted.first_us).label("first_us"),
        func.max(_counted.last_us).label("last_us"),
        *(
            func.coalesce(func.sum(_counted.n).filter(_counted.priority == each), 0)
            for each in _PRIORITIES
        ),
    )
    .where(
        _counted.project_row == bindparam("project"),
        _counted.block > WHOLE_PROJECT,
        _counted.n > 0,
    )
    .group_by(_counted.block)
    .having(func.max(_counted.last_us) >= bindparam("from"))
    .having(func.min(_counted.first_us) < bindparam("to"))
)
_BEFORE = select(*(func.count().filter(issue.c.priority == each) for each in _PRIORITIES)).where(
    issue.c.project_row == bindparam("project"),
    issue.c.seq >= bindparam("low"),
    issue.c.seq < bindparam("high"),
    issue.c.created_us < bindparam("edge"),
)
_OUTER = select(func.min(_counted.block), func.max(_counted.block)).where(
    _counted.project_row == bindparam("project"),
    _counted.block > WHOLE_PROJECT,
    _counted.n > 0,
    _counted.last_us >= bindparam("from"),
    _counted.first_us < bindparam("to"),
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
_seen = session_reach.c
_SESSIONS = select(
    func.count().label("n"),
    func.count().filter(_seen.looked).label("looked"),
    func.count().filter(_seen.looked & _seen.healthy).label("well"),
).where(
    _seen.project_row == bindparam("project"),
    _seen.seen_us >= bindparam("from"),
    _seen.seen_us < bindparam("to"),
)
_BEGAN = select(project.c.created_us).where(project.c.id == bindparam("project"))
