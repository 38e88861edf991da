"""An issue, its job, counts and terms stand or fall together; corrections are kept apart."""

from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import select

from builders import REPORTED_US
from store.drafts import (
    add_issue,
    add_project,
    add_session_to,
    count_rows,
    finish,
    issue_command,
    make_analysis,
    show,
    take,
)
from usercontext.domain.analysis import AnalysisStatus, Category, Priority
from usercontext.domain.errors import NotFound
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.store import issue_listing, issues
from usercontext.store.database import Database
from usercontext.store.tables import correction, issue, job


@pytest.fixture
async def shop(database: Database) -> tuple[int, int]:
    project_row = (await add_project(database)).row
    return project_row, await add_session_to(database, project_row)


async def find(database: Database, project_row: int, issue_id):
    return await database.read(lambda tx: issues.find_issue(tx, project_row, issue_id))


async def listed(database: Database, project_row: int, **wanted):
    return await database.read(
        lambda tx: issue_listing.list_issues(
            tx, project_row, IssueFilter(**wanted), IssueSort.NEWEST, 1, 20
        )
    )


def correction_of(project_row: int, issue_id, status=None, priority=None, cause=None):
    return issues.CorrectIssue(project_row, issue_id, status, priority, cause, REPORTED_US, 7)


async def test_a_new_issue_waits_for_its_analysis(
    database: Database, shop: tuple[int, int]
) -> None:
    about = {"url": "https://shop.example/cart", "plan": "gold"}
    issue_id = await add_issue(database, *shop, metadata=msgspec.json.encode(about))

    found = await show(database, shop[0], issue_id)

    assert (found.seq, found.status, found.source) == (1, "open", "reported")
    assert (found.analysis_status, found.analysis) == (AnalysisStatus.PENDING, None)
    assert (found.priority, found.impact_score, found.category) == (None, None, None)
    assert found.metadata == about


async def test_an_issue_is_found_only_under_its_project(
    database: Database, shop: tuple[int, int]
) -> None:
    other = (await add_project(database, "other")).row
    issue_id = await add_issue(database, *shop)

    assert await find(database, other, issue_id) is None
    assert not await database.write(issues.delete_issue, issues.DeleteIssue(other, issue_id))
    change = correction_of(other, issue_id, IssueStatus.RESOLVED)
    assert not await database.write(issues.correct_issue, change)


async def test_a_foreign_session_leaves_nothing_behind(
    database: Database, shop: tuple[int, int]
) -> None:
    other = (await add_project(database, "other")).row

    with pytest.raises(NotFound):
        await database.write(issues.create_issue, issue_command(other, shop[1]))

    assert [await count_rows(database, table) for table in (issue, job)] == [0, 0]
    session_row = await add_session_to(database, other)
    made = await add_issue(database, other, session_row)
    assert (await show(database, other, made)).seq == 1


async def test_a_corrected_priority_wins_before_and_after_the_analysis(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    change = correction_of(shop[0], issue_id, priority=Priority.P0)
    assert await database.write(issues.correct_issue, change)

    job_claimed = await take(database)
    assert await finish(database, job_claimed, make_analysis(50))

    found = await show(database, shop[0], issue_id)
    assert found.analysis is not None
    assert (found.priority, found.analysis.priority) == (Priority.P0, Priority.P2)
    assert found.corrections.priority is Priority.P0
    assert (await listed(database, shop[0], priority=Priority.P0)).total == 1
    assert (await listed(database, shop[0], priority=Priority.P2)).total == 0


async def test_who_corrected_what_is_kept(database: Database, shop: tuple[int, int]) -> None:
    issue_id = await add_issue(database, *shop)
    change = correction_of(shop[0], issue_id, IssueStatus.RESOLVED, None, "a bad deploy")
    await database.write(issues.correct_issue, change)

    rows = await database.read(lambda tx: tx.execute(select(correction)).all())

    told = {(row.field, row.value, row.key_row, row.created_us) for row in rows}
    assert told == {
        ("status", "resolved", 7, REPORTED_US),
        ("cause", "a bad deploy", 7, REPORTED_US),
    }


async def test_a_corrected_cause_is_found_also_after_the_analysis(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    await database.write(
        issues.correct_issue, correction_of(shop[0], issue_id, cause="stale service worker")
    )
    before = await listed(database, shop[0], q="worker")
    await finish(database, await take(database), make_analysis())

    after = await listed(database, shop[0], q="worker undefined js_exception button")

    assert [before.total, after.total] == [1, 1]


async def test_a_listing_has_the_summary_and_leaves_the_analysis_out(
    database: Database, shop: tuple[int, int]
) -> None:
    issue_id = await add_issue(database, *shop)
    await finish(database, await take(database), make_analysis(85))

    (found,) = (await listed(database, shop[0])).issues

    assert found.issue_id == issue_id
    assert (found.summary, found.analysis) == ("The click handler threw", None)
    assert (found.impact_score, found.category) == (85, Category.JS_EXCEPTION)


async def test_deleting_twice_is_false(database: Database, shop: tuple[int, int]) -> None:
    issue_id = await add_issue(database, *shop)
    delete = issues.DeleteIssue(shop[0], issue_id)

    assert await database.write(issues.delete_issue, delete) is True
    assert await database.write(issues.delete_issue, delete) is False
    assert await find(database, shop[0], issue_id) is None
    assert (await listed(database, shop[0], q="checkout")).total == 0
    assert await find(database, shop[0], uuid4()) is None
