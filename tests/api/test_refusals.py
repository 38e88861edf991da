"""What was refused to pages: by origin and reason, to each project its own, within bounds."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import FrozenClock
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.actions.refusal_counts import RefusalCounts
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.domain.project import KeyKind
from usercontext.domain.refusal import ADVICE, RefusalReason

pytestmark = pytest.mark.anyio

ORIGIN = "https://shop.example"
NEW = {"externalSessionId": "a"}


@pytest.fixture
async def operator(api: Api, project: NewProject) -> AsyncIterator[Visitor]:
    """The owner, on the server's own machine."""
    transport = httpx2.ASGITransport(app=api, client=("127.0.0.1", 4711))
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as client:
        yield Visitor(client, project.secret_key)


async def told(visitor: Visitor, project: NewProject) -> Any:
    answer = await visitor.get(f"/v1/projects/{project.project.project_id}/refusals")
    assert answer.status_code == 200
    return answer.json()


async def bound_page(deps: Deps, project: NewProject, client: httpx2.AsyncClient) -> Visitor:
    _, text = await projects.mint_key(
        deps, project.project, KeyKind.PUBLISHABLE, "page", origins=("https://other.example",)
    )
    return Visitor(client, text, {"origin": ORIGIN})


async def test_an_unlisted_origin_is_told_with_what_to_do(
    owner: Visitor, deps: Deps, project: NewProject, nobody: httpx2.AsyncClient, clock: FrozenClock
) -> None:
    page = await bound_page(deps, project, nobody)
    await page.post("/v1/sessions", NEW)
    clock.advance(60)
    await page.post("/v1/issues", {})

    (refusal,) = (await told(owner, project))["refusals"]
    advice = refusal.pop("advice")
    first, last = refusal.pop("firstSeen"), refusal.pop("lastSeen")
    assert refusal == {"origin": ORIGIN, "reason": "unlisted_origin", "count": 2}
    assert "key allow-origin" in advice
    assert first < last


async def test_every_refusal_of_a_page_has_its_reason(
    owner: Visitor, page: Visitor, project: NewProject, deps: Deps, nobody: httpx2.AsyncClient
) -> None:
    minted, text = await projects.mint_key(deps, project.project, KeyKind.PUBLISHABLE, "old")
    await projects.revoke_key(deps, project.project, minted.row)
    revoked = Visitor(nobody, text, {"origin": ORIGIN})
    await revoked.post("/v1/sessions", NEW)
    await owner.post("/v1/sessions", NEW, headers={"origin": ORIGIN})
    await page.post("/v1/sessions", {})
    await page.append(UNKNOWN_ID)
    await page.post("/v1/sessions", content=b"x", headers={"content-type": "text/plain"})
    await page.post("/v1/sessions", content=b"x", headers={"content-length": "9999999"})

    shown = await told(owner, project)
    assert {(each["origin"], each["reason"]) for each in shown["refusals"]} == {
        (ORIGIN, "revoked_key"),
        (ORIGIN, "secret_key"),
        (ORIGIN, "invalid"),
        (ORIGIN, "unknown_session"),
        (ORIGIN, "wrong_type"),
        (ORIGIN, "too_large"),
    }


class TestWithLowRates:
    @pytest.fixture
    def options(self) -> ApiOptions:
        return ApiOptions(batch_limit=1)

    async def test_a_rate_is_told_of_the_project_that_met_it(
        self, owner: Visitor, page: Visitor, project: NewProject
    ) -> None:
        session = await page.open_session()
        answers = [await page.append(session) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [202, 429]
        (refusal,) = (await told(owner, project))["refusals"]
        assert refusal["reason"] == "rate_limited"


async def test_a_program_with_a_secret_key_is_no_page(owner: Visitor, project: NewProject) -> None:
    await owner.post("/v1/sessions", {})
    await owner.get(f"/v1/issues/{UNKNOWN_ID}")

    assert (await told(owner, project))["refusals"] == []


async def test_what_is_nobodys_is_told_on_this_machine_alone(
    owner: Visitor, operator: Visitor, project: NewProject, nobody: httpx2.AsyncClient
) -> None:
    for key in ({}, {"x-api-key": "uc_pub_" + "a" * 36}):
        await nobody.post("/v1/sessions", json=NEW, headers={"origin": ORIGIN} | key)

    assert (await told(owner, project)) == {
        "refusals": [],
        "unattributed": None,
        "forgotten": 0,
    }
    found = (await told(operator, project))["unattributed"]
    assert sorted(each["reason"] for each in found) == ["no_key", "unknown_key"]


async def test_a_project_sees_nothing_of_another(
    stranger: Visitor, other_project: NewProject, page: Visitor
) -> None:
    await page.post("/v1/sessions", {})

    assert (await told(stranger, other_project))["refusals"] == []


async def test_a_hostile_origin_is_short_and_plain(
    owner: Visitor, page: Visitor, project: NewProject
) -> None:
    for origin in (b"https://\x1b[2J\xff.example", b"https://" + b"a" * 4000):
        await page.post("/v1/sessions", {}, headers={"origin": origin})

    odd, long = [each["origin"] for each in (await told(owner, project))["refusals"]]
    assert odd == "https://\\x1b[2J\\xff.example"
    assert (len(long), long[-1]) == (200, "…")


async def test_the_metrics_count_by_reason_and_name_no_origin(
    operator: Visitor, page: Visitor
) -> None:
    await page.post("/v1/sessions", {})

    text = (await operator.get("/metrics")).text
    assert 'usercontext_page_refusals_total{reason="invalid"} 1.0' in text
    assert "shop.example" not in text


def test_a_flood_of_origins_is_bounded_and_the_newest_stay() -> None:
    counts = RefusalCounts(origins=3, projects=2)
    for number in range(1000):
        counts.add(1, f"https://{number}.example".encode(), RefusalReason.INVALID, number)

    assert [refusal.last_us for refusal in counts.of(1)] == [999, 998, 997]
    assert counts.forgotten(1) == 997
    assert counts.by_reason == {RefusalReason.INVALID: 1000}


def test_a_flood_of_projects_is_bounded() -> None:
    counts = RefusalCounts(origins=3, projects=2)
    for row in (1, 2, 1, 3):
        counts.add(row, None, RefusalReason.NO_KEY, row)

    assert [len(counts.of(row)) for row in (1, 2, 3)] == [1, 0, 1]


def test_every_reason_has_advice() -> None:
    assert set(ADVICE) == set(RefusalReason)
