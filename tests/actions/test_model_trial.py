"""A model judged by cases beside the rules: asked for each, within one budget, nothing kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.refining import House, broken_checkout, make_options, open_house
from analyze.providers import Exchange, answer_well, provider
from builders import FrozenClock
from evals.made import make_case
from store.drafts import count_rows
from usercontext.actions import evaluation
from usercontext.evals.cases import Case
from usercontext.store.model_tables import model_call, model_spend

pytestmark = pytest.mark.anyio


@pytest.fixture
async def house(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[House]:
    async with open_house(tmp_path, clock) as opened:
        yield opened


def case() -> Case:
    return make_case(logs=tuple(broken_checkout()))


async def nonsense(exchange: Exchange) -> None:
    await exchange.say("I would rather not say")


async def test_a_model_that_is_configured_is_judged_beside_the_rules(house: House) -> None:
    async with provider(answer_well) as fake:
        deps = house.with_model(make_options(fake.url)).deps
        found = await evaluation.evaluate([case()], evaluation.analyzers_of(deps), None)

    assert set(found.result.scores) == {"rules", "openai:m-1"}
    assert len(fake.exchanges) == 1


async def test_a_trial_spends_no_budget_of_a_project(house: House) -> None:
    async with provider(answer_well) as fake:
        deps = house.with_model(make_options(fake.url)).deps
        await evaluation.evaluate([case()], evaluation.analyzers_of(deps), None)

    kept = [await count_rows(deps.database, table) for table in (model_call, model_spend)]
    assert kept == [0, 0]


async def test_a_trial_ends_asking_when_a_day_s_tokens_are_used_up(house: House) -> None:
    async with provider(answer_well) as fake:
        deps = house.with_model(make_options(fake.url, daily_tokens=100)).deps
        found = await evaluation.evaluate([case()], evaluation.analyzers_of(deps), None)

    assert fake.exchanges == []
    assert sum(found.fallbacks["openai:m-1"].values()) == 1


async def test_a_model_for_which_the_rules_answered_is_said_to_be_none(house: House) -> None:
    """Its row was that of the rules to the last digit: a team would have taken it for as good."""
    async with provider(nonsense) as fake:
        deps = house.with_model(make_options(fake.url)).deps
        found = await evaluation.evaluate([case()], evaluation.analyzers_of(deps), None)

    assert list(found.fallbacks) == ["openai:m-1"]
    assert list(found.fallbacks["openai:m-1"].values()) == [1]
