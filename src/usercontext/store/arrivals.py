"""What arrives now and how it is kept: entries a minute, analyses that wait, disk. Not: history.

Of the newest two thousand batches of the server, so that it costs the same however many there are.
"""

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, select, text

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.job import JobState
from usercontext.domain.log_entry import ChunkFlag
from usercontext.domain.overview import Arrivals, Backlog, Disk
from usercontext.store.dialects import POSTGRESQL
from usercontext.store.tables import LIVE_JOB, chunk, job, session

WINDOW_US = 10 * 60 * MICROSECONDS
_MOST_BATCHES = 2_000
_MOST_JOBS = 10_000
_LEAST_WINDOW_US = MICROSECONDS


def count_arrivals(tx: Connection, project_row: int, now_us: int) -> Arrivals:
    """Add up what arrived in the last ten minutes, or since when two thousand batches did."""
    values = {"project": project_row, "since": now_us - WINDOW_US}
    row = tx.execute(_ARRIVED, values).one()
    oldest_us, looked = tx.execute(_LOOKED).one()
    is_full = looked == _MOST_BATCHES and oldest_us > now_us - WINDOW_US
    return Arrivals(
        window_us=max(_LEAST_WINDOW_US, now_us - oldest_us) if is_full else WINDOW_US,
        batches=row.batches or 0,
        entries=int(row.entries or 0),
        errors=int(row.errors or 0),
        newest_us=row.newest_us,
        looked=row.looked,
        with_dictionary=row.with_dictionary or 0,
        packed=row.packed or 0,
    )


def count_backlog(tx: Connection, project_row: int) -> Backlog:
    """Count a project's analyses that wait, up to 10,000, and those given up."""
    values = {"project": project_row}
    waiting, oldest_us = tx.execute(_WAITING, values).one()
    given_up = tx.execute(_GIVEN_UP, values | {"state": JobState.DEAD.value}).scalar_one()
    return Backlog(waiting, oldest_us, given_up)


def measure_disk(tx: Connection) -> Disk:
    """Tell what the database takes, and what is free where it lies on a disk of ours."""
    if tx.dialect.name == POSTGRESQL:
        return Disk(int(tx.execute(_SIZE_THERE).scalar_one()), None)
    used = int(tx.execute(_SIZE_HERE).scalar_one())
    place = next((row.file for row in tx.execute(_FILES) if row.name == "main"), "")
    return Disk(used, shutil.disk_usage(Path(place).parent).free if place else None)


def _sum_where(condition: Any, value: Any) -> Any:
    return func.sum(case((condition, value), else_=0))


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
_OURS = _BATCHES.c
_IS_NEW = _OURS.received_us >= bindparam("since")
_ARRIVED: Select[Any] = (
    select(
        _sum_where(_IS_NEW, 1).label("batches"),
        _sum_where(_IS_NEW, _OURS.entries).label("entries"),
        _sum_where(_IS_NEW, _OURS.errors).label("errors"),
        func.max(_OURS.received_us).label("newest_us"),
        func.count().label("looked"),
        _sum_where(_OURS.dictionary.is_not(None), 1).label("with_dictionary"),
        _sum_where(_OURS.flags.op("&")(int(ChunkFlag.PACKED)) != 0, 1).label("packed"),
    )
    .join_from(_BATCHES, session, session.c.id == _OURS.session_row)
    .where(session.c.project_row == bindparam("project"))
)
_LOOKED: Select[Any] = select(
    func.coalesce(func.min(_OURS.received_us), 0).label("oldest_us"), func.count()
).select_from(_BATCHES)
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
    select(job.c.project_row)
    .where(job.c.state == bindparam("state"))
    .limit(_MOST_JOBS)
    .subquery("dead")
)
_GIVEN_UP: Select[Any] = (
    select(func.count()).select_from(_DEAD).where(_DEAD.c.project_row == bindparam("project"))
)
_SIZE_THERE = text("SELECT pg_database_size(current_database())")
_SIZE_HERE = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
_FILES = text("SELECT name, file FROM pragma_database_list")
