"""What a refused request held is gone once it is answered, without waiting for the collector.

The story: each refused gzip bomb left its 4 MiB in a cycle of exception, traceback and frame. The
collector counts objects, not bytes, and came after thousands of requests: 120 bombs took 500 MiB.
"""

import asyncio
import gc
import socket
import sys
import weakref
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from usercontext.actions.deps import Deps
from usercontext.actions.sessions import append_logs
from usercontext.api.http.steps import Steps
from usercontext.ingest.checker_frames import (
    LARGEST_PACKET,
    Outcome,
    Verdict,
    Verdicts,
    decode_jobs,
    encode,
)
from usercontext.ingest.slots import Slots


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


async def test_a_request_refused_by_what_it_waited_for_keeps_nothing() -> None:
    """As a checker refuses a batch: the error comes out of the future, which then holds it."""
    watched: list[weakref.ref[_Body]] = []
    waited = [asyncio.get_running_loop().create_future()]
    asyncio.get_running_loop().call_soon(waited[0].set_exception, ValueError("refused"))

    async def refuse() -> None:
        body = _Body(10)
        watched.append(weakref.ref(body))
        await waited.pop()

    assert await _error_of(refuse()) == "refused"
    await asyncio.sleep(0)  # the loop lets go of what it called
    assert watched[0]() is None


# elsewhere no batch is refused beside others: the server checks all, which the tests above have
@pytest.mark.skipif(sys.platform != "linux", reason="a checker needs memory that Linux alone has")
@pytest.mark.parametrize("is_gone", [False, True])
async def test_a_batch_refused_beside_others_keeps_nothing(deps: Deps, is_gone: bool) -> None:
    """By a checker, or by the server because the checker ended."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line, deps.checkers.under_way = deps.checkers.open(near, Slots.create()), 2
    key: Any = SimpleNamespace(project_row=1)
    bodies: Any = [_Body(b'{"logs":[]}' + b" " * 5_000)]
    watched = weakref.ref(bodies[0])

    refused = asyncio.create_task(_error_of(append_logs(deps, key, UUID(int=1), bodies.pop())))
    [job] = decode_jobs(await asyncio.to_thread(far.recv, LARGEST_PACKET))
    verdict = Verdict(job.slot, Outcome.REFUSED, refusal="logs: must contain entries")
    far.send(b"" if is_gone else encode(Verdicts(1, [verdict])))

    assert (await refused).startswith("logs: must contain")
    await asyncio.sleep(0)  # as above
    assert watched() is None
    line.end()
    far.close()


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
