"""Calls of models are allowed within budgets and reckoned up, on both engines. Not: making them."""

import asyncio
from typing import Any

import pytest

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to, count_rows, take
from usercontext.domain.job import Job
from usercontext.domain.model_call import ANSWERED, Fallback, ModelUse
from usercontext.store import issues, model_calls
from usercontext.store.database import Database
from usercontext.store.model_tables import model_call

pytestmark = pytest.mark.anyio

DAY_US = 24 * 3_600 * 1_000_000
ASKED = b"d" * 32


@pytest.fixture
async def job(database: Database) -> Job:
    project_row = (await add_project(database)).row
    await add_issue(database, project_row, await add_session_to(database, project_row))
    return await take(database)


def reservation(job: Job, **changes: Any) -> model_calls.ReserveCall:
    fields: dict[str, Any] = {
        "project_row": job.project_row,
        "issue_row": job.issue_row,
        "job_row": job.row,
        "provider": "local",
        "model": "m-1",
        "digest": ASKED,
        "now_us": REPORTED_US,
        "tokens": 1_000,
        "cost_micros": 50,
        "most_calls": 3,
    }
    return model_calls.ReserveCall(**(fields | changes))


async def reserve(database: Database, job: Job, **changes: Any) -> model_calls.Reserved:
    return await database.write(model_calls.reserve_call, reservation(job, **changes))


async def settle(database: Database, row: int | None, **changes: Any) -> bool:
    fields: dict[str, Any] = {"outcome": ANSWERED, "tokens": 300, "cost_micros": 20}
    told = fields | {"latency_ms": 7, "answer": b"{}"} | changes
    return await database.write(
        model_calls.settle_call, model_calls.SettleCall(call_row=row or 0, **told)
    )


async def used(database: Database, now_us: int = REPORTED_US) -> ModelUse:
    return await database.read(lambda tx: model_calls.use_of_day(tx, now_us))


async def remembered(database: Database, project_row: int, asked: bytes = ASKED) -> bytes | None:
    return await database.read(lambda tx: model_calls.find_answer(tx, project_row, asked))


async def test_a_call_counts_at_its_most_until_it_ended(database: Database, job: Job) -> None:
    reserved = await reserve(database, job)
    assert await used(database) == ModelUse(1, 1_000, 50)
    await settle(database, reserved.call_row)

    assert await used(database) == ModelUse(1, 300, 20)


@pytest.mark.parametrize("limit", [{"most_tokens": 1_999}, {"most_cost_micros": 99}])
async def test_no_call_may_exceed_a_budget(
    database: Database, job: Job, limit: dict[str, int]
) -> None:
    await reserve(database, job, **limit)
    second = await reserve(database, job, **limit)

    assert second == model_calls.Reserved(refusal=Fallback.DAILY_BUDGET)
    assert (await used(database)).calls == 1


async def test_a_new_day_has_a_new_budget(database: Database, job: Job) -> None:
    await reserve(database, job, most_tokens=1_000)
    later = await reserve(database, job, most_tokens=1_000, now_us=REPORTED_US + DAY_US)

    assert later.refusal is None
    assert (await used(database, REPORTED_US + DAY_US)).calls == 1


async def test_many_workers_at_once_stay_within_it(database: Database, job: Job) -> None:
    asked = [reserve(database, job, most_tokens=3_000, most_calls=99) for _ in range(12)]
    reserved = await asyncio.gather(*asked)

    assert sum(one.call_row is not None for one in reserved) == 3
    assert (await used(database)).tokens == 3_000


async def test_a_job_makes_so_many_calls_over_all_its_attempts(
    database: Database, job: Job
) -> None:
    reserved = [await reserve(database, job) for _ in range(4)]

    assert [one.refusal for one in reserved] == [None] * 3 + [Fallback.CALLS_USED_UP]


async def test_an_answer_is_found_by_its_question_in_its_project(
    database: Database, job: Job
) -> None:
    stranger = await add_project(database, "rival")
    await settle(database, (await reserve(database, job)).call_row, answer=b"one")

    assert await remembered(database, job.project_row) == b"one"
    assert await remembered(database, stranger.row) is None
    assert await remembered(database, job.project_row, b"e" * 32) is None


async def test_a_failure_is_no_answer(database: Database, job: Job) -> None:
    row = (await reserve(database, job)).call_row
    await settle(database, row, outcome="timed_out", answer=None)

    assert await remembered(database, job.project_row) is None


async def test_an_answer_goes_with_its_issue_and_what_it_cost_stays(
    database: Database, job: Job
) -> None:
    reserved = await reserve(database, job)
    await database.write(issues.delete_issue, issues.DeleteIssue(job.project_row, job.issue_id))

    assert await settle(database, reserved.call_row) is False
    assert await count_rows(database, model_call) == 0
    assert (await used(database)).calls == 1
    assert (await reserve(database, job)).refusal is Fallback.FAILED


async def test_old_calls_and_old_days_are_forgotten_and_younger_ones_stay(
    database: Database, job: Job
) -> None:
    old = await reserve(database, job, now_us=REPORTED_US - 40 * DAY_US)
    young = await reserve(database, job, now_us=REPORTED_US, digest=b"y" * 32)
    for reserved in (old, young):
        await settle(database, reserved.call_row)

    gone = await forget(database, 30, 39)

    assert gone == 2  # the call, and the day that it was made on
    assert await remembered(database, job.project_row) is None
    assert await remembered(database, job.project_row, b"y" * 32) == b"{}"
    assert await used(database, REPORTED_US - 40 * DAY_US) == ModelUse()
    assert await used(database) == ModelUse(1, 300, 20)


async def test_a_day_outlives_its_calls(database: Database, job: Job) -> None:
    old_us = REPORTED_US - 40 * DAY_US
    await settle(database, (await reserve(database, job, now_us=old_us)).call_row)

    assert await forget(database, 30, 400) == 1
    assert await count_rows(database, model_call) == 0
    assert await used(database, old_us) == ModelUse(1, 300, 20)


async def test_no_more_are_forgotten_at_once_than_the_limit(database: Database, job: Job) -> None:
    for _ in range(3):
        await reserve(database, job, now_us=REPORTED_US - 40 * DAY_US)

    assert [await forget(database, 30, 400, limit=2) for _ in range(3)] == [2, 1, 0]


async def forget(database: Database, calls_days: int, days: int, limit: int = 10) -> int:
    calls_us, days_us = (REPORTED_US - each * DAY_US for each in (calls_days, days))
    wanted = model_calls.ForgetCalls(calls_us, days_us, limit)
    return await database.write(model_calls.forget_calls, wanted)
