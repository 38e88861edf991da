"""Why a write to the SQLite file was not taken, and what its caller is told. Not: writing."""

REFUSALS = {
    "closing": "The server is stopping",
    "queue_full": "The server is busy, its write queue is full",
    "locked": "The database is locked by another process",
    "disk_full": "The disk is full",
    "read_only": "The database cannot be written",
    "out_of_memory": "The database is out of memory",
    "io_error": "The disk failed, it is not known whether this was kept",
    "damaged": "The database is damaged",
    "not_committed": "The database could not commit",
}
"""Why a write was not taken, as the metrics name it, and what the caller is told."""

HARMLESS = frozenset({"locked", "disk_full"})
"""Failures after which the rolled back connection is as good as before."""
