"""The real app behind our own server, on a real socket of the loopback. Nothing else."""

from collections.abc import AsyncIterator

import pytest

from api.http.line import Line, Served
from usercontext.api.application import Api
from usercontext.api.http.listener import Listener
from usercontext.api.http.sockets import bind


@pytest.fixture
def max_connections() -> int | None:
    return None


@pytest.fixture
async def served(api: Api, max_connections: int | None) -> AsyncIterator[Served]:
    listener = Listener(api, max_connections, by_hand=True)
    bound = bind("127.0.0.1", 0)
    await listener.start(bound)
    served = Served(listener, bound.getsockname()[1])
    yield served
    served.hang_up()
    await listener.drain(1)


@pytest.fixture
async def line(served: Served) -> Line:
    return await served.dial()
