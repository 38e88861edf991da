"""What `doctor` says of a configured model: it is asked, shortly. Not: the other checks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from actions.refining import House, make_options, open_house
from analyze.bad_providers import BAD
from analyze.providers import Behaviour, provider, refusing, saying
from builders import FrozenClock
from usercontext.actions.examination import Check, examine
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio


@pytest.fixture
async def house(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[House]:
    async with open_house(tmp_path, clock) as opened:
        yield opened


async def check(house: House, behave: Behaviour, place: Path) -> Check:
    async with provider(behave) as fake:
        patience_s = 1 if behave is BAD["hangs"][0] else 30
        deps = house.with_model(make_options(fake.url, timeout_s=patience_s)).deps
        found = {one.name: one for one in await examine(deps, StoreOptions(place), False)}
    assert len(fake.exchanges) == 1
    assert fake.exchanges[0].body["max_completion_tokens"] <= 16
    return found["model"]


@pytest.mark.parametrize("behave", [saying("ready"), saying("I am"), BAD["is cut off"][0]])
async def test_a_model_that_answers_anything_is_well(
    house: House, behave: Behaviour, tmp_path: Path
) -> None:
    found = await check(house, behave, tmp_path)

    assert found.outcome == "ok"
    assert found.detail.startswith("openai:m-1 answers in ")
    assert found.detail.endswith("today 0 calls, 0 tokens")


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (refusing(401, body=b"bad key sk-model-key"), "not accepted"),
        (refusing(500), "provider error"),
        (BAD["hangs"][0], "timed out"),
        (BAD["redirects"][0], "redirected"),
    ],
)
async def test_a_model_that_does_not_is_worth_a_word_and_no_failure(
    house: House, behave: Behaviour, reason: str, tmp_path: Path
) -> None:
    found = await check(house, behave, tmp_path)

    assert found.outcome == "warn"
    assert found.detail.startswith(f"openai:m-1 does not answer: {reason}; ")


async def test_without_a_model_nothing_is_said_of_one(house: House, tmp_path: Path) -> None:
    found = await examine(house.deps, StoreOptions(tmp_path), False)

    assert "model" not in {one.name for one in found}
