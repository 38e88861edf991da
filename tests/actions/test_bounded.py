"""What runs in a thread is stopped when it takes too long, and nothing of it is left behind."""

import itertools
import os
import subprocess
import sys
import threading
import time

import pytest

from usercontext.actions import bounded
from usercontext.actions.aside import Aside, Times, starves, times_of
from usercontext.actions.bounded import TookTooLong, run_bounded

pytestmark = pytest.mark.anyio


def count_for_ever(_: object) -> int:
    return sum(1 for _ in itertools.count())


def swallow_everything(_: object) -> int:
    while True:
        try:
            count_for_ever(None)
        except Exception:
            continue


def fail(argument: str) -> int:
    raise TimeoutError(argument)


def have_ended() -> bool:
    """Wait for what still says good-bye; a thread that goes on is one that was not stopped."""
    left = [each for each in threading.enumerate() if each.name == "usercontext-analysis"]
    for thread in left:
        thread.join(10)
    return not any(thread.is_alive() for thread in left)


async def test_the_result_comes_back() -> None:
    assert await run_bounded(len, "abc", 10, Aside()) == 3
    assert have_ended()


async def test_what_it_raises_comes_back_as_itself() -> None:
    with pytest.raises(TimeoutError, match="its own"):
        await run_bounded(fail, "its own", 10, Aside())


async def test_what_has_no_time_at_all_is_not_begun() -> None:
    begun: list[str] = []

    with pytest.raises(TookTooLong):
        await run_bounded(begun.append, "begun", 0, Aside())

    assert begun == []


@pytest.mark.parametrize("endless", [count_for_ever, swallow_everything])
async def test_one_that_never_ends_is_stopped(endless) -> None:
    with pytest.raises(TookTooLong):
        await run_bounded(endless, None, 0.05, Aside())

    assert have_ended()


# elsewhere no thread has a place to step aside to, and nothing is asked of the system
ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="the place behind everything else is Linux's own"
)


class Open(Aside):
    """A place that is open whatever the rank of the thread, until it is avoided."""

    def __init__(self) -> None:
        super().__init__()
        self.avoided = 0

    def is_open(self) -> bool:
        return not self.avoided

    def avoid(self) -> None:
        self.avoided += 1


class Turns:
    """What is slow where it stepped aside, and tells in which threads it was begun."""

    def __init__(self, seconds: float) -> None:
        self.begun: list[int] = []
        self._seconds = seconds

    def run(self, _: object) -> int:
        self.begun.append(threading.get_native_id())
        until = time.monotonic() + (self._seconds if len(self.begun) == 1 else 0)
        while time.monotonic() < until:
            time.sleep(0.001)
        return len(self.begun)


@pytest.fixture
def starving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each look at a thread find that it waited all the time for a core."""
    waited = itertools.count()
    monkeypatch.setattr(bounded, "_LOOK_S", 0.01)
    monkeypatch.setattr(bounded, "times_of", lambda _: Times(0.0, float(next(waited))))


@pytest.mark.usefixtures("starving")
async def test_one_that_gets_no_core_aside_is_begun_anew_in_its_rank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "bring_back", lambda _: False)
    place, turns = Open(), Turns(60)

    assert await run_bounded(turns.run, None, 60, place) == 2

    assert place.avoided == 1
    assert have_ended()


@pytest.mark.usefixtures("starving")
async def test_one_that_gets_no_core_aside_is_brought_back_where_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    brought: list[int] = []

    def bring_back(thread: int) -> bool:
        brought.append(thread)
        return True

    monkeypatch.setattr(bounded, "bring_back", bring_back)
    place, turns = Open(), Turns(0.3)

    assert await run_bounded(turns.run, None, 60, place) == 1

    assert (place.avoided, brought) == (1, turns.begun)
    assert have_ended()


@pytest.mark.usefixtures("starving")
async def test_one_that_was_brought_back_and_never_ends_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "bring_back", lambda _: True)

    with pytest.raises(TookTooLong):
        await run_bounded(count_for_ever, None, 0.05, Open())

    assert have_ended()


async def test_one_that_waits_for_a_core_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside three programs that never rest an honest analysis of 1 s was stopped after 20."""
    looks = itertools.count()
    enough = threading.Event()

    def times_of(_: int) -> Times:
        if next(looks) == 5:
            enough.set()
        return Times(0.0, 0.0)

    monkeypatch.setattr(bounded, "times_of", times_of)
    monkeypatch.setattr(bounded, "_PATIENCE", 1_000_000)

    assert await run_bounded(enough.wait, 60, 0.001, Aside()) is True

    assert have_ended()


async def test_one_that_waits_for_a_core_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "times_of", lambda _: Times(0.0, 0.0))

    with pytest.raises(TookTooLong):
        await run_bounded(count_for_ever, None, 0.05, Aside())

    assert have_ended()


async def test_where_nobody_counts_what_a_thread_ran_all_of_it_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "times_of", lambda _: None)
    monkeypatch.setattr(bounded, "_PATIENCE", 1_000_000)

    with pytest.raises(TookTooLong):
        await run_bounded(count_for_ever, None, 0.05, Aside())

    assert have_ended()


async def test_one_that_never_ends_aside_is_stopped() -> None:
    with pytest.raises(TookTooLong):
        await run_bounded(count_for_ever, None, 0.05, Open())

    assert have_ended()


@pytest.mark.parametrize(
    ("ran", "waited", "starved"),
    [
        (0.0, 1.0, True),
        (0.003, 0.997, True),  # as beside a program that never rests
        (0.06, 0.94, False),  # as nice 10 has it there
        (0.5, 0.5, False),
        (0.0, 0.2, False),  # it hardly wanted any
        (0.0, 0.0, False),
    ],
)
def test_who_wanted_a_core_and_got_none_starves(ran: float, waited: float, starved: bool) -> None:
    assert starves(Times(3.0, 4.0), Times(3.0 + ran, 4.0 + waited)) is starved


def test_a_place_that_starved_somebody_is_avoided_for_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("usercontext.actions.aside.can_step_aside", lambda: True)
    now = [100.0]
    place = Aside(lambda: now[0])
    assert place.is_open()

    place.avoid()

    assert not place.is_open()
    now[0] += 59.9
    assert not place.is_open()
    now[0] += 0.2
    assert place.is_open()


@ON_LINUX
def test_what_a_thread_ran_and_waited_is_told() -> None:
    before = times_of(threading.get_native_id())
    sum(range(1_000_000))
    after = times_of(threading.get_native_id())

    assert before is not None
    assert after is not None
    assert after.ran > before.ran
    assert after.waited >= before.waited
    assert times_of(2**30) is None


ASK = """
import asyncio, os
from usercontext.actions.aside import Aside
from usercontext.actions.bounded import run_bounded
os.nice({niceness})
rank = asyncio.run(run_bounded(os.sched_getscheduler, 0, 60, Aside()))
print(rank == os.SCHED_IDLE, os.sched_getscheduler(0) == os.SCHED_IDLE)
"""


@ON_LINUX
@pytest.mark.parametrize("more", [10, 0])
def test_only_a_niced_process_lets_its_threads_step_aside(more: int) -> None:
    """Whoever sets `USERCONTEXT_WORKER_NICENESS=0` wants the worker in the server's own rank."""
    is_niced = more > 0 or os.getpriority(os.PRIO_PROCESS, 0) > 0
    asked = [sys.executable, "-c", ASK.format(niceness=more)]

    told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)

    assert told.stdout.strip() == f"{is_niced} False"
