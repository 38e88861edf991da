"""Listings that people name: for themselves, for everybody, and how they go away."""

import re
from uuid import UUID, uuid4

import pytest

from dashboard.conftest import Visitor
from usercontext.dashboard.asked import Told
from usercontext.domain.inbox import MOST_VIEWS

pytestmark = pytest.mark.anyio
QUERY = "?priority=P0&sort=impact"


async def save(visitor: Visitor, name: str, to: str = QUERY, **more: str) -> Told:
    return await visitor.post(visitor.path("/views"), {"name": name, "to": to} | more)


async def views_of(visitor: Visitor, query: str = "") -> dict[str, str]:
    """Return the views that somebody sees: their names and where they lead."""
    page = await visitor.page(visitor.path("/issues") + query)
    listed = page.partition('aria-label="Saved views"')[2].partition("</ul>")[0]
    found = re.findall(r'<a href="([^"]+)" data-command="View".*?</svg>([^<]+)', listed, re.DOTALL)
    return {name.strip(): href.replace("&amp;", "&") for href, name in found}


def id_in(page: str) -> UUID:
    found = re.search(r"/views/([0-9a-f-]{36})/remove", page)
    assert found is not None
    return UUID(found[1])


async def test_a_view_is_kept_for_oneself_and_leads_to_its_listing(
    member: Visitor, owner: Visitor
) -> None:
    told = await save(member, "  Urgent   first ")

    assert dict(told.headers)["location"] == member.path("/issues") + QUERY
    assert await views_of(member) == {"Urgent first": member.path("/issues") + QUERY}
    assert await views_of(owner) == {}


async def test_a_shared_view_is_seen_by_everybody_and_only_workers_share(
    member: Visitor, viewer: Visitor
) -> None:
    await save(member, "Ours", shared="yes")
    await save(viewer, "Mine", shared="yes")

    assert [*await views_of(viewer)] == ["Mine", "Ours"]
    assert [*await views_of(member)] == ["Ours"]


async def test_a_view_of_the_same_name_is_replaced(member: Visitor) -> None:
    await save(member, "Urgent")
    await save(member, "Urgent", to="?status=all")

    assert await views_of(member) == {"Urgent": member.path("/issues?status=all")}


async def test_a_view_keeps_only_what_means_something(member: Visitor) -> None:
    await save(member, "Odd", to="?priority=P0&page=4&evil=%22%3E&sort=sideways")

    assert await views_of(member) == {"Odd": member.path("/issues?priority=P0")}


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x1bb"])
async def test_a_name_that_is_no_good_is_said_beside_the_field(member: Visitor, name: str) -> None:
    told = await save(member, name)

    assert told.status == 400
    assert b"must have 1 to 60 characters" in told.body
    assert b'aria-invalid="true"' in told.body


async def test_one_removes_ones_own_and_owners_what_is_shared(
    member: Visitor, viewer: Visitor, owner: Visitor
) -> None:
    await save(member, "Ours", shared="yes")
    view = id_in(await member.page(member.path("/issues") + QUERY))
    path = member.path(f"/views/{view}/remove")

    assert (await viewer.post(path)).status == 404
    assert (await owner.post(path, {"to": QUERY})).status == 303
    assert (await member.post(path)).status == 404
    assert (await member.post(member.path(f"/views/{uuid4()}/remove"))).status == 404


async def test_there_is_an_end_to_what_one_person_keeps(member: Visitor) -> None:
    for number in range(MOST_VIEWS):
        assert (await save(member, f"view {number}")).status == 303
    told = await save(member, "one more")

    assert told.status == 400
    assert b"you keep 50 views already" in told.body
    assert (await save(member, "view 3", to="?status=all")).status == 303
