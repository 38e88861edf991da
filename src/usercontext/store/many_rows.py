"""Many rows into a SQLite table by few statements. Not: which table, which rows.

The driver lets the interpreter's lock go around every step, and beside a busy event loop waits for
it after each. ``executemany`` steps once a row; a statement of many rows steps once.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from sys import getsizeof
from typing import Any, NamedTuple

_SIZES = (64, 32, *range(16, 0, -1))
"""Rows of one statement: each size that a group has under load, few enough to stay prepared.

With powers of two alone a group of 15 took four statements for each table: beside a busy thread a
sixth fewer issues.
"""

MOST_BYTES = 256 * 1024
"""Values that one statement of many rows takes; more go row by row.

The driver keeps a statement prepared with what it was given last, a copy for each size of a group:
groups of up to 40 large bodies left 390 MB behind in a process of 11.
"""

Statements = tuple[tuple[int, str], ...]


class Inserted(NamedTuple):
    """How many rows were, and the number that the last of them was given."""

    rows: int
    last: int


def statements_of(head: str, row: str, tail: str = "", sizes: Iterable[int] = _SIZES) -> Statements:
    """Return the statements ``head row, row, … tail``, in the order of sizes; made on import."""
    return tuple((size, f"{head} {', '.join([row] * size)}{tail}") for size in sizes)


def insert_rows(
    driver: sqlite3.Connection, statements: Statements, rows: Sequence[tuple[Any, ...]]
) -> Inserted:
    """Insert all rows in their order; raises what the driver raises, some may stand by then."""
    inserted = last = 0
    for statement, values in _in_steps(statements, rows):
        cursor = driver.execute(statement, values)
        inserted += cursor.rowcount
        last = cursor.lastrowid or last
        cursor.close()
    return Inserted(inserted, last)


def _in_steps(
    statements: Statements, rows: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    done = 0
    for size, statement in statements:
        while len(rows) - done >= size:
            values = tuple(chain.from_iterable(rows[done : done + size]))
            if size > 1 and sum(map(getsizeof, values)) > MOST_BYTES:
                break
            yield statement, values
            done += size
