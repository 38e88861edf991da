"""A model is shown what the project's own rules leave, also of what was stored before them."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from actions.refining import House, make_options, open_house
from analyze.providers import answer_well, provider
from analyze.visits import Visit
from builders import REPORTED_US, FrozenClock
from usercontext.actions.refinement import refine
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.job import Job, JobKind
from usercontext.domain.project_settings import ProjectSettings, ScrubPattern

RULES = ProjectSettings(scrub_patterns=(ScrubPattern("customer", "KD-[0-9]{6}"),))


@pytest.fixture
async def house(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[House]:
    async with open_house(tmp_path, clock) as opened:
        yield opened


@pytest.mark.anyio
async def test_a_digest_is_masked_by_the_rules_of_the_project(house: House) -> None:
    issue_id = await house.report()
    visit = Visit().click("Pay KD-123456").ask("POST", "/api/checkout", 500)
    async with provider(answer_well) as fake:
        deps = house.with_model(make_options(fake.url)).deps
        report = Report("it fails", None, REPORTED_US, None, None, visit.entries, settings=RULES)
        job = Job(1, JobKind.ANALYZE, 1, 1, UUID(issue_id), 1, REPORTED_US)
        await refine(deps, job, report, analyze(report))

    sent = repr(fake.exchanges)
    assert "Pay [CUSTOMER]" in sent
    assert "KD-123456" not in sent
