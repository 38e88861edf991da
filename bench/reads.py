"""Time reading issues and sessions with few and many entries: python -m bench.reads [folder].

Prints milliseconds (best and median) in the server's own process and over HTTP, how long the event
loop stood still meanwhile, and the server's memory before and after. A minute or two.
"""

import asyncio
import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import uvloop

from bench.memory import pss_megabytes
from bench.product import Product, create_project, running
from bench.traffic import make_batch
from usercontext.actions import issues, projects, sessions
from usercontext.actions.deps import Deps
from usercontext.domain.issue import NewIssue
from usercontext.domain.project import ApiKey
from usercontext.domain.session import NewSession
from usercontext.opening import Role, open_deps  # not store's
from usercontext.settings.sources import read_settings
from usercontext.wire import answers as wire

SIZES = (100, 1_000, 10_000, 100_000)
BATCH = 100
ROUNDS = 40
APART = 5
"""Every fifth seed of the traffic: its batches then follow each other in time."""


def main(folder: Path) -> None:
    """Fill a data folder, then read from it, inside and from outside."""
    keys = create_project(folder)
    os.environ["USERCONTEXT_READ_LIMIT"] = "0"  # one key asks faster than any person
    uvloop.run(measure_inside(folder, keys))
    with running(folder, keys) as product:
        measure_outside(product)


async def measure_inside(folder: Path, keys: dict[str, str]) -> None:
    """Fill the folder and time the actions with their encoding, in this process."""
    print(f"{'in the server, ms':34}{'best':>9}{'median':>9}{'loop stood':>12}{'megabytes':>11}")
    async with open_deps(read_settings({"data": str(folder)}), Role.SERVER) as deps:
        key = await projects.authenticate(deps, keys["secretKey"])
        for size in SIZES:
            session_id, issue_id = await fill(deps, key, f"apart-{size}", size, APART)
            await report(f"issue of {size:,}", partial(read_issue, deps, key, issue_id))
            if size == SIZES[-1]:
                await report("its session", partial(read_session, deps, key, session_id))
                await report("1,000 of its log", partial(read_page, deps, key, session_id))
        _, mixed = await fill(deps, key, "mixed", 10_000, 1)
        await report("issue of 10,000, batches overlap", partial(read_issue, deps, key, mixed))


async def fill(deps: Deps, key: ApiKey, name: str, entries: int, apart: int) -> tuple[UUID, UUID]:
    """Open a session, append that many entries and report an issue; returns both ids."""
    opened = await sessions.open_session(deps, key, NewSession(name))
    for seed in range(entries // BATCH):
        await sessions.append_logs(deps, key, opened.session_id, make_batch(seed * apart, BATCH))
    new = NewIssue(opened.session_id, f"The button does nothing ({name})")
    return opened.session_id, (await issues.create_issue(deps, key, new)).issue_id


async def read_issue(deps: Deps, key: ApiKey, issue_id: UUID) -> bytes:
    view = await issues.show_issue(deps, key, issue_id)
    return wire.encode_issue(view.issue, view.logs.body, view.logs.total, view.logs.truncated)


async def read_session(deps: Deps, key: ApiKey, session_id: UUID) -> bytes:
    view = await sessions.show_session(deps, key, session_id)
    return wire.encode_session(view.session, view.counts, tuple(map(str, view.issue_ids)))


async def read_page(deps: Deps, key: ApiKey, session_id: UUID) -> bytes:
    page = await sessions.read_logs(deps, key, session_id, None, 1_000)
    return wire.encode_logs(page.body, page.next)


async def report(name: str, read: Callable[[], Awaitable[bytes]]) -> None:
    """Time a read and print its line."""
    spent = []
    ticker = Ticker()
    for _ in range(ROUNDS):
        started = time.perf_counter()
        body = await read()
        spent.append((time.perf_counter() - started) * 1_000)
    gap = await ticker.stop()
    best, median = min(spent), statistics.median(spent)
    print(f"{name:34}{best:9.2f}{median:9.2f}{gap:12.2f}{len(body) / 1e6:11.2f}")


class Ticker:
    """Watch how long the event loop does not come round."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._task = asyncio.create_task(self._tick())

    async def stop(self) -> float:
        """Return the median of the longest gaps, one per read, in milliseconds."""
        self._task.cancel()
        longest = sorted(self._gaps)[-ROUNDS:]
        return statistics.median(longest) * 1_000 if longest else 0.0

    async def _tick(self) -> None:
        while True:
            started = time.perf_counter()
            await asyncio.sleep(0.0005)
            self._gaps.append(time.perf_counter() - started - 0.0005)


def measure_outside(product: Product) -> None:
    """Time the same reads over HTTP, through one connection."""
    before = pss_megabytes(product.process.pid)
    connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=30)

    def get(path: str) -> bytes:
        connection.request("GET", path, headers={"x-api-key": product.secret_key})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered {answer.status}")
        return body

    listed = get(f"/v1/projects/{product.project_id}/issues?limit=100")
    print(f"\n{'over HTTP, ms':34}{'best':>9}{'median':>9}")
    for issue in reversed(wire_issues(listed)):
        spent = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            get(f"/v1/issues/{issue['issueId']}")
            spent.append((time.perf_counter() - started) * 1_000)
        print(
            f"{issue['userDescription'][-30:]:34}{min(spent):9.2f}{statistics.median(spent):9.2f}"
        )
    after = pss_megabytes(product.process.pid)
    print(f"\nserver and worker, PSS: {before:.0f} MB before, {after:.0f} MB after these reads")


def wire_issues(listed: bytes) -> list[dict[str, str]]:
    issues_: list[dict[str, str]] = json.loads(listed)["issues"]
    return issues_


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as place:
            main(Path(place))
