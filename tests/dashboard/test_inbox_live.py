"""What an open inbox is told by itself: new issues, analyses that are done. Not: the browser."""

import asyncio
import re
from dataclasses import replace

import pytest

from dashboard.conftest import Visitor
from dashboard.reports import analyze, known, report
from usercontext.actions import projects
from usercontext.actions.arrivals import Arrivals
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.dashboard.asked import Told
from usercontext.dashboard.door import Dashboard
from usercontext.dashboard.site import Site

pytestmark = pytest.mark.anyio
SOON_S = 0.01


@pytest.fixture
def site(site: Site) -> Site:
    """Look often, so that nobody waits for a second in vain."""
    return replace(site, arrivals=Arrivals(longest_s=30, pause_s=SOON_S))


def live_of(page: str) -> str:
    """Return the address that a page asks for news."""
    found = re.search(r'data-live="([^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


async def waiting(visitor: Visitor, address: str) -> "asyncio.Task[Told]":
    """Begin to wait and return once the server has looked and found nothing."""
    task = asyncio.create_task(visitor.get(address))
    await asyncio.sleep(5 * SOON_S)
    assert not task.done()
    return task


async def test_new_issues_are_counted_and_shown_when_one_asks(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await known(deps, project, "old")
    task = await waiting(owner, live_of(await owner.page(owner.path("/issues"))))
    await report(deps, project, "new")
    first = (await task).body.decode()
    task = await waiting(owner, live_of(first))
    await report(deps, project, "newer")
    second = (await task).body.decode()

    assert "1 new issue, show" in first
    assert "2 new issues, show" in second
    assert f'hx-get="{owner.path("/issues")}"' in second
    assert "newer" not in second.replace("newer issue", "")


async def test_only_what_the_filters_let_through_is_counted(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await known(deps, project, "old")
    page = await owner.page(owner.path("/issues?source=detected"))
    address = live_of(await owner.page(owner.path("/issues"))).replace("?", "?source=detected&")
    await report(deps, project, "reported, not detected")
    told = await owner.get(address)

    assert "data-live" in page
    assert told.status == 200
    assert "new issue" not in told.body.decode()


async def test_a_row_whose_analysis_is_done_is_told_anew(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await report(deps, project, "I cannot pay")
    task = await waiting(owner, live_of(await owner.page(owner.path("/issues"))))
    await analyze(deps, summary="Payment answered 500")
    text = (await task).body.decode()

    assert '<hx-partial hx-target="#i-1" hx-swap="outerMorph">' in text
    assert "Payment answered 500" in text
    assert "pending" not in live_of(text)


async def test_a_listing_that_new_issues_do_not_change_asks_for_none(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    await known(deps, project, "one")

    for query in ("?q=one", "?sort=impact", "?status=resolved"):
        assert "data-live" not in await owner.page(owner.path("/issues") + query)


async def test_who_waits_in_vain_is_told_so(
    owner: Visitor, site: Site, project: NewProject
) -> None:
    owner.dashboard = Dashboard(replace(site, arrivals=Arrivals(SOON_S, SOON_S)))
    told = await owner.get(owner.path("/issues/news?seen=0&after=0"))

    assert (told.status, told.body) == (204, b"")


async def test_nobody_keeps_a_server_from_stopping(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    task = await waiting(owner, owner.path("/issues/news?seen=0&after=0"))
    deps.stopping.set()

    assert (await asyncio.wait_for(task, 30)).status == 204


async def test_news_of_another_project_are_none(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    other = await projects.create_project(deps, "other")
    task = await waiting(owner, owner.path("/issues/news?seen=0&after=0"))
    await report(deps, other, "theirs")
    await asyncio.sleep(5 * SOON_S)
    assert not task.done()
    await report(deps, project, "ours")

    assert "1 new issue, show" in (await task).body.decode()


async def test_nobody_names_more_rows_than_a_page_has(owner: Visitor) -> None:
    many = ".".join(map(str, range(1, 52)))

    assert (await owner.get(owner.path(f"/issues/news?pending={many}"))).status == 404


async def test_what_is_no_number_is_passed_over(
    owner: Visitor, deps: Deps, project: NewProject
) -> None:
    task = await waiting(owner, owner.path("/issues/news?seen=x&after=-1&pending=a"))
    await report(deps, project, "ours")

    assert (await task).status == 200
