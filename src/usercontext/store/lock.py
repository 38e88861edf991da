"""The lock that makes one process the writer of a data folder. Not: locks inside the database."""

import contextlib
import fcntl
import os
from pathlib import Path

LOCK_NAME = "usercontext.lock"


class WriterLock:
    """An advisory lock on a file of the data folder; the kernel drops it when the process dies."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, data_dir: Path) -> "WriterLock | None":
        """Take the lock without waiting, or return None when another process has it."""
        descriptor = os.open(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode("ascii"), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Let the lock go; a second call does nothing. The file stays: removing it would race."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def lock_owner(data_dir: Path) -> int | None:
    """Return the process id that last took the lock, for messages only."""
    with contextlib.suppress(OSError, ValueError):
        return int((data_dir / LOCK_NAME).read_text("ascii"))
    return None
