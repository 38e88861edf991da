"""A repeated POST happens once; a key is free again after a day. Not: the header."""

import asyncio

import msgspec
import pytest
from sqlalchemy import func, select

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to, issue_command, key_for
from usercontext.domain.errors import ValidationFailed
from usercontext.store import issues
from usercontext.store.database import Database
from usercontext.store.idempotency import KEPT_US
from usercontext.store.key_names import name_of
from usercontext.store.tables import idempotency, issue


@pytest.fixture
async def shop(database: Database) -> tuple[int, int]:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def test_calls_with_one_key_at_once_make_one_issue(
    database: Database, shop: tuple[int, int]
) -> None:
    key = key_for(shop[0])
    calls = [issue_command(*shop, idempotency=key) for _ in range(20)]

    made = await asyncio.gather(*(database.write(issues.create_issue, call) for call in calls))

    assert len({one.issue_id for one in made}) == 1
    assert sum(not one.replayed for one in made) == 1
    count = select(func.count()).select_from(issue)
    assert await database.read(lambda tx: tx.scalar(count)) == 1


async def test_another_body_under_the_key_is_refused(
    database: Database, shop: tuple[int, int]
) -> None:
    await add_issue(database, *shop, idempotency=key_for(shop[0], b"one"))

    with pytest.raises(ValidationFailed, match="Idempotency-Key"):
        await add_issue(database, *shop, idempotency=key_for(shop[0], b"other"))


async def test_a_failed_call_leaves_its_key_free(database: Database, shop: tuple[int, int]) -> None:
    key = key_for(shop[0])
    with pytest.raises(Exception, match="No such session"):
        await add_issue(database, shop[0], 10**9, idempotency=key)

    command = issue_command(*shop, idempotency=key)
    made = await database.write(issues.create_issue, command)

    assert made == issues.IssueCreated(command.issue_id, replayed=False)


async def test_a_key_is_free_after_a_day(database: Database, shop: tuple[int, int]) -> None:
    first = await add_issue(database, *shop, idempotency=key_for(shop[0]))
    late = REPORTED_US + KEPT_US

    again = await add_issue(database, *shop, idempotency=key_for(shop[0]), now_us=late - 1)
    later = await add_issue(database, *shop, idempotency=key_for(shop[0]), now_us=late)

    assert again == first
    assert later != first


async def test_projects_do_not_share_keys(database: Database, shop: tuple[int, int]) -> None:
    other = (await add_project(database, "other")).row
    session_row = await add_session_to(database, other)
    first = await add_issue(database, *shop, idempotency=key_for(shop[0], b"one"))

    second = await add_issue(database, other, session_row, idempotency=key_for(other, b"other"))

    assert first != second


async def test_a_deleted_issue_is_not_replayed(database: Database, shop: tuple[int, int]) -> None:
    first = await add_issue(database, *shop, idempotency=key_for(shop[0]))
    await database.write(issues.delete_issue, issues.DeleteIssue(shop[0], first))

    again = issue_command(*shop, idempotency=key_for(shop[0]))

    made = await database.write(issues.create_issue, again)
    assert made == issues.IssueCreated(again.issue_id, replayed=False)


async def test_expired_answers_are_dropped_as_new_ones_come(
    database: Database, shop: tuple[int, int]
) -> None:
    for number in range(8):
        await add_issue(database, *shop, idempotency=key_for(shop[0], key=f"old-{number}"))
    late = REPORTED_US + KEPT_US
    new = [key_for(shop[0], key=f"new-{number}") for number in range(2)]
    for key in new:
        await add_issue(database, *shop, idempotency=key, now_us=late)

    assert await kept_names(database) == sorted(name_of(key) for key in new)


async def test_keys_used_daily_do_not_keep_the_expired_ones(
    database: Database, shop: tuple[int, int]
) -> None:
    daily = [key_for(shop[0], key=f"daily-{number}") for number in range(8)]
    once = [key_for(shop[0], key=f"once-{number}") for number in range(4)]
    for key in daily + once:
        await add_issue(database, *shop, idempotency=key)

    for key in daily:
        await add_issue(database, *shop, idempotency=key, now_us=REPORTED_US + KEPT_US)

    assert await kept_names(database) == sorted(name_of(key) for key in daily)


async def test_a_clock_that_was_days_ahead_does_not_keep_the_expired_ones(
    database: Database, shop: tuple[int, int]
) -> None:
    ahead_us = REPORTED_US + 3 * KEPT_US
    for number in range(8):
        ahead = key_for(shop[0], key=f"ahead-{number}")
        await add_issue(database, *shop, idempotency=ahead, now_us=ahead_us)
    right = [key_for(shop[0], key=f"right-{number}") for number in range(2)]
    for key in right:
        await add_issue(database, *shop, idempotency=key)

    assert await kept_names(database) == sorted(name_of(key) for key in right)


async def test_a_key_of_one_route_is_free_on_another(
    database: Database, shop: tuple[int, int]
) -> None:
    here = key_for(shop[0])
    there = msgspec.structs.replace(here, route="POST /v1/issu", key="esk1")

    first = await add_issue(database, *shop, idempotency=here)
    second = await add_issue(database, *shop, idempotency=there)

    assert first != second


async def kept_names(database: Database) -> list[tuple[int, str, str]]:
    columns = (idempotency.c.project_row, idempotency.c.route, idempotency.c.key)
    rows = await database.read(lambda tx: tx.execute(select(*columns)).all())
    return sorted((row.project_row, row.route, row.key) for row in rows)
