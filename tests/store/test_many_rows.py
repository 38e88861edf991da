"""Rows that go together and rows too large for that; all arrive, in their order."""

import contextlib
import sqlite3

import pytest

from usercontext.store.many_rows import MOST_BYTES, insert_rows, statements_of

_INTO = statements_of("INSERT INTO kept (body) VALUES", "(?)")


@pytest.mark.parametrize(
    ("sizes", "statements"),
    [
        ([10] * 40, 2),  # 32 and 8
        ([MOST_BYTES] * 5, 5),
        ([10] * 16 + [MOST_BYTES], 2),
    ],
)
def test_rows_go_together_unless_their_statement_would_keep_too_much(
    sizes: list[int], statements: int
) -> None:
    rows = [(bytes([place]) * size,) for place, size in enumerate(sizes)]
    said: list[str] = []
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as driver:
        driver.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, body BLOB)").close()
        driver.set_trace_callback(said.append)

        inserted = insert_rows(driver, _INTO, rows)

        assert len(said) == statements
        assert driver.execute("SELECT body FROM kept ORDER BY id").fetchall() == rows
        assert inserted == (len(rows), len(rows))
