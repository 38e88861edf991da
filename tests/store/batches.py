"""Batches as ingest would hand them over, and sessions to append them to. Not: assertions."""

from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, insert

from builders import REPORTED_US, make_log_entry
from usercontext.domain.log_entry import ChunkFlag, LogBatch
from usercontext.store.chunks import Chunk
from usercontext.store.logs import AppendLogs
from usercontext.store.tables import project, session

PLAIN = ChunkFlag.SORTED | ChunkFlag.COMPLETE
SECOND_US = 1_000_000


def at_second(second: float) -> str:
    """Write an instant of the reference's hour as a page would."""
    minutes, rest = divmod(second, 60)
    return f"2026-02-27T12:{int(minutes):02}:{rest:06.3f}Z"


def make_batch(
    *seconds: float, flags: int = PLAIN, ids: list[str] | None = None, **changes: Any
) -> LogBatch:
    """Build a batch with one entry per second given (after 12:00:00)."""
    seconds = seconds or (0.0,)
    logs = [make_log_entry(timestamp=at_second(second), **changes) for second in seconds]
    for entry, entry_id in zip(logs, ids or [], strict=False):
        entry["entryId"] = entry_id
    in_order = sorted(ids or [], key=lambda entry_id: (len(entry_id), entry_id))
    return LogBatch(
        body=msgspec.json.encode({"logs": logs}),
        entries=len(logs),
        errors=0,
        first_us=REPORTED_US + int(min(seconds) * SECOND_US),
        last_us=REPORTED_US + int(max(seconds) * SECOND_US),
        flags=flags,
        entry_ids=(in_order[0], in_order[-1]) if in_order else None,
    )


def make_append(session_row: int, *seconds: float, **changes: Any) -> AppendLogs:
    """Build the command that appends such a batch."""
    return AppendLogs(session_row, 1, REPORTED_US, make_batch(*seconds, **changes))


def make_chunk(number: int, *seconds: float, **changes: Any) -> Chunk:
    """Build such a batch as it is read back."""
    batch = make_batch(*seconds, **changes)
    return Chunk(
        id=number,
        entries=batch.entries,
        first_us=batch.first_us,
        last_us=batch.last_us,
        flags=batch.flags,
        ids=batch.entry_ids,
        packed=batch.body,
    )


def add_session(tx: Connection, _command: object = None) -> int:
    """Insert a project with one session; returns the session's row."""
    owner = tx.execute(
        insert(project)
        .values(project_id=uuid4(), name="shop", salt=b"salt", created_us=REPORTED_US)
        .returning(project.c.id)
    ).scalar_one()
    return tx.execute(
        insert(session)
        .values(
            project_row=owner,
            session_id=uuid4(),
            external_hash=uuid4().bytes,
            external_id="visit",
            created_us=REPORTED_US,
        )
        .returning(session.c.id)
    ).scalar_one()


def entries_of(body: bytes | bytearray) -> list[dict[str, Any]]:
    """Read entries back."""
    return msgspec.json.decode(body, type=list[dict[str, Any]])
