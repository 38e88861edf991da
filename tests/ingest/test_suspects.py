"""A batch that checkers crash of, by checkers that crash of a word: refused, never tried here."""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from builders import make_log_entry
from ingest.test_checker_processes import BODY, LIMITS, children, wait_for_one, wait_until
from usercontext import checker_processes as module
from usercontext.checker_processes import keep_checkers
from usercontext.domain.errors import Unavailable, ValidationFailed
from usercontext.domain.log_entry import LogBatch
from usercontext.ingest import checker_line as lines
from usercontext.ingest.checkers import Checkers
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.slots import SLOTS, Slots
from usercontext.ingest.waiting import Waiting
from usercontext.settings.sources import read_settings

# elsewhere there are no checkers that could crash, and the server checks all: test_two_paths.py
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="a checker needs memory that Linux alone has"
)
DEADLY = json.dumps({"logs": [make_log_entry(payload={"deadly": "x" * 5_000})]}).encode()
_REFUSED = r"^logs: cannot be checked by this server$"
_FAKE = """
# stands in for python -m usercontext.ingest.checker
import os, resource, signal, sys, time
from pathlib import Path
from usercontext.ingest import checker
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
crashed = Path({sign!r})
{begin}
check = checker.check_batch
def check_or_crash(body, *rest):
    if b"deadly" in body:
        {then}
        crashed.touch()
        os.kill(os.getpid(), signal.{number})
    return check(body, *rest)
checker.check_batch = check_or_crash
checker.main(*sys.argv[1:])
os._exit(0)
"""
Asked = LogBatch | asyncio.Future[LogBatch]
Crashing = Callable[..., None]


@pytest.fixture
def crashing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Crashing:
    """Start checkers that end with a signal at a word; what one does that follows is code."""

    def use(number: str = "SIGSEGV", begin: str = "", then: str = "pass") -> None:
        sign = str(tmp_path / "crashed")
        script = _FAKE.format(sign=sign, number=number, begin=begin, then=then)
        monkeypatch.setattr(module, "CHECKER", (sys.executable, "-P", "-c", script))

    monkeypatch.setattr(module, "_LOOK_S", 0.5)
    monkeypatch.setattr(module, "_RESTART_S", 0.01)
    monkeypatch.setattr(module, "_REST_S", 0.01)
    return use


@asynccontextmanager
async def kept(tmp_path: Path) -> AsyncIterator[tuple[Checkers, asyncio.Task[None]]]:
    made = Checkers()
    made.under_way = 2
    settings = read_settings({"data": str(tmp_path)}, {"USERCONTEXT_CHECKERS": "1"})
    keeping = asyncio.create_task(keep_checkers(settings, made))
    await wait_for_one(made)
    yield made, keeping
    keeping.cancel()
    await asyncio.wait({keeping})
    assert children() == []


async def answer_to(asked: Asked) -> LogBatch:
    assert isinstance(asked, asyncio.Future)
    return await asyncio.wait_for(asked, 60)


@pytest.mark.parametrize("number", ["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE"])
async def test_a_batch_that_crashes_two_checkers_is_refused_and_no_other(
    tmp_path: Path, crashing: Crashing, number: str
) -> None:
    crashing(number)
    async with kept(tmp_path) as (checkers, _):
        asked = [checkers.check(body, LIMITS, None) for body in (BODY, DEADLY, BODY, DEADLY)]

        assert await answer_to(asked[0]) == await answer_to(asked[2]) == check_batch(BODY, LIMITS)
        for refused in asked[1], asked[3]:
            with pytest.raises(ValidationFailed, match=_REFUSED):
                await answer_to(refused)
        assert checkers.suspects.refused == 2


async def test_it_is_refused_though_its_caller_went_away(
    tmp_path: Path, crashing: Crashing
) -> None:
    """A page that is closed takes its batch along, and the next page sends it again."""
    crashing()
    async with kept(tmp_path) as (checkers, _):
        asked = checkers.check(DEADLY, LIMITS, None)
        assert isinstance(asked, asyncio.Future)
        asked.cancel()

        await wait_until(lambda: not checkers.running)
        await wait_for_one(checkers)

        with pytest.raises(ValidationFailed, match=_REFUSED):
            checkers.check(DEADLY, LIMITS, None)


async def test_it_is_refused_at_once_when_it_comes_again_also_where_no_checker_is(
    tmp_path: Path, crashing: Crashing
) -> None:
    crashing()
    async with kept(tmp_path) as (checkers, _):
        with pytest.raises(ValidationFailed, match=_REFUSED):
            await answer_to(checkers.check(DEADLY, LIMITS, None))
        checkers.under_way = 0

        with pytest.raises(ValidationFailed, match=_REFUSED):
            checkers.check(DEADLY, LIMITS, None)
        assert checkers.check(BODY, LIMITS, None) == check_batch(BODY, LIMITS)


async def test_a_batch_that_a_fresh_checker_takes_is_good(
    tmp_path: Path, crashing: Crashing
) -> None:
    crashing(then="if crashed.exists(): return check(body, *rest)")
    async with kept(tmp_path) as (checkers, _):
        found = await answer_to(checkers.check(DEADLY, LIMITS, None))
        await wait_for_one(checkers)

        assert found == check_batch(DEADLY, LIMITS)
        assert await answer_to(checkers.check(DEADLY, LIMITS, None)) == found


@pytest.mark.parametrize("number", ["SIGKILL", "SIGHUP"])
async def test_a_checker_that_somebody_ended_tells_of_no_batch(
    tmp_path: Path, crashing: Crashing, number: str
) -> None:
    """As the system does when memory is short."""
    crashing(number)
    async with kept(tmp_path) as (checkers, _):
        found = await answer_to(checkers.check(DEADLY, LIMITS, None))

        assert found == check_batch(DEADLY, LIMITS)


async def test_a_batch_that_a_checker_hangs_at_is_never_tried_here(
    tmp_path: Path, crashing: Crashing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server would stand still as it does; a slow machine is no reason to refuse."""
    monkeypatch.setattr(lines, "_STUCK_S", 1.0)
    crashing(then="time.sleep(600)")
    async with kept(tmp_path) as (checkers, _):
        asked = checkers.check(DEADLY, LIMITS, None), checkers.check(BODY, LIMITS, None)

        with pytest.raises(Unavailable):
            await answer_to(asked[0])
        assert await answer_to(asked[1]) == check_batch(BODY, LIMITS)


UNKNOWN = {
    "none can be started": {"begin": "if crashed.exists(): sys.exit(0)"},
    "it is killed": {"then": "if crashed.exists(): os.kill(os.getpid(), signal.SIGKILL)"},
    "it talks nonsense": {
        "then": "if crashed.exists(): os.write(int(sys.argv[1]), b'?'); time.sleep(60)"
    },
}


@pytest.mark.parametrize("fate", UNKNOWN.values(), ids=UNKNOWN)
async def test_one_that_could_not_be_tried_again_is_to_come_again(
    tmp_path: Path, crashing: Crashing, fate: dict[str, str]
) -> None:
    crashing(**fate)
    async with kept(tmp_path) as (checkers, _):
        with pytest.raises(Unavailable, match=r"^The batch cannot be checked now$"):
            await answer_to(checkers.check(DEADLY, LIMITS, None))


FAULTS = {
    "at any batch": """
right = checker.check_batch
def crash_or_check(body, *rest):
    if b"deadly" not in body: os.kill(os.getpid(), signal.SIGSEGV)
    return right(body, *rest)
if crashed.exists(): checker.check_batch = crash_or_check
""",
    "before it looks at one": """
right, done = checker._answer, []
def answer_once(*asked):
    if done: os.kill(os.getpid(), signal.SIGSEGV)
    done.append(right(*asked))
if crashed.exists(): checker._answer = answer_once
""",
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_where_checkers_crash_by_themselves_no_batch_is_refused(
    tmp_path: Path, crashing: Crashing, fault: str
) -> None:
    """A fault of a library is none of the batch that was under way."""
    crashing(begin=fault)
    async with kept(tmp_path) as (checkers, _):
        with pytest.raises(Unavailable):
            await answer_to(checkers.check(DEADLY, LIMITS, None))

        assert checkers.suspects.refused == 0


async def test_what_a_checker_that_stood_idle_ends_with_is_checked_here(
    tmp_path: Path, crashing: Crashing
) -> None:
    """The slot that it was at last is the next one's."""
    crashing(begin=FAULTS["before it looks at one"].replace("if crashed.exists(): ", ""))
    async with kept(tmp_path) as (checkers, _):
        assert await answer_to(checkers.check(BODY, LIMITS, None)) == check_batch(BODY, LIMITS)
        with capture_logs() as told:
            found = await answer_to(checkers.check(BODY, LIMITS, None))

    assert found == check_batch(BODY, LIMITS)
    assert "a checker crashed or hung, trying its batch alone" not in [
        each["event"] for each in told
    ]


async def test_a_server_that_ends_leaves_nobody_without_an_answer(
    tmp_path: Path, crashing: Crashing
) -> None:
    crashing(then="while crashed.exists(): time.sleep(60)")
    async with kept(tmp_path) as (checkers, keeping):
        asked = checkers.check(DEADLY, LIMITS, None)
        await wait_until(lambda: (tmp_path / "crashed").exists() and len(children()) > 0)

        keeping.cancel()

        with pytest.raises(Unavailable):
            await answer_to(asked)


async def test_a_batch_that_crashes_by_a_projects_own_rules_is_good_by_others(
    tmp_path: Path, crashing: Crashing
) -> None:
    crashing(then="if rest[1].names != ('kundennummer',): return check(body, *rest)")
    both = OwnRules(("kundennummer",), ()), OwnRules(("order",), ())
    async with kept(tmp_path) as (checkers, _):
        asked, other = (checkers.check(DEADLY, LIMITS, own) for own in both)

        with pytest.raises(ValidationFailed, match=_REFUSED):
            await answer_to(asked)
        assert await answer_to(other) == check_batch(DEADLY, LIMITS, both[1])


async def test_what_a_checker_that_is_alone_is_too_far_behind_to_take_is_to_come_again() -> None:
    """Who waits for it must not wait for a checker that goes on without ever having heard of it."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
    line = Checkers().open(near, Slots.create(), alone=True)
    asked = [Waiting(BODY, LIMITS, OwnRules(("kundennummer",), ())) for _ in range(SLOTS)]

    for waiting in asked:
        line.post(waiting)

    with pytest.raises(Unavailable):
        await asyncio.wait_for(asked[-1].future, 60)
    assert not asked[0].future.done()
    line.end()
    far.close()
