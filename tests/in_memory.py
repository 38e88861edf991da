"""Where tests write: in memory where a machine has room for it, else where every program does.

Thousands of tests make a database and remove it within milliseconds, and on a disk each waits for
it: more of their time than their own work. Not: torture, whose servers write to the disk.
"""

import os
import tempfile
from pathlib import Path

import psutil

_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3
"""Several times what a run ever holds at once."""


def write_in_memory() -> None:
    """Let this process, and those that it starts, put there what is temporary.

    Whoever has said where to, by TMPDIR, has it there.
    """
    if "TMPDIR" not in os.environ and _has_room(_MEMORY):
        os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None  # pytest has asked already, and the first answer stays


def _has_room(folder: Path) -> bool:
    """Containers have a small one as a rule, of which nothing can be run."""
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return False
    place = os.statvfs(folder)
    runs = not place.f_flag & os.ST_NOEXEC
    free = min(place.f_bavail * place.f_frsize, psutil.virtual_memory().available)
    return runs and free >= _ROOM
