"""How long writes wait in all for another program's lock. Not: the lock itself."""

import sqlite3
import time

_FRESH_S = 0.5
"""Writes that have waited for less may wait the whole time: nothing held those before them up."""


class Patience:
    """Lets nobody wait for longer than ``most_ms``, in the queue and for the lock together.

    SQLite counts anew for each transaction: behind a group that has waited in vain, the next one
    waited as long once more, and who came with it was answered after twice the time.
    """

    def __init__(self, most_ms: int) -> None:
        self._most_ms = most_ms
        self._shortened = False

    def limit(self, driver: sqlite3.Connection, queued: float) -> None:
        """Set the wait for a group whose oldest write was queued then (``time.monotonic``)."""
        waited = time.monotonic() - queued
        if waited < _FRESH_S and not self._shortened:
            return
        self._shortened = waited >= _FRESH_S
        left_ms = self._most_ms - int(1_000 * waited) if self._shortened else self._most_ms
        driver.execute(f"PRAGMA busy_timeout={max(0, left_ms)}").close()
