"""An analysis that takes too long, or cannot be made, still answers. Not: late logs, the lease."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from apps import open_deps
from builders import REPORTED_US, FrozenClock
from store.batches import make_append
from store.drafts import add_issue, add_project, add_session_to, show
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.domain.analysis import AnalysisStatus, Completeness, Verdict
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path, synchronous="OFF"), clock) as opened:
        yield replace(opened, analysis=structs.replace(opened.analysis, longest_us=0))


async def test_an_analysis_that_takes_too_long_is_published_as_inconclusive(deps: Deps) -> None:
    """With no time at all nothing is looked at, on any machine."""
    project_row = (await add_project(deps.database)).row
    session_row = await add_session_to(deps.database, project_row)
    for _ in range(20):
        await deps.database.append(make_append(session_row, *(n / 2 for n in range(100))))
    issue_id = await add_issue(deps.database, project_row, session_row, run_at_us=REPORTED_US)

    assert await run_next_job(deps, "worker") is True
    shown = await show(deps.database, project_row, issue_id)
    assert shown.analysis_status is AnalysisStatus.DONE
    assert shown.analysis is not None
    assert shown.analysis.verdict is Verdict.INCONCLUSIVE
    assert shown.analysis.completeness == Completeness(0, 2_000, 0, 0)
