"""What each method of the client asks, and what it makes of the answer."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest

from builders import make_log_entry
from client.conftest import Script
from usercontext.client.answers import BadAnswer, ClientError, OpenedSession
from usercontext.client.clients import AsyncClient, Client

SESSION = UUID("4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f")
ISSUE = UUID("7d8e9f00-1111-4222-8333-444455556666")
PROJECT = UUID("00000000-0000-4000-8000-000000000001")
ISSUE_BODY: dict[str, Any] = {
    "issueId": str(ISSUE),
    "sessionId": str(SESSION),
    "userDescription": "Checkout button does nothing",
    "ai_summary": "User attempted checkout",
    "priority": "P1",
    "impact_score": 85,
    "logs": [
        {"id": "1-0", "eventType": "log", "eventMetadata": {}, "payload": {"a": 1}}
        | {"type": "console", "level": "error", "timestamp": "2026-02-27T12:00:00Z"}
    ],
    "createdAt": "2026-02-27T12:00:00Z",
    "analysis": {"status": "done", "version": 1, "suggestedFix": "Return JSON"},
    "laterField": "is ignored",
}


def answer(status: int, body: Any) -> httpx2.Response:
    return httpx2.Response(status, json=body)


def test_opening_a_session_sends_only_what_is_known(client: Client, script: Script) -> None:
    script.steps = [answer(201, {"sessionId": str(SESSION)})]

    opened = client.open_session("visit-1", user_id="u-7", release=None)

    assert opened == OpenedSession(SESSION, created=True)
    (request,) = script.requests
    assert (request.method, request.url.path) == ("POST", "/v1/sessions")
    assert json.loads(request.content) == {"externalSessionId": "visit-1", "userId": "u-7"}
    assert request.headers["x-api-key"] == "uc_sec_x"


def test_a_resumed_session_says_so(client: Client, script: Script) -> None:
    script.steps = [answer(200, {"sessionId": str(SESSION)})]

    assert client.open_session("visit-1").created is False


@pytest.mark.parametrize(("entries", "sizes"), [(1, [1]), (100, [100]), (250, [100, 100, 50])])
def test_logs_are_sent_in_batches_the_server_takes(
    client: Client, script: Script, entries: int, sizes: list[int]
) -> None:
    script.steps = [answer(202, {"accepted": size}) for size in sizes]

    assert client.append_logs(SESSION, [make_log_entry() for _ in range(entries)]) == entries

    assert [len(json.loads(r.content)["logs"]) for r in script.requests] == sizes


def test_large_entries_make_smaller_batches(client: Client, script: Script) -> None:
    script.steps = [answer(202, {"accepted": 1})]

    client.append_logs(SESSION, [make_log_entry(payload={"text": "x" * 900_000})] * 5)

    assert all(len(request.content) < 2.1 * 1024 * 1024 for request in script.requests)
    assert sum(len(json.loads(r.content)["logs"]) for r in script.requests) == 5


def test_every_post_has_a_key_of_its_own_under_which_it_happens_once(
    client: Client, script: Script
) -> None:
    script.steps = [answer(202, {"accepted": 100})]

    client.append_logs(SESSION, [make_log_entry()] * 300)

    assert len({request.headers["idempotency-key"] for request in script.requests}) == 3


def test_an_issue_is_read_with_its_analysis_and_logs(client: Client, script: Script) -> None:
    script.steps = [answer(200, ISSUE_BODY)]

    issue = client.get_issue(ISSUE, wait=10, logs=50)

    assert (issue.priority, issue.impact_score, issue.root_cause) == ("P1", 85, None)
    assert issue.analysis is not None
    assert issue.analysis.suggested_fix == "Return JSON"
    assert issue.logs[0].payload == {"a": 1}
    assert dict(script.requests[0].url.params) == {"wait": "10", "logs": "50"}


def test_a_pending_issue_has_nothing_of_the_analyzer_yet(client: Client, script: Script) -> None:
    pending: dict[str, Any] = {
        "ai_summary": None,
        "priority": None,
        "impact_score": None,
        "logs": [],
    }
    script.steps = [answer(200, ISSUE_BODY | pending | {"analysis": {"status": "pending"}})]

    issue = client.get_issue(ISSUE)

    assert (issue.ai_summary, issue.priority, issue.impact_score) == (None, None, None)


def test_a_listing_is_asked_for_in_the_words_of_the_contract(
    client: Client, script: Script
) -> None:
    script.steps = [answer(200, {"issues": [], "total": 142, "page": 2})]

    listed = client.list_issues(PROJECT, page=2, status="open", since="2026-02-27T00:00:00Z")

    assert (listed.total, listed.page, listed.total_is_lower_bound) == (142, 2, False)
    (request,) = script.requests
    assert request.url.path == f"/v1/projects/{PROJECT}/issues"
    wanted = {"page": "2", "status": "open", "from": "2026-02-27T00:00:00Z"}
    assert dict(request.url.params) == wanted


def test_reading_a_log_goes_on_until_the_last_page(client: Client, script: Script) -> None:
    page = ISSUE_BODY["logs"]
    script.steps = [answer(200, {"logs": page, "next": "c1"}), answer(200, {"logs": page})]

    assert [log.id for log in client.session_logs(SESSION)] == ["1-0", "1-0"]

    assert [r.url.params.get("cursor") for r in script.requests] == [None, "c1"]


def test_create_export_update_and_delete_reach_their_endpoints(
    client: Client, script: Script
) -> None:
    script.steps = [
        answer(201, {"issueId": str(ISSUE)}),
        answer(200, {"markdown": "## Issue"}),
        answer(200, ISSUE_BODY),
        httpx2.Response(204),
        httpx2.Response(204),
    ]

    assert client.create_issue(SESSION, "It broke", {"url": "https://shop.test"}) == ISSUE
    assert client.export_issue(ISSUE) == "## Issue"
    client.update_issue(ISSUE, status="resolved")
    client.delete_issue(ISSUE)
    client.delete_session(SESSION)

    assert [f"{r.method} {r.url.path}" for r in script.requests] == [
        "POST /v1/issues",
        f"GET /v1/issues/{ISSUE}/export",
        f"PATCH /v1/issues/{ISSUE}",
        f"DELETE /v1/issues/{ISSUE}",
        f"DELETE /v1/sessions/{SESSION}",
    ]


async def test_the_async_client_speaks_the_same(
    make_async_client: Callable[[], AsyncClient], script: Script
) -> None:
    script.steps = [
        answer(201, {"sessionId": str(SESSION)}),
        answer(202, {"accepted": 1}),
        answer(201, {"issueId": str(ISSUE)}),
        answer(200, ISSUE_BODY),
        answer(200, {"logs": ISSUE_BODY["logs"], "next": "c1"}),
        answer(200, {"logs": ISSUE_BODY["logs"], "next": None}),
        answer(200, {"issues": [], "total": 0, "page": 1}),
    ]

    async with make_async_client() as client:
        opened = await client.open_session("visit-1")
        accepted = await client.append_logs(opened.session_id, [make_log_entry()])
        issue_id = await client.create_issue(opened.session_id, "It broke")
        issue = await client.get_issue(issue_id)
        logs = [log.id async for log in client.session_logs(opened.session_id)]
        listed = await client.list_issues(PROJECT)

    assert (accepted, issue.issue_id, logs, listed.total) == (1, ISSUE, ["1-0", "1-0"], 0)


@pytest.mark.parametrize(
    "response",
    [
        httpx2.Response(200, text="<html>hello"),
        httpx2.Response(404, text="<html>not found"),
        httpx2.Response(200, json={"issueId": "nonsense"}),
        httpx2.Response(302, headers={"location": "https://elsewhere.test"}),
    ],
)
def test_what_is_not_our_answer_is_named_so(
    client: Client, script: Script, response: httpx2.Response
) -> None:
    script.steps = [response]

    with pytest.raises(BadAnswer):
        client.get_issue(ISSUE)

    assert len(script.requests) == 1


@pytest.mark.parametrize("address", ["", "server", "ftp://server", "http://", "http://a b:x"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ClientError, match="address"):
        Client(address, "uc_sec_x")


def test_a_key_that_cannot_be_one_is_refused_without_showing_it() -> None:
    with pytest.raises(ClientError) as refused:
        Client("http://server.test", "uc_sec_é\n")

    assert "é" not in str(refused.value)


def test_an_image_is_attached_as_it_is(client: Client, script: Script) -> None:
    script.steps = [answer(201, {"attachmentId": str(PROJECT)})]

    assert client.attach(ISSUE, b"\x89PNG", "image/png") == PROJECT
    (request,) = script.requests
    assert (request.method, request.url.path) == ("POST", f"/v1/issues/{ISSUE}/attachments")
    assert (request.content, request.headers["content-type"]) == (b"\x89PNG", "image/png")
    assert request.headers["idempotency-key"]


async def test_an_attachment_comes_back_with_its_type(
    make_async_client: Callable[[], AsyncClient], script: Script
) -> None:
    script.steps = [httpx2.Response(200, headers={"content-type": "image/webp"}, content=b"RIFF")]
    async with make_async_client() as client:
        image = await client.attachment(ISSUE, PROJECT)

    assert (image.content_type, image.body) == ("image/webp", b"RIFF")
    assert script.requests[0].url.path == f"/v1/issues/{ISSUE}/attachments/{PROJECT}"
