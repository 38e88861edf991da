"""How many issues match and in which block of seq a page begins, from the counts. Not: the page.

It costs the same at a thousand issues and at a million, also after deletions: a total is a sum of a
few rows, a page far down is found by adding up blocks and skipping less than one block of an index.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, union_all

from usercontext.domain.issue import IssueFilter
from usercontext.store.counts import BLOCK, BLOCKS_PER_SPAN, WHOLE_PROJECT
from usercontext.store.tables import issue, issue_count

_PARTS_PER_STATEMENT = 100
"""SQLite joins at most 500 parts; more than two are only met after the clock ran backwards."""

Block = tuple[int, int]
"""The number of a block and how many issues in it match."""


def count_total(tx: Connection, project_row: int, wanted: IssueFilter) -> int:
    """Return how many of a project's issues have the status, priority and source asked for."""
    counted = issue_count.c
    total = select(func.coalesce(func.sum(counted.n), 0)).where(
        counted.block == WHOLE_PROJECT, *_kinds(project_row, wanted, counted)
    )
    return int(tx.execute(total).scalar_one())


def load_blocks(tx: Connection, project_row: int, wanted: IssueFilter) -> list[Block]:
    """Return the blocks in which issues match, newest first.

    With a range of time a block lies inside it, outside, or is cut by it: only the cut ones, at
    most two while the clock never ran backwards, are counted issue by issue.
    """
    inside, cut = [], []
    for row in tx.execute(_blocks(project_row, wanted)):
        if _is_cut(row, wanted):
            cut.append(row.block)
        else:
            inside.append((int(row.block), int(row.n)))
    if cut:
        inside += _count_blocks(tx, project_row, wanted, cut)
    return sorted(inside, reverse=True)


def find_place(blocks: list[Block], offset: int) -> tuple[int, int]:
    """Return below which seq to begin, and how many matching issues to skip there."""
    for block, n in blocks:
        if offset < n:
            return (block + 1) * BLOCK, offset
        offset -= n
    return 0, 0


def look_up_place(
    tx: Connection, project_row: int, wanted: IssueFilter, offset: int
) -> tuple[int, int]:
    """Return the same without a range of time, added up by the database."""
    span, offset = _first_beyond(
        tx, project_row, wanted, offset, (issue_count.c.block < WHOLE_PROJECT), is_span=True
    )
    first = (-2 - span) * BLOCKS_PER_SPAN
    in_span = issue_count.c.block.between(first, first + BLOCKS_PER_SPAN - 1)
    block, offset = _first_beyond(tx, project_row, wanted, offset, in_span, is_span=False)
    return (block + 1) * BLOCK, offset


def _first_beyond(
    tx: Connection,
    project_row: int,
    wanted: IssueFilter,
    offset: int,
    among: ColumnElement[bool],
    *,
    is_span: bool,
) -> tuple[int, int]:
    """Return the newest block (or span) that the offset falls into, and what is left of it there.

    The caller knows from the total that there is one.
    """
    counted = issue_count.c
    newest_first = counted.block.asc() if is_span else counted.block.desc()
    upto = func.sum(func.sum(counted.n)).over(order_by=newest_first)
    sums = (
        select(counted.block, func.sum(counted.n).label("n"), upto.label("upto"))
        .where(among, counted.n > 0, *_kinds(project_row, wanted, counted))
        .group_by(counted.block)
        .subquery("sums")
    )
    beyond = select(sums).where(sums.c.upto > offset).order_by(sums.c.upto).limit(1)
    found = tx.execute(beyond).one()
    return int(found.block), offset - int(found.upto - found.n)


def _kinds(project_row: int, wanted: IssueFilter, columns: Any) -> list[ColumnElement[bool]]:
    equal = (
        (columns.priority, wanted.priority),
        (columns.status, wanted.status),
        (columns.source, wanted.source),
    )
    kinds = [column == value.value for column, value in equal if value is not None]
    return [columns.project_row == project_row, *kinds]


def _blocks(project_row: int, wanted: IssueFilter) -> Any:
    counted = issue_count.c
    conditions = _kinds(project_row, wanted, counted)
    if wanted.from_us is not None:
        conditions.append(counted.last_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(counted.first_us <= wanted.to_us)
    return (
        select(
            counted.block,
            func.sum(counted.n).label("n"),
            func.min(counted.first_us).label("first_us"),
            func.max(counted.last_us).label("last_us"),
        )
        .where(counted.block > WHOLE_PROJECT, counted.n > 0, *conditions)
        .group_by(counted.block)
    )


def _is_cut(block: Row[Any], wanted: IssueFilter) -> bool:
    is_early = wanted.from_us is not None and block.first_us < wanted.from_us
    is_late = wanted.to_us is not None and block.last_us > wanted.to_us
    return is_early or is_late


def _count_blocks(
    tx: Connection, project_row: int, wanted: IssueFilter, blocks: list[int]
) -> list[Block]:
    conditions = _kinds(project_row, wanted, issue.c)
    if wanted.from_us is not None:
        conditions.append(issue.c.created_us >= wanted.from_us)
    if wanted.to_us is not None:
        conditions.append(issue.c.created_us <= wanted.to_us)
    block = (issue.c.seq // BLOCK).label("block")
    # One part per run of blocks: joined by OR, SQLite would walk an index of the whole project.
    parts = [
        select(block, func.count().label("n"))
        .where(issue.c.seq >= first * BLOCK, issue.c.seq < (last + 1) * BLOCK, *conditions)
        .group_by(block)
        for first, last in _runs(blocks)
    ]
    counted: list[Block] = []
    for start in range(0, len(parts), _PARTS_PER_STATEMENT):
        few = union_all(*parts[start : start + _PARTS_PER_STATEMENT])
        counted += [(int(row.block), int(row.n)) for row in tx.execute(few)]
    return counted


def _runs(blocks: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for block in sorted(blocks):
        if runs and runs[-1][1] == block - 1:
            runs[-1] = (runs[-1][0], block)
        else:
            runs.append((block, block))
    return runs
