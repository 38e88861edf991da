"""Urgency and cost follow reach and settings; what a person said stays; counts stay exact."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import Select, select

from apps import open_deps
from builders import REPORTED_US, FrozenClock
from postgres import migrated_database
from store.drafts import (
    add_issue,
    add_project,
    add_session_to,
    count_rows,
    finish,
    make_analysis,
    show,
    take,
)  # fmt: skip
from usercontext.actions.deps import Deps
from usercontext.actions.impact import Reviewer
from usercontext.analyze.reach.definitions import definition_of
from usercontext.domain.analysis import Affected, ImpactTerm, Priority, RevenueImpact
from usercontext.domain.issue import Issue, IssueFilter, IssueSort, IssueStatus, PriorityChange
from usercontext.domain.project_settings import Conversion
from usercontext.store import issues, jobs, project_settings, reviews
from usercontext.store import session_facts as facts
from usercontext.store.database import Database
from usercontext.store.issue_listing import list_issues
from usercontext.store.options import StoreOptions
from usercontext.store.settings_tables import priority_change
from usercontext.store.tables import session

pytestmark = pytest.mark.anyio

OBSERVED = (
    ImpactTerm("blocked", "the action failed and did not work later", 35),
    ImpactTerm("path", "core action: pay", 35),
    ImpactTerm("severity", "server error", 10),
)
ALONE = Affected(1, 1, 0, 1, 24, 1.0)
MANY = Affected(1, 40, 39, 31, 24, 1.0)
CONVERSION = Conversion(path="/thank-you*")


@pytest.fixture(params=["sqlite", "postgresql"])
def options(request: pytest.FixtureRequest, tmp_path: Path) -> StoreOptions:
    if request.param == "sqlite":
        return StoreOptions(tmp_path / "data")
    address = migrated_database(request.getfixturevalue("postgres_address"))
    return StoreOptions(tmp_path / "data", database_url=address)


@pytest.fixture
async def deps(options: StoreOptions, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(options, clock) as opened:
        yield opened


async def judged(database: Database, project_row: int, name: str, **changes: object) -> UUID:
    """Add an issue that was analyzed as a blocked payment."""
    session_row = await add_session_to(database, project_row, name)
    issue_id = await add_issue(database, project_row, session_row)
    said = make_analysis(80, impact=OBSERVED, signature="v1:x#1", affected=MANY)
    await finish(database, await take(database), replace(said, **changes))
    return issue_id


async def history(database: Database, issue: Issue) -> tuple[PriorityChange, ...]:
    return await database.read(lambda tx: reviews.list_changes(tx, issue.row))


async def totals(database: Database, project_row: int) -> dict[str, int]:
    found = {}
    for priority in Priority:
        wanted = IssueFilter(priority=priority)
        page = await database.read(
            partial(
                list_issues,
                project_row=project_row,
                wanted=wanted,
                sort=IssueSort.IMPACT,
                page=1,
                limit=20,
            )
        )
        if page.total:
            found[priority.value] = page.total
    return found


async def test_a_payment_that_many_cannot_make_becomes_p0_and_its_history_says_why(
    deps: Deps,
) -> None:
    shop = (await add_project(deps.database)).row
    issue_id = await judged(deps.database, shop, "a")
    assert await totals(deps.database, shop) == {"P1": 1}

    assert await Reviewer(deps).look() is False
    issue = await show(deps.database, shop, issue_id)

    assert (issue.priority, issue.impact_score) == (Priority.P0, 100)
    assert issue.analysis is not None
    assert issue.analysis.impact_score == sum(term.points for term in issue.analysis.impact)
    assert await totals(deps.database, shop) == {"P0": 1}
    (change,) = await history(deps.database, issue)
    why = (
        ImpactTerm("reach", "40 sessions, 31 users in 24 h", 22),
        ImpactTerm("ceiling", "the score ends at 100", -2),
    )
    assert change == PriorityChange(REPORTED_US, Priority.P1, Priority.P0, 80, 100, 40, why)


async def test_a_second_review_of_the_same_changes_nothing(deps: Deps) -> None:
    shop = (await add_project(deps.database)).row
    await judged(deps.database, shop, "a")
    for _ in range(3):
        await Reviewer(deps).look()

    assert await count_rows(deps.database, priority_change) == 1


async def test_what_a_person_decided_is_never_overwritten(deps: Deps) -> None:
    shop = (await add_project(deps.database)).row
    issue_id = await judged(deps.database, shop, "a")
    command = issues.CorrectIssue(shop, issue_id, None, Priority.P2, None, REPORTED_US, 1)
    await deps.database.write(issues.correct_issue, command)

    await Reviewer(deps).look()
    issue = await show(deps.database, shop, issue_id)

    assert issue.priority is Priority.P2
    assert issue.analysis is not None
    assert issue.analysis.priority is Priority.P0
    assert await totals(deps.database, shop) == {"P2": 1}


async def test_only_open_issues_of_a_week_that_have_a_cause_are_reviewed(
    deps: Deps, clock: FrozenClock
) -> None:
    shop = (await add_project(deps.database)).row
    closed = await judged(deps.database, shop, "closed")
    command = issues.CorrectIssue(shop, closed, IssueStatus.RESOLVED, None, None, REPORTED_US, 1)
    await deps.database.write(issues.correct_issue, command)
    await judged(deps.database, shop, "unexplained", signature=None)
    clock.advance(8 * 86_400)

    await Reviewer(deps).look()
    clock.instant_us = REPORTED_US
    await Reviewer(deps).look()

    assert await totals(deps.database, shop) == {"P1": 2}


async def test_all_issues_have_their_turn_a_few_at_a_look(deps: Deps) -> None:
    shop = (await add_project(deps.database)).row
    for number in range(23):
        await judged(deps.database, shop, f"visit-{number}")
    reviewer = Reviewer(deps)

    assert await reviewer.look() is True
    assert await totals(deps.database, shop) == {"P0": 20, "P1": 3}
    assert await reviewer.look() is False
    assert await totals(deps.database, shop) == {"P0": 23}


async def test_an_analysis_published_meanwhile_is_left_alone(deps: Deps) -> None:
    shop = (await add_project(deps.database)).row
    issue = await show(deps.database, shop, await judged(deps.database, shop, "a"))
    stale = reviews.ChangeImpact(
        shop, issue.row, issue.analysis_version - 1, 1, 0, Priority.P3, (), None, None
    )

    assert await deps.database.write(reviews.change_impact, stale) is False
    assert (await show(deps.database, shop, issue.issue_id)).priority is Priority.P1


async def tell(deps: Deps, project_row: int) -> None:
    told = {"value_per_conversion": 50, "currency": "EUR", "conversion": CONVERSION}
    command = project_settings.ChangeSettings(project_row, msgspec.json.encode(told), REPORTED_US)
    await deps.database.write(project_settings.change_settings, command)


async def record(deps: Deps, project_row: int, kind: str, converted: int, of: int) -> None:
    definition = definition_of(CONVERSION)
    rows = [
        facts.FactRow(
            await add_session_to(deps.database, project_row, f"{kind}-{n}"), project_row,
            REPORTED_US, definition, n < converted, "/", "", "",
        )
        for n in range(of)
    ]  # fmt: skip
    await deps.database.write(facts.record_facts, facts.RecordFacts(tuple(rows)))


def met_by(kind: str, project_row: int, _signature: str, _since_us: int) -> Select[tuple[int]]:
    mine = session.c.project_row == project_row
    return select(session.c.id).where(mine, session.c.external_id.startswith(kind))


async def test_the_cost_is_told_once_the_team_says_what_a_conversion_is_worth(deps: Deps) -> None:
    """40 sessions a day × (15/60 − 1/20) × 50 = 400; the rival's sessions do not count."""
    shop = (await add_project(deps.database)).row
    rival = (await add_project(deps.database, "rival")).row
    issue_id = await judged(deps.database, shop, "a")
    await record(deps, shop, "hit", 1, 20)
    await record(deps, shop, "fine", 15, 60)
    await record(deps, rival, "fine", 60, 60)
    reviewer = Reviewer(deps, lambda *cause: met_by("hit", *cause))

    await reviewer.look()
    assert (await cost(deps, shop, issue_id)).unknown is not None
    await tell(deps, shop)
    await reviewer.look()

    told = await cost(deps, shop, issue_id)
    assert (told.expected, told.currency, told.unknown) == (400.0, "EUR", None)


async def cost(deps: Deps, project_row: int, issue_id: UUID) -> RevenueImpact:
    said = (await show(deps.database, project_row, issue_id)).analysis
    assert said is not None
    assert said.revenue_impact is not None
    return said.revenue_impact


async def test_a_history_is_bounded_and_goes_with_its_issue(deps: Deps) -> None:
    shop = (await add_project(deps.database)).row
    issue = await show(deps.database, shop, await judged(deps.database, shop, "a"))
    for score in range(60):
        await deps.database.write(
            reviews.change_impact,
            reviews.ChangeImpact(shop, issue.row, 1, score, score, Priority.P3, (), ALONE, None),
        )
    kept = await history(deps.database, issue)
    await deps.database.write(issues.delete_issue, issues.DeleteIssue(shop, issue.issue_id))

    assert (len(kept), kept[-1].score_after) == (reviews.MOST_CHANGES, 59)
    assert await count_rows(deps.database, priority_change) == 0
    assert await deps.database.read(jobs.count_jobs) == {}
