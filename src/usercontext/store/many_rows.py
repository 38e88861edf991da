"""Many rows into a SQLite table by few statements. Not: which table, which rows.

The driver lets the interpreter's lock go around every step, and beside a busy event loop waits for
it after each. ``executemany`` steps once a row; a statement of many rows steps once.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Any

_SIZES = (64, 16, 4, 1)
"""Rows of one statement: few sizes, so that each statement stays prepared."""

Statements = tuple[tuple[int, str], ...]


def statements_of(head: str, row: str) -> Statements:
    """Return the statements ``head row, row, …``, the largest first; made while a module loads."""
    return tuple((size, f"{head} {', '.join([row] * size)}") for size in _SIZES)


def insert_rows(
    driver: sqlite3.Connection, statements: Statements, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert all rows in their order; raises what the driver raises, some may stand by then."""
    done = 0
    for size, statement in statements:
        while len(rows) - done >= size:
            values = tuple(chain.from_iterable(rows[done : done + size]))
            driver.execute(statement, values).close()
            done += size
