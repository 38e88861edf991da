"""From capture to export in one story, on each engine: a recorded visit becomes Markdown."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.visitors import Visitor
from apps import open_deps, visit
from builders import REPORTED_US, FrozenClock
from postgres import migrated_database
from usercontext.actions import analysis, projects
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions
from usercontext.evals.recordings import load_recording, shift_to
from usercontext.store.options import StoreOptions

BATCH = 20


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    if request.param == "sqlite":
        return StoreOptions(tmp_path / "data")
    address = request.getfixturevalue("postgres_address")
    return StoreOptions(tmp_path / "data", database_url=migrated_database(address))


@pytest.fixture
async def deps(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(options, clock) as opened:
        yield opened


@pytest.fixture
async def owner(deps: Deps) -> AsyncIterator[Visitor]:
    project = await projects.create_project(deps, "shop")
    async with visit(Api(deps, ApiOptions())) as client:
        yield Visitor(client, project.secret_key)


async def report(owner: Visitor, name: str) -> str:
    """Send a recorded visit as its page did, batch by batch, and report it."""
    recording = shift_to(load_recording(name), REPORTED_US)
    session_id = await owner.open_session(name)
    for first in range(0, len(recording.logs), BATCH):
        sent = await owner.append(session_id, *recording.logs[first : first + BATCH])
        assert sent.status_code == 202
    return await owner.create_issue(session_id, "Checkout button does nothing")


async def test_a_broken_checkout_becomes_markdown_with_its_evidence(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    issue_id = await report(owner, "failing-checkout")
    clock.advance(3)
    assert await analysis.run_next_job(deps, "worker")

    issue = (await owner.get(f"/v1/issues/{issue_id}")).json()
    told = (await owner.get(f"/v1/issues/{issue_id}/export")).json()["markdown"]

    assert (issue["priority"], issue["analysis"]["category"]) == ("P1", "backend_error")
    cited = {log_id for claim in issue["analysis"]["claims"] for log_id in claim["evidence"]}
    assert cited <= {entry["id"] for entry in issue["logs"]}
    assert told.startswith("## Issue: Checkout button does nothing\n\n**Priority:** P1\n")
    assert all(f"`{log_id}`" in told for log_id in cited)
