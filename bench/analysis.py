"""How long an analysis takes and how much memory it leaves, for sessions of some kinds and sizes.

    python -m bench.analysis            # 100, 1,000, 10,000, 100,000 entries; one core
    python -m bench.analysis --worst    # of the kinds that cost the most
    python -m bench.analysis --served   # and from report to done, through the real server

Every kind and size has a process of its own, with the store that a worker reads. The exit code is
1 when 10,000 entries take a second. Not: what is said about them (`evals`).
"""

import argparse
import asyncio
import itertools
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from bench.course import Course, expect
from bench.product import Product, open_session
from bench.traffic import make_batch
from bench.usage import pss_mb
from bench.worst_sessions import WORST, letters
from usercontext.actions.aside import Aside
from usercontext.actions.bounded import run_bounded
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.clock import SystemClock
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.memory import collect_in_large_steps
from usercontext.store.database import Database
from usercontext.store.logs import AppendLogs, Connection, LoadedEntries, load_entries
from usercontext.store.opening import Role, open_database
from usercontext.store.options import StoreOptions
from usercontext.store.projects import CreateProject, create_project
from usercontext.store.sessions import OpenSession
from usercontext.store.sessions import open_session as open_row

SIZES = (100, 1_000, 10_000, 100_000)
KINDS = ("shop", "calm", "distinct", "identical")
_GOAL_MS = 1_000.0
_RENEWED_S = 5.0
"""In which a worker that a large session left with much memory is started anew."""
_BEGIN_US = 1_772_193_600_000_000
_STEP_US = 50_000
_FEW = {100: 40, 1_000: 20, 10_000: 7, 100_000: 3}


class Measured(NamedTuple):
    """One kind and size: milliseconds (median, 95th), then MB before, at the peak and after.

    ``cpu_ms`` is what reading and judging took of one core, whoever else used the machine.
    """

    kind: str
    entries: int
    read_ms: tuple[float, float]
    judge_ms: tuple[float, float]
    cpu_ms: tuple[float, float]
    memory_mb: tuple[float, float, float]
    kept: int
    dropped: int
    verdict: str


def main() -> int:
    """Measure what was asked for and print one line for each."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--served", action="store_true")
    words.add_argument("--worst", action="store_true")
    words.add_argument("--largest", type=int, default=SIZES[-1])
    words.add_argument("--one", nargs=2, metavar=("KIND", "ENTRIES"), help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.one:
        print(json.dumps(asyncio.run(_measure(asked.one[0], int(asked.one[1])))))
        return 0
    sizes = [size for size in SIZES if size <= asked.largest]
    found = []
    for kind, size in itertools.product(WORST if asked.worst else KINDS, sizes):
        found.append(_apart(kind, size))
        print(_told(found[-1]), flush=True)
    for line in _served(sizes) if asked.served else ():
        print(line, flush=True)
    late = [one for one in found if one.entries == 10_000 and one.cpu_ms[1] >= _GOAL_MS]
    print(f"10,000 entries under {_GOAL_MS / 1000:g} s of one core: {'FAIL' if late else 'PASS'}")
    return 1 if late else 0


def _apart(kind: str, size: int) -> Measured:
    command = [sys.executable, "-m", "bench.analysis", "--one", kind, str(size)]
    ended = subprocess.run(command, check=True, capture_output=True, timeout=300)
    return Measured(*json.loads(ended.stdout.splitlines()[-1]))


async def _measure(kind: str, size: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        database = await open_database(StoreOptions(Path(folder)), SystemClock(), Role.SERVER)
        try:
            session_row = await _fill(database, kind, size)
            return await _analyze(database, session_row, kind, size)
        finally:
            await database.close()


async def _analyze(database: Database, session_row: int, kind: str, size: int) -> Measured:
    reported_us = _BEGIN_US + size * max(_STEP_US, WORST[kind][1] if kind in WORST else 0)
    collect_in_large_steps()  # as the worker does
    before_mb = pss_mb(os.getpid())
    reads, judged, spent, peaks = [], [], [], [before_mb]
    aside = Aside()

    def load(tx: Connection) -> LoadedEntries:
        return load_entries(tx, session_row, reported_us, time.monotonic)

    for _ in range(_FEW[size]):
        started, idle = time.perf_counter(), time.process_time()
        loaded = await database.read(load)
        read = time.perf_counter()
        report = _report(loaded, reported_us)
        analysis = await run_bounded(analyze, report, 60, aside)
        reads.append((read - started) * 1e3)
        judged.append((time.perf_counter() - read) * 1e3)
        spent.append((time.process_time() - idle) * 1e3)
        peaks.append(pss_mb(os.getpid()))
        kept, dropped, verdict = len(loaded.entries), loaded.dropped, str(analysis.verdict)
        del loaded, report, analysis
    await asyncio.sleep(0.2)
    memory = (before_mb, max(peaks), pss_mb(os.getpid()))
    spreads = (_spread(reads), _spread(judged), _spread(spent))
    return Measured(kind, size, *spreads, memory, kept, dropped, verdict)


def _report(loaded: LoadedEntries, reported_us: int) -> Report:
    return Report(
        description="Checkout button does nothing",
        metadata=None,
        reported_us=reported_us,
        release=None,
        environment=None,
        entries=loaded.entries,
        dropped=loaded.dropped,
        truncated=loaded.truncated,
        total=loaded.total,
    )


async def _fill(database: Database, kind: str, size: int) -> int:
    now_us = SystemClock().now_us()
    project = await database.write(create_project, CreateProject(uuid4(), "b", b"s" * 32, now_us))
    nothing: dict[str, Any] = dict.fromkeys(
        ("user_hash", "user_id", "release", "environment", "metadata")
    )
    opened = await database.write(
        open_row,
        OpenSession(
            project_row=project.row,
            session_id=uuid4(),
            external_hash=b"x" * 16,
            external_id="bench",
            now_us=now_us,
            **nothing,
        ),
    )
    for body in bodies(kind, size):
        batch = check_batch(body, IngestLimits())
        command = AppendLogs(opened.session_row, 1, now_us, batch, None, project.row)
        await database.append(command)
    return opened.session_row


def bodies(kind: str, size: int) -> Iterator[bytes]:
    """Give the batches of a session of one kind; its failure stands at the end."""
    for first in range(0, size, 100):
        count = min(100, size - first)
        if kind == "shop":
            yield _dated(json.loads(make_batch(first, count))["logs"], first)
        elif kind in WORST:
            entry, step_us = WORST[kind]
            found = [entry(first + place, size) for place in range(count)]
            yield _dated(found, first, step_us)
        else:
            entries = [_entry(kind, first + place, size) for place in range(count)]
            yield _dated(entries, first)


def _entry(kind: str, place: int, size: int) -> dict[str, Any]:
    if place == size - 3:
        said = {"selector": "button#pay", "text": "Pay now"}
        return {**_plain(place), "eventType": "click", "eventMetadata": said}
    if place == size - 2:
        answer = {"method": "POST", "url": "https://shop.test/api/checkout", "status": 500}
        return {"type": "network", "level": "error", "payload": answer}
    if kind == "calm":
        return _plain(place)
    number = place if kind == "distinct" else 0
    name = f"render{letters(number)}"
    stack = "\n".join(
        f"    at {name} (https://shop.test/static/app.js:{10 + depth}:{20 + depth})"
        for depth in range(6)
    )
    text = f"TypeError: Cannot read properties of undefined (reading '{name}')"
    return {"type": "console", "level": "error", "payload": {"message": text, "stack": stack}}


def _plain(place: int) -> dict[str, Any]:
    text = f"basket total changed while the drawer was closing {place}"
    return {"type": "console", "level": "info", "payload": {"message": text}}


def _dated(entries: list[dict[str, Any]], first: int, step_us: int = _STEP_US) -> bytes:
    for place, entry in enumerate(entries, first):
        stamp = time.gmtime((_BEGIN_US + place * step_us) // 1_000_000)
        milliseconds = (place * step_us // 1_000) % 1_000
        entry["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%S", stamp) + f".{milliseconds:03}Z"
    return json.dumps({"logs": entries}, separators=(",", ":")).encode()


def _served(sizes: list[int]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        course = Course(1, 1, quick=True, full=False, folder=Path(folder))
        with course.product(USERCONTEXT_LATE_LOGS_WAIT_S="0") as product:
            for size in sizes:
                yield _report_to_done(product, size)


def _report_to_done(product: Product, size: int) -> str:
    session = open_session(product.port, product.secret_key, f"served-{size}")
    for body in bodies("shop", size):
        expect(product, "POST", f"/v1/sessions/{session}/logs", body)
    new = {"sessionId": session, "userDescription": "Checkout button does nothing"}
    taken = []
    for _ in range(5 if size > 1_000 else 20):
        started = time.perf_counter()
        issue = expect(product, "POST", "/v1/issues", new)["issueId"]
        expect(product, "GET", f"/v1/issues/{issue}?wait=30&logs=0")
        taken.append((time.perf_counter() - started) * 1e3)
    median, most = _spread(taken)
    memory = pss_mb(product.process.pid)
    time.sleep(_RENEWED_S)
    rested = pss_mb(product.process.pid)
    return (
        f"served, {size:>7,} entries: report to done p50 {median:,.0f} ms, p95 {most:,.0f} ms;"
        f" server and worker {memory:,.0f} MB, {_RENEWED_S:g} s later {rested:,.0f} MB"
    )


def _told(one: Measured) -> str:
    before, peak, after = one.memory_mb
    return (
        f"{one.kind:<9} {one.entries:>7,}: read p50 {one.read_ms[0]:,.1f} p95 {one.read_ms[1]:,.1f}"
        f" ms, judge p50 {one.judge_ms[0]:,.1f} p95 {one.judge_ms[1]:,.1f} ms, of one core"
        f" p50 {one.cpu_ms[0]:,.1f} p95 {one.cpu_ms[1]:,.1f} ms; kept {one.kept:,},"
        f" dropped {one.dropped:,}, {one.verdict}; MB {before:.0f} → {peak:.0f} → {after:.0f}"
    )


def _spread(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1]


if __name__ == "__main__":
    sys.exit(main())
