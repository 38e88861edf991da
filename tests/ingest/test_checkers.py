"""A batch is checked the same, by the server or a checker, and whatever happens to the latter."""

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import LogBatch
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest import checker_line as lines
from usercontext.ingest import checkers as module
from usercontext.ingest.checker import judge, run_checker
from usercontext.ingest.checker_frames import (
    LARGEST_PACKET,
    MOST_RECEIPTS,
    Job,
    Outcome,
    Rules,
    Verdict,
    Verdicts,
    decode_jobs,
    encode,
)
from usercontext.ingest.checkers import Checkers
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.slots import SLOT_BYTES, SLOTS, Slots

LIMITS = IngestLimits()
OWN = OwnRules(("kundennummer",), (ScrubPattern("customer", r"KD-\d{6}"),))
LONG = "the basket is shown " * 300


def body_of(*entries: dict[str, Any], **extra: Any) -> bytes:
    return json.dumps({"logs": list(entries), **extra}).encode()


def entry_with(message: str, **changes: Any) -> dict[str, Any]:
    return make_log_entry(payload={"message": message, "text": LONG}, **changes)


USUAL = body_of(entry_with("paid"))
KINDS = {
    "clean": (USUAL, None),
    "spaced": (b" " + USUAL + b"\n", None),
    "dirty": (body_of(entry_with("a@b.org", entryId="e1"), entry_with("4242424242424242")), None),
    "own rules": (body_of(entry_with("KD-123456 and c@d.org"), entry_with("none")), OWN),
    "repaired": (body_of(entry_with("x", extra=1), entry_with("\ud800")), None),
    "doubled": (body_of(entry_with("x", entryId="e"), entry_with("y", entryId="e")), None),
    "letters": (body_of(entry_with("\u00e9" * 40, eventType="click")), None),
}


class Apart:
    """Checkers with one line, and its other end, served by a thread or by nobody."""

    def __init__(self) -> None:
        self.checkers = Checkers()
        near, self.far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.slots = Slots.create()
        self.line = self.checkers.open(near, self.slots)
        self.checkers.under_way = 2
        self._thread = threading.Thread(target=run_checker, args=(self.far, self.slots, LIMITS))

    def serve(self) -> None:
        self._thread.start()

    def check(
        self, body: bytes, own: OwnRules | None = None
    ) -> LogBatch | asyncio.Future[LogBatch]:
        return self.checkers.check(body, LIMITS, own)

    def close(self) -> None:
        self.far.shutdown(socket.SHUT_RDWR)
        if self._thread.is_alive():
            self._thread.join()
        self.line.end()
        self.far.close()


@pytest.fixture
async def apart() -> AsyncIterator[Apart]:
    made = Apart()
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
async def test_a_checker_finds_what_the_server_would(apart: Apart, kind: str) -> None:
    body, own = KINDS[kind]
    apart.serve()

    found = apart.check(body, own)

    assert isinstance(found, asyncio.Future)
    assert await found == check_batch(body, LIMITS, own)


async def test_many_at_once_each_get_their_own(apart: Apart) -> None:
    bodies = [body_of(entry_with(f"number {n} of user{n}@shop.org")) for n in range(SLOTS)]
    apart.serve()

    found = [apart.check(body) for body in bodies]

    batches = [await each for each in found if isinstance(each, asyncio.Future)]
    assert batches == [check_batch(body, LIMITS) for body in bodies]
    assert (apart.checkers.apart, apart.checkers.here) == (SLOTS, 0)


async def test_what_is_no_batch_is_refused_in_the_same_words(apart: Apart) -> None:
    body = body_of(entry_with("x"), {**entry_with("y"), "level": "loud"})
    apart.serve()

    found = apart.check(body)

    assert isinstance(found, asyncio.Future)
    with pytest.raises(ValidationFailed, match=r"^logs\[1\]\.level: must be one of"):
        await found


async def test_a_batch_that_comes_alone_is_checked_at_once(apart: Apart) -> None:
    apart.checkers.under_way = 1

    assert apart.check(USUAL) == check_batch(USUAL, LIMITS)


@pytest.mark.parametrize(
    "body", [body_of(make_log_entry()), body_of(*[entry_with("x")] * 30)], ids=["small", "large"]
)
async def test_a_batch_of_unusual_size_is_checked_at_once(apart: Apart, body: bytes) -> None:
    assert apart.check(body) == check_batch(body, LIMITS)


async def test_more_than_there_are_slots_is_checked_at_once(apart: Apart) -> None:
    waiting = [apart.check(USUAL) for _ in range(SLOTS)]

    assert apart.check(USUAL) == check_batch(USUAL, LIMITS)
    assert all(isinstance(each, asyncio.Future) for each in waiting)


async def test_room_is_made_within_a_turn_of_the_loop(apart: Apart) -> None:
    """A turn under overload has hundreds of batches: the checker is not to wait for its end."""
    apart.serve()
    for _ in range(SLOTS):
        apart.check(USUAL)

    while isinstance(apart.check(USUAL), LogBatch):
        pass  # the loop does not turn: what it checks itself meanwhile gives the checker time

    assert apart.checkers.apart > SLOTS


async def test_where_batches_take_long_the_server_checks_too(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONGEST_QUEUE_NS", 1)
    # on a busy machine the second took so long that the checker was heard before the third
    monkeypatch.setattr(lines, "_LONG_TURN_S", 60)
    apart.serve()
    first = apart.check(USUAL)
    assert isinstance(first, asyncio.Future)
    await first  # from now on it is known how long one takes

    found = [apart.check(USUAL) for _ in range(3)]

    assert [isinstance(each, LogBatch) for each in found] == [False, True, True]


async def test_what_grew_beyond_its_slot_is_checked_by_the_server(apart: Apart) -> None:
    """A token may be longer than what it hides."""
    full = make_log_entry(payload={"message": "a@b.co " * 100, "pad": "x" * 42_000})
    body = body_of(*[full] * 3)
    body = body.replace(b"xxx", b"x" * (SLOT_BYTES - len(body)), 1)
    assert len(body) <= SLOT_BYTES < len(check_batch(body, LIMITS).body)
    apart.serve()

    found = apart.check(body)

    assert isinstance(found, asyncio.Future)
    assert await found == check_batch(body, LIMITS)


async def test_batches_of_a_checker_that_ends_are_checked_by_the_server(apart: Apart) -> None:
    found = [apart.check(body) for body in (USUAL, KINDS["dirty"][0])]
    refused = apart.check(body_of(entry_with("x", level="loud")))

    apart.far.shutdown(socket.SHUT_RDWR)

    batches = [await each for each in found if isinstance(each, asyncio.Future)]
    assert batches == [check_batch(body, LIMITS) for body in (USUAL, KINDS["dirty"][0])]
    assert isinstance(refused, asyncio.Future)
    with pytest.raises(ValidationFailed):
        await refused
    assert apart.checkers.running == 0
    assert apart.check(USUAL) == check_batch(USUAL, LIMITS)


async def test_a_caller_that_went_away_harms_nobody(apart: Apart) -> None:
    gone, stays = apart.check(USUAL), apart.check(USUAL)
    assert isinstance(gone, asyncio.Future)
    assert isinstance(stays, asyncio.Future)
    gone.cancel()

    apart.serve()

    assert await stays == check_batch(USUAL, LIMITS)


async def test_a_checker_is_stuck_when_it_is_asked_and_says_nothing(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_STUCK_S", -1.0)
    monkeypatch.setattr(lines, "_LATE_S", -1.0)
    before = (apart.line.is_stuck(), apart.checkers.are_at_work())

    apart.check(USUAL)

    assert before == (False, True)
    assert (apart.line.is_stuck(), apart.checkers.are_at_work()) == (True, False)


NONSENSE = {
    "no message": b"\xc1",
    "not a verdict": encode(["never"]),
    "of a slot that nobody waits for": encode(Verdicts(1, [Verdict(0, Outcome.AS_SENT)])),
    "of no slot": encode(Verdicts(1, [Verdict(-1, Outcome.NOT_DONE)])),
}


@pytest.mark.parametrize("packet", NONSENSE.values(), ids=NONSENSE)
async def test_a_checker_that_talks_nonsense_is_heard_no_more(apart: Apart, packet: bytes) -> None:
    """Else who waits for what it meant would wait for ever while it answers others."""
    found = apart.check(USUAL)

    apart.far.send(packet)

    assert isinstance(found, asyncio.Future)
    assert await asyncio.wait_for(found, 60) == check_batch(USUAL, LIMITS)
    assert apart.checkers.running == 0
    assert apart.line.is_stuck()  # so that its process is ended


async def test_what_a_checker_emptied_is_not_stored_as_it_came(apart: Apart) -> None:
    found = apart.check(KINDS["dirty"][0])
    [job] = decode_jobs(await asyncio.to_thread(apart.far.recv, LARGEST_PACKET))

    apart.far.send(encode(Verdicts(1, [Verdict(job.slot, Outcome.REWRITTEN)])))

    assert isinstance(found, asyncio.Future)
    assert (await found).body == b""


def test_a_verdict_with_too_many_receipts_is_left_to_the_server() -> None:
    """Only so many fit into a packet."""
    rules = OwnRules([f"field{n}" for n in range(4)], ())
    fields = {f"field{n}": "secret" for n in range(4)}
    body = body_of(*[make_log_entry(payload=fields)] * 100)
    assert len(check_batch(body, LIMITS, rules).receipts) > MOST_RECEIPTS

    assert judged(body, rules) == Outcome.NOT_DONE


def test_what_fails_in_a_checker_is_left_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> LogBatch:
        raise RuntimeError

    monkeypatch.setattr("usercontext.ingest.checker.check_batch", fail)

    assert judged(USUAL, None) == Outcome.NOT_DONE


def judged(body: bytes, own: OwnRules | None) -> int:
    slots = Slots.create()
    slots.put(0, body)
    rules = b"" if own is None else encode(Rules(own.names, own.patterns))
    verdict = judge(Job(0, len(body), rules), slots, LIMITS)
    slots.close()
    return verdict.outcome


async def test_a_batch_goes_to_the_checker_with_the_fewest(apart: Apart) -> None:
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    other = apart.checkers.open(near, Slots.create())

    for _ in range(4):
        apart.check(USUAL)

    assert (apart.line.count(), other.count()) == (2, 2)
    other.end()
    far.close()
