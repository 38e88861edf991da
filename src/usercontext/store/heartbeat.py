"""The sign a worker leaves that it lives: a file in the data folder. Not: PostgreSQL's own.

With PostgreSQL a worker may run on another machine; there its connections carry its name
(``WORKER_NAME``), and the server knows when each was last used.
"""

import json
import os
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, text

BEAT_NAME = "worker.json"
WORKER_NAME = "usercontext worker"
_SESSIONS = text(
    "SELECT EXTRACT(EPOCH FROM now() - max(state_change)) FROM pg_stat_activity"
    " WHERE application_name = :name AND datname = current_database()"
)


class WorkerSeen(Struct, frozen=True):
    """How long ago a worker last looked for work, and its process where that is known."""

    seconds_ago: float
    pid: int | None = None


def beat(data_dir: Path) -> None:
    """Leave the sign, or renew it."""
    descriptor = os.open(data_dir / BEAT_NAME, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps({"pid": os.getpid()}).encode())
        file.truncate()


def last_beat(data_dir: Path, now_s: float) -> WorkerSeen | None:
    """Return when a worker of this folder last left its sign; None when none ever did."""
    path = data_dir / BEAT_NAME
    try:
        seconds_ago = now_s - path.stat().st_mtime
        pid = int(json.loads(path.read_bytes())["pid"])
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return WorkerSeen(max(0.0, seconds_ago), pid)


def last_seen(tx: Connection) -> WorkerSeen | None:
    """Return when a worker last spoke to PostgreSQL; None when none is connected."""
    seconds_ago = tx.scalar(_SESSIONS, {"name": WORKER_NAME})
    return None if seconds_ago is None else WorkerSeen(max(0.0, float(seconds_ago)))
