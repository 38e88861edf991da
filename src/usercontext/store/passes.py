"""The pass over sessions: a mark over chunks moves on, with what was found. Not: what is a cause.

The mark and everything found on the way to it change in one transaction, and only from where the
mark stood when the look began: a worker that dies between leaves nothing, two at once count once.
"""

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from usercontext.store.counts import hold_counts
from usercontext.store.operations import operation
from usercontext.store.reach_tables import reach_mark, session_reach, session_signature
from usercontext.store.returns import Seen, find_returns, open_returned
from usercontext.store.session_facts import FactRow, put_facts
from usercontext.store.tables import chunk, session

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``

_MARK = 1


class Mark(Struct, frozen=True):
    """Up to which chunk sessions were passed, and what was counted on the way."""

    chunk_row: int
    passed: int
    sampled_out: int
    left_out: int


class Step(Struct, frozen=True):
    """A chunk met on the way."""

    id: int
    session_row: int
    received_us: int


class Met(Struct, frozen=True):
    """A signature that a passed session carries, as it is kept."""

    signature_hash: bytes
    first_us: int
    user_hash: bytes | None
    browser: str
    release: str
    category: str
    is_root: bool
    links: int
    went_on: bool


class Passed(Struct, frozen=True):
    """A session passed up to a chunk: looked at, with what it carries, or sampled out."""

    session_row: int
    project_row: int
    chunk_row: int
    seen_us: int
    looked: bool
    healthy: bool
    left_out: int
    met: tuple[Met, ...] = ()
    fact: FactRow | None = None


class SetMark(Struct, frozen=True):
    """Begin behind a chunk, if nobody began yet."""

    chunk_row: int
    now_us: int


class RecordPass(Struct, frozen=True):
    """Move the mark from one chunk to another, with the sessions passed between."""

    from_chunk: int
    upto_chunk: int
    now_us: int
    sessions: tuple[Passed, ...]


class ForgetSessions(Struct, frozen=True):
    """Forget what sessions met that were passed before an instant, up to ``limit`` of them."""

    before_us: int
    limit: int


@operation
def set_mark(tx: Connection, command: SetMark) -> bool:
    """Set the first mark; False when there is one."""
    if find_mark(tx) is not None:
        return False
    counted = {"passed": 0, "sampled_out": 0, "left_out": 0}
    row = {"id": _MARK, "chunk_row": command.chunk_row, "moved_us": command.now_us} | counted
    tx.execute(insert(reach_mark), row)
    return True


@operation
def record_pass(tx: Connection, command: RecordPass) -> bool:
    """Keep what was found; False, with nothing done, when the mark has moved meanwhile.

    A resolved group whose cause was met since is open afterwards.
    """
    looked = [one for one in command.sessions if one.looked]
    moved = tx.execute(
        update(reach_mark)
        .where(reach_mark.c.id == _MARK, reach_mark.c.chunk_row == command.from_chunk)
        .values(
            chunk_row=command.upto_chunk,
            moved_us=command.now_us,
            passed=reach_mark.c.passed + len(looked),
            sampled_out=reach_mark.c.sampled_out + len(command.sessions) - len(looked),
            left_out=reach_mark.c.left_out + sum(one.left_out for one in looked),
        )
    )
    if moved.rowcount != 1:
        return False
    returned = find_returns(tx, [seen for one in looked for seen in _seen(one)])
    for project_row in sorted({one.seen.project_row for one in returned}):
        hold_counts(
            tx, project_row
        )  # before sessions: whoever deletes one holds them in this order
    rows = [one.session_row for one in command.sessions]
    present = set(tx.scalars(_HOLD_SESSIONS, {"rows": rows}))
    kept = [one for one in command.sessions if one.session_row in present]
    _forget(tx, [one.session_row for one in kept])
    if kept:
        tx.execute(insert(session_reach), [_reach_row(one, command.now_us) for one in kept])
    met = [_met_row(one, each) for one in kept for each in one.met]
    if met:
        tx.execute(insert(session_signature), met)
    put_facts(tx, [one.fact for one in kept if one.fact is not None])
    here = [one for one in returned if one.seen.session_row in present]
    open_returned(tx, here, command.now_us)
    return True


@operation
def forget_sessions(tx: Connection, command: ForgetSessions) -> int:
    """Forget the oldest; return how many, and with how many ``limit`` tells that there are more."""
    old = {"before": command.before_us, "limit": command.limit}
    rows = list(tx.scalars(_OLD, old))
    _forget(tx, rows)
    return len(rows)


def find_mark(tx: Connection) -> Mark | None:
    """Return the mark; None before the first look."""
    found = tx.execute(_FIND_MARK).first()
    return None if found is None else Mark(*found)


def list_steps(tx: Connection, after: int, limit: int) -> list[Step]:
    """Return the next chunks of all projects, unopened."""
    return [Step(*row) for row in tx.execute(_STEPS, {"after": after, "limit": limit})]


def chunk_before(tx: Connection, instant_us: int) -> int:
    """Return a chunk behind which stands what arrived since an instant; halves the way to it."""
    low, high = 0, newest_chunk(tx)
    while low < high:
        middle = (low + high) // 2
        arrived_us = tx.scalar(_ARRIVED_AFTER, {"after": middle})
        if arrived_us is None or arrived_us >= instant_us:
            high = middle
        else:
            low = middle + 1
    return low


def newest_chunk(tx: Connection) -> int:
    """Return the row of the newest chunk of all projects; 0 without one."""
    return tx.scalar(_NEWEST) or 0


def _seen(one: Passed) -> list[Seen]:
    """Tell what a session met, by when its batch arrived: a page's clock may run ahead."""
    return [
        Seen(
            one.session_row,
            one.project_row,
            met.signature_hash,
            met.first_us,
            met.release,
        )
        for met in one.met
    ]


def _forget(tx: Connection, rows: list[int]) -> None:
    for table in (session_signature, session_reach):
        tx.execute(delete(table).where(table.c.session_row.in_(rows)))


def _reach_row(one: Passed, now_us: int) -> dict[str, Any]:
    return {
        "session_row": one.session_row,
        "project_row": one.project_row,
        "chunk_row": one.chunk_row,
        "seen_us": one.seen_us,
        "passed_us": now_us,
        "looked": one.looked,
        "healthy": one.healthy,
        "left_out": one.left_out,
    }


def _met_row(one: Passed, met: Met) -> dict[str, Any]:
    owner = {"project_row": one.project_row, "session_row": one.session_row}
    return owner | msgspec.structs.asdict(met)


_FIND_MARK = select(
    reach_mark.c.chunk_row, reach_mark.c.passed, reach_mark.c.sampled_out, reach_mark.c.left_out
).where(reach_mark.c.id == _MARK)
_STEPS: Select[Any] = (
    select(chunk.c.id, chunk.c.session_row, chunk.c.received_us)
    .where(chunk.c.id > bindparam("after"))
    .order_by(chunk.c.id)
    .limit(bindparam("limit"))
)
_NEWEST = select(func.max(chunk.c.id))
_ARRIVED_AFTER = (
    select(chunk.c.received_us).where(chunk.c.id > bindparam("after")).order_by(chunk.c.id).limit(1)
)
# Keeps deletions of these sessions out until the commit, and lets their batches in.
_HOLD_SESSIONS = (
    select(session.c.id)
    .where(session.c.id.in_(bindparam("rows", expanding=True)))
    .order_by(session.c.id)
    .with_for_update(read=True, key_share=True)
)
_OLD = (
    select(session_reach.c.session_row)
    .where(session_reach.c.passed_us < bindparam("before"))
    .order_by(session_reach.c.passed_us)
    .limit(bindparam("limit"))
)
