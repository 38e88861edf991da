"""The server opens an issue for what many met and nobody reported: once, and not again too soon."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from actions.silent import Shop, calm_visit, entry, failing_visit, open_shop
from builders import REPORTED_US, FrozenClock
from store.drafts import show
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.detections import Detector
from usercontext.domain.issue import Issue, IssueFilter, IssueSort, IssueSource, IssueStatus
from usercontext.domain.project_settings import ProjectSettings
from usercontext.store import issue_listing, issues

pytestmark = pytest.mark.anyio

THRESHOLD = 5
DAY_S = 86_400


@pytest.fixture
async def watched(both: Deps, clock: FrozenClock) -> Shop:
    """A shop whose team asked for issues that five sessions met."""
    told = replace(both, find_settings=lambda tx, row: ProjectSettings(detect_sessions=THRESHOLD))
    return await open_shop(told, clock)


async def fail(shop: Shop, sessions: int, users: int | None = None) -> list[int]:
    """Let sessions meet the same failure, and look for what nobody reported."""
    rows = [
        await shop.visit(failing_visit(), f"user-{n % (users or sessions)}")
        for n in range(sessions)
    ]
    await shop.quiet()
    await Detector(shop.deps).look()
    return rows


async def detected(shop: Shop) -> list[Issue]:
    wanted = IssueFilter(source=IssueSource.DETECTED)
    page = await shop.deps.database.read(
        lambda tx: issue_listing.list_issues(tx, shop.project_row, wanted, IssueSort.NEWEST, 1, 100)
    )
    assert page.total == len(page.issues)
    return list(page.issues)


async def change(shop: Shop, issue_id: UUID, status: IssueStatus) -> None:
    command = issues.CorrectIssue(
        shop.project_row, issue_id, status, None, None, shop.clock.now_us(), 1
    )
    assert await shop.deps.database.write(issues.correct_issue, command)


async def test_a_crowd_that_nobody_reported_is_an_issue_with_its_job(watched: Shop) -> None:
    rows = await fail(watched, THRESHOLD)

    (opened,) = await detected(watched)
    assert opened.session_row in rows
    assert opened.user_description.startswith("Detected by the server: 5 sessions of 5")
    assert await run_next_job(watched.deps, "worker")
    issue = await show(watched.deps.database, watched.project_row, opened.issue_id)
    assert issue.analysis is not None
    assert issue.analysis.category == "backend_error"
    assert issue.affected is not None
    assert (issue.affected.reports, issue.affected.silent_sessions) == (0, 5)


async def test_nothing_is_opened_unless_asked_for(shop: Shop) -> None:
    await fail(shop, 20)

    assert await detected(shop) == []


async def test_one_session_too_few_opens_nothing(watched: Shop) -> None:
    await fail(watched, THRESHOLD - 1)

    assert await detected(watched) == []


async def test_two_users_who_reload_are_no_crowd(watched: Shop) -> None:
    await fail(watched, 12, users=2)

    assert await detected(watched) == []


async def test_what_was_before_the_window_does_not_count(watched: Shop, clock: FrozenClock) -> None:
    await fail(watched, THRESHOLD - 1)
    clock.advance(DAY_S)
    await fail(watched, 1)

    assert await detected(watched) == []


async def test_what_a_user_may_do_wrong_is_left_alone(watched: Shop) -> None:
    refused = {"method": "POST", "url": "https://shop.example.com/api/address", "status": 422}
    visit = [*calm_visit(), entry(4, type="network", level="warn", payload=refused)]
    for number in range(8):
        await watched.visit(visit, f"user-{number}")
    await watched.quiet()

    assert await Detector(watched.deps).look() == 0


async def test_a_reported_failure_is_not_detected_too(watched: Shop) -> None:
    row = await watched.visit(failing_visit(), "ann")
    await watched.report(row)
    await fail(watched, THRESHOLD)

    assert await detected(watched) == []


async def test_two_workers_open_one_issue(watched: Shop) -> None:
    for number in range(THRESHOLD):
        await watched.visit(failing_visit(), f"user-{number}")
    await watched.quiet()

    opened = await asyncio.gather(*(Detector(watched.deps).look() for _ in range(4)))

    assert sorted(opened) == [0, 0, 0, 1]
    assert len(await detected(watched)) == 1


@pytest.mark.parametrize("status", [IssueStatus.OPEN, IssueStatus.IGNORED])
async def test_while_an_issue_stands_there_is_no_second(
    watched: Shop, clock: FrozenClock, status: IssueStatus
) -> None:
    await fail(watched, THRESHOLD)
    (first,) = await detected(watched)
    await change(watched, first.issue_id, status)
    clock.advance(3 * DAY_S)
    await fail(watched, THRESHOLD)

    assert [one.issue_id for one in await detected(watched)] == [first.issue_id]


async def test_after_resolution_a_day_is_quiet_and_then_it_is_opened_anew(
    watched: Shop, clock: FrozenClock
) -> None:
    await fail(watched, THRESHOLD)
    (first,) = await detected(watched)
    await change(watched, first.issue_id, IssueStatus.RESOLVED)
    clock.advance(DAY_S - 3_600)
    await fail(watched, THRESHOLD)
    assert len(await detected(watched)) == 1

    clock.advance(3_600)
    await fail(watched, THRESHOLD)
    assert len(await detected(watched)) == 2


async def test_after_deletion_a_day_is_quiet_too(watched: Shop, clock: FrozenClock) -> None:
    await fail(watched, THRESHOLD)
    (first,) = await detected(watched)
    gone = issues.DeleteIssue(watched.project_row, first.issue_id)
    await watched.deps.database.write(issues.delete_issue, gone)
    await fail(watched, THRESHOLD)
    assert await detected(watched) == []

    clock.advance(DAY_S)
    await fail(watched, THRESHOLD)
    assert len(await detected(watched)) == 1


async def test_another_project_does_not_add_to_the_crowd(watched: Shop, clock: FrozenClock) -> None:
    other = await open_shop(watched.deps, clock)
    await fail(other, THRESHOLD - 1)
    await fail(watched, THRESHOLD - 1)

    assert await detected(watched) == await detected(other) == []
    assert clock.now_us() > REPORTED_US
