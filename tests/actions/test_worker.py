"""A worker that hangs or has grown ends, so that a fresh one can take over. Not: its jobs."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from apps import open_deps
from builders import FrozenClock
from usercontext.actions.deps import Deps
from usercontext.store.options import StoreOptions
from usercontext.worker import run_worker
from usercontext.worker_options import WorkerOptions

pytestmark = pytest.mark.anyio

HANGING = """
import asyncio, re
from usercontext.worker import keep_watch

async def main():
    watching = asyncio.create_task(keep_watch({patience}))
    await asyncio.sleep({resting})
    if {hangs}:
        re.match("(a+)+b", "a" * 60)  # keeps the interpreter for longer than the earth is old
    watching.cancel()

asyncio.run(main())
"""


@pytest.fixture
async def deps(tmp_path: Path, clock: FrozenClock) -> AsyncIterator[Deps]:
    async with open_deps(StoreOptions(tmp_path, synchronous="OFF"), clock) as opened:
        yield opened


async def test_one_that_has_grown_ends_when_nothing_is_due(deps: Deps) -> None:
    """Where the system does not tell what a process holds (Linux does), it goes on until told."""
    stop = asyncio.Event()
    running = asyncio.create_task(run_worker(deps, WorkerOptions(niceness=0, largest_mb=1), stop))
    if sys.platform != "linux":
        await asyncio.sleep(1)
        assert not running.done()
        stop.set()
    async with asyncio.timeout(60):
        await running

    assert stop.is_set()


def test_a_process_whose_loop_stands_still_ends() -> None:
    """A regular expression that backtracks keeps the lock, so nothing in Python can stop it."""
    ended = run(HANGING.format(patience=0.5, resting=0.1, hangs=True))

    assert ended.returncode == 1
    assert b"Timeout" in ended.stderr


def test_a_process_whose_loop_turns_is_left_alone() -> None:
    ended = run(HANGING.format(patience=3, resting=3.5, hangs=False))

    assert (ended.returncode, ended.stderr) == (0, b"")


def run(program: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        (sys.executable, "-c", program), capture_output=True, timeout=60, check=False
    )
