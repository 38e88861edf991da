"""/healthz, /readyz, /metrics, /openapi.json and /docs."""

import asyncio
import base64
import contextlib
import hashlib
import os
import re
import sqlite3
from pathlib import Path

import httpx2
import msgspec
import pytest
from sqlalchemy import Connection

from api.visitors import Visitor
from builders import FrozenClock, make_log_entry
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.examples import REFUSALS
from usercontext.api.openapi import document_path, openapi_document, statuses
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES
from usercontext.store import liveness

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


def make_read_only(tx: Connection, command: object) -> None:
    tx.exec_driver_sql("PRAGMA query_only=ON")


def be_impatient(tx: Connection, command: object) -> None:
    tx.exec_driver_sql("PRAGMA busy_timeout=50")


def limit_pages(tx: Connection, command: object) -> None:
    pages = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
    tx.exec_driver_sql(f"PRAGMA max_page_count={pages}")


async def test_a_database_that_cannot_be_written_is_not_ready_but_read(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    """A disk that the kernel made read-only still answers every read."""
    session = await owner.open_session()
    await deps.database.write(make_read_only, liveness.Touch())
    clock.advance(10)
    await owner.get("/readyz")  # sees the commits made before
    clock.advance(10)

    answers = [await owner.get("/readyz"), await owner.get(f"/v1/sessions/{session}")]

    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[0].headers["retry-after"] == "1"
    assert answers[0].json()["message"] == "The database cannot be written"


async def test_a_full_disk_is_not_ready_until_writes_work_again(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    session = await owner.open_session()
    await deps.database.write(limit_pages, liveness.Touch())
    noise = make_log_entry(payload={"noise": os.urandom(25_000).hex()})
    refused = await owner.append(session, noise)
    full = await owner.get("/readyz")
    clock.advance(5)

    again = await owner.get("/readyz")

    assert [one.status_code for one in (refused, full, again)] == [503, 503, 200]


async def test_a_locked_database_is_not_ready(
    nobody: httpx2.AsyncClient, deps: Deps, tmp_path: Path
) -> None:
    await deps.database.write(be_impatient, liveness.Touch())
    other = sqlite3.connect(tmp_path / "usercontext.db", isolation_level=None)
    with contextlib.closing(other):
        other.execute("BEGIN IMMEDIATE").close()
        await nobody.get("/readyz")  # sees the commit just made
        deps.proof.proved_us = 0
        answer = await nobody.get("/readyz")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert "locked" in answer.json()["message"]


async def test_probes_make_one_commit_in_five_seconds_and_none_under_load(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    before = deps.database.stats().commits
    for _ in range(11):
        await asyncio.gather(*(owner.get("/readyz") for _ in range(5)))
        clock.advance(1)
    idle = deps.database.stats().commits - before
    for number in range(10):
        await owner.open_session(f"visit-{number}")
        await owner.get("/readyz")
        clock.advance(1)

    assert idle == 2
    assert deps.database.stats().commits - before == idle + 10


async def test_metrics_count_requests_by_the_template_of_their_path(owner: Visitor) -> None:
    await owner.open_session()
    await owner.get("/v1/issues/x")
    page = (await owner.get("/metrics")).text

    created = 'route="/v1/sessions",status="201"'
    assert re.search(rf'usercontext_http_requests_total{{method="POST",{created}}} 1.0', page)
    assert 'usercontext_http_refusals_total{reason="NOT_FOUND"} 1.0' in page
    assert "usercontext_writer_commits_total" in page


async def test_metrics_tell_a_method_that_a_route_does_not_have(owner: Visitor) -> None:
    """A preflight, and every call of the dashboard, was counted as of an unknown method."""
    await owner.client.request("OPTIONS", "/v1/sessions")
    await owner.client.request("DELETE", "/nowhere")
    page = (await owner.get("/metrics")).text

    assert '_total{method="OPTIONS",route="/v1/sessions",status="204"} 1.0' in page
    assert '_total{method="DELETE",route="unknown",status="404"} 1.0' in page


async def test_metrics_have_one_name_for_all_methods_that_nobody_knows(owner: Visitor) -> None:
    for word in ("BREW", "PROPFIND", "CONNECT"):
        await owner.client.request(word, "/nowhere")
    page = (await owner.get("/metrics")).text

    assert '_total{method="unknown",route="unknown",status="404"}' in page
    assert "BREW" not in page


async def test_metrics_count_every_write_that_reached_the_writer(
    owner: Visitor, deps: Deps
) -> None:
    before = deps.database.stats().writes
    await owner.open_session()
    page = (await owner.get("/metrics")).text

    assert deps.database.stats().writes == before + 1
    assert f"\nusercontext_writer_writes_total {before + 1}.0\n" in page


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
        responses = document["paths"][document_path(route)][route.method.lower()]["responses"]
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
