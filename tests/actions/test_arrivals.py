"""Waiting for what is new costs one look a second per project, however many wait."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apps import open_deps
from builders import FrozenClock
from usercontext.actions.arrivals import MOST_WAITING, Arrivals
from usercontext.actions.deps import Deps
from usercontext.domain.errors import Unavailable
from usercontext.domain.inbox import Pulse
from usercontext.store.database import Database, WriterStats
from usercontext.store.logs import Appended, AppendLogs
from usercontext.store.options import StoreOptions

pytestmark = pytest.mark.anyio
NONE = frozenset[int]()
LONG_S = 60


class Told(Database):
    """Answers every look with what it is told to, and counts them."""

    engine = "told"

    def __init__(self) -> None:
        self.looks = 0
        self.pulse: Pulse | Exception = Pulse(0, NONE)

    async def read(self, query: Callable[[Any], Any]) -> Any:
        self.looks += 1
        await asyncio.sleep(0)
        if isinstance(self.pulse, Exception):
            raise self.pulse
        return self.pulse

    async def write(self, operation: Callable[..., Any], command: Any) -> Any:
        raise AssertionError("nobody asks for this here")

    async def append(self, command: AppendLogs) -> Appended:
        raise AssertionError("nobody asks for this here")

    async def closed(self) -> None:
        raise AssertionError("nobody asks for this here")

    async def close(self) -> None:
        raise AssertionError("nobody asks for this here")

    def stats(self) -> WriterStats:
        raise AssertionError("nobody asks for this here")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def deps(told: Told, tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path / "data"), clock) as opened:
        yield replace(opened, database=told)


async def turns(count: int = 50) -> None:
    """Let everybody who can go on go on."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_all_who_wait_share_one_look(told: Told, deps: Deps) -> None:
    arrivals = Arrivals(LONG_S, pause_s=0)
    tasks = [asyncio.create_task(arrivals.wait(deps, 1, 4, NONE)) for _ in range(100)]
    await turns(10)
    looks = told.looks
    told.pulse = Pulse(5, NONE)

    assert looks <= 11
    assert await asyncio.gather(*tasks) == [told.pulse] * 100


async def test_nobody_looks_more_often_than_the_pause_says(told: Told, deps: Deps) -> None:
    arrivals = Arrivals(LONG_S, pause_s=LONG_S)
    told.pulse = Pulse(9, NONE)
    first = await arrivals.wait(deps, 1, 8, NONE)
    again = asyncio.create_task(arrivals.wait(deps, 1, 8, NONE))
    await turns()

    assert first == told.pulse
    assert told.looks == 1
    deps.stopping.set()
    assert await again is None


async def test_a_project_that_nobody_waits_in_is_not_looked_at(told: Told, deps: Deps) -> None:
    arrivals = Arrivals(longest_s=0.01, pause_s=0)
    assert await arrivals.wait(deps, 1, 0, NONE) is None
    await turns()
    looks = told.looks
    await turns()

    assert told.looks == looks


async def test_an_analysis_that_one_waits_for_is_told_to_nobody_else(
    told: Told, deps: Deps
) -> None:
    arrivals = Arrivals(LONG_S, pause_s=0)
    other = asyncio.create_task(arrivals.wait(deps, 1, 7, frozenset({4})))
    told.pulse = Pulse(7, frozenset({3}))

    assert await arrivals.wait(deps, 1, 7, frozenset({3})) == told.pulse
    assert not other.done()
    deps.stopping.set()
    assert await other is None


async def test_who_went_away_is_not_told_and_the_others_are(told: Told, deps: Deps) -> None:
    arrivals = Arrivals(LONG_S, pause_s=0)
    gone = asyncio.create_task(arrivals.wait(deps, 1, 0, NONE))
    here = asyncio.create_task(arrivals.wait(deps, 1, 0, NONE))
    await turns()
    gone.cancel()
    told.pulse = Pulse(1, NONE)

    assert await here == told.pulse
    with pytest.raises(asyncio.CancelledError):
        await gone


async def test_a_look_that_fails_fails_for_those_who_wait_and_the_next_is_anew(
    told: Told, deps: Deps
) -> None:
    arrivals = Arrivals(LONG_S, pause_s=0)
    told.pulse = Unavailable("The database cannot be read now")
    with pytest.raises(Unavailable):
        await arrivals.wait(deps, 1, 0, NONE)
    told.pulse = Pulse(1, NONE)

    assert await arrivals.wait(deps, 1, 0, NONE) == told.pulse


async def test_who_comes_when_too_many_wait_is_told_that_nothing_is_new(
    told: Told, deps: Deps
) -> None:
    arrivals = Arrivals(LONG_S, pause_s=LONG_S)
    tasks = [asyncio.create_task(arrivals.wait(deps, 1, 0, NONE)) for _ in range(MOST_WAITING)]
    await turns()

    assert await arrivals.wait(deps, 1, 0, NONE) is None
    deps.stopping.set()
    assert await asyncio.gather(*tasks) == [None] * MOST_WAITING
