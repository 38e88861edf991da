"""How many issues of each kind a project has, per block of seq: kept on every write. Not: reading.

Blocks make every total a sum of a few rows and every page an OFFSET inside one block, whatever was
deleted (performance.md, section 3). A kind is what a listing filters by: status, priority, source.
"""

from functools import cache

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, case, select

from usercontext.store.dialects import EngineInsert, has_row_locks, insert_into
from usercontext.store.tables import issue_count, project

BLOCK = 4096
"""Issues per block: at 1e6 issues 245 blocks to add up, and at most 4,096 index entries to skip."""

WHOLE_PROJECT = -1
"""The block number under which a project's totals stand."""

BLOCKS_PER_SPAN = 64
"""Blocks are added up in spans too: a place far down is found by 4 spans and 64 blocks at 1e6."""


class Counted(Struct, frozen=True):
    """Issues of one kind in one block, and when the first and last of them were made."""

    block: int
    status: str
    priority: str
    source: str
    n: int
    first_us: int
    last_us: int


def hold_counts(tx: Connection, project_row: int) -> None:
    """Let nobody else change a project's issues until this transaction ends.

    The order in which rows are held is project, job, issue, counts, everywhere: so nobody waits in
    a circle on PostgreSQL. SQLite has one writer and needs none of it.
    """
    if has_row_locks(tx):
        tx.execute(_HOLD, {"project": project_row})


def count_issue(
    tx: Connection, project_row: int, kind: tuple[str, str, str], seq: int, created_us: int
) -> None:
    """Count one new issue of a kind (status, priority, source)."""
    counted = Counted(seq // BLOCK, *kind, 1, created_us, created_us)
    change_counts(tx, project_row, [counted])


def move_issue(
    tx: Connection,
    project_row: int,
    kinds: tuple[tuple[str, str, str], tuple[str, str, str]],
    seq: int,
    created_us: int,
) -> None:
    """Count an issue under its new kind instead of its old one."""
    old, new = kinds
    if old != new:
        left = Counted(seq // BLOCK, *old, -1, created_us, created_us)
        joined = Counted(seq // BLOCK, *new, 1, created_us, created_us)
        change_counts(tx, project_row, [left, joined])


def change_counts(tx: Connection, project_row: int, changes: list[Counted]) -> None:
    """Add to the blocks and to the whole project; ``n`` is negative for issues that left."""
    tx.execute(
        _add(tx.dialect.name),
        [
            {
                "project_row": project_row,
                "block": block,
                "status": change.status,
                "priority": change.priority,
                "source": change.source,
                "n": change.n,
                "first_us": change.first_us,
                "last_us": change.last_us,
            }
            for change in changes
            for block in (change.block, span_of(change.block), WHOLE_PROJECT)
        ],
    )


def span_of(block: int) -> int:
    """Return the number under which the span of a block is counted: -2 and down, newest lowest."""
    return -2 - block // BLOCKS_PER_SPAN


@cache
def _add(engine: str) -> EngineInsert:
    insert = insert_into(issue_count, engine)
    kept, added = issue_count.c, insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["project_row", "block", "status", "priority", "source"],
        set_={
            "n": kept.n + added.n,
            "first_us": case((kept.first_us < added.first_us, kept.first_us), else_=added.first_us),
            "last_us": case((kept.last_us > added.last_us, kept.last_us), else_=added.last_us),
        },
    )


_HOLD: Select[int] = (
    select(project.c.id).where(project.c.id == bindparam("project")).with_for_update()
)
