"""Copy a SQLite database while it is written, and put a copy in its place. Not: PostgreSQL's own.

A backup holds every commit that was acknowledged before it began: it is one snapshot, compacted.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from usercontext.store.errors import (
    BackupFailed,
    BackupUnusable,
    DatabaseInUse,
    FolderNotEmpty,
    NewerSchema,
)
from usercontext.store.lock import LOCK_NAME, WriterLock
from usercontext.store.migrate import HEAD, known_revisions
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import FILE_NAME, database_file, storage_failure

WAL_GROWTH_BYTES = 2 * 1024**3
"""How far the write-ahead log may grow during a backup: while the snapshot is read, the writer can
checkpoint but not begin the log anew, so all that is ingested meanwhile stays in it."""
_LEFT_FREE_BYTES = 256 * 1024**2
_STEPS_BETWEEN_LOOKS = 1_000
_KEPT_BESIDE = frozenset({LOCK_NAME, "usercontext.toml"})
_DATABASE_FILES = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm")
_NO_BACKUP = "is not a backup of UserContext"


class Backup(Struct, frozen=True):
    """A finished backup, and how far the log grew while it was made."""

    file: Path
    bytes: int
    schema: str
    log_grew_bytes: int


class Restored(Struct, frozen=True):
    """What was put in place, and where the former database went, if there was one."""

    schema: str
    former: Path | None


def back_up(options: StoreOptions, target: Path, max_growth: int = WAL_GROWTH_BYTES) -> Backup:
    """Write the database to ``target``, which must not exist; it appears there only when sound.

    Raises BackupFailed with words for the operator, OSError for a place that cannot be written.
    """
    source = database_file(options)
    if not source.is_file():
        raise BackupFailed(f"There is no database in {options.data_dir}")
    if target.exists() or target.is_symlink():
        raise BackupFailed(f"{target} exists already: backups overwrite nothing")
    with _part_of(target) as part:
        growth = _copy(source, part, max_growth)
        schema = _examine(part)
        _sync(part)
        part.rename(target)
        _sync(target.parent)
    return Backup(target, target.stat().st_size, schema, growth)


def restore(options: StoreOptions, source: Path, force: bool, stamp: str) -> Restored:
    """Put a backup in place; ``force`` moves what is there to ``replaced-<stamp>`` beside it.

    The copy is examined before anything is touched. Raises BackupUnusable, NewerSchema,
    DatabaseInUse while a server or command has the folder, FolderNotEmpty without ``force``.
    """
    if not source.is_file():
        raise BackupUnusable(f"{source} is not a file")
    options.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = WriterLock.take(options.data_dir)
    if lock is None:
        raise DatabaseInUse(f"A server or command uses {options.data_dir}: stop it first")
    try:
        others = {path.name for path in options.data_dir.iterdir()} - _KEPT_BESIDE
        if others and not force:
            raise FolderNotEmpty(f"{options.data_dir} is not empty; --force moves its database")
        with _part_of(database_file(options)) as part:
            shutil.copyfile(source, part)
            schema = _examine(part)
            _sync(part)
            former = _set_aside(options.data_dir, stamp)
            part.rename(database_file(options))
            _sync(options.data_dir)
    finally:
        lock.release()
    return Restored(schema, former)


@contextlib.contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """Yield an empty file of the owner alone, in the folder of ``target``; gone afterwards."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, part: Path, max_growth: int) -> int:
    wal = source.with_name(f"{source.name}-wal")
    before = _size(wal)
    stopped: list[str] = []

    def look() -> int:
        if _size(wal) - before > max_growth:
            stopped.append(f"the write-ahead log grew by more than {max_growth} bytes meanwhile")
        elif shutil.disk_usage(part.parent).free < _LEFT_FREE_BYTES:
            stopped.append(f"less than {_LEFT_FREE_BYTES} bytes are left beside it")
        return len(stopped)

    # not query_only: VACUUM INTO counts as a write there
    with contextlib.closing(_open(source, "mode=ro")) as connection:
        connection.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        except sqlite3.Error as error:
            failure = (storage_failure(error) or "it cannot be read").replace("_", " ")
            reason = stopped[0] if stopped else failure
            raise BackupFailed(f"No backup was made: {reason}") from error
    return max(0, _size(wal) - before)


def _examine(file: Path) -> str:
    """Return the schema of a whole and sound database of ours."""
    try:
        with contextlib.closing(_open(file, "mode=ro&immutable=1")) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if sound != "ok":
                raise BackupUnusable("The file is damaged: its integrity check fails")
            versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            connection.execute("SELECT project_id, salt FROM project LIMIT 1").fetchall()
    except sqlite3.OperationalError as error:
        raise BackupUnusable(f"The file {_NO_BACKUP}: its tables are others") from error
    except sqlite3.DatabaseError as error:
        raise BackupUnusable(f"The file is damaged, or {_NO_BACKUP}") from error
    if len(versions) != 1:
        raise BackupUnusable(f"The file {_NO_BACKUP}: it has no schema version")
    version = str(versions[0][0])
    if version not in known_revisions():
        raise NewerSchema(
            f"The file has schema {version}, this version of UserContext knows {HEAD} at most:"
            " install the version that wrote it, or a newer one"
        )
    return version


def _set_aside(data_dir: Path, stamp: str) -> Path | None:
    """Move the database into a folder of its own, complete there before it is gone here."""
    there = [data_dir / name for name in _DATABASE_FILES if (data_dir / name).exists()]
    if not there:
        return None
    former = data_dir / f"replaced-{stamp}"
    former.mkdir(mode=0o700)
    for path in there:
        os.link(path, former / path.name)
    _sync(former)
    for path in there:
        if path.name != FILE_NAME:  # that is replaced; its log must not be read with another
            path.unlink()
    return former


def _open(file: Path, options: str) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?{options}"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
