"""Measure pages, totals and searches of a project with few and with many issues. Not: HTTP.

Run by hand: ``python bench/listing.py [folder]``; builds 1e3 and 1e6 issues in SQLite files, about
four minutes and 3 GB. Prints milliseconds per call: median and 95th percentile.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, update

from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueFilter, IssueSort, IssueSource, IssueStatus
from usercontext.store.counts import BLOCK, Counted, change_counts
from usercontext.store.issue_listing import list_issues
from usercontext.store.options import StoreOptions
from usercontext.store.search import index_terms
from usercontext.store.sqlite import create_file, reading_engine, transaction, writing_engine
from usercontext.store.tables import issue, issue_text, metadata, project, session

START_US = 1_772_193_600_000_000
SECOND_US = 1_000_000
BATCH = BLOCK
REPEATS = 60
LIMIT = 20
VERBS = ("click", "submit", "open", "pay", "search", "upload")
THINGS = ("button", "form", "cart", "invoice", "report", "address")


def main(folder: Path) -> None:
    """Print one table for both sizes."""
    tables = {size: measure(folder / str(size), size) for size in (1_000, 1_000_000)}
    print(f"{'ms':34}{'1e3 p50':>9}{'p95':>8}{'1e6 p50':>10}{'p95':>8}{'ratio':>8}")
    for name, (few, few95) in tables[1_000].items():
        many, many95 = tables[1_000_000][name]
        print(f"{name:34}{few:9.2f}{few95:8.2f}{many:10.2f}{many95:8.2f}{many / few:8.2f}")


def measure(folder: Path, size: int) -> dict[str, tuple[float, float]]:
    """Build a database of that size and time every kind of listing."""
    folder.mkdir(parents=True, exist_ok=True)
    options = StoreOptions(folder, synchronous="OFF")
    create_file(options)
    with writing_engine(options).connect() as connection:
        with transaction(connection, "BEGIN IMMEDIATE"):
            metadata.create_all(connection)
        build(connection, size)
    with reading_engine(options).connect() as connection:
        return {name: timed(connection, asked) for name, asked in listings(size).items()}


def build(connection: Connection, size: int) -> None:
    """Insert issues as if they had been created, corrected and analyzed one by one."""
    chance = random.Random(1)
    with transaction(connection, "BEGIN IMMEDIATE"):
        connection.execute(insert(project), project_values())
        connection.execute(insert(session), session_values())
    for first in range(1, size + 1, BATCH):
        rows = [issue_values(seq, chance) for seq in range(first, min(first + BATCH, size + 1))]
        with transaction(connection, "BEGIN IMMEDIATE"):
            connection.execute(insert(issue), rows)
            connection.execute(insert(issue_text), [text_values(row) for row in rows])
            change_counts(connection, 1, [counted(row) for row in rows])
    with transaction(connection, "BEGIN IMMEDIATE"):
        connection.execute(update(project).values(issue_seq=size))


def project_values() -> dict[str, Any]:
    return {
        "project_id": UUID(int=1),
        "name": "bench",
        "salt": b"salt",
        "issue_seq": 0,
        "created_us": START_US,
    }


def session_values() -> dict[str, Any]:
    return {
        "project_row": 1,
        "session_id": UUID(int=1),
        "external_hash": b"hash",
        "external_id": "tab",
        "created_us": START_US,
    }


def issue_values(seq: int, chance: random.Random) -> dict[str, Any]:
    score = chance.randrange(101)
    words = f"{chance.choice(VERBS)} {chance.choice(THINGS)} order{seq % 5_000} does nothing"
    return {
        "project_row": 1,
        "seq": seq,
        "issue_id": UUID(int=chance.getrandbits(128)),
        "session_row": 1,
        "status": chance.choices(list(IssueStatus), (70, 25, 5))[0].value,
        "source": chance.choices(list(IssueSource), (95, 5))[0].value,
        "priority": chance.choices(list(Priority), (2, 18, 40, 40))[0].value,
        "category": chance.choice(list(Category)).value,
        "impact_score": score,
        "affected": -1,
        "created_us": START_US + seq * SECOND_US,
        "analysis_status": "done",
        "analysis_version": 1,
        "summary": "The click handler threw because the cart was undefined",
        "user_description": words,
        "metadata": b'{"url":"https://shop.example/checkout"}',
    }


def text_values(row: dict[str, Any]) -> dict[str, Any]:
    texts = (row["user_description"], row["summary"], row["category"], "shop example checkout")
    return {"issue_row": row["seq"], "terms": index_terms(1, texts)}


def counted(row: dict[str, Any]) -> Counted:
    kind = (row["status"], row["priority"], row["source"])
    return Counted(row["seq"] // BLOCK, *kind, 1, row["created_us"], row["created_us"])


def listings(size: int) -> dict[str, Callable[[], Iterator[Any]]]:
    """Return for every line of the table what is asked, over and over with other values."""
    middle = size // 2 // LIMIT
    pages = random.Random(2)
    status = {"status": IssueStatus.OPEN}
    both = status | {"priority": Priority.P1}
    span = {"from_us": START_US + size // 4 * SECOND_US, "to_us": START_US + size // 2 * SECOND_US}
    common, rare = {"q": "handler button"}, {"q": "order123"}
    newest, impact = IssueSort.NEWEST, IssueSort.IMPACT
    table: dict[str, tuple[dict[str, Any], IssueSort, int]] = {
        "page 1, with total": ({}, newest, 1),
        "middle page": ({}, newest, middle),
        "last page": ({}, newest, size // LIMIT),
        "status, page 1": (status, newest, 1),
        "status, middle page": (status, newest, middle // 2),
        "priority, page 1": ({"priority": Priority.P0}, newest, 1),
        "priority, middle page": ({"priority": Priority.P2}, newest, middle // 3),
        "status and priority, middle page": (both, newest, middle // 10),
        "page 1 by impact": ({}, impact, 1),
        "status, page 1 by impact": (status, impact, 1),
        "from/to, first 50 pages": (span, newest, 0),
        "from/to and status, 50 pages": (span | status, newest, 0),
        "category, first 50 pages": ({"category": Category.CORS}, newest, 0),
        "q common, first 50 pages": (common, newest, 0),
        "q rare, page 1": (rare, newest, 1),
        "q common and status, 50 pages": (common | status, newest, 0),
        "q common, page 1 by impact": (common, impact, 1),
    }

    def asks(asked: tuple[dict[str, Any], IssueSort, int]) -> Callable[[], Iterator[Any]]:
        wanted, sort, page = asked
        most = max(1, min(50, size // 50 // LIMIT))
        return lambda: iter([IssueFilter(**wanted), sort, page or pages.randint(1, most)])

    return {name: asks(asked) for name, asked in table.items()}


def timed(connection: Connection, asked: Callable[[], Iterator[Any]]) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds; the first calls warm up."""
    spent = []
    for repeat in range(REPEATS + 5):
        wanted, sort, page = asked()
        started = time.perf_counter()
        with transaction(connection):
            list_issues(connection, 1, wanted, sort, page, LIMIT)
        if repeat >= 5:
            spent.append((time.perf_counter() - started) * 1_000)
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as place:
            main(Path(place))
