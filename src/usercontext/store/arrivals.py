"""What arrives now and how it is kept: entries a minute, analyses that wait, disk. Not: history.

Of the newest two thousand batches of the server, so that it costs the same however many there are.
"""

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, text

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.log_entry import ChunkFlag
from usercontext.domain.overview import Arrivals, Backlog, Disk
from usercontext.store.dialects import POSTGRESQL
from usercontext.store.tables import DEAD_JOB, LIVE_JOB, chunk, job, session

WINDOW_US = 10 * 60 * MICROSECONDS
_MOST_BATCHES = 2_000
_MOST_JOBS = 10_000
_LEAST_WINDOW_US = MICROSECONDS


def count_arrivals(tx: Connection, project_row: int, now_us: int) -> Arrivals:
    """Add up what arrived in the last ten minutes, or since when two thousand batches did."""
    values = {"project": project_row, "since": now_us - WINDOW_US}
    row = tx.execute(_ARRIVED, values).one()
    is_full = row.seen == _MOST_BATCHES and row.oldest_us > now_us - WINDOW_US
    return Arrivals(
        window_us=max(_LEAST_WINDOW_US, now_us - row.oldest_us) if is_full else WINDOW_US,
        batches=row.batches,
        entries=int(row.entries or 0),
        errors=int(row.errors or 0),
        newest_us=row.newest_us,
        looked=row.looked,
        with_dictionary=row.with_dictionary,
        packed=row.packed,
    )


def count_backlog(tx: Connection, project_row: int) -> Backlog:
    """Count a project's analyses that wait and those given up, up to 10,000 of each."""
    values = {"project": project_row}
    waiting, oldest_us = tx.execute(_WAITING, values).one()
    given_up = tx.execute(_GIVEN_UP, values).scalar_one()
    return Backlog(waiting, oldest_us, given_up)


def measure_disk(tx: Connection) -> Disk:
    """Tell what the database takes, and what is free where it lies on a disk of ours."""
    if tx.dialect.name == POSTGRESQL:
        return Disk(int(tx.execute(_SIZE_THERE).scalar_one()), None)
    used = int(tx.execute(_SIZE_HERE).scalar_one())
    place = next((row.file for row in tx.execute(_FILES) if row.name == "main"), "")
    return Disk(used, shutil.disk_usage(Path(place).parent).free if place else None)


_BATCHES = (
    select(
        chunk.c.session_row,
        chunk.c.received_us,
        chunk.c.entries,
        chunk.c.errors,
        chunk.c.flags,
        chunk.c.dictionary,
    )
    .order_by(chunk.c.id.desc())
    .limit(_MOST_BATCHES)
    .subquery("batch")
)
_SEEN = _BATCHES.c
_IS_OURS = session.c.project_row == bindparam("project")
_IS_NEW = _IS_OURS & (_SEEN.received_us >= bindparam("since"))
_IS_PACKED = _SEEN.flags.op("&")(int(ChunkFlag.PACKED)) != 0
# One pass: of our own batches, and of all of them when the oldest arrived.
_ARRIVED = select(
    func.count().label("seen"),
    func.min(_SEEN.received_us).label("oldest_us"),
    func.count().filter(_IS_NEW).label("batches"),
    func.sum(_SEEN.entries).filter(_IS_NEW).label("entries"),
    func.sum(_SEEN.errors).filter(_IS_NEW).label("errors"),
    func.max(_SEEN.received_us).filter(_IS_OURS).label("newest_us"),
    func.count().filter(_IS_OURS).label("looked"),
    func.count().filter(_IS_OURS & _SEEN.dictionary.is_not(None)).label("with_dictionary"),
    func.count().filter(_IS_OURS & _IS_PACKED).label("packed"),
).join_from(_BATCHES, session, session.c.id == _SEEN.session_row)
_LIVE = (
    select(job.c.due_us, job.c.project_row)
    .where(LIVE_JOB)
    .order_by(job.c.due_us, job.c.id)
    .limit(_MOST_JOBS)
    .subquery("live")
)
_WAITING = select(func.count(), func.min(_LIVE.c.due_us)).where(
    _LIVE.c.project_row == bindparam("project")
)
_DEAD = (
    select(job.c.id)
    .where(DEAD_JOB, job.c.project_row == bindparam("project"))
    .limit(_MOST_JOBS)
    .subquery("dead")
)
_GIVEN_UP: Select[Any] = select(func.count()).select_from(_DEAD)
_SIZE_THERE = text("SELECT pg_database_size(current_database())")
_SIZE_HERE = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_FILES = text("SELECT name, file FROM pragma_database_list")
