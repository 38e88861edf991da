"""Logs that come after an analysis cause one more, whoever looks and whatever dies meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from actions.visits import Visit, begin_visit, renew_late
from apps import open_deps
from builders import FrozenClock
from postgres import migrated_database
from usercontext.actions import analysis, issues
from usercontext.actions.deps import Deps
from usercontext.actions.examination import examine
from usercontext.actions.late_logs import find_late, renew_next
from usercontext.domain.analysis import AnalysisStatus, Priority
from usercontext.domain.issue import IssueChange
from usercontext.store import jobs
from usercontext.store.late_tables import late_watch
from usercontext.store.options import StoreOptions
from usercontext.store.tables import job
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    if request.param == "sqlite":
        return StoreOptions(tmp_path, synchronous="OFF")
    address = request.getfixturevalue("postgres_address")
    return StoreOptions(tmp_path, database_url=migrated_database(address))


@pytest.fixture
async def deps(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(options, clock) as opened:
        yield opened


@pytest.fixture
async def visit(deps: Deps, clock: FrozenClock) -> Visit:
    """A session whose report was analyzed two seconds ago."""
    one = await begin_visit(deps)
    await one.report()
    clock.advance(2)
    assert await analysis.run_next_job(deps, "worker") is True
    return one


async def settle(deps: Deps) -> int:
    """Do what a worker does in a turn; how many analyses it made."""
    await renew_late(deps)
    made = 0
    while await analysis.run_next_job(deps, "worker"):
        made += 1
    return made


async def count(deps: Deps, table: object) -> int:
    return await deps.database.read(
        lambda tx: tx.scalar(select(func.count()).select_from(table)) or 0  # type: ignore[arg-type]
    )


async def test_late_logs_are_analyzed_once_they_have_stopped_coming(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    await visit.append()
    clock.advance(4)
    assert await settle(deps) == 0
    await visit.append()
    clock.advance(4)
    assert await settle(deps) == 0
    clock.advance(1)
    assert await settle(deps) == 1

    shown = await visit.shown()
    assert (shown.analysis_version, shown.analysis_status) == (2, AnalysisStatus.DONE)
    assert shown.analysis is not None
    assert shown.analysis.completeness.kept == 3


async def test_there_is_never_a_third_analysis(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    for _ in range(5):
        await visit.append()
        clock.advance(10)
        await settle(deps)

    assert await visit.version() == 2
    assert await count(deps, job) == 2
    assert await count(deps, late_watch) == 0


async def test_without_late_logs_the_watch_ends_and_nothing_is_analyzed(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    clock.advance(299)
    assert (await settle(deps), await count(deps, late_watch)) == (0, 1)
    clock.advance(2)
    assert (await settle(deps), await count(deps, late_watch)) == (0, 0)
    assert await count(deps, job) == 1


async def test_what_arrives_five_minutes_after_the_report_is_a_new_visit(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    clock.advance(299)
    await visit.append()
    clock.advance(100)

    assert await settle(deps) == 0
    assert await visit.version() == 1


async def test_logs_that_never_stop_are_analyzed_when_the_window_closes(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    for _ in range(99):
        await visit.append()
        clock.advance(3)
        assert await settle(deps) == 0
    await visit.append()
    clock.advance(4)

    assert await settle(deps) == 1
    assert await visit.version() == 2


async def test_logs_that_come_while_the_first_analysis_runs_are_late(
    deps: Deps, clock: FrozenClock
) -> None:
    visit = await begin_visit(deps)
    await visit.report()
    clock.advance(2)
    command = jobs.ClaimJob(clock.now_us(), 30_000_000, "worker", 60_000_000)
    claimed = await deps.database.write(jobs.claim_job, command)
    await visit.append()  # after the entries were read, before the result is published
    assert claimed is not None
    clock.advance(31)
    assert await analysis.run_next_job(deps, "another") is True
    assert await settle(deps) == 0  # that attempt saw them

    await visit.append()
    clock.advance(5)
    assert await settle(deps) == 1


async def test_workers_and_batches_side_by_side_queue_one_analysis(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    await visit.append()
    clock.advance(301)

    queued = await asyncio.gather(
        *(renew_late(deps) for _ in range(8)), *(visit.append() for _ in range(8))
    )

    assert sum(one or 0 for one in queued) == 1
    assert await settle(deps) == 1
    assert await count(deps, job) == 2


async def test_the_worker_looks_by_itself(visit: Visit, deps: Deps, clock: FrozenClock) -> None:
    await visit.append()
    clock.advance(5)
    stop = asyncio.Event()
    working = asyncio.create_task(run_worker(deps, WorkerOptions(niceness=0), stop))
    async with asyncio.timeout(60):
        while await visit.version() < 2:  # noqa: ASYNC110  (no event tells)
            await asyncio.sleep(0.02)
    stop.set()
    await working

    assert await count(deps, job) == 2


async def test_a_new_analysis_is_due_when_it_is_queued_not_when_its_logs_were_found(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    """With the instant of the look it would come before every report that came since."""
    await visit.append()
    clock.advance(5)
    (found,) = await find_late(deps)
    clock.advance(60)
    now_us = clock.now_us()

    assert await renew_next(deps, found)
    newest = select(func.max(job.c.due_us))
    assert await deps.database.read(lambda tx: tx.scalar(newest)) == now_us


async def test_whoever_examines_the_server_is_told_of_a_ripe_watch(
    visit: Visit, deps: Deps, clock: FrozenClock, tmp_path: Path
) -> None:
    """A backlog of new analyses was no job yet, and so nowhere to be seen."""
    await visit.append()
    clock.advance(5)

    checks = await examine(deps, StoreOptions(tmp_path), is_served=False)
    assert "ripe watches for late logs: 1" in {one.name: one.detail for one in checks}["jobs"]


async def test_a_worker_that_dies_over_the_new_analysis_is_replaced(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    await visit.append()
    clock.advance(5)
    assert await renew_late(deps) == 1
    command = jobs.ClaimJob(clock.now_us(), 30_000_000, "dies", 60_000_000)
    assert await deps.database.write(jobs.claim_job, command) is not None
    assert await settle(deps) == 0
    clock.advance(31)

    assert await settle(deps) == 1
    assert await visit.version() == 2


async def test_a_new_analysis_that_is_given_up_leaves_the_first_standing(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    await visit.append()
    clock.advance(5)
    await renew_late(deps)
    for _ in range(deps.analysis.attempts):  # each claims it and is never heard of again
        command = jobs.ClaimJob(clock.now_us(), 30_000_000, "dies", 60_000_000)
        assert await deps.database.write(jobs.claim_job, command) is not None
        clock.advance(31)

    assert await settle(deps) == 1
    shown = await visit.shown()
    assert (shown.analysis_version, shown.analysis_status) == (1, AnalysisStatus.DONE)


async def test_corrections_survive_the_new_analysis(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    change = IssueChange(priority=Priority.P0, cause="the bank")
    await issues.correct_issue(deps, visit.key, visit.issue_id, change)
    await visit.append()
    clock.advance(5)
    assert await settle(deps) == 1

    shown = await visit.shown()
    assert (shown.analysis_version, shown.priority) == (2, Priority.P0)
    assert shown.corrections.cause == "the bank"


async def test_a_deleted_issue_takes_its_watch_with_it(visit: Visit, deps: Deps) -> None:
    await issues.delete_issue(deps, visit.key, visit.issue_id)

    assert await count(deps, late_watch) == 0
    assert await settle(deps) == 0


async def test_a_clock_that_went_back_ends_the_watch(
    visit: Visit, deps: Deps, clock: FrozenClock
) -> None:
    await visit.append()
    clock.advance(-3_600)

    assert await settle(deps) == 1
    assert await visit.version() == 2
