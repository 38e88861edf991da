"""What silent sessions cost: reading one, counting 100,000, how long a day's sessions wait.

    python -m bench.reach [--sessions 100000] [--read 300]

Scratch folders, SQLite, no network; ends by itself. Prints one line per number, and returns 1 when
the count takes longer than 50 ms where a tenth of the sessions carries the signature.
"""

import argparse
import asyncio
import hashlib
import json
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from uuid import uuid4

from msgspec import Struct
from sqlalchemy import Connection, insert

from bench.traffic import make_batch
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.actions.lookout import Lookout
from usercontext.actions.reach import Passer
from usercontext.actions.reach_progress import show_progress
from usercontext.domain.analysis import Affected
from usercontext.domain.clock import MICROSECONDS, SystemClock
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.store import projects, sessions
from usercontext.store.database import Database
from usercontext.store.logs import AppendLogs
from usercontext.store.opening import Role, open_database
from usercontext.store.operations import operation
from usercontext.store.options import StoreOptions
from usercontext.store.reach import count_reach, find_rarity, signature_hash
from usercontext.store.reach_tables import session_reach, session_signature
from usercontext.store.tables import session

GOAL_MS = 50.0
_ROUNDS = 15
_DAY_US = 86_400 * MICROSECONDS
_SHARES = {"a hundredth": 100, "a tenth": 10, "all": 1}


class Behind:
    """A clock that is a minute ahead, so that what was just written is quiet."""

    def now_us(self) -> int:
        return SystemClock().now_us() + 60 * MICROSECONDS


class Fill(Struct, frozen=True):
    """Write that many passed sessions of a project, spread over the day before an instant."""

    project_row: int
    many: int
    now_us: int


@operation
def fill(tx: Connection, command: Fill) -> None:
    """Insert sessions, and what they met: each signature carried by its share of them."""
    owners, reaches, met = [], [], []
    for number in range(1, command.many + 1):
        at_us = command.now_us - 1 - number * (_DAY_US // (command.many + 1))
        user = hashlib.sha256(b"user-%d" % (number % (command.many // 2 + 1))).digest()[:16]
        owners.append(_session(command, number, at_us, user))
        reaches.append(_reach(command, number, at_us))
        met += [
            _met(command, number, at_us, user, name)
            for name, every in _SHARES.items()
            if number % every == 0
        ]
    for table, rows in ((session, owners), (session_reach, reaches), (session_signature, met)):
        for start in range(0, len(rows), 5_000):
            tx.execute(insert(table), rows[start : start + 5_000])


def main() -> int:
    """Measure and tell; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench.reach", description=__doc__)
    parser.add_argument("--sessions", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="usercontext-reach-") as name:
        counted = asyncio.run(_count(Path(name) / "counted", asked.sessions))
        read = asyncio.run(_read(Path(name) / "read", asked.read))
    print(json.dumps(counted | read))
    return 1 if counted["count_ms a tenth"] > GOAL_MS else 0


async def _count(folder: Path, many: int) -> dict[str, float]:
    now_us = SystemClock().now_us()
    database = await open_database(
        StoreOptions(folder, synchronous="OFF"), SystemClock(), Role.SERVER
    )
    made = projects.CreateProject(uuid4(), "shop", b"salt" * 8, now_us)
    project_row = (await database.write(projects.create_project, made)).row
    await database.write(fill, Fill(project_row, many, now_us))
    found = {}
    for name in _SHARES:
        times = []
        for _ in range(_ROUNDS):
            affected, ms = await database.read(
                partial(_timed, project_row=project_row, name=name, now_us=now_us)
            )
            times.append(ms)
        found[f"count_ms {name}"] = round(min(times), 1)
        print(
            f"count reach, {name} of {many:,} sessions ({affected.sessions:,}): "
            f"{min(times):.1f} ms, median {statistics.median(times):.1f} ms"
        )
    found["rarity_ms"] = await _rarity(database, project_row, now_us)
    await database.close()
    return found


def _timed(tx: Connection, project_row: int, name: str, now_us: int) -> tuple[Affected, float]:
    """Count, and tell the thread's own time: a machine that does other work too says little."""
    begun = time.thread_time()
    affected = count_reach(tx, project_row, [name], now_us, 24)
    return affected, (time.thread_time() - begun) * 1000


async def _rarity(database: Database, project_row: int, now_us: int) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        await database.read(lambda tx: find_rarity(tx, project_row, list(_SHARES)[:2], now_us, 24))
        times.append((time.perf_counter() - begun) * 1000)
    print(f"rarity of two signatures: {min(times):.1f} ms")
    return round(min(times), 1)


async def _read(folder: Path, many: int) -> dict[str, float]:
    database = await open_database(
        StoreOptions(folder, synchronous="OFF"), SystemClock(), Role.SERVER
    )
    deps = Deps(
        database, Behind(), RandomIds(), IngestLimits(), AnalysisOptions(), KeyCache(),
        SessionCache(),
    )  # fmt: skip
    await _visit(deps, many)
    begun = time.perf_counter()
    passer = Passer(deps, time.perf_counter)
    while await passer.turn():
        pass
    each_ms = (time.perf_counter() - begun) * 1000 / many
    print(
        f"read a session of 100 entries: {each_ms:.2f} ms; at a quarter of a core "
        f"{250 / each_ms:,.0f} sessions a second"
    )
    await _visit(deps, many)
    lag_s = await _catch_up(deps)
    print(f"{many} sessions that went quiet at once were passed after {lag_s:.1f} s, resting 3:1")
    await database.close()
    return {"read_ms": round(each_ms, 2), "caught_up_s": round(lag_s, 1)}


async def _catch_up(deps: Deps) -> float:
    lookout = Lookout(deps, time.perf_counter)
    begun = time.perf_counter()
    while (await show_progress(deps)).lag_s > 0:
        rest_s = await lookout.turn()
        await asyncio.to_thread(time.sleep, rest_s)
    return time.perf_counter() - begun


async def _visit(deps: Deps, many: int) -> None:
    now_us = SystemClock().now_us()
    made = projects.CreateProject(uuid4(), "shop", b"salt" * 8, now_us)
    project_row = (await deps.database.write(projects.create_project, made)).row
    for number in range(many):
        opened = await deps.database.write(
            sessions.open_session,
            sessions.OpenSession(
                project_row,
                uuid4(),
                uuid4().bytes,
                f"v{number}",
                None,
                None,
                None,
                None,
                None,
                now_us,
            ),
        )
        batch = check_batch(make_batch(number), deps.ingest)
        append = AppendLogs(opened.session_row, 1, now_us, batch, project_row=project_row)
        await deps.database.append(append)


def _session(command: Fill, number: int, at_us: int, user: bytes) -> dict[str, object]:
    return {
        "id": number,
        "project_row": command.project_row,
        "session_id": uuid4(),
        "external_hash": uuid4().bytes,
        "external_id": f"v{number}",
        "user_hash": user,
        "created_us": at_us,
    }


def _reach(command: Fill, number: int, at_us: int) -> dict[str, object]:
    return {
        "session_row": number,
        "project_row": command.project_row,
        "chunk_row": number,
        "seen_us": at_us,
        "passed_us": at_us,
        "looked": True,
        "healthy": number % 3 > 0,
        "left_out": 0,
    }


def _met(command: Fill, number: int, at_us: int, user: bytes, name: str) -> dict[str, object]:
    return {
        "project_row": command.project_row,
        "signature_hash": signature_hash(name),
        "first_us": at_us,
        "session_row": number,
        "user_hash": user,
        "browser": ("Chrome", "Firefox", "Safari")[number % 3],
        "release": f"2026.{number % 7}",
        "category": "backend_error",
        "is_root": True,
        "links": 1,
        "went_on": False,
    }


if __name__ == "__main__":
    raise SystemExit(main())
