"""What is worth telling is told once, and of a group once an hour, on both engines."""

from types import SimpleNamespace
from typing import Any

import pytest

from builders import REPORTED_US
from store.alerts_drafts import (
    HOUR_US,
    Shop,
    add_destination,
    add_shop,
    claim,
    settle,
    take,
    tell_of,
    tell_of_new,
    waiting,
)
from store.drafts import add_issue, finish, make_analysis
from store.drafts import take as take_job
from usercontext.domain.analysis import Priority
from usercontext.domain.delivery import AlertReason, Wanted
from usercontext.domain.issue import IssueStatus
from usercontext.store import issues
from usercontext.store.alerts import MOST_PER_HOUR, alert_of_analysis, group_name
from usercontext.store.database import Database

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shop(database: Database) -> Shop:
    return await add_shop(database)


async def publish(database: Database, shop: Shop, score: int, **changes: object) -> None:
    await add_issue(database, shop.project_row, shop.session_row)
    await finish(database, await take_job(database), make_analysis(score, **changes))


@pytest.mark.parametrize(("score", "told"), [(95, 1), (70, 1), (69, 0), (10, 0)])
async def test_publishing_an_urgent_analysis_queues_one_alert(
    database: Database, shop: Shop, score: int, told: int
) -> None:
    await publish(database, shop, score)

    assert len(await waiting(database)) == told


async def test_what_is_told_names_the_issue_and_the_hash_of_its_cause(
    database: Database, shop: Shop
) -> None:
    await publish(database, shop, 95, signature="v1:backend_error:POST /api/pay 500#9f2c01")

    notice = (await take(database)).notice
    assert (notice.reason, notice.priority, notice.group) == (AlertReason.NEW, "P0", "9f2c01")
    assert notice.issue_id is not None
    assert notice.summary is None


async def test_the_summary_goes_along_only_where_it_is_asked_for(
    database: Database, shop: Shop
) -> None:
    await add_destination(database, shop.project_row, with_summary=True)
    await publish(database, shop, 95, summary="x" * 500)

    notices = [(await take(database)).notice for _ in range(2)]
    assert [notice.summary for notice in notices] == [None, f"{'x' * 199}…"]


async def test_a_long_summary_keeps_its_last_sentence(database: Database) -> None:
    """What the user could not do stands at the end, and was what got cut."""
    shop = await add_shop(database, with_summary=True)
    said = f"The page threw “{'x' * 300}” on /till. The user could not pay."
    await publish(database, shop, 95, summary=said)

    told = (await take(database)).notice.summary or ""
    assert (len(told), told.endswith("xx… The user could not pay.")) == (200, True)


async def test_a_notice_that_a_more_urgent_issue_joins_tells_its_summary(
    database: Database,
) -> None:
    shop = await add_shop(database, with_summary=True)
    for priority, words in (
        (Priority.P0, "first"),
        (Priority.P1, "second"),
        (Priority.P0, "third"),
    ):
        await tell_of_new(database, shop, priority=priority, summary=words)
        claimed = await claim(database, REPORTED_US)
        if claimed is not None:
            await settle(database, claimed)

    assert (await take(database, REPORTED_US + HOUR_US)).notice.summary == "third"


async def test_an_ignored_issue_is_not_told_of(database: Database, shop: Shop) -> None:
    issue_id = await add_issue(database, shop.project_row, shop.session_row)
    ignore = issues.CorrectIssue(
        shop.project_row, issue_id, IssueStatus.IGNORED, None, None, REPORTED_US, 1
    )
    await database.write(issues.correct_issue, ignore)
    await finish(database, await take_job(database), make_analysis(95))

    assert await waiting(database) == []


async def test_the_same_is_told_once(database: Database, shop: Shop) -> None:
    await tell_of_new(database, shop)

    assert await tell_of(database, shop) == 0
    assert await tell_of(database, shop, reason=AlertReason.REOPENED) == 1
    assert await waiting(database) == [(0, 1, "P1")]  # one issue, however often told of


@pytest.mark.parametrize(
    ("wanted", "told"), [((Wanted.P0,), 0), ((Wanted.P1,), 1), ((Wanted.REOPENED,), 0)]
)
async def test_a_destination_hears_only_what_it_wants(
    database: Database, wanted: tuple[Wanted, ...], told: int
) -> None:
    shop = await add_shop(database, wanted=wanted)

    assert await tell_of_new(database, shop, priority=Priority.P1) == told


async def test_a_reopened_group_is_told_of_whatever_its_priority(
    database: Database, shop: Shop
) -> None:
    reopened = {"reason": AlertReason.REOPENED, "priority": Priority.P3}

    assert await tell_of_new(database, shop, **reopened) == 1


async def test_a_storm_of_one_group_is_one_notice_an_hour(database: Database, shop: Shop) -> None:
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    for minute in range(1, 40):
        await tell_of_new(database, shop, now_us=REPORTED_US + minute * 60_000_000)
    await settle(database, await take(database, REPORTED_US + HOUR_US))
    await tell_of_new(database, shop, now_us=REPORTED_US + HOUR_US + 60_000_000)

    assert await waiting(database) == [(0, 1, "P1"), (60, 39, "P1"), (120, 1, "P1")]


async def test_what_comes_before_a_notice_is_sent_is_counted_in_it(
    database: Database, shop: Shop
) -> None:
    for _ in range(5):
        await tell_of_new(database, shop)

    assert await waiting(database) == [(0, 5, "P1")]
    assert (await take(database)).notice.issues == 5


async def test_after_an_hour_of_quiet_a_group_is_told_of_at_once(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    await tell_of_new(database, shop, now_us=REPORTED_US + HOUR_US)

    assert await waiting(database) == [(0, 1, "P1"), (60, 1, "P1")]


async def test_the_more_urgent_does_not_wait_and_its_storm_does(
    database: Database, shop: Shop
) -> None:
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    await tell_of_new(database, shop)
    await tell_of_new(database, shop, priority=Priority.P0)
    await settle(database, await take(database))
    for _ in range(4):
        await tell_of_new(database, shop, priority=Priority.P0)

    assert await waiting(database) == [(0, 1, "P1"), (60, 5, "P0"), (0, 1, "P0")]


@pytest.mark.parametrize(
    ("priority", "told"),
    [
        (Priority.P1, [(0, 1, "P1"), (0, 1, "P1")]),
        (Priority.P0, [(0, 1, "P1"), (0, 1, "P0")]),
        (Priority.P2, [(0, 1, "P1"), (60, 1, "P2")]),
    ],
)
async def test_that_an_urgent_group_is_back_does_not_wait_for_its_hour(
    database: Database, shop: Shop, priority: Priority, told: list[tuple[int, int, str]]
) -> None:
    """It was told up to an hour late, where the group had been told of shortly before."""
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    await tell_of_new(database, shop, reason=AlertReason.REOPENED, priority=priority)

    assert await waiting(database) == told


async def test_a_new_issue_that_brings_its_group_back_is_one_notice_at_once(
    database: Database, shop: Shop
) -> None:
    await add_issue(database, shop.project_row, shop.session_row)
    await tell_of_new(database, shop)
    await settle(database, await take(database))
    await tell_of(database, shop)
    assert await tell_of(database, shop, reason=AlertReason.REOPENED) == 1

    assert await waiting(database) == [(0, 1, "P1"), (0, 1, "P1")]
    assert (await take(database)).notice.reason is AlertReason.REOPENED


async def test_a_flood_of_different_groups_is_collapsed_too(database: Database, shop: Shop) -> None:
    for number in range(MOST_PER_HOUR + 20):
        await tell_of_new(database, shop, group=str(number))

    told = await waiting(database)
    assert len(told) == MOST_PER_HOUR + 1
    assert told[-1] == (0, 20, "P1")


async def test_a_clock_that_went_back_silences_no_group(database: Database, shop: Shop) -> None:
    await tell_of_new(database, shop, now_us=REPORTED_US + 100 * HOUR_US)
    await settle(database, await take(database, REPORTED_US + 100 * HOUR_US))
    await tell_of_new(database, shop)

    assert [minutes for minutes, *_ in await waiting(database)] == [6_000, 60]


RAISED, NEW = AlertReason.RAISED, AlertReason.NEW


@pytest.mark.parametrize(
    ("before", "version", "now", "reason"),
    [
        ("", 1, "P0", NEW),
        ("P2", 2, "P1", RAISED),
        ("P1", 3, "P0", RAISED),
        ("P1", 2, "P1", None),
        ("P0", 2, "P1", None),
        ("P3", 2, "P2", None),
        ("P0", 1, "P0", None),  # people said so before the analysis did
    ],
)
def test_a_later_analysis_is_told_of_only_when_it_is_more_urgent(
    before: str, version: int, now: str, reason: AlertReason | None
) -> None:
    found: Any = SimpleNamespace(project_row=1, id=2, status="open", priority=before)

    told = alert_of_analysis(found, version, now, make_analysis(), REPORTED_US)

    assert (None if told is None else told.reason) == reason


@pytest.mark.parametrize(
    ("signature", "name"),
    [(None, None), ("v1:csp:words of a page#ab12", "ab12"), ("v1:csp:#1#ab12", "ab12")],
)
def test_of_a_signature_only_the_hash_is_told(signature: str | None, name: str | None) -> None:
    assert group_name(signature) == name
