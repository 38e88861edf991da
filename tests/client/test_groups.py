"""What the client asks about groups, and how both clients hear it."""

import json
from collections.abc import Callable
from uuid import UUID

import httpx2

from client.conftest import Script
from usercontext.api.group_examples import GROUP, GROUP_LIST
from usercontext.client.clients import AsyncClient, Client

PROJECT = UUID("c4ca4238-a0b9-4382-8dcc-509a6f75849b")
GROUP_ID = UUID(GROUP["group"])


def asked(script: Script) -> list[tuple[str, str, object]]:
    return [
        (one.method, one.url.raw_path.decode(), json.loads(one.content) if one.content else None)
        for one in script.requests
    ]


def test_decisions_about_groups_are_sent(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json=GROUP)]
    groups = client.groups(PROJECT)

    groups.merge(GROUP_ID, PROJECT)
    groups.undo(GROUP_ID)
    groups.split(GROUP_ID, [PROJECT])
    groups.change(GROUP_ID, "resolved", "2.0")

    path = f"/v1/projects/{PROJECT}/groups/{GROUP_ID}"
    assert asked(script) == [
        ("POST", f"{path}/merge", {"into": str(PROJECT)}),
        ("POST", f"{path}/undo", {}),
        ("POST", f"{path}/split", {"issueIds": [str(PROJECT)]}),
        ("PATCH", path, {"status": "resolved", "resolvedIn": "2.0"}),
    ]
    posts = [one.headers["idempotency-key"] for one in script.requests if one.method == "POST"]
    assert len(set(posts)) == 3


def test_a_group_is_heard_with_its_reasons(client: Client, script: Script) -> None:
    script.steps = [httpx2.Response(200, json=GROUP)]

    found = client.groups(PROJECT).get(GROUP_ID)

    assert (found.group, found.issues, found.sessions) == (GROUP_ID, 12, 9)
    assert found.why == GROUP["why"]
    assert found.history == GROUP["history"]


def test_groups_are_asked_for_by_filter_and_order(client: Client, script: Script) -> None:
    """The server took them since it listed groups by them; the client had a page and a limit."""
    script.steps = [httpx2.Response(200, json=GROUP_LIST | {"totalIsLowerBound": True})]

    listed = client.groups(PROJECT).list(priority="P1", status="open", q="a b", sort="-users")

    query = "page=1&limit=20&priority=P1&status=open&q=a+b&sort=-users"
    assert asked(script) == [("GET", f"/v1/projects/{PROJECT}/groups?{query}", None)]
    assert listed.total_is_lower_bound
    assert (listed.groups[0].priority, listed.groups[0].impact_score) == ("P1", 85)
    assert listed.groups[0].revenue_impact == {"unknown": "average order value"}


async def test_the_async_client_awaits_the_same(
    make_async_client: Callable[[], AsyncClient], script: Script
) -> None:
    script.steps = [httpx2.Response(200, json=GROUP_LIST)]

    async with make_async_client() as client:
        listed = await client.groups(PROJECT).list(page=2, limit=5)

    assert [one.group for one in listed.groups] == [GROUP_ID]
    assert asked(script) == [("GET", f"/v1/projects/{PROJECT}/groups?page=2&limit=5", None)]
