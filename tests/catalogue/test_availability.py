"""Row 51: over a quota, a full queue, a full disk, a locked file. Each has a server of its own."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import Connection

from api.visitors import Visitor
from apps import open_deps, visit
from builders import FrozenClock, make_log_entry
from catalogue.calls import WITH_BODY, Calls
from catalogue.watch import judge
from store.conftest import NOTHING
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.store.options import StoreOptions
from usercontext.store.sqlite import FILE_NAME

pytestmark = pytest.mark.anyio

_LOCKING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@asynccontextmanager
async def served(
    store: StoreOptions, options: ApiOptions | None = None
) -> AsyncIterator[tuple[Deps, Calls]]:
    """Open a server on these options, with a session and an issue in it."""
    clock = FrozenClock()
    async with open_deps(store, clock) as deps:
        project = await projects.create_project(deps, "shop")
        async with visit(Api(deps, options or ApiOptions())) as client:
            owner = Visitor(client, project.secret_key)
            session_id = await owner.open_session()
            yield deps, Calls(owner, session_id, await owner.create_issue(session_id))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the write lock of a database from another process."""
    with subprocess.Popen(
        [sys.executable, "-c", _LOCKING, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.communicate()


def fill_disk(tx: Connection, _: object) -> None:
    pages = tx.exec_driver_sql("PRAGMA page_count").scalar() or 0
    tx.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}")


def free_disk(tx: Connection, _: object) -> None:
    tx.exec_driver_sql("PRAGMA max_page_count=1000000")


async def kept(calls: Calls) -> tuple[int, int]:
    """Count the entries and issues of the session."""
    session = (await calls.visitor.get(f"/v1/sessions/{calls.session_id}")).json()
    return session["entries"], len(session["issues"])


@pytest.mark.row(51)
async def test_a_file_that_another_process_has_locked(tmp_path: Path) -> None:
    async with served(StoreOptions(tmp_path, busy_timeout_ms=50)) as (_, calls):
        before = await kept(calls)
        with locked(tmp_path / FILE_NAME):
            answers = [await calls.send(name, calls.raw(name)) for name in WITH_BODY]
            during = await kept(calls)
        again = [(await calls.send(name, calls.raw(name))).status_code for name in WITH_BODY]

        for answer in answers:
            judge(answer, 503, "The database is locked by another process")
            assert int(answer.headers["retry-after"]) >= 1
        assert (during, before) == (before, (0, 1))
        assert again == [201, 202, 201, 200]
        assert await kept(calls) == (1, 2)


@pytest.mark.row(51)
async def test_a_disk_that_is_full(tmp_path: Path) -> None:
    noise = [make_log_entry(payload={"noise": os.urandom(20_000).hex()}) for _ in range(10)]
    async with served(StoreOptions(tmp_path, synchronous="OFF")) as (deps, calls):
        await deps.database.write(fill_disk, NOTHING)
        answer = await calls.visitor.append(calls.session_id, *noise)
        read = await calls.visitor.get(f"/v1/issues/{calls.issue_id}")
        during = await kept(calls)
        await deps.database.write(free_disk, NOTHING)
        again = await calls.visitor.append(calls.session_id, *noise)

        judge(answer, 503, "The disk is full")
        assert int(answer.headers["retry-after"]) >= 1
        assert (read.status_code, during) == (200, (0, 1))
        assert (again.status_code, await kept(calls)) == (202, (10, 1))


@pytest.mark.row(51)
async def test_a_queue_that_is_full(tmp_path: Path) -> None:
    store = StoreOptions(tmp_path, synchronous="OFF", max_queued_bytes=2_000)
    # on a busy machine the fifty wait so long that the door refuses some before the queue does
    async with served(store, ApiOptions(overload_delay_s=60.0)) as (_, calls):
        answers = await asyncio.gather(
            *(calls.visitor.append(calls.session_id, make_log_entry()) for _ in range(50))
        )
        refusals = [answer for answer in answers if answer.status_code == 503]
        again = await calls.visitor.append(calls.session_id)

        assert {answer.status_code for answer in answers} == {202, 503}
        for answer in refusals:
            judge(answer, 503, "The server is busy, its write queue is full")
            assert answer.headers["retry-after"] == "1"
        assert again.status_code == 202
        assert await kept(calls) == (50 - len(refusals) + 1, 1)


@pytest.mark.row(51)
async def test_bodies_that_have_no_room(tmp_path: Path) -> None:
    options = ApiOptions(max_bodies_in_flight_bytes=100)
    async with served(StoreOptions(tmp_path, synchronous="OFF")) as (deps, calls):
        async with visit(Api(deps, options)) as client:
            small = Visitor(client, calls.visitor.headers["x-api-key"])
            refused = await small.append(calls.session_id)
            taken = await small.post("/v1/sessions", {"externalSessionId": "a"})

        judge(refused, 503, "Too many bodies at once: try again")
        assert refused.headers["retry-after"] == "1"
        assert (taken.status_code, await kept(calls)) == (201, (0, 1))


@pytest.mark.row(51)
@pytest.mark.parametrize("of", ["reads", "batches", "address"])
async def test_over_a_quota(tmp_path: Path, of: str) -> None:
    options = ApiOptions(read_limit=3, batch_limit=3, trusted_proxies=("10.0.0.0/8",))
    if of == "address":
        options = ApiOptions(address_limit=3, trusted_proxies=("10.0.0.0/8",))
    async with served(StoreOptions(tmp_path, synchronous="OFF")) as (deps, calls):
        other = await projects.create_project(deps, "rival")
        async with visit(Api(deps, options)) as client:
            visitor = Visitor(client, other.secret_key if of == "reads" else other.publishable_key)
            answers = [await over(visitor, of) for _ in range(4)]

        judge(answers[3], 429)
        assert {answer.status_code for answer in answers[:3]} == {404}
        assert 1 <= int(answers[3].headers["retry-after"]) <= 10
        assert await kept(calls) == (0, 1)


async def over(visitor: Visitor, of: str) -> httpx2.Response:
    """Make one of the calls that such a quota counts; what it asks for is not there."""
    found = "8f14e45f-ceea-467f-a0e6-b2b6c3d1f9aa"
    if of == "reads":
        return await visitor.get(f"/v1/issues/{found}")
    visitor.headers["x-forwarded-for"] = "8.8.8.8"
    return await visitor.append(found)
