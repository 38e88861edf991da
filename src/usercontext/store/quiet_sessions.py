"""Sessions that the pass comes to: what is known of them, their telling entries. Not: writes."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, func, select

from usercontext.domain.log_entry import ChunkFlag, LogEntry
from usercontext.store.chunk_rows import list_heads, open_chunks
from usercontext.store.reach_tables import session_reach
from usercontext.store.selection import Bounds, gather_events, reading_order
from usercontext.store.tables import chunk, session

_BOUNDS = Bounds(events=5_000, ordinary=5_000, decoded_bytes=16_000_000)
"""Of one session, a quarter of what an analysis reads: thousands are passed for one report."""

_CAUSES = ChunkFlag.HAS_ERROR | ChunkFlag.HAS_WARN | ChunkFlag.HAS_CLICK
_TELLING = _CAUSES | ChunkFlag.HAS_NAVIGATION


class QuietSession(Struct, frozen=True):
    """A session with new chunks: whose it is, its newest chunk, what was passed of it before."""

    row: int
    project_row: int
    user_hash: bytes | None
    release: str
    metadata: dict[str, Any]
    opened_us: int
    newest_chunk: int
    newest_us: int
    passed_chunk: int
    passed_us: int | None
    was_looked: bool


class Opened(Struct, frozen=True):
    """The telling entries of a session, and when each of its chunks arrived."""

    entries: list[LogEntry]
    total: int
    arrived_us: dict[int, int]


def list_quiet(tx: Connection, rows: Sequence[int]) -> dict[int, QuietSession]:
    """Return what is known of sessions without opening a chunk; a deleted one is not among them."""
    found = tx.execute(_QUIET, {"rows": list(rows)})
    return {
        row.id: QuietSession(
            row=row.id,
            project_row=row.project_row,
            user_hash=row.user_hash,
            release=row.release or "",
            metadata={} if row.metadata is None else msgspec.json.decode(row.metadata, type=dict),
            opened_us=row.created_us,
            newest_chunk=row.newest_chunk,
            newest_us=row.newest_us,
            passed_chunk=row.passed_chunk or 0,
            passed_us=row.passed_us,
            was_looked=bool(row.looked),
        )
        for row in found
    }


def open_telling(tx: Connection, session_row: int) -> Opened:
    """Decode the chunks of a session that hold an error, a warning, a click or a navigation.

    Nothing is opened where no chunk can show a cause. Bounded, from the newest backwards.
    """
    heads = list_heads(tx, session_row)
    total = sum(head.entries for head in heads)
    arrived_us = {
        row.id: row.received_us for row in tx.execute(_ARRIVALS, {"session": session_row})
    }
    if not any(head.flags & _CAUSES for head in heads):
        return Opened([], total, arrived_us)
    telling = [head for head in heads if head.flags & _TELLING]
    end_us = max(head.last_us for head in telling)
    chunks = open_chunks(tx, session_row, reading_order(telling, end_us, _BOUNDS))
    gathered = gather_events(chunks, telling, end_us, _BOUNDS)
    return Opened(gathered.entries, total, arrived_us)


def open_navigations(tx: Connection, session_row: int) -> list[LogEntry]:
    """Decode the chunks of a session that hold a navigation, bounded, from the newest backwards."""
    heads = [head for head in list_heads(tx, session_row) if head.flags & ChunkFlag.HAS_NAVIGATION]
    if not heads:
        return []
    end_us = max(head.last_us for head in heads)
    chunks = open_chunks(tx, session_row, reading_order(heads, end_us, _BOUNDS))
    return gather_events(chunks, heads, end_us, _BOUNDS).entries


_ARRIVALS = select(chunk.c.id, chunk.c.received_us).where(
    chunk.c.session_row == bindparam("session")
)
# One step down the index for each session. An aggregate over its chunks read a page for each of
# them at every turn of the pass: of one session that goes on, a quarter of a million.
_NEWEST_OF = (
    select(func.max(chunk.c.id))
    .where(chunk.c.session_row == session.c.id)
    .correlate(session)
    .scalar_subquery()
)
_QUIET: Select[Any] = (
    select(
        session.c.id,
        session.c.project_row,
        session.c.user_hash,
        session.c.release,
        session.c.metadata,
        session.c.created_us,
        chunk.c.id.label("newest_chunk"),
        chunk.c.received_us.label("newest_us"),
        session_reach.c.chunk_row.label("passed_chunk"),
        session_reach.c.passed_us,
        session_reach.c.looked,
    )
    .select_from(
        session.join(chunk, chunk.c.id == _NEWEST_OF).outerjoin(
            session_reach, session_reach.c.session_row == session.c.id
        )
    )
    .where(session.c.id.in_(bindparam("rows", expanding=True)))
)
