"""The overview as a page: what it says of a range, to whom, and where its numbers lead."""

import re
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from builders import REPORTED_US, FrozenClock
from dashboard.conftest import Visitor
from store.batches import make_append
from store.drafts import add_issue, add_session_to
from store.shops import CRASH, REFUSAL, Shop
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.actions.refusals import remember_refusal
from usercontext.domain.errors import KeyRefused
from usercontext.domain.overview import DAY_US, HOUR_US
from usercontext.domain.refusal import RefusalReason

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shop(deps: Deps, project: NewProject, clock: FrozenClock) -> Shop:
    clock.advance(60)  # so that what is reported has happened already
    return Shop(deps.database, project.project.row)


def bars(page: str) -> list[str]:
    """Return what the bars that lead somewhere say."""
    return re.findall(r'<a href="[^"]+" aria-label="([^"]+)"', page)


async def test_a_project_without_a_session_is_led_to_its_first(viewer: Visitor) -> None:
    page = await viewer.page(viewer.path("/overview"))

    assert "No data yet" in page
    assert f'href="{viewer.path("/start")}"' in page
    assert "<svg viewBox" not in page.partition("<main")[2]


async def test_a_bar_tells_its_hours_and_leads_to_the_issues_of_those_hours(
    viewer: Visitor, shop: Shop, clock: FrozenClock
) -> None:
    await shop.report()
    clock.advance(HOUR_US * 2 / 1e6)
    page = await viewer.page(viewer.path("/overview?range=24h"))
    (href,) = re.findall(r'<a href="([^"]+from=[^"]+)" aria-label', page)
    asked = parse_qs(urlsplit(href.replace("&amp;", "&")).query)

    assert bars(page) == ["27 Feb 12:00–13:00 UTC: 1 issue (1 P1)"]
    assert asked == {
        "status": ["all"],
        "from": ["2026-02-27T12:00:00.000000Z"],
        "to": ["2026-02-27T12:59:59.999999Z"],
    }


async def test_a_day_leads_to_its_day_and_one_that_is_not_over_says_so(
    viewer: Visitor, shop: Shop
) -> None:
    await shop.report()
    page = await viewer.page(viewer.path("/overview?range=30d"))

    assert bars(page) == ["27 Feb: 1 issue so far (1 P1)"]
    assert "from=2026-02-27&amp;to=2026-02-27" in page


async def test_the_table_behind_a_picture_has_its_numbers(viewer: Visitor, shop: Shop) -> None:
    await shop.report()
    await add_issue(
        shop.database, shop.row, await add_session_to(shop.database, shop.row), now_us=shop.now_us
    )
    page = await viewer.page(viewer.path("/overview"))
    table = page.partition('aria-label="Issues by priority, table"')[2].partition("</table>")[0]
    cells = re.findall(r'<td class="number">(\S+)</td>', table)

    assert cells == ["0", "1", "0", "0", "1", "2"]


async def test_days_are_shown_as_chosen_and_nonsense_is_the_last_week(
    viewer: Visitor, shop: Shop, clock: FrozenClock
) -> None:
    await shop.report()
    clock.advance(3 * DAY_US / 1e6)
    before = await viewer.page(viewer.path("/overview?from=2026-02-20&to=2026-02-26"))
    within = await viewer.page(viewer.path("/overview?from=2026-02-26&to=2026-02-27"))
    nonsense = await viewer.page(viewer.path("/overview?from=0001-01-01&to=x&range=%3Cb%3E"))

    assert "No issues in this range." in before
    assert len(bars(within)) == 1
    assert 'href="?range=7d" aria-current="page"' in nonsense
    assert "data-refresh" in nonsense
    assert "data-refresh" not in within


async def test_a_young_project_says_that_there_are_not_enough_days_yet(
    viewer: Visitor, shop: Shop, clock: FrozenClock
) -> None:
    await shop.report()
    young = await viewer.page(viewer.path("/overview?range=7d"))
    clock.advance(8 * DAY_US / 1e6)
    old = await viewer.page(viewer.path("/overview?range=7d"))

    assert "Not enough data yet" in young
    assert "Not enough data yet" not in old


async def test_causes_endpoints_and_new_ones_lead_to_their_group(
    viewer: Visitor, shop: Shop
) -> None:
    crash = await shop.group_of(await shop.report(CRASH))
    refusal = await shop.group_of(await shop.report(REFUSAL))
    page = await viewer.page(viewer.path("/overview"))

    found = re.findall(rf'href="{viewer.path("/groups/")}([^"]+)"', page)
    assert sorted(map(UUID, set(found))) == sorted((crash, refusal))
    assert found.count(str(refusal)) == 3
    assert "<b>GET</b> /api/cart" in page


async def test_the_server_as_a_whole_is_told_to_owners_alone(
    owner: Visitor, viewer: Visitor, shop: Shop
) -> None:
    await shop.report()

    assert "The server, for all projects" in await owner.page(owner.path("/overview"))
    assert "The server, for all projects" not in await viewer.page(viewer.path("/overview"))


async def test_what_arrives_is_told_by_the_minute(
    viewer: Visitor, shop: Shop, deps: Deps, clock: FrozenClock
) -> None:
    row = await add_session_to(deps.database, shop.row)
    await deps.database.append(make_append(row, 0, 1, 2, 3, 4))
    clock.advance(60)
    page = await viewer.page(viewer.path("/overview"))

    assert "<b>0.5</b> <span>entries a minute now" in page
    assert "0 of\n      5 entries" in page


async def test_refusals_of_this_project_are_listed_and_those_of_others_are_not(
    viewer: Visitor, shop: Shop, deps: Deps
) -> None:
    await shop.report()
    other = await projects.create_project(deps, "other")
    for row, origin in ((shop.row, b"https://ours.test"), (other.project.row, b"https://theirs")):
        error = KeyRefused("no", RefusalReason.REVOKED_KEY, row)
        remember_refusal(deps, None, origin, error)
    page = await viewer.page(viewer.path("/overview"))

    assert "https://ours.test" in page
    assert "revoked key" in page
    assert "https://theirs" not in page


async def test_the_causes_of_another_project_are_not_shown(
    viewer: Visitor, shop: Shop, deps: Deps
) -> None:
    await add_session_to(deps.database, shop.row)
    other = await projects.create_project(deps, "other")
    theirs = Shop(deps.database, other.project.row)
    group = await theirs.group_of(await theirs.report())
    page = await viewer.page(viewer.path("/overview"))

    assert str(group) not in page
    assert "No issues in this range." in page
    foreign = await viewer.get(f"/p/{other.project.project_id}/overview")
    assert foreign.status == 404


async def test_texts_of_pages_stay_texts(viewer: Visitor, shop: Shop) -> None:
    await shop.report(None, words='<script>alert("x")</script> nothing happens')
    page = await viewer.page(viewer.path("/overview"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_frozen_hour_is_what_the_tests_take_it_for() -> None:
    assert REPORTED_US % HOUR_US == 0
