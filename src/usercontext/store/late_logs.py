"""Logs that come after a report was analyzed: watched for, and one new analysis. Not: the analysis.

Appending knows nothing of this. The first result leaves a watch in its own transaction, with the
newest chunk it knew of; the worker looks whether there is a newer one. A watch ends once, with a
job or without, so there is never a third analysis.
"""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from usercontext.domain.job import JobKind, JobState
from usercontext.store.counts import hold_counts
from usercontext.store.late_tables import late_watch
from usercontext.store.operations import operation
from usercontext.store.tables import chunk, job

RENEWED = 2
"""The version that late logs cause."""
_IN_FLIGHT_US = 2_000_000
"""A batch is given its time of receipt before it waits for its commit."""


class LateRule(Struct, frozen=True):
    """Which logs are late ones: received up to ``window_us`` after the report.

    The new analysis waits until none came for ``quiet_us``, at most until the window closes.
    """

    window_us: int
    quiet_us: int


class EndWatch(Struct, frozen=True):
    """End the watch of an issue; ``now_us`` is when the new analysis is due, if there is one."""

    project_row: int
    issue_row: int
    now_us: int


def watch(tx: Connection, of: Row[Any], seen_chunk: int | None, window_us: int) -> None:
    """Watch the session of this issue from the chunk on that was seen, or from its newest."""
    if seen_chunk is None:  # an analysis that was given up has read nothing
        seen_chunk = tx.scalar(_NEWEST_CHUNK, {"session": of.session_row}) or 0
    row = {
        "issue_row": of.id,
        "project_row": of.project_row,
        "session_row": of.session_row,
        "seen_chunk": seen_chunk,
        "until_us": of.created_us + window_us,
    }
    tx.execute(insert(late_watch), row)


def ripe_watches(tx: Connection, now_us: int, rule: LateRule) -> list[EndWatch]:
    """Return the watches that can end: nothing came for a while after something, or time is up."""
    return [
        EndWatch(found.project_row, found.issue_row, now_us)
        for found in tx.execute(_WATCHES)
        if _is_ripe(found, now_us, rule)
    ]


@operation
def end_watch(tx: Connection, command: EndWatch) -> bool:
    """End a watch and queue the new analysis if there are late logs; True when it was queued."""
    hold_counts(tx, command.project_row)  # who deletes the issue holds it before these rows
    ended = tx.execute(_END, {"row": command.issue_row}).first()
    if ended is None or _newest_late(tx, ended) is None:
        return False
    row = {
        "project_row": command.project_row,
        "issue_row": command.issue_row,
        "kind": JobKind.ANALYZE.value,
        "version": RENEWED,
        "state": JobState.QUEUED.value,
        "due_us": command.now_us,
        "created_us": command.now_us,
    }
    tx.execute(insert(job), row)
    return True


def _is_ripe(found: Row[Any], now_us: int, rule: LateRule) -> bool:
    # A window that ends further ahead than any began before the clock went back.
    is_over = not now_us - _IN_FLIGHT_US <= found.until_us <= now_us + 2 * rule.window_us
    return is_over or (found.newest_us is not None and found.newest_us + rule.quiet_us <= now_us)


def _newest_late(tx: Connection, ended: Row[*tuple[Any, ...]]) -> int | None:
    wanted = {"session": ended.session_row, "seen": ended.seen_chunk, "until": ended.until_us}
    newest_us: int | None = tx.scalar(_NEWEST_LATE, wanted)
    return newest_us


_NEWEST_CHUNK = select(func.max(chunk.c.id)).where(chunk.c.session_row == bindparam("session"))
_NEWEST_LATE = select(func.max(chunk.c.received_us)).where(
    chunk.c.session_row == bindparam("session"),
    chunk.c.id > bindparam("seen"),
    chunk.c.received_us <= bindparam("until"),
)
_WATCHES = select(
    late_watch,
    select(func.max(chunk.c.received_us))
    .where(
        chunk.c.session_row == late_watch.c.session_row,
        chunk.c.id > late_watch.c.seen_chunk,
        chunk.c.received_us <= late_watch.c.until_us,
    )
    .scalar_subquery()
    .label("newest_us"),
)
_END = (
    delete(late_watch)
    .where(late_watch.c.issue_row == bindparam("row"))
    .returning(late_watch.c.session_row, late_watch.c.seen_chunk, late_watch.c.until_us)
)
