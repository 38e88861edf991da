"""Comments, assignees, shared links: of one project alone, gone with their issue."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from builders import REPORTED_US
from store.drafts import count_rows, finish, make_analysis, show, take
from store.people import Place, add_person, open_place
from usercontext.domain.account import hash_token
from usercontext.domain.analysis import Priority
from usercontext.domain.errors import NotFound, ValidationFailed
from usercontext.domain.issue import IssueFilter, IssueSort
from usercontext.domain.teamwork import SharedIssue
from usercontext.store import (
    accounts,
    assignees,
    comments,
    corrected,
    issue_listing,
    issues,
    shares,
    take_backs,
)
from usercontext.store.database import Database
from usercontext.store.teamwork_tables import assignee, comment, share

pytestmark = pytest.mark.anyio
DAY_US = 86_400_000_000


@pytest.fixture
async def shop(database: Database) -> Place:
    return await open_place(database)


@pytest.fixture
async def other(database: Database, shop: Place) -> Place:
    return await open_place(database, "other")


def comment_of(place: Place, body: str = "Seen it too", **changes: Any) -> comments.AddComment:
    command = comments.AddComment(
        place.project_row, place.issue_id, place.account_row, uuid4(), body, REPORTED_US
    )
    return replace(command, **changes)


def share_of(place: Place, token: str = "t", **changes: Any) -> shares.AddShare:
    command = shares.AddShare(
        project_row=place.project_row,
        issue_id=place.issue_id,
        account_row=place.account_row,
        share_id=uuid4(),
        token_hash=hash_token(token),
        whole=False,
        now_us=REPORTED_US,
        expires_us=REPORTED_US + DAY_US,
    )
    return replace(command, **changes)


def assignment(place: Place, to: UUID | None) -> assignees.AssignIssue:
    return assignees.AssignIssue(
        place.project_row, place.issue_id, to, place.account_row, REPORTED_US
    )


async def row_of(database: Database, place: Place) -> int:
    return (await show(database, place.project_row, place.issue_id)).row


async def test_comments_are_listed_in_the_order_they_were_written(
    database: Database, shop: Place
) -> None:
    for body in ("first", "second"):
        assert await database.write(comments.add_comment, comment_of(shop, body))

    row = await row_of(database, shop)
    found = await database.read(lambda tx: comments.list_comments(tx, row))
    assert [each.body for each in found] == ["first", "second"]
    assert ("Ann", shop.account_id) == (found[0].author, found[0].account_id)


async def test_only_its_author_takes_a_comment_away(database: Database, shop: Place) -> None:
    written = comment_of(shop)
    await database.write(comments.add_comment, written)
    _, somebody = await add_person(database, shop.project_row, "eve@shop.example")
    theirs = comments.DeleteComment(shop.project_row, shop.issue_id, somebody, written.comment_id)
    mine = replace(theirs, account_row=shop.account_row)

    assert not await database.write(comments.delete_comment, theirs)
    assert await database.write(comments.delete_comment, mine)
    assert not await database.write(comments.delete_comment, mine)


async def test_nothing_is_done_to_an_issue_of_another_project(
    database: Database, shop: Place, other: Place
) -> None:
    foreign: dict[str, Any] = {"project_row": other.project_row}
    made = share_of(shop)
    await database.write(shares.add_share, made)
    revoke = shares.RevokeShare(other.project_row, shop.issue_id, made.share_id, REPORTED_US)
    back = take_backs.TakeBack(
        other.project_row, shop.issue_id, priority=True, cause=True,
        account_row=other.account_row, now_us=REPORTED_US,
    )  # fmt: skip

    assert not await database.write(comments.add_comment, comment_of(shop, **foreign))
    assert not await database.write(shares.add_share, share_of(shop, "u", **foreign))
    assert not await database.write(shares.revoke_share, revoke)
    assert not await database.write(take_backs.take_back, back)
    theirs = replace(assignment(shop, other.account_id), **foreign)
    assert not await database.write(assignees.assign_issue, theirs)


async def test_an_issue_goes_to_a_member_and_to_nobody_else(
    database: Database, shop: Place, other: Place
) -> None:
    with pytest.raises(NotFound):
        await database.write(assignees.assign_issue, assignment(shop, other.account_id))
    assert await database.write(assignees.assign_issue, assignment(shop, shop.account_id))

    row = await row_of(database, shop)
    found = await database.read(lambda tx: assignees.find_assignee(tx, row))
    assert found is not None
    assert shop.account_id == found.account_id


async def test_who_left_the_project_has_no_issue_of_it(database: Database, shop: Place) -> None:
    account_id, _ = await add_person(database, shop.project_row, "eve@shop.example")
    await database.write(assignees.assign_issue, assignment(shop, account_id))
    await add_owner(database, shop)
    leave = accounts.SetRole(shop.project_row, account_id, None)
    assert await database.write(accounts.set_role, leave)

    row = await row_of(database, shop)
    assert await database.read(lambda tx: assignees.find_assignee(tx, row)) is None


async def test_history_says_who_did_what_and_repeats_nothing(
    database: Database, shop: Place
) -> None:
    for to in (shop.account_id, shop.account_id, None):
        await database.write(assignees.assign_issue, assignment(shop, to))

    row = await row_of(database, shop)
    acts = await database.read(lambda tx: assignees.list_acts(tx, row))
    assert [(act.field, act.value, act.who) for act in acts] == [
        ("assignee", "Ann", "Ann"),
        ("assignee", "", "Ann"),
    ]


async def test_a_link_is_found_until_it_is_over_or_revoked(database: Database, shop: Place) -> None:
    made = share_of(shop, whole=True)
    await database.write(shares.add_share, made)
    hashed = made.token_hash

    async def found(now_us: int = REPORTED_US) -> SharedIssue | None:
        return await database.read(lambda tx: shares.find_shared(tx, hashed, now_us))

    first = await found()
    assert first is not None
    assert (shop.issue_id, True, shop.project_row) == (
        first.issue_id, first.whole, first.project_row,
    )  # fmt: skip
    assert await found(REPORTED_US + DAY_US) is None
    revoke = shares.RevokeShare(shop.project_row, shop.issue_id, made.share_id, REPORTED_US)
    assert await database.write(shares.revoke_share, revoke)
    assert not await database.write(shares.revoke_share, revoke)
    assert await found() is None


async def test_an_issue_has_only_so_many_links_alive(database: Database, shop: Place) -> None:
    for number in range(shares.MOST_LIVE):
        await database.write(shares.add_share, share_of(shop, str(number)))

    with pytest.raises(ValidationFailed):
        await database.write(shares.add_share, share_of(shop, "one more"))
    late = share_of(shop, "later", now_us=REPORTED_US + DAY_US)
    assert await database.write(shares.add_share, late)


async def test_all_of_it_goes_with_its_issue(database: Database, shop: Place) -> None:
    await database.write(comments.add_comment, comment_of(shop))
    await database.write(shares.add_share, share_of(shop))
    await database.write(assignees.assign_issue, assignment(shop, shop.account_id))
    gone = issues.DeleteIssue(shop.project_row, shop.issue_id)

    assert await database.write(issues.delete_issue, gone)
    assert [await count_rows(database, t) for t in (comment, share, assignee)] == [0, 0, 0]


async def test_what_the_analyzer_said_counts_again(database: Database, shop: Place) -> None:
    await finish(database, await take(database), make_analysis(85))
    correct = issues.CorrectIssue(
        shop.project_row, shop.issue_id, None, Priority.P3, "A typo", REPORTED_US, 0
    )
    await database.write(issues.correct_issue, correct)
    back = take_backs.TakeBack(
        shop.project_row, shop.issue_id, priority=True, cause=True,
        account_row=shop.account_row, now_us=REPORTED_US,
    )  # fmt: skip
    assert await database.write(take_backs.take_back, back)

    found = await show(database, shop.project_row, shop.issue_id)
    assert (
        found.priority, found.corrections.priority, found.corrections.cause,
    ) == (Priority.P1, None, None)  # fmt: skip
    assert await total(database, shop, priority=Priority.P1) == 1
    assert await total(database, shop, priority=Priority.P3) == 0
    assert await total(database, shop, q="typo") == 0


async def test_a_correction_that_was_taken_back_is_no_case_to_learn_from(
    database: Database, shop: Place
) -> None:
    correct = issues.CorrectIssue(
        shop.project_row, shop.issue_id, None, Priority.P3, None, REPORTED_US, 0
    )
    await database.write(issues.correct_issue, correct)
    back = take_backs.TakeBack(
        shop.project_row, shop.issue_id, priority=True, cause=False,
        account_row=shop.account_row, now_us=REPORTED_US,
    )  # fmt: skip
    await database.write(take_backs.take_back, back)

    cases = await database.read(lambda tx: corrected.corrected_issues(tx, shop.project_row, 10))
    assert cases == []


async def add_owner(database: Database, place: Place) -> None:
    command = accounts.SetRole(place.project_row, place.account_id, accounts.Role.OWNER)
    assert await database.write(accounts.set_role, command)


async def total(database: Database, place: Place, **wanted: Any) -> int:
    page = await database.read(
        lambda tx: issue_listing.list_issues(
            tx, place.project_row, IssueFilter(**wanted), IssueSort.NEWEST, 1, 20
        )
    )
    return page.total
