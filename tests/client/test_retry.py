"""When the client tries again, how long it waits, and that trying again never does it twice."""

from collections.abc import Callable
from email.utils import formatdate
from uuid import UUID

import httpx2
import pytest

from client.conftest import Script, Step
from usercontext.client.answers import ApiError, Unreachable
from usercontext.client.clients import AsyncClient, Client

ISSUE = UUID("7d8e9f00-1111-4222-8333-444455556666")
DONE = httpx2.Response(200, json={"markdown": "## Issue"})


def refusal(status: int, **headers: str) -> httpx2.Response:
    body = {"statusCode": status, "error": "SOME_CODE", "message": "Because"}
    return httpx2.Response(status, json=body, headers=headers)


@pytest.mark.parametrize(
    "failure",
    [
        httpx2.ConnectError("refused"),
        httpx2.ReadError("reset"),
        httpx2.ReadTimeout("slow"),
        httpx2.RemoteProtocolError("gone"),
        refusal(408),
        refusal(429),
        refusal(500),
        refusal(503),
        httpx2.Response(502, text="<html>bad gateway"),
    ],
)
def test_what_may_pass_is_tried_again(client: Client, script: Script, failure: Step) -> None:
    script.steps = [failure, failure, DONE]

    assert client.export_issue(ISSUE) == "## Issue"

    assert script.waits == [0.5, 1.0]


@pytest.mark.parametrize("status", [400, 401, 404, 405, 413, 415])
def test_what_will_not_change_is_not_tried_again(
    client: Client, script: Script, status: int
) -> None:
    script.steps = [refusal(status)]

    with pytest.raises(ApiError) as refused:
        client.export_issue(ISSUE)

    assert (refused.value.status, refused.value.code) == (status, "SOME_CODE")
    assert refused.value.message == "Because"
    assert len(script.requests) == 1


def test_trying_again_sends_the_same_idempotency_key(client: Client, script: Script) -> None:
    script.steps = [
        httpx2.ReadError("the answer was lost"),
        httpx2.Response(201, json={"issueId": str(ISSUE)}),
    ]

    client.create_issue(ISSUE, "It broke")

    first, second = (request.headers["idempotency-key"] for request in script.requests)
    assert first == second


def test_retry_after_is_waited_in_front_of_the_jitter(client: Client, script: Script) -> None:
    script.steps = [refusal(503, **{"retry-after": "7"}), DONE]

    client.export_issue(ISSUE)

    assert script.waits == [7.5]


def test_retry_after_may_be_a_date_of_the_servers_own_clock(client: Client, script: Script) -> None:
    now = 1_000_000_000
    dates = {"date": formatdate(now, usegmt=True), "retry-after": formatdate(now + 9, usegmt=True)}
    script.steps = [refusal(429, **dates), DONE]

    client.export_issue(ISSUE)

    assert script.waits == [9.5]


@pytest.mark.parametrize("nonsense", ["soon", "-1", "1e3", "²", ""])
def test_a_retry_after_that_says_nothing_is_no_wait(
    client: Client, script: Script, nonsense: str
) -> None:
    script.steps = [httpx2.Response(503, headers=[(b"retry-after", nonsense.encode())]), DONE]

    client.export_issue(ISSUE)

    assert script.waits == [0.5]


def test_a_server_that_asks_for_minutes_is_left_to_the_caller(
    client: Client, script: Script
) -> None:
    script.steps = [refusal(429, **{"retry-after": "3600"})]

    with pytest.raises(ApiError) as refused:
        client.export_issue(ISSUE)

    assert refused.value.retry_after == 3600
    assert script.waits == []


def test_attempts_are_bounded_and_waits_grow_to_a_bound(client: Client, script: Script) -> None:
    script.steps = [httpx2.ConnectError("refused")]

    with pytest.raises(Unreachable, match=r"no server answers at http://server\.test"):
        client.export_issue(ISSUE)

    assert len(script.requests) == 4
    assert script.waits == [0.5, 1.0, 1.5]


def test_a_delete_whose_answer_was_lost_is_done(client: Client, script: Script) -> None:
    script.steps = [httpx2.ReadError("lost"), refusal(404)]

    client.delete_issue(ISSUE)

    assert len(script.requests) == 2


def test_a_first_delete_of_nothing_is_refused(client: Client, script: Script) -> None:
    script.steps = [refusal(404)]

    with pytest.raises(ApiError):
        client.delete_issue(ISSUE)


async def test_the_async_client_waits_and_gives_up_the_same(
    make_async_client: Callable[[], AsyncClient], script: Script
) -> None:
    script.steps = [httpx2.ConnectError("refused"), refusal(503, **{"retry-after": "2"}), DONE]

    async with make_async_client() as client:
        assert await client.export_issue(ISSUE) == "## Issue"

    assert script.waits == [0.5, 3.0]
