"""What the store is told: where data lives, how much may wait. Not: settings themselves."""

from pathlib import Path

from msgspec import Struct


class StoreOptions(Struct, frozen=True):
    """Where data lives and how much may wait.

    ``database_url`` None means the SQLite file in ``data_dir``. ``max_queued_bytes`` is what a slow
    disk may keep in memory before callers are told to come back; ``max_group`` keeps one commit
    short enough that nobody waits long behind it. ``application_name`` is what PostgreSQL's list
    of sessions shows. ``dictionaries`` "off": new chunks use none.
    """

    data_dir: Path
    database_url: str | None = None
    max_queued_bytes: int = 16 * 1024 * 1024
    max_group: int = 256
    dictionaries: str = "on"
    synchronous: str = "FULL"
    busy_timeout_ms: int = 5_000
    read_threads: int = 4
    postgresql_connections: int = 8
    gateway_wait_s: float = 10.0
    max_frame_bytes: int = 16 * 1024 * 1024
    application_name: str = "usercontext"
