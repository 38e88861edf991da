"""Copy the database to a file, and bring such a file back. Not: how either is done safely."""

from pathlib import Path

from usercontext.domain.clock import Clock, format_second
from usercontext.store import backup
from usercontext.store.backup import Backup, Restored
from usercontext.store.options import StoreOptions


def back_up(options: StoreOptions, target: Path) -> Backup:
    """Write a sound copy of the database, also while a server writes it; overwrites nothing."""
    return backup.back_up(options, target)


def restore(options: StoreOptions, source: Path, force: bool, clock: Clock) -> Restored:
    """Put a backup in place of nothing, or with ``force`` of what is there, which is kept."""
    stamp = format_second(clock.now_us()).replace("-", "").replace(":", "")
    return backup.restore(options, source, force, stamp)
