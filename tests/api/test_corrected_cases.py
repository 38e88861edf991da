"""What people correct becomes a case of their own evaluation; nobody else's does."""

from api.visitors import Visitor
from builders import FrozenClock, make_log_entry
from usercontext.actions import evaluation
from usercontext.actions.analysis import run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.analyze.rules import inconclusive
from usercontext.domain.analysis import Category, Priority
from usercontext.evals.cases import Label

FAILED = {"method": "POST", "url": "https://shop.example/api/pay", "status": 500}


async def report(owner: Visitor, deps: Deps, clock: FrozenClock) -> str:
    session = await owner.open_session()
    entry = make_log_entry(type="network", level="error", payload=FAILED)
    await owner.append(session, make_log_entry(), entry)
    issue = await owner.create_issue(session)
    clock.advance(10)
    assert await run_next_job(deps, "worker")
    return issue


async def test_an_issue_that_nobody_corrected_is_no_case(
    owner: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"status": "resolved"})

    assert await evaluation.own_cases(deps, project.project) == ()


async def test_a_corrected_issue_is_a_case_with_the_last_word_on_it(
    owner: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"priority": "P2"})
    await owner.patch(f"/v1/issues/{issue}", {"priority": "P0", "cause": "/api/pay is down (500)"})

    (case,) = await evaluation.own_cases(deps, project.project)

    assert (case.name, case.issue.user_description) == (issue, "Checkout does nothing")
    assert case.label == Label(None, (Priority.P0,), (90, 100), ("/api/pay", "500"))
    assert [entry["payload"] for entry in case.logs][1] == FAILED


async def test_a_corrected_priority_keeps_the_category_that_was_not_corrected(
    owner: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"priority": "P3"})

    (case,) = await evaluation.own_cases(deps, project.project)

    assert case.label == Label(Category.BACKEND_ERROR, (Priority.P3,), (0, 39))


async def test_another_project_has_no_case_of_it(
    owner: Visitor, deps: Deps, other_project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"priority": "P3"})

    assert await evaluation.own_cases(deps, other_project.project) == ()


async def test_an_analyzer_that_is_worse_than_the_rules_is_refused_and_says_where(
    owner: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"cause": "/api/pay answers 500"})
    cases = await evaluation.own_cases(deps, project.project)
    analyzers = {**evaluation.analyzers_of(deps), "model": lambda _: inconclusive("No idea.")}

    found = await evaluation.evaluate(cases, analyzers, None)

    assert found.worse == {"model": ("hit@1: 0.000, was 1.000", "hit@3: 0.000, was 1.000")}
    assert found.fallen == {"model": {issue: ("cause",)}}


async def test_an_upgrade_is_held_to_what_was_kept(
    owner: Visitor, deps: Deps, project: NewProject, clock: FrozenClock
) -> None:
    issue = await report(owner, deps, clock)
    await owner.patch(f"/v1/issues/{issue}", {"cause": "/api/pay answers 500"})
    cases = await evaluation.own_cases(deps, project.project)
    before = await evaluation.evaluate(cases, evaluation.analyzers_of(deps), None)
    upgraded = {"rules": lambda _: inconclusive("No idea.")}

    after = await evaluation.evaluate(cases, upgraded, before.result)

    assert before.worse == {}
    assert after.fallen == {"rules": {issue: ("cause",)}}
