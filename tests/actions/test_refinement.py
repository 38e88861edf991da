"""A model may help and cannot harm: whatever a provider does, the issue has its analysis."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from actions.refining import KEY, House, at, broken_checkout, make_options, open_house
from analyze.bad_providers import BAD, hang
from analyze.providers import (
    Exchange,
    answer_well,
    answering,
    good_answer,
    provider,
    refusing,
    root_of,
)
from analyze.visits import Visit
from builders import REPORTED_US, FrozenClock
from usercontext.actions.refinement import refine
from usercontext.analyze.model.options import Provider
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.job import Job, JobKind
from usercontext.domain.project_settings import ProjectSettings

pytestmark = pytest.mark.anyio

DIALECTS = [Provider.OPENAI, Provider.ANTHROPIC, Provider.LOCAL]
ONLY_OPENAI = {"names a member twice"}
"""The other protocol carries an object, in which the provider has already dropped the first."""


@pytest.fixture
async def house(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[House]:
    async with open_house(tmp_path, clock) as opened:
        yield opened


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def by_rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the rules say of the broken checkout, in a house where nobody asks a model."""
    async with open_house(tmp_path_factory.mktemp("rules"), FrozenClock()) as opened:
        return await opened.judged()


def said(issue: dict[str, Any]) -> dict[str, Any]:
    """Return an issue without what differs between two of them, and without who analyzed it."""
    own = {"issueId", "sessionId", "createdAt", "logs", "group"}
    kept = {name: value for name, value in issue.items() if name not in own}
    affected = kept["analysis"]["affected"] | {"asOf": None}
    more = {"analyzer": None, "affected": affected}
    text = json.dumps(kept | {"analysis": kept["analysis"] | more})
    for number, entry in enumerate(issue["logs"]):
        text = text.replace(f'"{entry["id"]}"', f'"log {number}"')
    told: dict[str, Any] = json.loads(text)
    return told


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_an_answer_that_holds_words_the_analysis(house: House, dialect: Provider) -> None:
    async with provider(answer_well) as fake:
        issue = await house.with_model(make_options(fake.url, provider=dialect)).judged()

    assert issue["ai_summary"].startswith("The order could not be sent")
    assert issue["root_cause"] == "The server answered POST /api/checkout with 500."
    assert issue["analysis"]["suggestedFix"].startswith("Find out in the server log")
    assert issue["analysis"]["analyzer"] == {
        "name": "model",
        "version": "1",
        "model": f"{dialect.value}:m-1",
        "fallback": None,
    }
    assert len(fake.exchanges) == 1


@pytest.mark.parametrize("dialect", [Provider.OPENAI, Provider.ANTHROPIC])
@pytest.mark.parametrize("name", BAD)
async def test_a_bad_provider_costs_nothing_but_a_reason(
    house: House, by_rules: dict[str, Any], name: str, dialect: Provider
) -> None:
    if name in ONLY_OPENAI and dialect is Provider.ANTHROPIC:
        return
    behave, reason = BAD[name]
    async with provider(behave) as fake:
        begun_s = asyncio.get_running_loop().time()
        patience_s = 1 if reason == "timed_out" else 30
        options = make_options(fake.url, provider=dialect, timeout_s=patience_s)
        issue = await house.with_model(options).judged()
        seconds = asyncio.get_running_loop().time() - begun_s

    assert issue["analysis"]["analyzer"]["fallback"] == reason
    assert issue["analysis"]["status"] == "done"
    assert said(issue) == said(by_rules)
    assert 1 <= len(fake.exchanges) <= 3
    assert seconds < 20


async def test_nobody_listens(house: House, by_rules: dict[str, Any]) -> None:
    async with provider(answer_well) as fake:
        address = fake.url
    issue = await house.with_model(make_options(address)).judged()

    assert issue["analysis"]["analyzer"]["fallback"] == "unreachable"
    assert said(issue) == said(by_rules)


@pytest.mark.parametrize("name", ["answers half", "declines", "is cut off", "fails", "resets"])
async def test_one_more_try_mends_it(house: House, name: str) -> None:
    behave, _ = BAD[name]
    async with provider(behave) as fake:

        async def first_badly(exchange: Exchange) -> None:
            await (behave if len(fake.exchanges) == 1 else answer_well)(exchange)

        fake.behave = first_badly
        issue = await house.with_model(make_options(fake.url)).judged()

    assert issue["analysis"]["analyzer"]["fallback"] is None
    assert len(fake.exchanges) == 2


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_an_endpoint_without_schemas_is_asked_without_from_then_on(
    house: House, dialect: Provider
) -> None:
    async def know_no_schema(exchange: Exchange) -> None:
        if "response_format" in exchange.body or "tools" in exchange.body:
            await exchange.answer(400, b'{"error": "unknown field"}')
        else:
            await exchange.say(f"Sure!\n```json\n{json.dumps(good_answer(exchange.question))}\n```")

    async with provider(know_no_schema) as fake:
        refined = house.with_model(make_options(fake.url, provider=dialect))
        await refined.judged()
        issue = await refined.judged(*broken_checkout(at(-2, payload={"message": "idle"})))

    assert issue["analysis"]["analyzer"]["fallback"] is None
    assert len(fake.exchanges) == 3


async def test_a_provider_that_fails_is_left_alone_for_a_while(house: House) -> None:
    async with provider(hang) as fake:
        refined = house.with_model(make_options(fake.url, timeout_s=1.0))
        reasons = [(await refined.judged())["analysis"]["analyzer"]["fallback"] for _ in range(5)]

    assert reasons == ["timed_out"] * 3 + ["circuit_open"] * 2
    assert len(fake.exchanges) == 3


async def test_the_same_evidence_is_answered_from_the_cache(house: House) -> None:
    async with provider(answer_well) as fake:
        refined = house.with_model(make_options(fake.url))
        ids = [await refined.report(), await refined.report()]
        first, second = [await refined.analyze(issue_id) for issue_id in ids]

    assert len(fake.exchanges) == 1
    assert second["ai_summary"] == first["ai_summary"]
    cited = {log_id for claim in second["analysis"]["claims"] for log_id in claim["evidence"]}
    assert cited <= {entry["id"] for entry in second["logs"]}


async def test_a_spent_budget_sends_nothing(house: House) -> None:
    async def answer_dearly(exchange: Exchange) -> None:
        used = {"prompt_tokens": 45_000, "completion_tokens": 10_000}
        await exchange.say(json.dumps(good_answer(exchange.question)), usage=used)

    async with provider(answer_dearly) as fake:
        refined = house.with_model(make_options(fake.url, daily_tokens=50_000))
        await refined.judged()
        issue = await refined.judged(words="another report")

    assert issue["analysis"]["analyzer"]["fallback"] == "daily_budget"
    assert len(fake.exchanges) == 1


async def test_each_call_is_kept_with_what_it_took(house: House) -> None:
    async with provider(answer_well) as fake:
        options = make_options(fake.url, input_price=2.0, output_price=10.0)
        await house.with_model(options).judged()
    (call,) = await house.calls()

    assert (call.provider, call.model, call.outcome) == ("openai", "m-1", "answered")
    assert (call.tokens, call.cost_micros) == (1_100, 3_000)


async def test_a_failure_is_kept_with_its_reason_and_no_answer(house: House) -> None:
    async with provider(refusing(401)) as fake:
        await house.with_model(make_options(fake.url)).judged()
    (call,) = await house.calls()

    assert (call.outcome, call.tokens, call.answer) == ("not_accepted", 0, None)


async def test_a_session_without_a_cause_is_not_sent(house: House) -> None:
    async with provider(answer_well) as fake:
        issue = await house.with_model(make_options(fake.url)).judged(at(-3))

    assert issue["analysis"]["analyzer"]["fallback"] == "no_candidates"
    assert fake.exchanges == []


async def test_a_model_may_prefer_another_cause_of_the_rules(
    house: House, by_rules: dict[str, Any]
) -> None:
    stock = {"method": "GET", "url": "https://shop.example.com/api/stock", "status": 503}
    entries = broken_checkout(at(-3, type="network", level="error", payload=stock))

    async def prefer_the_second(exchange: Exchange) -> None:
        claim = {
            "text": "GET /api/stock failed with 503.",
            "kind": "cause",
            "evidence": [root_of(exchange.question, "c2")],
        }
        answer = good_answer(exchange.question, cause="c2", claims=[claim], root_cause=None)
        await exchange.say(json.dumps(answer))

    rules = await house.judged(*entries)
    async with provider(prefer_the_second) as fake:
        issue = await house.with_model(make_options(fake.url)).judged(*entries)

    assert issue["analysis"]["causes"][0]["text"] == rules["analysis"]["causes"][1]["text"]
    assert issue["analysis"]["verdict"] == "likely"
    assert issue["analysis"]["confidence"] <= rules["analysis"]["confidence"]
    assert issue["ai_summary"] == "GET /api/stock failed with 503."
    for name in ("priority", "impact_score", "revenue_impact"):
        assert issue[name] == rules[name]


async def test_wording_that_does_not_hold_is_dropped_and_the_rest_published(house: House) -> None:
    summary = "POST /api/checkout failed with 502 for 4,000 users."
    async with provider(answering(summary=summary)) as fake:
        issue = await house.with_model(make_options(fake.url)).judged()

    assert issue["analysis"]["analyzer"]["name"] == "model"
    assert "502" not in issue["ai_summary"]
    assert issue["root_cause"] == "The server answered POST /api/checkout with 500."


async def test_the_key_and_the_digest_stay_with_the_provider(house: House) -> None:
    """A redirect is how a provider's address, once taken over, would collect both."""
    async with provider(answer_well) as thief, provider(answer_well) as fake:
        fake.behave = refusing(307, f"location: {thief.url}/chat/completions")
        await house.with_model(make_options(fake.url)).judged()

    assert fake.exchanges[0].headers["authorization"] == f"bearer {KEY}"
    assert thief.exchanges == []


async def test_the_deadline_ends_all_tries_together(house: House, by_rules: dict[str, Any]) -> None:
    """The first try and the pause after it use up the time; a second is not begun."""
    async with provider(refusing(500)) as fake:
        options = make_options(fake.url, deadline_s=0.4, pause_s=0.5)
        issue = await house.with_model(options).judged()

    assert issue["analysis"]["analyzer"]["fallback"] in ("provider_error", "timed_out")
    assert len(fake.exchanges) <= 1
    assert said(issue) == said(by_rules)


async def test_a_project_that_allows_no_model_is_not_sent(house: House) -> None:
    issue_id = await house.report()
    visit = Visit().click("Pay").ask("POST", "/api/checkout", 500)
    async with provider(answer_well) as fake:
        deps = house.with_model(make_options(fake.url)).deps
        none = ProjectSettings(model_daily_tokens=0)
        report = Report("it fails", None, REPORTED_US, None, None, visit.entries, settings=none)
        job = Job(1, JobKind.ANALYZE, 1, 1, UUID(issue_id), 1, REPORTED_US)
        found = await refine(deps, job, report, analyze(report))

    assert found.analyzer.fallback == "daily_budget"
    assert fake.exchanges == []


async def test_a_slow_model_does_not_hold_up_a_queue(house: House) -> None:
    async with provider(answer_well) as fake:
        refined = house.with_model(make_options(fake.url, deadline_s=25))
        ids = [await refined.report() for _ in range(2)]
        house.clock.advance(25)
        issues = [await refined.analyze(issue_id) for issue_id in ids]

    reasons = [issue["analysis"]["analyzer"]["fallback"] for issue in issues]
    assert reasons == ["busy", None]
