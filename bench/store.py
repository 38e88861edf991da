"""How many batches a second the store takes, by hand: ``python bench/store.py [SECONDS [FOLDER]]``.

Prints batches per second through ``Database.append`` from 32 tasks with bodies of 36 KB, durable
(synchronous FULL), and the writer's own counters. Not a test: figures depend on the machine.
"""

import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import Connection, insert

from usercontext.domain.clock import SystemClock
from usercontext.domain.ids import RandomIds
from usercontext.domain.log_entry import ChunkFlag, LogBatch
from usercontext.store.database import Database
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.tables import project, session

TASKS = 32
BODIES = 64
ENTRIES = 100
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


async def append_for(database: Database, seconds: float) -> tuple[int, list[float]]:
    """Append from all tasks for that long; returns the batches and each one's seconds."""
    source = random.Random(7)
    batches = [make_batch(make_body(source)) for _ in range(BODIES)]
    row = await add_session(database)
    latencies: list[float] = []
    end = time.perf_counter() + seconds

    async def append(offset: int) -> None:
        turn = offset
        while (started := time.perf_counter()) < end:
            await database.append(AppendLogs(row, 1, turn, batches[turn % BODIES]))
            latencies.append(time.perf_counter() - started)
            turn += TASKS

    await asyncio.gather(*(append(offset) for offset in range(TASKS)))
    return len(latencies), latencies


async def main(seconds: float, folder: Path) -> None:
    """Run the measurement and print it."""
    database = await open_database(StoreOptions(folder), SystemClock(), Role.SERVER)
    started = time.perf_counter()
    count, latencies = await append_for(database, seconds)
    rate = count / (time.perf_counter() - started)
    latencies.sort()
    p50, p99 = latencies[count // 2], latencies[count * 99 // 100]
    stats = database.stats()
    await database.close()
    size = _bytes_in(folder)
    print(
        f"{rate:,.0f} batches/s = {rate * ENTRIES:,.0f} logs/s, {size / count / ENTRIES:.1f} B/log"
    )
    print(f"p50 {p50 * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms")
    print(f"{stats.commits:,} commits, {stats.writes / stats.commits:.1f} writes each,")
    print(f"{stats.commit_seconds_sum / stats.commits * 1e3:.2f} ms each, slowest", end=" ")
    print(f"{stats.commit_seconds_max * 1e3:.0f} ms")


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


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


if __name__ == "__main__":
    wanted = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp())
    asyncio.run(main(wanted, place))
