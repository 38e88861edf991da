"""/healthz, /readyz, /metrics, /openapi.json and /docs."""

import base64
import hashlib
import re

import httpx2
import msgspec
import pytest

from api.visitors import Visitor
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.examples import REFUSALS
from usercontext.api.openapi import openapi_document, statuses
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES

pytestmark = pytest.mark.anyio


async def test_health_and_readiness_need_no_key(nobody: httpx2.AsyncClient) -> None:
    answers = [await nobody.get("/healthz"), await nobody.get("/readyz")]

    assert [a.json() for a in answers] == [{"status": "ok"}, {"status": "ready"}]


async def test_a_closed_database_is_alive_but_not_ready(
    nobody: httpx2.AsyncClient, deps: Deps
) -> None:
    await deps.database.close()

    assert (await nobody.get("/healthz")).status_code == 200
    assert (await nobody.get("/readyz")).status_code == 503


async def test_metrics_count_requests_by_the_template_of_their_path(owner: Visitor) -> None:
    await owner.open_session()
    await owner.get("/v1/issues/x")
    page = (await owner.get("/metrics")).text

    created = 'route="/v1/sessions",status="201"'
    assert re.search(rf'usercontext_http_requests_total{{method="POST",{created}}} 1.0', page)
    assert 'usercontext_http_refusals_total{reason="NOT_FOUND"} 1.0' in page
    assert "usercontext_writer_commits_total" in page


@pytest.mark.parametrize(
    ("peer", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("8.8.8.8", {}, 401),
        ("127.0.0.1", {"x-forwarded-for": "8.8.8.8"}, 401),
    ],
)
async def test_metrics_are_for_this_machine(
    api: Api, peer: str, headers: dict[str, str], status: int
) -> None:
    """Behind a proxy on the same machine everybody seems to come from it."""
    transport = httpx2.ASGITransport(app=api, client=(peer, 1))
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as client:
        answer = await client.get("/metrics", headers=headers)

    assert answer.status_code == status


async def test_the_document_is_served_as_made(nobody: httpx2.AsyncClient) -> None:
    answer = await nobody.get("/openapi.json")

    made = msgspec.json.encode(openapi_document(ROUTES, ApiOptions()))
    assert answer.content == made


async def test_the_page_shows_every_call_and_loads_nothing(nobody: httpx2.AsyncClient) -> None:
    answer = await nobody.get("/docs")

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert all(f'id="{route.name}"' in answer.text for route in ROUTES)
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", answer.text)


async def test_the_policy_allows_the_pages_own_style_and_nothing_else(
    nobody: httpx2.AsyncClient,
) -> None:
    answer = await nobody.get("/docs")
    (style,) = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    policy = answer.headers["content-security-policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_every_call_documents_every_status_with_an_example() -> None:
    document = openapi_document(ROUTES, ApiOptions())
    for route in ROUTES:
        responses = document["paths"][route.path.replace(":id", "{id}")][route.method.lower()][
            "responses"
        ]
        expected = {reply.status for reply in route.replies} | set(statuses(route))
        assert {int(status) for status in responses} == expected
    examples = [
        response["content"]["application/json"]["example"]
        for response in document["components"]["responses"].values()
    ]

    assert [example["statusCode"] for example in examples] == list(REFUSALS)


def test_every_reference_in_the_document_leads_somewhere() -> None:
    document = openapi_document(ROUTES, ApiOptions())
    references = set(re.findall(r"'#/components/(\w+)/([\w-]+)'", str(document)))

    assert references
    assert all(name in document["components"][kind] for kind, name in references)
