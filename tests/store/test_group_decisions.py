"""What people decide about groups, what comes back, what goes, on both engines."""

from uuid import UUID

import pytest

from store.drafts import (
    add_project,
    count_rows,
    show,
)
from store.shops import CRASH, REFUSAL, Shop
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.group import GroupEventKind
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.store import (
    issue_listing,
)
from usercontext.store.database import Database
from usercontext.store.group_counts import title_of
from usercontext.store.group_tables import group_signature, issue_group

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shop(database: Database) -> Shop:
    return Shop(database, (await add_project(database)).row)


async def test_an_undone_merge_gives_back_also_what_came_since(shop: Shop) -> None:
    crash, refusal = await shop.report(CRASH), await shop.report(REFUSAL)
    group, into = await shop.group_of(crash), await shop.group_of(refusal)
    await shop.merge(group, into)
    since = await shop.report(CRASH)
    assert await shop.group_of(since) == into

    assert await shop.undo(into) == group

    assert {await shop.group_of(crash), await shop.group_of(since)} == {group}
    assert await shop.group_of(refusal) == into
    kinds = [event.kind for event in (await shop.view(group)).events]
    assert kinds == [GroupEventKind.CREATED, GroupEventKind.MERGED, GroupEventKind.UNDONE]


async def test_a_merge_that_is_undone_while_it_is_under_way_waits_for_what_had_left(
    shop: Shop,
) -> None:
    """All issues of the group were told as coming, also the 88,000 of 90,000 that never left."""
    first, *_ = [await shop.report(CRASH) for _ in range(5)]
    into = await shop.group_of(await shop.report(REFUSAL))
    group = await shop.group_of(first)
    await shop.merge(group, into, at_once=2)

    await shop.undo(group, at_once=0)

    told = (await shop.view(group)).group
    assert (told.issues, told.coming) == (3, 2)


async def test_a_merge_that_would_close_a_circle_is_refused(shop: Shop) -> None:
    group, into = [await shop.group_of(await shop.report(one)) for one in (CRASH, REFUSAL)]
    await shop.merge(group, into)

    await shop.merge(group, into)  # again: nothing to do
    for wrong in (group, into):
        with pytest.raises(ValidationFailed):
            await shop.merge(into, wrong)
    await shop.undo(group)
    with pytest.raises(ValidationFailed):
        await shop.undo(group)


async def test_a_cause_follows_its_issues_once_all_were_moved(shop: Shop) -> None:
    first, second = await shop.report(), await shop.report()
    group = await shop.group_of(first)
    apart = await shop.split(group, first)
    assert await shop.group_of(await shop.report()) == group

    rest = [one for one in (await listed(shop, group)) if one != first]
    await shop.split(group, *rest)

    assert second in rest
    assert await shop.group_of(await shop.report()) == await shop.group_of(second) != apart


async def test_a_resolved_group_is_opened_by_a_new_issue(shop: Shop) -> None:
    issue_id = await shop.report()
    group = await shop.group_of(issue_id)
    await shop.resolve(group)
    assert (await show(shop.database, shop.row, issue_id)).status is IssueStatus.RESOLVED

    await shop.report()

    view = await shop.view(group)
    assert view.group.status is IssueStatus.OPEN
    assert view.events[-1].kind is GroupEventKind.REOPENED
    assert (await show(shop.database, shop.row, issue_id)).status is IssueStatus.RESOLVED


@pytest.mark.parametrize(
    ("release", "status"),
    [("1.9.3", "resolved"), ("1.10.0-rc1", "resolved"), ("1.10.0", "open"), ("1.11", "open"),
     ("f3c1d9e", "open"), (None, "open")],
)  # fmt: skip
async def test_a_release_older_than_the_fix_opens_nothing(
    shop: Shop, release: str | None, status: str
) -> None:
    group = await shop.group_of(await shop.report())
    await shop.resolve(group, "1.10.0")

    await shop.report(release=release)

    assert (await shop.view(group)).group.status == status


async def test_a_group_goes_with_its_last_issue(shop: Shop) -> None:
    await shop.delete(await shop.report(None))
    await shop.delete(await shop.report(CRASH))

    assert await count_rows(shop.database, issue_group) == 0
    assert await count_rows(shop.database, group_signature) == 0


async def test_a_resolved_cause_is_known_again_after_its_issues_were_deleted(shop: Shop) -> None:
    issue_id = await shop.report(words="Anna's cart is empty")
    group = await shop.group_of(issue_id)
    await shop.resolve(group)
    await shop.delete(issue_id)
    assert (await shop.view(group)).group.title == "Its issues were deleted"

    await shop.report()

    assert (await shop.view(group)).group.status is IssueStatus.OPEN


async def test_a_title_goes_with_the_issue_that_it_is_of(shop: Shop) -> None:
    first = await shop.report(None, words="Anna sees the total of my cart wrong")
    await shop.report(None, words="Anna sees the total of my cart wrong :(")
    group = await shop.group_of(first)

    await shop.delete(first)

    assert (await shop.view(group)).group.title == "cart is undefined"


@pytest.mark.parametrize(
    ("cause", "title"),
    [
        ("GET /api/beds failed with 500, 6 times.", "GET /api/beds failed with 500."),
        ("POST /api/beds was sent 3 times at once.", "POST /api/beds was sent 3 times at once."),
        (None, "It broke, 6 times"),
    ],
)
def test_a_title_is_no_count_of_the_one_issue_that_it_is_of(cause: str | None, title: str) -> None:
    assert title_of(cause, "It broke, 6 times") == title


async def listed(shop: Shop, group: UUID) -> list[UUID]:
    wanted = IssueFilter(group=group)
    page = await shop.database.read(
        lambda tx: issue_listing.list_issues(tx, shop.row, wanted, IssueSort.NEWEST, 1, 100)
    )
    return [one.issue_id for one in page.issues]
