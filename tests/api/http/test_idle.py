"""Many connections that are only there: what looking at them and closing them does. Not: times."""

import asyncio
import gc
import math
import weakref
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from api.http.line import Line, Served, request
from api.http.recorder import Recorder
from usercontext.api.application import Api
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio
_MANY = 1_000
_LOOK_S = 0.2  # a fiftieth of the shortest deadline
_TURNS = 5  # of the event loop, for what was in work to end
_ROUND = 25  # as many looks as the grace of a slow body has


class Member:
    """A connection that counts how often it is looked at, and has ``left_s`` each time."""

    def __init__(self, left_s: float) -> None:
        self.looks = 0
        self.left_s = left_s

    def check_time(self, now: float) -> float:
        self.looks += 1
        return self.left_s

    def leave(self) -> None:
        """Stay."""

    def cut(self) -> None:
        """Stay."""


@pytest.fixture
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"use_uvloop": True})  # as the product does: transports are of its making


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions(head_timeout_s=_LOOK_S * 50)


@pytest.fixture
async def registry(api: Api) -> AsyncIterator[Registry]:
    registry = Registry(api, _MANY, True, lambda: 0.0)
    yield registry
    registry.stop_looking()


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def enter(registry: Registry, number: int, left_s: float) -> list[Member]:
    members = [Member(left_s) for _ in range(number)]
    assert all(registry.enter(member) for member in members)
    return members


def look(registry: Registry) -> None:
    registry.stop_looking()
    registry.look()


async def test_idle_connections_that_came_at_once_are_not_looked_at_at_once(
    registry: Registry,
) -> None:
    members = enter(registry, _MANY, 75.0)
    for _ in range(_ROUND):
        look(registry)
    seen = []
    for _ in range(_ROUND):
        before = sum(member.looks for member in members)
        look(registry)
        seen.append(sum(member.looks for member in members) - before)

    assert max(seen) <= _MANY // 10


@pytest.mark.parametrize("left_s", [75.0, math.inf])
async def test_each_is_looked_at_within_the_shortest_deadline(
    registry: Registry, left_s: float
) -> None:
    """What begins after a look, and tells nobody, is seen before it can be late."""
    members = enter(registry, _MANY, left_s)
    for turn in range(1, 5):
        for _ in range(_ROUND):
            look(registry)
        assert min(member.looks for member in members) >= turn


@pytest.mark.parametrize(("left_s", "turns"), [(0.0, 1), (0.5, 3), (2.1, 11)])
async def test_one_that_may_soon_be_late_is_looked_at_when_it_is(
    registry: Registry, left_s: float, turns: int
) -> None:
    (member,) = enter(registry, 1, 75.0)
    registry.look_within(left_s, member)
    for _ in range(turns - 1):
        look(registry)
    assert member.looks == 0
    look(registry)

    assert member.looks == 1


async def test_one_that_is_gone_is_not_looked_at(registry: Registry) -> None:
    gone, _ = enter(registry, 2, 0.0)
    registry.exit(gone)
    registry.look_within(0.0, gone)
    look(registry)

    assert gone.looks == 0


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("sent", [b"", request("GET", "/healthz"), b"GET / HT"])
async def test_a_closed_connection_leaves_nothing_to_the_collector(
    registry: Registry, sent: bytes
) -> None:
    connection = Connection(registry)
    connection.connection_made(Recorder())
    connection.data_received(sent)
    connection.connection_lost(None)
    kept: weakref.ref[Any] = weakref.ref(connection)
    del connection
    for _ in range(_TURNS):
        await asyncio.sleep(0)

    assert kept() is None


@pytest.mark.usefixtures("no_collector")
async def test_nor_does_one_of_a_real_socket(served: Served, line: Line) -> None:
    assert await line.ask(request("GET", "/healthz")) is not None
    line.finish()
    assert await line.read() is None
    for _ in range(_TURNS):
        await asyncio.sleep(0)

    assert [each for each in gc.get_objects() if isinstance(each, Connection)] == []
