"""Look at the machine and the data folder without changing either. Not: judging, printing."""

import contextlib
import os
import shutil
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from usercontext.store.migrate import HEAD, schema_version
from usercontext.store.options import StoreOptions

_SYNCS = 20
_BLOCK = bytes(4096)
_FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""First versions without the WAL-reset bug, by line (sqlite.org/wal.html#walresetbug)."""


class StorageFacts(Struct, frozen=True):
    """What stands under a data folder; ``loose_files`` are readable by others than their owner."""

    sqlite_version: str
    has_wal_reset_bug: bool
    sync_us: int
    free_bytes: int
    loose_files: tuple[str, ...]


def inspect_storage(options: StoreOptions) -> StorageFacts:
    """Measure the folder's disk and read its modes; raises OSError when it cannot be written."""
    return StorageFacts(
        sqlite_version=sqlite3.sqlite_version,
        has_wal_reset_bug=_has_wal_reset_bug(sqlite3.sqlite_version_info),
        sync_us=_median_sync_us(options.data_dir),
        free_bytes=shutil.disk_usage(options.data_dir).free,
        loose_files=tuple(sorted(_loose_files(options.data_dir))),
    )


def schema_facts(tx: Connection) -> tuple[str | None, str]:
    """Return the revision the database is at and the one this version knows."""
    return schema_version(tx), HEAD


def _has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    line = version[:2]
    fixed_in_line = [fixed for fixed in _FIXED if fixed[:2] == line]
    if fixed_in_line:
        return version < fixed_in_line[0]
    return (3, 7, 0) <= version < _FIXED[-1]


def _median_sync_us(folder: Path) -> int:
    seconds = []
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
        for _ in range(_SYNCS):
            begin = time.perf_counter()
            os.pwrite(file.fileno(), _BLOCK, 0)
            os.fdatasync(file.fileno())
            seconds.append(time.perf_counter() - begin)
    return int(statistics.median(seconds) * 1_000_000)


def _loose_files(folder: Path) -> list[str]:
    loose = [str(folder)] if folder.stat().st_mode & 0o077 else []
    for path in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):  # a journal may go while we look
            if path.stat().st_mode & 0o077:
                loose.append(path.name)
    return loose
