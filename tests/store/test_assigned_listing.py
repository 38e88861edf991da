"""Issues by who has them: a member's, nobody's, many taken at once; on both engines."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from builders import REPORTED_US
from store.drafts import add_issue, add_session_to, finish, make_analysis, show, take
from store.people import Place, add_person, open_place
from usercontext.domain.account import Role
from usercontext.domain.analysis import Category
from usercontext.domain.errors import NotFound
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort, IssueStatus, Nobody
from usercontext.store import accounts, inbox
from usercontext.store.assignees import AssignIssues, assign_issues, list_acts
from usercontext.store.database import Database
from usercontext.store.issue_listing import list_issues
from usercontext.store.issue_status import ChangeStatuses, change_statuses

pytestmark = pytest.mark.anyio
WORDS = ("pay fails", "search fails", "pay is slow", "a hole in the page")


class Shop:
    """A project with four analyzed issues besides its first, and who works there."""

    def __init__(self, database: Database, place: Place) -> None:
        self.database, self.place, self.ids = database, place, [place.issue_id]

    async def report(self) -> None:
        session = await add_session_to(self.database, self.place.project_row, "tab-2")
        for words in WORDS:
            added = await add_issue(
                self.database, self.place.project_row, session, user_description=words
            )
            self.ids.append(added)
        for number in range(len(self.ids)):
            category = Category.CORS if number == 1 else Category.JS_EXCEPTION
            job = await take(self.database)
            made = make_analysis(90 - number, category=category)
            assert await finish(self.database, job, made)

    async def take(self, account_id: UUID | None, *places: int) -> list[UUID | None]:
        """Give issues to somebody; returns who had those that are somebody else's now."""
        ids, place = tuple(self.ids[number] for number in places), self.place
        command = AssignIssues(place.project_row, ids, account_id, place.account_row, REPORTED_US)
        return [one.before for one in await self.database.write(assign_issues, command)]

    async def page(
        self, sort: IssueSort = IssueSort.NEWEST, page: int = 1, limit: int = 20, **wanted: Any
    ) -> IssuePage:
        row, asked = self.place.project_row, IssueFilter(**wanted)
        return await self.database.read(lambda tx: list_issues(tx, row, asked, sort, page, limit))

    async def listed(self, sort: IssueSort = IssueSort.NEWEST, **wanted: Any) -> list[int]:
        """Return which issues are listed, by the order they were reported in."""
        found = await self.page(sort, **wanted)
        assert found.total == len(found.issues)
        return [self.ids.index(one.issue_id) for one in found.issues]

    async def resolve(self, number: int) -> None:
        ids = (self.ids[number],)
        command = ChangeStatuses(self.place.project_row, ids, IssueStatus.RESOLVED, REPORTED_US, 0)
        await self.database.write(change_statuses, command)


@pytest.fixture
async def shop(database: Database) -> Shop:
    opened = Shop(database, await open_place(database))
    await opened.report()
    return opened


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [4, 1, 0]),
        ({"sort": IssueSort.IMPACT}, [0, 1, 4]),
        ({"status": IssueStatus.OPEN}, [1, 0]),
        ({"category": Category.CORS}, [1]),
        ({"q": "pay"}, [1]),
        ({"from_us": REPORTED_US + 1}, []),
        ({"group": uuid4()}, []),
    ],
)
async def test_what_a_member_has_is_listed_with_every_other_filter_and_order(
    shop: Shop, more: dict[str, Any], expected: list[int]
) -> None:
    await shop.take(shop.place.account_id, 0, 1, 4)
    await shop.resolve(4)

    assert expected == await shop.listed(assignee=shop.place.account_id, **more)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [4, 3, 2]),
        ({"sort": IssueSort.IMPACT}, [2, 3, 4]),
        ({"status": IssueStatus.OPEN}, [4, 2]),
        ({"category": Category.JS_EXCEPTION}, [4, 3, 2]),
        ({"q": "pay"}, [3]),
        ({"to_us": REPORTED_US}, [4, 3, 2]),
    ],
)
async def test_what_nobody_has_is_the_rest(
    shop: Shop, more: dict[str, Any], expected: list[int]
) -> None:
    await shop.take(shop.place.account_id, 0, 1)
    await shop.resolve(3)

    assert expected == await shop.listed(assignee=Nobody(), **more)


async def test_a_member_s_issues_are_paged(shop: Shop) -> None:
    await shop.take(shop.place.account_id, 0, 1, 2)
    second = await shop.page(page=2, limit=2, assignee=shop.place.account_id)

    assert second.total == 3
    assert [shop.ids[0]] == [one.issue_id for one in second.issues]


async def test_who_has_left_has_nothing_and_what_was_theirs_is_nobody_s(shop: Shop) -> None:
    eve, _ = await add_person(shop.database, shop.place.project_row, "eve@shop.example")
    await shop.take(eve, 2)
    ann = accounts.SetRole(shop.place.project_row, shop.place.account_id, Role.OWNER)
    leave = accounts.SetRole(shop.place.project_row, eve, None)
    for command in (ann, leave):
        assert await shop.database.write(accounts.set_role, command)

    assert await shop.listed(assignee=eve) == []
    assert await shop.listed(assignee=Nobody()) == [4, 3, 2, 1, 0]


async def test_a_member_of_another_project_has_nothing_here(shop: Shop) -> None:
    theirs = await open_place(shop.database, "other")

    assert await shop.listed(assignee=theirs.account_id) == []
    with pytest.raises(NotFound):
        await shop.take(theirs.account_id, 0)


async def test_issues_assigned_at_once_are_told_of_once_and_only_where_they_change(
    shop: Shop,
) -> None:
    ann = shop.place.account_id
    eve, _ = await add_person(shop.database, shop.place.project_row, "eve@shop.example")
    assert await shop.take(ann, 0, 1) == [None, None]
    assert await shop.take(eve, 1, 2) == [ann, None]
    assert await shop.take(ann, 0, 1) == [eve]
    assert await shop.take(None, 0, 4) == [ann]

    issue = await show(shop.database, shop.place.project_row, shop.ids[0])
    acts = await shop.database.read(lambda tx: list_acts(tx, issue.row))
    told = [(act.field, act.value, act.who) for act in acts]
    assert told == [("assignee", "Ann", "Ann"), ("assignee", "", "Ann")]


async def test_the_inbox_tells_who_has_an_issue_and_counts_what_is_newer(shop: Shop) -> None:
    mine = shop.place.account_id
    await shop.take(mine, 3)
    row = shop.place.project_row
    found = await shop.database.read(
        lambda tx: inbox.load_inbox(tx, row, IssueFilter(), IssueSort.NEWEST, 1, 50)
    )
    wanted = IssueFilter(assignee=mine)
    newer = await shop.database.read(lambda tx: inbox.count_newer(tx, row, wanted, 1))

    told = [None if one.assignee is None else one.assignee.account_id for one in found.rows]
    assert told == [None, mine, None, None, None]
    assert newer == 1
