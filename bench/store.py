"""How many batches a second the store takes, by hand: ``python -m bench.store [--compare]``.

Prints batches per second through ``Database.append`` from 32 tasks with bodies of 36 KB, durable
(synchronous FULL), and the writer's own counters. Not a test: figures depend on the machine.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # the tests start PostgreSQL too
from postgres import postgres_server
from usercontext.domain.clock import SystemClock
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.ids import RandomIds
from usercontext.domain.log_entry import ChunkFlag, LogBatch
from usercontext.store.database import Database
from usercontext.store.inspection import inspect_storage
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import project, session

TASKS = 32
BODIES = 64
ENTRIES = 100
ROUNDS = 3
_ROUTE = "POST /v1/sessions/3f1b7e0a-6f0c-4c39-9d6b-0d9f6f1f7c11/logs"
_VARIANTS = (("plain", False, "FULL"), ("keys", True, "FULL"), ("NORMAL", False, "NORMAL"))
_WORDS = ("cart", "checkout", "payment", "retry", "shipping", "address", "price", "stock", "login")


def make_body(source: random.Random) -> bytes:
    """Build one batch of about 36 KB: half console, a third network, the rest storage."""
    logs = [_entry(source, index) for index in range(ENTRIES)]
    return json.dumps({"logs": logs}, separators=(",", ":")).encode()


def make_batch(body: bytes) -> LogBatch:
    """Describe a body as ingest would."""
    return LogBatch(
        body=body,
        entries=ENTRIES,
        errors=5,
        first_us=1_772_193_600_000_000,
        last_us=1_772_193_609_900_000,
        flags=ChunkFlag.SORTED | ChunkFlag.COMPLETE,
    )


async def add_session(database: Database) -> int:
    """Create a project with one session and return the session's row."""
    ids = RandomIds()

    def add(tx: Connection, _command: object) -> int:
        owner = tx.execute(
            insert(project)
            .values(project_id=ids.new_uuid(), name="bench", salt=b"", created_us=0)
            .returning(project.c.id)
        ).scalar_one()
        return tx.execute(
            insert(session)
            .values(
                project_row=owner,
                session_id=ids.new_uuid(),
                external_hash=b"",
                external_id="",
                created_us=0,
            )
            .returning(session.c.id)
        ).scalar_one()

    return await database.write(add, LogBatch(b"", 0, 0, 0, 0, 0))


class Load:
    """Append from all tasks; remembers the seconds of each batch."""

    def __init__(self, database: Database, row: int, keyed: bool) -> None:
        source = random.Random(7)
        self._batches = [make_batch(make_body(source)) for _ in range(BODIES)]
        self._database, self._row, self._keyed = database, row, keyed
        self._turn = 0
        self.latencies: list[float] = []

    async def run(self, seconds: float, most: int = sys.maxsize) -> float:
        """Append for that long, or that many; returns batches per second."""
        started = time.perf_counter()
        before, self._end = len(self.latencies), self._turn + most
        await asyncio.gather(*(self._append(started + seconds) for _ in range(TASKS)))
        return (len(self.latencies) - before) / (time.perf_counter() - started)

    async def _append(self, end: float) -> None:
        while (started := time.perf_counter()) < end and self._turn < self._end:
            self._turn += 1
            batch = self._batches[self._turn % BODIES]
            key = IdempotencyKey(1, _ROUTE, str(uuid4()), batch.body) if self._keyed else None
            await self._database.append(AppendLogs(self._row, 1, self._turn, batch, key, 1))
            self.latencies.append(time.perf_counter() - started)


async def measure(options: StoreOptions, seconds: float, keyed: bool = False) -> float:
    """Append for that long to a database and print how it went; returns batches per second."""
    database = await open_database(options, SystemClock(), Role.SERVER)
    load = Load(database, await add_session(database), keyed)
    rate = await load.run(seconds)
    latencies, stats = sorted(load.latencies), database.stats()
    await database.close()
    count = len(latencies)
    size = bytes_in(options.data_dir) / count / ENTRIES
    kind = f"{database.engine} {options.synchronous}{' with keys' if keyed else ''}"
    print(
        f"{kind}: {rate:,.0f} batches/s = {rate * ENTRIES:,.0f} logs/s, {size:.1f} B/log;", end=" "
    )
    print(
        f"p50 {latencies[count // 2] * 1e3:.1f}, p99 {latencies[count * 99 // 100] * 1e3:.1f} ms;"
    )
    print(f"  {stats.commits:,} commits of {stats.writes / stats.commits:.1f} writes,", end=" ")
    print(f"{stats.commit_seconds_sum / stats.commits * 1e3:.2f} ms each", end=" ")
    print(f"({stats.commit_seconds_sum / stats.writes * 1e6:.0f} us a write)", end=", slowest ")
    print(f"{stats.commit_seconds_max * 1e3:.0f} ms", flush=True)
    return rate


async def compare(folder: Path, seconds: float, url: str | None) -> None:
    """Print what keys and durability cost: rounds of each, one after the other."""
    rates: dict[str, list[float]] = {}
    for turn in range(ROUNDS):
        for name, keyed, synchronous in _VARIANTS:
            if url is not None and synchronous != "FULL":
                continue
            place = folder / f"{name}-{turn}"
            options = StoreOptions(place, database_url=url, synchronous=synchronous)
            rates.setdefault(name, []).append(await measure(options, seconds, keyed))
    print(f"fdatasync of 4 KB: {inspect_storage(StoreOptions(folder)).sync_us} us (median)")
    plain = statistics.median(rates["plain"])
    for name, found in rates.items():
        share = statistics.median(found) / plain
        print(f"{name}: {statistics.median(found):,.0f} batches/s, {share:.0%} of plain")


async def grow(folder: Path, seconds: float) -> None:
    """Print the rate and the size each time the database has grown by as much again."""
    options = StoreOptions(folder / "grown")
    database = await open_database(options, SystemClock(), Role.SERVER)
    load = Load(database, await add_session(database), False)
    stop = time.perf_counter() + seconds
    size = 1_000
    while time.perf_counter() < stop:
        rate = await load.run(stop - time.perf_counter(), size)
        logs = len(load.latencies) * ENTRIES
        share = bytes_in(options.data_dir) / logs
        print(f"at {logs:,} logs: {rate:,.0f} batches/s, {share:.1f} B/log", flush=True)
        size = len(load.latencies)
    await database.close()


async def main(wanted: argparse.Namespace) -> None:
    """Run what the command line asks for."""
    with tempfile.TemporaryDirectory(dir=wanted.folder) as folder, ExitStack() as stack:
        url = None
        if wanted.engine == "postgresql":
            url = stack.enter_context(postgres_server())
        if wanted.grow:
            await grow(Path(folder), wanted.seconds)
        elif wanted.compare:
            await compare(Path(folder), wanted.seconds, url)
        else:
            options = StoreOptions(Path(folder), database_url=url)
            await measure(options, wanted.seconds, wanted.keys)


def _entry(source: random.Random, index: int) -> dict[str, object]:
    kind = source.choices(["console", "network", "storage"], [50, 35, 15])[0]
    words = " ".join(source.choices(_WORDS, k=12))
    return {
        "type": kind,
        "level": source.choices(["info", "debug", "warn", "error"], [60, 25, 10, 5])[0],
        "payload": {
            "message": words,
            "requestId": f"{source.getrandbits(96):024x}",
            "url": f"https://shop.example/{source.choice(_WORDS)}/{source.randrange(10_000)}",
        },
        "timestamp": f"2026-02-27T12:00:{index * 0.099:06.3f}Z",
        "eventType": "log",
        "eventMetadata": {"page": f"/{source.choice(_WORDS)}"},
    }


def bytes_in(folder: Path) -> int:
    """Add up a folder's database; 0 where another server keeps it."""
    return sum(path.stat().st_size for path in folder.glob("*.db"))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="How many batches a second the store takes.")
    asked.add_argument("--seconds", type=float, default=10.0)
    asked.add_argument("--folder", help="on the disk that is to be measured")
    asked.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--keys", action="store_true", help="an Idempotency-Key on each batch")
    asked.add_argument("--compare", action="store_true", help="with keys and NORMAL against plain")
    asked.add_argument("--grow", action="store_true", help="the rate as the database grows")
    asyncio.run(main(asked.parse_args()))
