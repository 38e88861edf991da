"""Where alerts go: added, listed, changed, tested, removed, by secret keys of the project alone."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from api.conftest import HandTimer
from api.visitors import UNKNOWN_ID, Visitor, invalid
from apps import visit
from builders import FrozenClock
from contract.analyses import finish_analysis
from deliver.receiver import Receiver, answer, listening
from usercontext.actions.deliveries import run_next_delivery
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.deliver.connect import Outbound
from usercontext.deliver.options import DeliverOptions

pytestmark = pytest.mark.anyio

SLACK = "https://93.184.215.14/services/T00/B00/secret"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with listening() as found:
        yield found


@pytest.fixture
def reaching(deps: Deps, receiver: Receiver) -> Deps:
    options = DeliverOptions(private=("127.0.0.0/8",), ports=(80, 443, receiver.port))
    return replace(deps, outbound=Outbound(options))


@pytest.fixture
async def nobody(
    reaching: Deps, options: ApiOptions, timer: HandTimer
) -> AsyncIterator[httpx2.AsyncClient]:
    async with visit(Api(reaching, options, timer)) as client:
        yield client


@pytest.fixture
def path(project: NewProject) -> str:
    return f"/v1/projects/{project.project.project_id}/destinations"


async def add(owner: Visitor, path: str, url: str, **more: Any) -> dict[str, Any]:
    added = await owner.post(path, {"kind": "webhook", "url": url} | more)
    assert added.status_code == 201, added.text
    body: dict[str, Any] = added.json()
    return body


async def test_the_secret_is_shown_once(owner: Visitor, path: str, receiver: Receiver) -> None:
    added = await add(owner, path, receiver.url)
    listed = (await owner.get(path)).json()["destinations"]

    secret = added.pop("secret")
    assert secret.startswith("whsec_")
    assert listed == [added]
    assert added == {
        "destinationId": added["destinationId"],
        "kind": "webhook",
        "url": receiver.url,
        "enabled": True,
        "on": ["P0", "P1", "reopened"],
        "withSummary": False,
        "createdAt": "2026-02-27T12:00:00Z",
        "lastAttemptAt": None,
        "lastOutcome": None,
        "failingSince": None,
        "disabledReason": None,
        "queued": 0,
    }


async def test_the_url_of_slack_is_shown_in_part(owner: Visitor, path: str) -> None:
    added = await add(owner, path, SLACK, kind="slack")

    assert (added["url"], added["secret"]) == ("https://93.184.215.14/…", None)


async def test_the_same_key_adds_once_and_shows_the_same_secret(
    owner: Visitor, path: str, receiver: Receiver
) -> None:
    body, once = {"kind": "webhook", "url": receiver.url}, {"idempotency-key": "one"}
    first, again = [await owner.post(path, body, headers=once) for _ in range(2)]

    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"


async def test_a_test_goes_the_way_of_every_alert(
    owner: Visitor, path: str, receiver: Receiver, reaching: Deps
) -> None:
    added = await add(owner, path, receiver.url)

    async def work() -> None:
        while not await run_next_delivery(reaching):  # noqa: ASYNC110  (the store has no event)
            await asyncio.sleep(0.01)

    tested, _ = await asyncio.gather(
        owner.post(f"{path}/{added['destinationId']}/test"), asyncio.wait_for(work(), 60)
    )

    assert (tested.status_code, tested.json()["delivered"]) == (200, True)
    assert b"destination.test" in receiver.received[0].body
    shown = (await owner.get(path)).json()["destinations"][0]
    assert shown["lastOutcome"] == "delivered"


async def test_a_test_that_fails_says_why_and_is_not_tried_again(
    owner: Visitor, path: str, receiver: Receiver, reaching: Deps
) -> None:
    receiver.always = answer(500)
    added = await add(owner, path, receiver.url)

    async def work() -> None:
        while not await run_next_delivery(reaching):  # noqa: ASYNC110  (the store has no event)
            await asyncio.sleep(0.01)

    tested, _ = await asyncio.gather(
        owner.post(f"{path}/{added['destinationId']}/test"), asyncio.wait_for(work(), 60)
    )

    assert tested.json() | {"deliveryId": ""} == {
        "deliveryId": "",
        "delivered": False,
        "outcome": "answered 500",
    }
    shown = (await owner.get(path)).json()["destinations"][0]
    assert (shown["queued"], shown["enabled"]) == (0, True)


async def test_an_urgent_issue_reaches_the_webhook(
    owner: Visitor, path: str, receiver: Receiver, reaching: Deps, clock: FrozenClock
) -> None:
    await add(owner, path, receiver.url)
    issue_id = await owner.create_issue(await owner.open_session())
    await finish_analysis(reaching)
    clock.advance(2)
    await run_next_delivery(reaching)

    assert f'"issueId":"{issue_id}"'.encode() in receiver.received[0].body
    metrics = (await owner.get("/metrics")).text
    assert 'usercontext_deliveries_total{kind="webhook",outcome="delivered"} 1.0' in metrics


async def test_a_change_keeps_what_it_does_not_name(
    owner: Visitor, path: str, receiver: Receiver
) -> None:
    added = await add(owner, path, receiver.url)
    one = f"{path}/{added['destinationId']}"
    changed = (await owner.patch(one, {"on": ["reopened", "P0"], "enabled": False})).json()
    rotated = (await owner.patch(one, {"rotateSecret": True})).json()

    assert changed == added | {"on": ["P0", "reopened"], "enabled": False, "secret": None}
    assert rotated["secret"] not in (None, added["secret"])


async def test_one_that_is_removed_is_gone(owner: Visitor, path: str, receiver: Receiver) -> None:
    one = f"{path}/{(await add(owner, path, receiver.url))['destinationId']}"

    assert [(await owner.delete(one)).status_code for _ in range(2)] == [204, 404]
    assert (await owner.get(path)).json() == {"destinations": []}
    assert (await owner.post(f"{one}/test")).status_code == 404


BAD = [
    ({"kind": "webhook"}, "url: is required"),
    ({"url": SLACK}, "kind: is required"),
    ({"kind": "pager", "url": SLACK}, "kind: must be one of webhook, slack"),
    ({"kind": "webhook", "url": SLACK, "on": []}, "on: must be a list of P0, P1, reopened"),
    ({"kind": "webhook", "url": SLACK, "on": ["P2"]}, "on: must be a list of P0, P1, reopened"),
    ({"kind": "webhook", "url": SLACK, "withSummary": 1}, "withSummary: must be true or false"),
    ({"kind": "slack", "url": "http://93.184.215.14/"}, "url: of Slack begins with https://"),
]


@pytest.mark.parametrize(("body", "message"), BAD)
async def test_a_bad_destination_is_refused(
    owner: Visitor, path: str, body: dict[str, Any], message: str
) -> None:
    assert (await owner.post(path, body)).json() == invalid(message)


async def test_a_change_of_nothing_and_a_secret_for_slack_are_refused(
    owner: Visitor, path: str
) -> None:
    one = f"{path}/{(await add(owner, path, SLACK, kind='slack'))['destinationId']}"

    assert (await owner.patch(one, {})).status_code == 400
    rotated = await owner.patch(one, {"rotateSecret": True})
    assert rotated.json() == invalid("rotateSecret: only a webhook has a secret")


async def test_a_page_and_another_project_reach_none(
    page: Visitor, stranger: Visitor, owner: Visitor, path: str, receiver: Receiver
) -> None:
    one = f"{path}/{(await add(owner, path, receiver.url))['destinationId']}"
    assert (await page.get(path)).status_code == 401
    calls = [stranger.get(path), stranger.delete(one), stranger.patch(one, {"enabled": False})]

    assert [(await each).status_code for each in calls] == [404, 404, 404]
    assert (await owner.patch(f"{path}/{UNKNOWN_ID}", {"enabled": True})).status_code == 404
