"""GET /v1/issues/:id/analyses, and an issue as an earlier analysis told it."""

import asyncio

import pytest

from actions.visits import renew_late
from api.visitors import UNKNOWN_ID, Visitor, invalid, refused
from builders import FrozenClock, make_log_entry
from usercontext.actions import analysis
from usercontext.actions.deps import Deps
from usercontext.store import jobs

pytestmark = pytest.mark.anyio

FAILURE = make_log_entry(
    type="network",
    level="error",
    payload={"method": "POST", "url": "https://shop.test/api/checkout", "status": 500},
)


@pytest.fixture
async def renewed(owner: Visitor, deps: Deps, clock: FrozenClock) -> str:
    """An issue whose failure arrived after its first analysis."""
    session_id = await owner.open_session()
    issue_id = await owner.create_issue(session_id)
    clock.advance(2)
    assert await analysis.run_next_job(deps, "worker") is True
    await owner.append(session_id, FAILURE)
    clock.advance(5)
    assert await renew_late(deps) == 1
    assert await analysis.run_next_job(deps, "worker") is True
    return issue_id


async def test_both_analyses_are_listed(owner: Visitor, renewed: str) -> None:
    listed = (await owner.get(f"/v1/issues/{renewed}/analyses")).json()["analyses"]

    assert [(one["version"], one["createdAt"]) for one in listed] == [
        (1, "2026-02-27T12:00:02Z"),
        (2, "2026-02-27T12:00:07Z"),
    ]
    assert [one["category"] for one in listed] == ["unknown", "backend_error"]


async def test_the_issue_shows_the_newest_and_each_on_request(owner: Visitor, renewed: str) -> None:
    newest, first, second = [
        (await owner.get(f"/v1/issues/{renewed}{query}")).json()
        for query in ("", "?version=1", "?version=2")
    ]

    assert newest == second
    assert [one["analysis"]["version"] for one in (first, second)] == [1, 2]
    assert (first["root_cause"], first["priority"]) == (None, "P3")
    assert "500" in second["root_cause"]


async def test_a_corrected_priority_stands_over_every_version(owner: Visitor, renewed: str) -> None:
    await owner.call("PATCH", f"/v1/issues/{renewed}", json={"priority": "P0"})
    first = (await owner.get(f"/v1/issues/{renewed}?version=1")).json()
    listed = (await owner.get(f"/v1/issues/{renewed}/analyses")).json()["analyses"]

    assert first["priority"] == "P0"
    assert listed[0]["priority"] == "P3"


async def test_an_issue_that_waits_has_no_analyses(owner: Visitor) -> None:
    issue_id = await owner.create_issue(await owner.open_session())

    assert (await owner.get(f"/v1/issues/{issue_id}/analyses")).json() == {"analyses": []}


async def test_a_version_that_is_not_there_is_404(owner: Visitor, renewed: str) -> None:
    answer = await owner.get(f"/v1/issues/{renewed}?version=3")

    assert answer.json() == refused(404, "NOT_FOUND", "No such analysis of this issue")
    assert (await owner.get(f"/v1/issues/{UNKNOWN_ID}/analyses")).status_code == 404


@pytest.mark.parametrize("query", ["version=0", "version=-1", "version=x"])
async def test_a_version_is_a_whole_number_from_one(owner: Visitor, query: str) -> None:
    answer = await owner.get(f"/v1/issues/{UNKNOWN_ID}?{query}")

    assert answer.json() == invalid("version: must be a whole number from 1 to 1000000")


async def test_waiting_is_for_the_first_analysis_only(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    """`analysis.status` stays done while a newer one is made, so nobody waits again."""
    session_id = await owner.open_session()
    issue_id = await owner.create_issue(session_id)
    clock.advance(2)
    assert await analysis.run_next_job(deps, "worker") is True
    await owner.append(session_id, FAILURE)
    clock.advance(5)
    assert await renew_late(deps) == 1
    claim = jobs.ClaimJob(clock.now_us(), 30_000_000, "worker", 60_000_000)
    assert await deps.database.write(jobs.claim_job, claim) is not None

    async with asyncio.timeout(25):
        issue = (await owner.get(f"/v1/issues/{issue_id}?wait=30")).json()
    assert (issue["analysis"]["status"], issue["analysis"]["version"]) == ("done", 1)
