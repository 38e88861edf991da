"""Every refusal has one shape, our words, and never an echo."""

import asyncio
from typing import Any

import httpx2
import pytest
import structlog

from api.visitors import Visitor, refused
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v1/sessions/", "//v1/sessions", "/V1/sessions", "/v1/session", "/v1%2fsessions"],
)
async def test_an_unknown_path_is_404_without_a_redirect(owner: Visitor, path: str) -> None:
    answer = await owner.call("POST", path)

    assert (404, refused(404, "NOT_FOUND", "No such endpoint")) == (
        answer.status_code,
        answer.json(),
    )
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "GET"])
async def test_another_method_is_405_and_told_which(owner: Visitor, method: str) -> None:
    answer = await owner.call(method, "/v1/sessions")

    assert (answer.status_code, answer.json()["error"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == "POST, OPTIONS"


async def test_the_accept_header_changes_nothing(owner: Visitor) -> None:
    answer = await owner.get("/v1/issues/x", headers={"accept": "text/html", "range": "bytes=0-1"})

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


async def test_no_input_is_echoed(owner: Visitor) -> None:
    canary = "canary<script>"
    answers = [
        await owner.get(f"/v1/issues/{canary}?logs={canary}"),
        await owner.post("/v1/issues", {"sessionId": canary, "userDescription": canary}),
        await owner.post("/v1/sessions", content=canary.encode()),
        await owner.get(f"/{canary}"),
    ]

    assert all("canary" not in answer.text for answer in answers)


async def test_an_error_nobody_expected_says_only_where_to_look(
    deps: Deps, project: NewProject
) -> None:
    class Broken(Api):
        async def _admit(self, *_: Any) -> Any:
            raise ZeroDivisionError("secret detail")

    transport = httpx2.ASGITransport(app=Broken(deps, ApiOptions()))
    with structlog.testing.capture_logs() as logs:
        async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as client:
            answer = await client.get("/v1/issues/x")

    assert (answer.status_code, answer.json()["error"]) == (500, "INTERNAL_SERVER_ERROR")
    assert "secret" not in answer.text
    assert logs[0]["error_id"] in answer.json()["message"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x-long": "a" * 8200}, 431),
        ({f"x-{n}": "a" for n in range(101)}, 431),
        ({"host": ""}, 400),
        ({"host": "a, b"}, 400),
    ],
)
async def test_headers_have_caps_and_one_host(
    owner: Visitor, headers: dict[str, str], status: int
) -> None:
    answer = await owner.get("/healthz", headers=headers)

    assert (status, status) == (answer.status_code, answer.json()["statusCode"])


async def test_a_target_has_a_cap(owner: Visitor) -> None:
    answer = await owner.get("/healthz?" + "a" * 17_000)

    assert (answer.status_code, answer.json()["error"]) == (431, "HEADERS_TOO_LARGE")


async def test_a_hundred_errors_at_once_do_not_mix(owner: Visitor) -> None:
    paths = [f"/v1/issues/x?logs={n}" for n in range(9_990, 10_010)]
    answers = await asyncio.gather(*(owner.get(path) for path in paths))

    assert [answer.status_code for answer in answers] == [404] * 11 + [400] * 9
