"""Look at the machine and the data folder without changing either. Not: judging, printing."""

import contextlib
import ctypes
import os
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, func, select

from usercontext.domain.job import JobState
from usercontext.store.jobs import count_jobs
from usercontext.store.migrate import HEAD, schema_version
from usercontext.store.options import StoreOptions
from usercontext.store.tables import LIVE_JOB, job

_SYNCS = 20
_BLOCK = bytes(4096)
_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""First versions without the WAL-reset bug, by line (sqlite.org/wal.html#walresetbug)."""
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPES = {r"\040": " ", r"\011": "\t", r"\012": "\n", r"\134": "\\"}
_TIMEX_BYTES = 512
_UNSYNCHRONISED = 5
"""``adjtimex`` answers with the state of the clock; 5 is TIME_ERROR."""


class StorageFacts(Struct, frozen=True):
    """What stands under a data folder; ``filesystem`` is "" where the kernel does not say.

    ``loose_files`` are readable by others than their owner, ``foreign_files`` are another user's.
    """

    sqlite_version: str
    has_wal_reset_bug: bool
    sync_us: int
    free_bytes: int
    filesystem: str
    loose_files: tuple[str, ...]
    foreign_files: tuple[str, ...]


class MachineFacts(Struct, frozen=True):
    """What the kernel grants and how it keeps time; ``clock_synchronised`` None when unknown.

    ``clock_drift_us`` is how far the wall clock and the steady one came apart during the look.
    """

    open_files: int
    clock_drift_us: int
    clock_synchronised: bool | None


class QueueFacts(Struct, frozen=True):
    """Jobs by what became of them, and how long the oldest has been due."""

    dead: int
    waiting: int
    oldest_due_us: int | None


def inspect_storage(options: StoreOptions) -> StorageFacts:
    """Measure the folder's disk and read its modes; raises OSError when it cannot be written."""
    folder = options.data_dir
    return StorageFacts(
        sqlite_version=sqlite3.sqlite_version,
        has_wal_reset_bug=has_wal_reset_bug(sqlite3.sqlite_version_info),
        sync_us=_median_sync_us(folder),
        free_bytes=shutil.disk_usage(folder).free,
        filesystem=filesystem_of(folder, _read_mounts()),
        loose_files=tuple(sorted(_files_where(folder, lambda s: bool(s.st_mode & 0o077)))),
        foreign_files=tuple(sorted(_files_where(folder, lambda s: s.st_uid != os.geteuid()))),
    )


def inspect_machine() -> MachineFacts:
    """Ask for limits and clock; takes a tenth of a second."""
    wall_ns, steady_ns = time.time_ns(), time.monotonic_ns()
    time.sleep(0.1)
    drift_ns = (time.time_ns() - wall_ns) - (time.monotonic_ns() - steady_ns)
    open_files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MachineFacts(open_files, drift_ns // 1_000, _is_clock_synchronised())


def schema_facts(tx: Connection) -> tuple[str | None, str]:
    """Return the revision the database is at and the one this version knows."""
    return schema_version(tx), HEAD


def queue_facts(tx: Connection) -> QueueFacts:
    """Count what waits and what was given up, in all projects."""
    counted = count_jobs(tx)
    waiting = (JobState.QUEUED.value, JobState.RUNNING.value)
    oldest = tx.scalar(select(func.min(job.c.due_us)).where(LIVE_JOB))
    return QueueFacts(
        dead=counted.get(JobState.DEAD.value, 0),
        waiting=sum(counted.get(state, 0) for state in waiting),
        oldest_due_us=oldest,
    )


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Tell whether a version of SQLite may lose commits when several connections write."""
    line = version[:2]
    fixed_in_line = [fixed for fixed in _FIXED if fixed[:2] == line]
    if fixed_in_line:
        return version < fixed_in_line[0]
    return (3, 7, 0) <= version < _FIXED[-1]


def filesystem_of(folder: Path, mounts: str) -> str:
    """Return the type of the file system that a folder lies on, from ``mountinfo``'s lines."""
    place, found = folder.resolve(), (Path(), "")
    for line in mounts.splitlines():
        fields, _, kind = line.partition(" - ")
        point = fields.split(" ")[4]
        for escape, character in _ESCAPES.items():
            point = point.replace(escape, character)
        # the later of two on one place lies above
        if place.is_relative_to(point) and len(Path(point).parts) >= len(found[0].parts):
            found = Path(point), kind.split(" ")[0]
    return found[1]


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _median_sync_us(folder: Path) -> int:
    seconds = []
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
        for _ in range(_SYNCS):
            begin = time.perf_counter()
            os.pwrite(file.fileno(), _BLOCK, 0)
            os.fdatasync(file.fileno())
            seconds.append(time.perf_counter() - begin)
    return int(statistics.median(seconds) * 1_000_000)


def _files_where(folder: Path, condition: Callable[[os.stat_result], bool]) -> list[str]:
    found = [str(folder)] if condition(folder.stat()) else []
    for path in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):  # a journal may go while we look
            if condition(path.stat()):
                found.append(path.name)
    return found


def _is_clock_synchronised() -> bool | None:
    try:
        adjtimex = ctypes.CDLL(None).adjtimex
    except (OSError, AttributeError):  # not Linux
        return None
    state = int(adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES)))  # all zero: only asks
    return None if state < 0 else state != _UNSYNCHRONISED
