"""How often a key is read, and for whom, over each engine. Not: which keys are good."""

import asyncio
from dataclasses import replace

import pytest

from builders import FrozenClock
from usercontext.actions import projects
from usercontext.actions.caches import KeyCache
from usercontext.actions.deps import Deps
from usercontext.domain.errors import Unauthorized
from usercontext.domain.ids import RandomIds
from usercontext.domain.project import KeyKind, mint_key_text

pytestmark = pytest.mark.anyio


@pytest.fixture
async def made(both: Deps) -> projects.NewProject:
    return await projects.create_project(both, "shop")


@pytest.fixture
def elsewhere(both: Deps) -> Deps:
    """Another node: what it remembers of keys is its own."""
    return replace(both, keys=KeyCache())


def a_key() -> str:
    """Return the text of a key that nobody has."""
    return mint_key_text(KeyKind.SECRET, RandomIds())


async def test_a_key_that_many_wait_for_is_read_once(
    elsewhere: Deps, made: projects.NewProject
) -> None:
    text = made.secret_key
    waiting = [asyncio.ensure_future(projects.authenticate(elsewhere, text)) for _ in range(50)]
    await asyncio.sleep(0)
    [reading] = elsewhere.keys.reading.values()

    found = await asyncio.gather(*waiting)

    assert reading.task.done()
    assert all(key is found[0] for key in found)
    assert not elsewhere.keys.reading


async def test_a_key_in_use_is_read_again_once_while_it_still_holds(
    elsewhere: Deps, made: projects.NewProject, clock: FrozenClock
) -> None:
    """When it ended under load, each request of that moment read it for itself."""
    first = await projects.authenticate(elsewhere, made.secret_key)
    clock.advance(0.5)
    again = [await projects.authenticate(elsewhere, made.secret_key) for _ in range(3)]
    [reading] = elsewhere.keys.reading.values()
    await reading.task
    clock.advance(0.5)

    assert again == [first] * 3
    assert elsewhere.keys.get(made.secret_key, clock.now_us()) is not None


async def test_a_key_that_was_read_again_is_refused_within_a_second_of_its_end(
    both: Deps, elsewhere: Deps, made: projects.NewProject, clock: FrozenClock
) -> None:
    key = await projects.authenticate(elsewhere, made.secret_key)
    clock.advance(0.5)
    await projects.authenticate(elsewhere, made.secret_key)
    [reading] = elsewhere.keys.reading.values()
    await reading.task
    await projects.revoke_key(both, made.project, key.row)
    clock.advance(0.9)

    with pytest.raises(Unauthorized):
        await projects.authenticate(elsewhere, made.secret_key)


async def test_a_key_that_was_revoked_while_it_was_read_is_not_remembered(
    both: Deps, made: projects.NewProject, clock: FrozenClock
) -> None:
    await projects.authenticate(both, made.secret_key)
    clock.advance(0.5)
    await projects.authenticate(both, made.secret_key)
    [reading] = both.keys.reading.values()
    both.keys.clear()
    await reading.task

    assert both.keys.get(made.secret_key, clock.now_us()) is None


async def test_who_gives_up_does_not_end_the_reading_for_others(
    elsewhere: Deps, made: projects.NewProject
) -> None:
    hasty, patient = (
        asyncio.ensure_future(projects.authenticate(elsewhere, made.secret_key)) for _ in range(2)
    )
    await asyncio.sleep(0)
    hasty.cancel()

    assert (await patient).project_id == made.project.project_id


async def test_a_key_that_is_there_no_more_is_forgotten(
    elsewhere: Deps, made: projects.NewProject, clock: FrozenClock
) -> None:
    """It was still good for refusals, which said that the server is busy."""
    key, gone = await projects.authenticate(elsewhere, made.secret_key), a_key()
    elsewhere.keys.put(gone, key, clock.now_us())
    clock.advance(0.9)
    with pytest.raises(Unauthorized):
        await projects.authenticate(elsewhere, gone)

    assert projects.known_key(elsewhere, gone) is None


async def test_a_known_key_is_read_again_when_the_clock_went_back(
    elsewhere: Deps, made: projects.NewProject, clock: FrozenClock
) -> None:
    """While all was refused it was read no more before the clock had caught up."""
    await projects.authenticate(elsewhere, made.secret_key)
    clock.advance(-60)
    known = projects.known_key(elsewhere, made.secret_key)
    [reading] = elsewhere.keys.reading.values()
    await reading.task

    assert known is not None
    assert elsewhere.keys.get(made.secret_key, clock.now_us()) is not None


async def test_an_unknown_key_is_refused_to_all_who_wait(elsewhere: Deps) -> None:
    text = a_key()
    waiting = [projects.authenticate(elsewhere, text) for _ in range(3)]

    outcomes = await asyncio.gather(*waiting, return_exceptions=True)

    assert [type(outcome).__name__ for outcome in outcomes] == ["KeyRefused"] * 3
    assert not elsewhere.keys.reading
