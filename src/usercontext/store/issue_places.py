"""How many issues match and in which block of seq a page begins, from the counts. Not: the page.

It costs the same at a thousand issues and at a million, also after deletions: a total is a sum of a
few rows, a page far down is found by adding up blocks and skipping less than one block of an index.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, union_all

from usercontext.store.counts import BLOCK, BLOCKS_PER_SPAN, WHOLE_PROJECT
from usercontext.store.issue_filters import Shape, conditions_of, kinds_of
from usercontext.store.tables import issue, issue_count, project

_PARTS_PER_STATEMENT = 100
"""SQLite joins at most 500 parts; more than two are only met after the clock ran backwards."""

Block = tuple[int, int]
"""The number of a block and how many issues in it match."""


def count_total(tx: Connection, shape: Shape, values: dict[str, Any]) -> int:
    """Return how many of a project's issues have the status, priority and source asked for."""
    return int(tx.execute(_total(kinds_of(shape)), values).scalar_one())


def load_blocks(tx: Connection, shape: Shape, values: dict[str, Any]) -> list[Block]:
    """Return the blocks in which issues match, newest first.

    With a range of time a block lies inside it, outside, or is cut by it: only the cut ones, at
    most two while the clock never ran backwards, are counted issue by issue.
    """
    inside, cut = [], []
    for row in tx.execute(_blocks(shape), values):
        if _is_cut(row, values):
            cut.append(row.block)
        else:
            inside.append((int(row.block), int(row.n)))
    if cut:
        inside += _count_blocks(tx, shape, values, cut)
    return sorted(inside, reverse=True)


def find_place(blocks: list[Block], offset: int) -> tuple[int, int]:
    """Return below which seq to begin, and how many matching issues to skip there."""
    for block, n in blocks:
        if offset < n:
            return (block + 1) * BLOCK, offset
        offset -= n
    return 0, 0


def look_up_place(
    tx: Connection, shape: Shape, values: dict[str, Any], offset: int, total: int
) -> tuple[int, int]:
    """Return the same without a range of time, added up by the database.

    ``total`` is what ``count_total`` has returned for the shape; it is more than the offset.
    """
    kinds = kinds_of(shape)
    if not kinds and tx.execute(_NEWEST, values).scalar_one() == total:  # seq has no gaps
        return total - offset + 1, 0
    span, offset = _first_beyond(tx, _spans(kinds), values, offset)
    first = (-2 - span) * BLOCKS_PER_SPAN
    in_span = values | {"first_block": first, "last_block": first + BLOCKS_PER_SPAN - 1}
    block, offset = _first_beyond(tx, _blocks_of_span(kinds), in_span, offset)
    return (block + 1) * BLOCK, offset


def _first_beyond(
    tx: Connection, sums: Select[Any], values: dict[str, Any], offset: int
) -> tuple[int, int]:
    """Return the newest block (or span) that the offset falls into, and what is left of it there.

    The caller knows from the total that there is one.
    """
    found = tx.execute(sums, values | {"passed": offset}).one()
    return int(found.block), offset - int(found.upto - found.n)


@cache
def _total(kinds: Shape) -> Select[Any]:
    counted = issue_count.c
    return select(func.coalesce(func.sum(counted.n), 0)).where(
        counted.block == WHOLE_PROJECT, *conditions_of(kinds, counted)
    )


@cache
def _spans(kinds: Shape) -> Select[Any]:
    counted = issue_count.c
    spans = [*conditions_of(kinds, counted), counted.block < WHOLE_PROJECT]
    return _sums(spans, counted.block.asc())


@cache
def _blocks_of_span(kinds: Shape) -> Select[Any]:
    counted = issue_count.c
    in_span = counted.block.between(bindparam("first_block"), bindparam("last_block"))
    return _sums([*conditions_of(kinds, counted), in_span], counted.block.desc())


def _sums(conditions: list[Any], newest_first: Any) -> Select[Any]:
    counted = issue_count.c
    upto = func.sum(func.sum(counted.n)).over(order_by=newest_first)
    sums = (
        select(counted.block, func.sum(counted.n).label("n"), upto.label("upto"))
        .where(counted.n > 0, *conditions)
        .group_by(counted.block)
        .subquery("sums")
    )
    return select(sums).where(sums.c.upto > bindparam("passed")).order_by(sums.c.upto).limit(1)


@cache
def _blocks(shape: Shape) -> Select[Any]:
    counted = issue_count.c
    conditions = conditions_of(kinds_of(shape), counted)
    if "from_us" in shape:
        conditions.append(counted.last_us >= bindparam("the_from_us"))
    if "to_us" in shape:
        conditions.append(counted.first_us <= bindparam("the_to_us"))
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


def _is_cut(block: Row[Any], values: dict[str, Any]) -> bool:
    is_early = block.first_us < values.get("the_from_us", block.first_us)
    return bool(is_early or block.last_us > values.get("the_to_us", block.last_us))


def _count_blocks(
    tx: Connection, shape: Shape, values: dict[str, Any], blocks: list[int]
) -> list[Block]:
    conditions = conditions_of(shape, issue.c)
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
        counted += [(int(row.block), int(row.n)) for row in tx.execute(few, values)]
    return counted


def _runs(blocks: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for block in sorted(blocks):
        if runs and runs[-1][1] == block - 1:
            runs[-1] = (runs[-1][0], block)
        else:
            runs.append((block, block))
    return runs


_NEWEST: Select[Any] = select(project.c.issue_seq).where(project.c.id == bindparam("the_project"))
