"""Corrected issues come with the last word on each field, newest first, per project."""

from typing import Any
from uuid import UUID

import pytest

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to
from usercontext.domain.analysis import Priority
from usercontext.domain.issue import IssueStatus
from usercontext.store import issues
from usercontext.store.corrected import CorrectedIssue, corrected_issues
from usercontext.store.database import Database


@pytest.fixture
async def shop(database: Database) -> tuple[int, int]:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def correct(database: Database, project_row: int, issue_id: UUID, **said: Any) -> None:
    whole = {"status": None, "priority": None, "cause": None} | said
    command = issues.CorrectIssue(
        project_row=project_row, issue_id=issue_id, now_us=REPORTED_US, key_row=7, **whole
    )
    assert await database.write(issues.correct_issue, command)


async def found(database: Database, project_row: int, most: int = 10) -> list[CorrectedIssue]:
    return await database.read(lambda tx: corrected_issues(tx, project_row, most))


async def test_the_last_correction_of_each_field_counts(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    await correct(database, shop[0], issue_id, priority=Priority.P3, cause="the proxy")
    await correct(database, shop[0], issue_id, priority=Priority.P1)

    expected = CorrectedIssue(issue_id, {"priority": "P1", "cause": "the proxy"})
    assert await found(database, shop[0]) == [expected]


async def test_a_status_is_no_judgement(database: Database, shop: tuple[int, int]) -> None:
    issue_id = await add_issue(database, *shop)
    await correct(database, shop[0], issue_id, status=IssueStatus.RESOLVED)

    assert await found(database, shop[0]) == []


async def test_the_newest_corrections_come_first_and_no_more_than_asked(
    database: Database, shop: tuple[int, int]
) -> None:
    first, second = [await add_issue(database, *shop) for _ in range(2)]
    await correct(database, shop[0], first, priority=Priority.P3)
    await correct(database, shop[0], second, priority=Priority.P2)

    assert [one.issue_id for one in await found(database, shop[0])] == [second, first]
    assert [one.issue_id for one in await found(database, shop[0], most=1)] == [second]


async def test_another_project_sees_none(database: Database, shop: tuple[int, int]) -> None:
    other = (await add_project(database, "other")).row
    issue_id = await add_issue(database, *shop)
    await correct(database, shop[0], issue_id, priority=Priority.P3)

    assert await found(database, other) == []
