"""Issues follow the resolution of their group in steps, and its undoing, on both engines."""

from uuid import UUID

import pytest

from store.drafts import add_project, show
from store.shops import CRASH, KEY_ROW, REFUSAL, Shop
from usercontext.domain.issue import IssueStatus
from usercontext.store.database import Database
from usercontext.store.group_gathering import GatherSome, gather_some
from usercontext.store.group_status import UndoChange, undo_change
from usercontext.store.issue_status import ChangeStatuses, change_statuses

pytestmark = pytest.mark.anyio

OPEN, RESOLVED, IGNORED = IssueStatus.OPEN, IssueStatus.RESOLVED, IssueStatus.IGNORED


@pytest.fixture
async def shop(database: Database) -> Shop:
    return Shop(database, (await add_project(database)).row)


async def statuses(shop: Shop, *issues: UUID) -> list[IssueStatus]:
    return [(await show(shop.database, shop.row, one)).status for one in issues]


async def go_on(shop: Shop, most: int = 100) -> bool:
    return await shop.database.write(gather_some, GatherSome(shop.row, most))


async def give(shop: Shop, issue_id: UUID, status: IssueStatus) -> None:
    command = ChangeStatuses(shop.row, (issue_id,), status, shop.now_us, KEY_ROW)
    await shop.database.write(change_statuses, command)


async def test_a_group_is_resolved_at_once_and_its_issues_follow(shop: Shop) -> None:
    """90,000 issues were one transaction of the only writer, for which every batch waited."""
    issues = [await shop.report() for _ in range(3)]
    group = await shop.group_of(issues[0])

    await shop.resolve(group, at_once=1)

    told = (await shop.view(group)).group
    assert (told.status, told.following) == (RESOLVED, 2)
    assert await statuses(shop, *issues) == [RESOLVED, OPEN, OPEN]
    while await go_on(shop, 1):
        pass
    assert (await shop.view(group)).group.following == 0
    assert await statuses(shop, *issues) == [RESOLVED] * 3


async def test_a_small_group_does_not_wait_for_the_issues_of_a_large_one(shop: Shop) -> None:
    """Both were steps of one row after the other: the second decision moved the first on."""
    large, small = await shop.report(CRASH), await shop.report(REFUSAL)
    await shop.resolve(await shop.group_of(large), at_once=0)

    await shop.resolve(await shop.group_of(small), at_once=1)

    assert await statuses(shop, large, small) == [OPEN, RESOLVED]


async def test_what_is_reported_meanwhile_opens_the_group_and_stays_open(shop: Shop) -> None:
    before = await shop.report()
    group = await shop.group_of(before)
    await shop.resolve(group, at_once=0)

    since = await shop.report()
    await go_on(shop)

    assert (await shop.view(group)).group.status is OPEN
    assert await statuses(shop, before, since) == [RESOLVED, OPEN]


async def test_an_issue_that_leaves_meanwhile_follows_first(shop: Shop) -> None:
    left, _ = await shop.report(), await shop.report()
    group = await shop.group_of(left)
    await shop.resolve(group, at_once=0)

    await shop.split(group, left)

    assert await statuses(shop, left) == [RESOLVED]


async def test_what_is_decided_on_an_issue_meanwhile_stands(shop: Shop) -> None:
    first, second = await shop.report(), await shop.report()
    await shop.resolve(await shop.group_of(first), at_once=0)

    await give(shop, second, OPEN)
    await go_on(shop)

    assert await statuses(shop, first, second) == [RESOLVED, OPEN]


async def test_an_issue_that_joins_meanwhile_keeps_its_status(shop: Shop) -> None:
    joining, here = await shop.report(REFUSAL), await shop.report(CRASH)
    group = await shop.group_of(here)
    last = await shop.report(CRASH)
    await shop.resolve(group, at_once=0)
    await shop.analyze_again(joining, CRASH)

    await go_on(shop)

    assert await shop.group_of(joining) == group
    assert await statuses(shop, here, last, joining) == [RESOLVED, RESOLVED, OPEN]


@pytest.mark.parametrize("at_once", [0, 1, 100])
async def test_undoing_it_opens_those_issues_that_followed_it(shop: Shop, at_once: int) -> None:
    by_hand, ignored, *rest = [await shop.report() for _ in range(4)]
    await give(shop, by_hand, RESOLVED)
    await give(shop, ignored, IGNORED)
    group = await shop.group_of(by_hand)
    await shop.resolve(group, at_once=3)

    assert await shop.take_back(group, at_once)
    await go_on(shop)

    assert (await shop.view(group)).group.status is OPEN
    assert await statuses(shop, by_hand, ignored, *rest) == [RESOLVED, IGNORED, OPEN, OPEN]


async def test_undoing_it_leaves_what_was_decided_on_an_issue_since(shop: Shop) -> None:
    first, second = await shop.report(), await shop.report()
    group = await shop.group_of(first)
    await shop.resolve(group)
    await give(shop, first, OPEN)
    await give(shop, first, RESOLVED)

    await shop.take_back(group)

    assert await statuses(shop, first, second) == [RESOLVED, OPEN]


async def test_what_came_back_since_leaves_nothing_to_undo(shop: Shop) -> None:
    issue_id = await shop.report()
    group = await shop.group_of(issue_id)
    await shop.resolve(group)
    await shop.report()

    assert not await shop.take_back(group)
    assert await statuses(shop, issue_id) == [RESOLVED]


async def test_a_group_that_was_reopened_is_resolved_again_as_it_was(shop: Shop) -> None:
    issue_id = await shop.report()
    group = await shop.group_of(issue_id)
    await shop.resolve(group, "1.10.0")
    late = await shop.report(release="1.9.0")
    command = UndoChange(shop.row, group, RESOLVED, OPEN, shop.now_us, KEY_ROW)
    await shop.database.write(undo_change, command)
    back = UndoChange(shop.row, group, OPEN, RESOLVED, shop.now_us, KEY_ROW)

    assert await shop.database.write(undo_change, back)

    told = (await shop.view(group)).group
    assert (told.status, told.resolved_in) == (RESOLVED, "1.10.0")
    assert await statuses(shop, issue_id, late) == [OPEN, OPEN]
