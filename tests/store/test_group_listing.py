"""Groups as somebody asked for them: by priority, words and order, on both engines."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from store.drafts import add_project, make_analysis
from store.shops import CRASH, KEY_ROW, REFUSAL, Shop
from usercontext.domain.analysis import Affected, Analysis, Category, Priority, RevenueImpact
from usercontext.domain.group import Group, GroupFilter, GroupPage, GroupSort
from usercontext.domain.issue import IssueStatus
from usercontext.store import group_listing, issues
from usercontext.store.database import Database

pytestmark = pytest.mark.anyio

LATE = "v1:timeout_slow:GET /api/list 0#cccccccc"
DAY_US = 86_400_000_000


def found(score: int, users: int = 0, silent: int = 0, cost: float | None = None) -> Analysis:
    """Return an analysis of that score, which tells of so many users and such a cost."""
    reach = Affected(1, users, silent, users, window_hours=24, coverage=1.0)
    revenue = RevenueImpact(currency="EUR", period="day", expected=cost) if cost else None
    return replace(make_analysis(score), affected=reach, revenue_impact=revenue)


@pytest.fixture
async def shop(database: Database) -> Shop:
    return Shop(database, (await add_project(database)).row)


@pytest.fixture
async def three(shop: Shop) -> dict[str, UUID]:
    """Report a crash that is urgent, a refusal that many met in silence, and what is late."""
    made = {
        "crash": await shop.report(CRASH, made=found(95, users=3, silent=1, cost=10.0)),
        "refusal": await shop.report(
            REFUSAL, made=found(50, users=40, silent=39), words="The basket is empty"
        ),
        "late": await shop.report(LATE, made=found(20, users=7, silent=2, cost=800.0)),
    }
    return {name: await shop.group_of(issue_id) for name, issue_id in made.items()}


async def listed(
    shop: Shop, sort: GroupSort = GroupSort.LAST_SEEN, page: int = 1, limit: int = 50, **by: object
) -> GroupPage:
    wanted = GroupFilter(**by)  # type: ignore[arg-type]
    return await shop.database.read(
        lambda tx: group_listing.find_groups(tx, shop.row, wanted, sort, page, limit)
    )


def ids_of(page: GroupPage) -> list[UUID]:
    return [group.group_id for group in page.groups]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (GroupSort.LAST_SEEN, ["late", "refusal", "crash"]),
        (GroupSort.FIRST_SEEN, ["late", "refusal", "crash"]),
        (GroupSort.IMPACT, ["crash", "refusal", "late"]),
        (GroupSort.AFFECTED, ["refusal", "late", "crash"]),
        (GroupSort.USERS, ["refusal", "late", "crash"]),
        (GroupSort.SILENT, ["refusal", "late", "crash"]),
        (GroupSort.COST, ["late", "crash", "refusal"]),
    ],
)
async def test_groups_stand_in_the_order_asked_for(
    shop: Shop, three: dict[str, UUID], sort: GroupSort, order: list[str]
) -> None:
    whole = await listed(shop, sort)
    second = await listed(shop, sort, page=2, limit=2)

    assert ids_of(whole) == [three[name] for name in order]
    assert (whole.total, whole.total_is_lower_bound) == (3, False)
    assert (ids_of(second), second.total) == ([three[order[2]]], 3)


async def test_the_most_urgent_issue_speaks_for_its_group_and_of_these_the_newest(
    shop: Shop, three: dict[str, UUID]
) -> None:
    await shop.report(CRASH, made=found(91, users=9))
    await shop.report(CRASH, made=found(10))
    group = await told(shop, three["crash"])

    assert group.told is not None
    assert (group.told.priority, group.told.impact_score) == (Priority.P0, 91)
    assert group.told.affected == found(91, users=9).affected


async def test_what_somebody_corrected_is_what_speaks(shop: Shop, three: dict[str, UUID]) -> None:
    issue_id = await shop.report(LATE, made=found(20))
    command = issues.CorrectIssue(shop.row, issue_id, None, Priority.P0, None, shop.now_us, KEY_ROW)
    await shop.database.write(issues.correct_issue, command)

    assert ids_of(await listed(shop, priority=Priority.P0)) == [three["late"], three["crash"]]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ({"priority": Priority.P0}, ["crash"]),
        ({"priority": Priority.P1}, []),
        ({"q": "BASKET empty"}, ["refusal"]),
        ({"q": "basket", "priority": Priority.P0}, []),
        ({"q": "checkout"}, ["late", "crash"]),
        ({"q": "…"}, []),
        ({"category": Category.CORS}, []),
        ({"status": IssueStatus.RESOLVED}, ["late"]),
        ({"status": IssueStatus.OPEN, "q": "checkout"}, ["crash"]),
    ],
)
async def test_every_filter_narrows_the_list(
    shop: Shop, three: dict[str, UUID], by: dict[str, object], names: list[str]
) -> None:
    await shop.resolve(three["late"])
    page = await listed(shop, **by)  # type: ignore[arg-type]

    assert (ids_of(page), page.total) == ([three[name] for name in names], len(names))


async def test_a_merged_group_is_found_by_words_of_either(
    shop: Shop, three: dict[str, UUID]
) -> None:
    await shop.merge(three["refusal"], three["crash"])

    assert ids_of(await listed(shop, q="basket")) == [three["crash"]]


async def test_another_project_is_not_searched(shop: Shop, three: dict[str, UUID]) -> None:
    rival = Shop(shop.database, (await add_project(shop.database, "rival")).row)
    await rival.report(REFUSAL, words="The basket is empty")

    assert (await listed(rival, q="basket")).total == 1
    assert ids_of(await listed(shop, q="basket")) == [three["refusal"]]


async def test_more_than_are_ranked_is_said(shop: Shop, three: dict[str, UUID]) -> None:
    asked = (GroupFilter(), GroupSort.IMPACT, 1, 50)
    page = await shop.database.read(
        lambda tx: group_listing.find_groups(tx, shop.row, *asked, ranked_at_most=2)
    )

    assert ids_of(page) == [three["refusal"], three["late"]]
    assert (page.total, page.total_is_lower_bound) == (2, True)


async def test_a_listing_tells_how_many_issues_a_group_had_on_each_day(
    shop: Shop, three: dict[str, UUID]
) -> None:
    shop.now_us += 3 * DAY_US
    await shop.report(CRASH)
    await shop.report(CRASH)
    page = await listed(shop)
    days = await shop.database.read(
        lambda tx: group_listing.with_days(tx, shop.row, page, shop.now_us)
    )

    by_id = {group.group_id: group.days for group in days.groups}
    assert by_id[three["crash"]] == (*[0] * 10, 1, 0, 0, 2)
    assert by_id[three["late"]] == (*[0] * 10, 1, 0, 0, 0)


async def told(shop: Shop, group: UUID) -> Group:
    return next(one for one in (await listed(shop)).groups if one.group_id == group)
