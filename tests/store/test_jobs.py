"""A job may be tried often, its result counts once, from the newest attempt. Not: the work."""

import asyncio

import pytest

from builders import REPORTED_US
from store.drafts import (
    LEASE_US,
    LONGEST_US,
    add_issue,
    add_project,
    add_session_to,
    claim,
    count_rows,
    finish,
    make_analysis,
    show,
    take,
)
from usercontext.domain.analysis import AnalysisStatus
from usercontext.store import issues, jobs
from usercontext.store.database import Database
from usercontext.store.tables import analysis

LATER_US = REPORTED_US + LEASE_US


@pytest.fixture
async def shop(database: Database) -> tuple[int, int]:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def status_of(database: Database, project_row: int, issue_id) -> AnalysisStatus:
    return (await show(database, project_row, issue_id)).analysis_status


async def counted(database: Database) -> dict[str, int]:
    return await database.read(jobs.count_jobs)


async def test_a_job_is_not_due_before_its_time(database: Database, shop: tuple[int, int]) -> None:
    await add_issue(database, *shop, run_at_us=LATER_US)

    assert (
        await database.read(lambda tx: jobs.due_job_exists(tx, LATER_US - 1, LONGEST_US)) is False
    )
    assert await claim(database, LATER_US - 1) is None
    assert await database.read(lambda tx: jobs.due_job_exists(tx, LATER_US, LONGEST_US)) is True
    assert await claim(database, LATER_US) is not None


@pytest.mark.parametrize("back_us", [LONGEST_US + 1, 30 * 365 * 24 * 3_600 * 1_000_000])
async def test_a_job_does_not_wait_for_a_clock_that_went_back(
    database: Database, shop: tuple[int, int], back_us: int
) -> None:
    await add_issue(database, *shop, run_at_us=REPORTED_US)
    now_us = REPORTED_US - back_us

    assert await database.read(lambda tx: jobs.due_job_exists(tx, now_us, LONGEST_US)) is True
    assert (await take(database, now_us)).attempt == 1
    assert await claim(database, now_us) is None


async def test_a_lease_from_before_the_clock_went_back_ends(
    database: Database, shop: tuple[int, int]
) -> None:
    await add_issue(database, *shop)
    await take(database)
    renewed_us = REPORTED_US + LEASE_US

    assert await claim(database, renewed_us - LONGEST_US) is None
    assert (await take(database, renewed_us - LONGEST_US - 1)).attempt == 2


async def test_many_claimants_take_each_job_once(database: Database, shop: tuple[int, int]) -> None:
    made = {await add_issue(database, *shop) for _ in range(20)}

    claimed = await asyncio.gather(*(claim(database) for _ in range(30)))

    taken = [job.issue_id for job in claimed if job is not None]
    assert len(taken) == 20
    assert set(taken) == made


async def test_the_longest_due_job_comes_first(database: Database, shop: tuple[int, int]) -> None:
    second = await add_issue(database, *shop, run_at_us=REPORTED_US)
    first = await add_issue(database, *shop, run_at_us=REPORTED_US - 1)

    assert [(await take(database)).issue_id for _ in range(2)] == [first, second]


async def test_a_claim_shows_in_the_issue(database: Database, shop: tuple[int, int]) -> None:
    issue_id = await add_issue(database, *shop)
    job = await take(database)

    assert (job.attempt, job.issue_id) == (1, issue_id)
    assert await status_of(database, shop[0], issue_id) is AnalysisStatus.RUNNING
    assert await counted(database) == {"running": 1}


async def test_an_expired_lease_is_claimed_again_and_fences_the_first(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    lost = await take(database)
    assert await claim(database, LATER_US - 1) is None
    taken_over = await take(database, LATER_US)

    assert taken_over.attempt == 2
    assert await finish(database, lost, make_analysis(10)) is False
    assert await finish(database, taken_over, make_analysis(95)) is True
    assert await finish(database, taken_over, make_analysis(20)) is False

    found = await show(database, shop[0], issue_id)
    assert (found.impact_score, found.analysis_version) == (95, 1)
    assert await count_rows(database, analysis) == 1


async def test_a_late_result_counts_while_nobody_took_over(
    database: Database, shop: tuple[int, int]
) -> None:
    await add_issue(database, *shop)
    job = await take(database)

    late = jobs.FinishJob(job.row, job.attempt, LATER_US + 1, make_analysis())

    assert await database.write(jobs.finish_job, late) is True
    assert await counted(database) == {}


async def test_a_renewed_lease_is_not_claimed(database: Database, shop: tuple[int, int]) -> None:
    await add_issue(database, *shop)
    job = await take(database)
    renew = jobs.RenewJob(job.row, job.attempt, LATER_US + LEASE_US)

    assert await database.write(jobs.renew_job, renew) is True
    assert await claim(database, LATER_US) is None
    taken_over = await take(database, LATER_US + LEASE_US)
    assert taken_over.attempt == 2
    assert await database.write(jobs.renew_job, renew) is False


async def test_a_failed_attempt_waits_for_its_back_off(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    job = await take(database)
    fail = jobs.FailJob(job.row, job.attempt, REPORTED_US, LATER_US, "ValueError")

    assert await database.write(jobs.fail_job, fail) is True
    assert await database.write(jobs.fail_job, fail) is False
    assert await status_of(database, shop[0], issue_id) is AnalysisStatus.PENDING
    assert await finish(database, job, make_analysis()) is False
    assert await claim(database, LATER_US - 1) is None
    assert (await take(database, LATER_US)).attempt == 2


async def test_a_dead_job_is_never_claimed(database: Database, shop: tuple[int, int]) -> None:
    await add_issue(database, *shop)
    job = await take(database)
    fail = jobs.FailJob(job.row, job.attempt, REPORTED_US, None, "x" * 10_000)

    assert await database.write(jobs.fail_job, fail) is True
    assert await claim(database, LATER_US * 2) is None
    assert await counted(database) == {"dead": 1}


async def test_a_result_for_a_deleted_issue_is_refused(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    job = await take(database)
    await database.write(issues.delete_issue, issues.DeleteIssue(shop[0], issue_id))

    assert await finish(database, job, make_analysis()) is False
    assert await counted(database) == {}


async def test_workers_and_people_at_once_never_block_each_other(
    database: Database, shop: tuple[int, int]
) -> None:
    """Everybody holds a job before its issue: held the other way round, two would wait for ever."""
    made = [await add_issue(database, *shop) for _ in range(20)]
    deletions = [issues.DeleteIssue(shop[0], issue_id) for issue_id in made]

    async def work() -> bool:
        job = await claim(database)
        return job is not None and await finish(database, job, make_analysis())

    done = await asyncio.gather(
        *(work() for _ in made), *(database.write(issues.delete_issue, one) for one in deletions)
    )

    assert all(done[len(made) :])
    assert await counted(database) == {}
