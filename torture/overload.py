"""R14: five times more than it can take: every request answered in time, memory flat, work done.

The generator is open-loop: a request is sent when it is due, whether or not earlier ones were
answered, as browsers do. Bodies are packed, so that sending costs little and taking costs much; how
late the generator itself was is measured, and no answer is held against the server for that.
"""

import asyncio
import gzip
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, open_session, resident_kib, running
from torture.requests import entry_of
from torture.wire import is_whole, percentile, request_bytes

_TIMES = 5
_ANSWER_S = 2.0
_GRACE_S = 0.25
_MEMORY_MIB = 512
_GOODPUT = 0.8
_ENTRIES = 100
_CLOSED_LOOP = 64
_LATEST_S = 1.0
_MOST_OPEN = 4_000
_TICK_S = 0.01
_RIGHT = {202, 429, 503}


@dataclass
class Measured:
    """What one run of load saw; seconds of every answer, in order of arrival."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    without_retry: int = 0
    unanswered: int = 0
    not_sent: int = 0
    late_s: float = 0.0
    seconds: float = 0.0

    @property
    def accepted_per_s(self) -> float:
        """Return how many were kept, each second."""
        return self.statuses[202] / self.seconds


def overload(plan: Plan) -> Outcome:
    """Find the peak with a closed loop, then send five times as much."""
    outcome = Outcome("R14", "overload", faults={"refused for load": 0})
    outcome.judges_speed = plan.scale > 0
    seconds = plan.pick(4, 180)
    place = plan.place("R14")
    keys = plan.project(place / "data")
    with running(place / "data", keys) as server:
        session = open_session(server, "overload")
        path = f"/v1/sessions/{session}/logs"
        body = gzip.compress(_make_batch(plan.chance("R14")))
        sent = request_bytes("POST", path, keys.secret, body, (("content-encoding", "gzip"),))
        asyncio.run(_closed_loop(server, sent, 1.0))
        peak = asyncio.run(_closed_loop(server, sent, plan.pick(2, 10))).accepted_per_s
        found, memory = asyncio.run(_open_loop(server, sent, _TIMES * peak, seconds))
        outcome.expect(server.lives, "the server did not survive")
    _judge(outcome, peak, found, memory)
    outcome.amount = f"{_TIMES} x {peak:,.0f} batches/s for {seconds} s"
    return outcome


def _make_batch(chance: random.Random) -> bytes:
    """Return a batch like a busy page's, with something to scrub in every tenth entry."""
    words = [f"{chance.getrandbits(40):010x}" for _ in range(400)]
    logs = []
    for number in range(_ENTRIES):
        text = " ".join(chance.choices(words, k=25))
        person = "" if number % 10 else f" of {chance.choice(words)}@mail.example.org"
        url = f"https://shop.example.com/api/{number}?ref={chance.getrandbits(24):06x}"
        logs.append(entry_of({"message": text + person, "url": url, "status": 200}))
    return json.dumps({"logs": logs}).encode()


def _judge(outcome: Outcome, peak: float, found: Measured, memory: list[int]) -> None:
    refused = found.statuses[503] + found.statuses[429]
    slowest = max(found.times, default=0.0)
    goodput = found.accepted_per_s / peak
    outcome.fired("refused for load", refused)
    outcome.counts = {
        "202": found.statuses[202],
        "503/429": refused,
        "answer max s": slowest,
        "p99 s": percentile(found.times, 0.99),
        "goodput %": round(100 * goodput),
        "RSS max MiB": max(memory),
    }
    wrong = {status: n for status, n in found.statuses.items() if status not in _RIGHT}
    outcome.expect(not wrong, f"answered {wrong}")
    outcome.expect_speed(not found.unanswered, f"{found.unanswered} requests were never answered")
    outcome.expect(not found.without_retry, f"{found.without_retry} without Retry-After")
    outcome.expect_speed(
        slowest <= _ANSWER_S + _GRACE_S + found.late_s,
        f"an answer took {slowest:.1f} s, of which the generator may be {found.late_s:.1f} s",
    )
    outcome.expect_speed(found.late_s <= _LATEST_S, f"the generator was {found.late_s:.1f} s late")
    outcome.expect_speed(goodput >= _GOODPUT, f"goodput fell to {100 * goodput:.0f} % of the peak")
    outcome.expect(max(memory) <= _MEMORY_MIB, f"memory reached {max(memory)} MiB")
    half = len(memory) // 2
    flat = max(memory[half:]) <= max(memory[: half + 1]) + 64
    outcome.expect(flat, "memory kept growing")
    if found.not_sent:
        outcome.notes.append(f"{found.not_sent} due requests found no free connection of the proof")


class _Client(asyncio.Protocol):
    """One connection that sends one request at a time and says when it is free again."""

    def __init__(self, measured: Measured, free: "list[_Client]") -> None:
        self._measured = measured
        self._free = free
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self._sent_at = 0.0
        self.busy = False
        self.answered = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def send(self, content: bytes, due: float) -> None:
        """Send a request that was due at some moment."""
        assert self._transport is not None
        self.busy = True
        self._sent_at = due
        self.answered.clear()
        self._transport.write(content)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if not is_whole(self._received):
            return
        status = int(self._received[9:12])
        self._measured.statuses[status] += 1
        self._measured.times.append(time.monotonic() - self._sent_at)
        if status in (429, 503) and b"retry-after" not in self._received.lower():
            self._measured.without_retry += 1
        self._received = b""
        self.busy = False
        self._free.append(self)
        self.answered.set()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        if self.busy:
            self._measured.unanswered += 1
        if self in self._free:
            self._free.remove(self)
        self.busy = False
        self._transport = None
        self.answered.set()

    def close(self) -> None:
        """Close the connection; a request still open counts as unanswered."""
        if self._transport is not None:
            self._transport.abort()


async def _connect(server: Server, measured: Measured, free: list[_Client]) -> _Client:
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(
        lambda: _Client(measured, free), "127.0.0.1", server.port
    )
    return client


async def _closed_loop(server: Server, sent: bytes, seconds: float) -> Measured:
    measured = Measured()
    begin = time.monotonic()

    async def run() -> None:
        client = await _connect(server, measured, [])
        while time.monotonic() < begin + seconds:
            client.send(sent, time.monotonic())
            await client.answered.wait()
        client.close()

    await asyncio.gather(*(run() for _ in range(_CLOSED_LOOP)))
    measured.seconds = time.monotonic() - begin
    return measured


async def _open_loop(
    server: Server, sent: bytes, rate: float, seconds: float
) -> tuple[Measured, list[int]]:
    measured = Measured()
    free: list[_Client] = []
    every: list[_Client] = []
    memory: list[int] = []
    opening: set[asyncio.Task[None]] = set()
    begin = time.monotonic()
    started = 0

    async def send_on_new(due: float) -> None:
        client = await _connect(server, measured, free)
        every.append(client)
        client.send(sent, due)

    while (now := time.monotonic()) < begin + seconds:
        for _ in range(round((now - begin) * rate) - started):
            started += 1
            if free:
                free.pop().send(sent, now)
            elif len(every) + len(opening) < _MOST_OPEN:
                task = asyncio.create_task(send_on_new(now))
                opening.add(task)
                task.add_done_callback(opening.discard)
            else:
                measured.not_sent += 1
        if len(memory) < now - begin:
            memory.append(resident_kib(server.pid) // 1024)
        await asyncio.sleep(_TICK_S)
        measured.late_s = max(measured.late_s, time.monotonic() - now - _TICK_S)
    measured.seconds = time.monotonic() - begin
    await asyncio.gather(*opening, return_exceptions=True)
    await asyncio.sleep(_ANSWER_S + _GRACE_S)
    for client in every:
        client.close()
    await asyncio.sleep(0)
    return measured, memory
