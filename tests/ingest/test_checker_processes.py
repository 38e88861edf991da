"""Checkers come when wanted; one that hangs or cannot start is followed by another. Linux."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from builders import make_log_entry
from usercontext import checker_processes as module
from usercontext.checker_processes import keep_checkers
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest import checker_line as lines
from usercontext.ingest.checkers import Checkers
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.settings.sources import Settings, read_settings

# elsewhere none is started (the last test), and the server checks all: test_two_paths.py and others
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="a checker needs memory that Linux alone has"
)
LIMITS = IngestLimits()
BODY = json.dumps({"logs": [make_log_entry(payload={"text": "x" * 5_000})]}).encode()
_PATIENCE_S = 60.0


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(module, "_LOOK_S", 0.01)
    monkeypatch.setattr(module, "_RESTART_S", 0.01)
    monkeypatch.setattr(module, "_REST_S", 0.01)
    return read_settings({"data": str(tmp_path)}, {"USERCONTEXT_CHECKERS": "1"})


@pytest.fixture
async def checkers(settings: Settings) -> AsyncIterator[Checkers]:
    made = Checkers()
    made.under_way = 2
    keeping = asyncio.create_task(keep_checkers(settings, made))
    yield made
    keeping.cancel()
    await asyncio.wait({keeping}, timeout=_PATIENCE_S)
    assert keeping.cancelled()
    assert made.running == 0


async def wait_until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE_S):
        while not holds():  # noqa: ASYNC110  (a process starts or ends)
            await asyncio.sleep(0.01)


async def wait_for_one(checkers: Checkers) -> None:
    await wait_until(lambda: checkers.running > 0)


def pauses(told: list[MutableMapping[str, Any]]) -> list[float]:
    return [each["pause_s"] for each in told if "pause_s" in each]


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def children() -> list[int]:
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return [pid for pid in map(int, found) if "ingest.checker" in command_of(pid)]


def command_of(pid: int) -> str:
    """Return how a process was started, '' of one that was waited for just now."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    return ""


async def test_one_that_answers_no_more_is_ended_and_followed(
    checkers: Checkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    await wait_for_one(checkers)
    [stopped] = children()
    os.kill(stopped, signal.SIGSTOP)
    monkeypatch.setattr(lines, "_STUCK_S", 0.05)

    waiting = checkers.check(BODY, LIMITS, None)

    assert isinstance(waiting, asyncio.Future)
    assert await waiting == check_batch(BODY, LIMITS)
    await wait_for_one(checkers)
    assert stopped not in children()


async def test_ctrl_c_in_a_terminal_is_not_for_checkers(checkers: Checkers) -> None:
    """It goes to all of the server's group; in its first 0.3 s a checker told a traceback of it."""
    await wait_for_one(checkers)

    assert [os.getpgid(pid) for pid in children()] == children()
    assert os.getpgid(0) not in children()


async def test_whatever_goes_wrong_with_one_it_is_tried_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any error but the system's ended all of them until the server was started anew."""
    right = module.CHECKER
    monkeypatch.setattr(module, "CHECKER", ("no\0name",))
    made = Checkers()
    with capture_logs() as told:
        keeping = asyncio.create_task(keep_checkers(settings, made))
        await wait_until(lambda: len(pauses(told)) > 1)

        monkeypatch.setattr(module, "CHECKER", right)

        await wait_for_one(made)
        keeping.cancel()
        await asyncio.wait({keeping})

    assert told[0]["event"] == "a checker cannot be kept"
    assert pauses(told)[:2] == [0.01, 0.01]


async def test_where_none_can_be_started_the_server_goes_on_and_tries_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = module.CHECKER
    monkeypatch.setattr(module, "CHECKER", ("/nothing/there",))
    made = Checkers()
    made.under_way = 2
    keeping = asyncio.create_task(keep_checkers(settings, made))
    await asyncio.sleep(0)
    assert made.check(BODY, LIMITS, None) == check_batch(BODY, LIMITS)

    monkeypatch.setattr(module, "CHECKER", right)

    await wait_for_one(made)
    keeping.cancel()
    await asyncio.wait({keeping})


async def test_what_none_could_be_started_with_is_given_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory that was kept took a descriptor each half minute, until the server had none left."""
    monkeypatch.setattr(module, "CHECKER", ("/nothing/there",))

    with capture_logs() as told:
        keeping = asyncio.create_task(keep_checkers(settings, Checkers()))
        await wait_until(lambda: len(told) > 0)
        before = descriptors()
        await wait_until(lambda: len(told) > 5)
        assert descriptors() == before
        keeping.cancel()
        await asyncio.wait({keeping})


async def test_one_that_ends_before_it_began_is_never_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHECKER", (sys.executable, "-S", "-c", "pass"))
    made = Checkers()
    made.under_way = 2

    with capture_logs() as told:
        keeping = asyncio.create_task(keep_checkers(settings, made))
        while len(told) < 2:
            assert isinstance(made.check(BODY, LIMITS, None), LogBatch)
            await asyncio.sleep(0.01)
        keeping.cancel()
        await asyncio.wait({keeping})

    assert told[0]["event"] == "no checker can be started"


async def test_one_that_ends_again_and_again_is_restarted_less_and_less_often(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins = "import os, sys; os.write(int(sys.argv[1]), b'1')"
    monkeypatch.setattr(module, "CHECKER", (sys.executable, "-S", "-c", begins))
    monkeypatch.setattr(module, "_REST_S", 0.04)

    with capture_logs() as told:
        keeping = asyncio.create_task(keep_checkers(settings, Checkers()))
        await wait_until(lambda: len(pauses(told)) > 3)
        keeping.cancel()
        await asyncio.wait({keeping})

    assert pauses(told)[:4] == [0.01, 0.02, 0.04, 0.04]


async def test_one_that_is_stopped_keeps_no_server_from_ending(settings: Settings) -> None:
    made = Checkers()
    keeping = asyncio.create_task(keep_checkers(settings, made))
    await wait_for_one(made)
    os.kill(children()[0], signal.SIGSTOP)

    keeping.cancel()

    await asyncio.wait({keeping}, timeout=_PATIENCE_S)
    assert keeping.done()
    assert children() == []


async def test_restarts_leave_nothing_behind(checkers: Checkers) -> None:
    seen: list[int] = []
    for _ in range(4):
        await wait_until(lambda: checkers.running == 1)
        seen.append(descriptors())
        os.kill(children()[0], signal.SIGKILL)
        await wait_until(lambda: checkers.running == 0)

    assert len(set(seen)) == 1


@pytest.fixture
async def unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Checkers]:
    """Checkers of which the settings say nothing, on two cores."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(module, "_LOOK_S", 0.01)
    made = Checkers()
    made.under_way = 2
    keeping = asyncio.create_task(keep_checkers(read_settings({"data": str(tmp_path)}, {}), made))
    await asyncio.sleep(0)
    yield made
    keeping.cancel()
    await asyncio.wait({keeping}, timeout=_PATIENCE_S)


async def test_none_is_started_before_batches_come_side_by_side(unasked: Checkers) -> None:
    unasked.under_way = 1
    unasked.check(BODY, LIMITS, None)
    await asyncio.sleep(0)
    assert children() == []
    unasked.under_way = 2

    assert unasked.check(BODY, LIMITS, None) == check_batch(BODY, LIMITS)

    await wait_for_one(unasked)
    assert isinstance(unasked.check(BODY, LIMITS, None), asyncio.Future)


@pytest.fixture
def unused_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_UNUSED_S", 0.02)


@pytest.mark.usefixtures("unused_soon")
async def test_one_that_is_not_used_is_let_go_and_comes_again(unasked: Checkers) -> None:
    with capture_logs() as told:
        unasked.check(BODY, LIMITS, None)
        await wait_for_one(unasked)

        await wait_until(lambda: not unasked.wanted.is_set())
        assert (unasked.running, children()) == (0, [])
        unasked.check(BODY, LIMITS, None)

        await wait_for_one(unasked)
    assert told == []


@pytest.mark.parametrize(
    ("cores", "asked", "number"),
    [(1, None, 0), (2, None, 1), (3, None, 1), (4, None, 2), (64, None, 2), (1, "3", 3)],
)
def test_a_second_core_has_a_checker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int, asked: str | None, number: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    given = {} if asked is None else {"USERCONTEXT_CHECKERS": asked}

    assert module.number_of(read_settings({"data": str(tmp_path)}, given)) == number


def test_where_no_memory_can_be_shared_there_are_no_checkers(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS, whatever was asked for."""
    monkeypatch.delattr(os, "memfd_create")

    assert module.number_of(settings) == 0
