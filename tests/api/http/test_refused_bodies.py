"""What a refused request held is gone once it is answered, without waiting for the collector.

The story: each refused gzip bomb left its 4 MiB in a cycle of exception, traceback and frame. The
collector counts objects, not bytes, and came after thousands of requests: 120 bombs took 500 MiB.
"""

import asyncio
import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from usercontext.api.http.steps import Steps


class _Body(bytearray):
    """Bytes that a weak reference can watch."""


@pytest.fixture(autouse=True)
def _no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


async def test_a_request_refused_at_once_keeps_nothing() -> None:
    watched: list[weakref.ref[_Body]] = []

    async def refuse() -> None:
        body = _Body(10)
        watched.append(weakref.ref(body))
        raise ValueError("refused")

    assert await _error_of(refuse()) == "refused"
    assert watched[0]() is None


async def test_a_request_refused_after_the_writer_answered_keeps_nothing() -> None:
    watched: list[weakref.ref[_Body]] = []
    written = asyncio.get_running_loop().create_future()

    async def refuse() -> None:
        body = _Body(10)
        watched.append(weakref.ref(body))
        await written
        raise ValueError("refused")

    asyncio.get_running_loop().call_soon(written.set_result, None)

    assert await _error_of(refuse()) == "refused"
    assert watched[0]() is None


async def _error_of(work: Any) -> str:
    """Run work by hand and return what its error says, which alone is kept of it."""
    told: list[str] = []
    ended = asyncio.Event()

    def settle(_: None, error: BaseException | None) -> None:
        told.append(str(error))
        ended.set()

    Steps(asyncio.get_running_loop(), by_hand=True).run(work, settle, by_hand=True)
    await ended.wait()
    return told[0]
