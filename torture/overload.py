"""R14: five times more than it can take: every request answered in time, memory flat, work done.

The generator is open-loop: a request is sent when it is due, whether or not earlier ones were
answered, as browsers do, on connections that are kept, as browsers keep them. Bodies are packed, so
that sending costs little and taking costs much; how late the generator itself was is measured, and
no answer is held against the server for that. It shares the machine with the server: the line tells
how much of a core it took.
"""

import gzip
import json
import os
import random
import time

from torture.crowd import Crowd, Measured
from torture.others import Others
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, open_session, resident_kib, running
from torture.requests import entry_of
from torture.wire import percentile, request_bytes

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
_SENT = 0.95
_PROBE_S = 0.5
_PROBES = 8
_WORTH_TELLING = 0.1


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
        _closed_loop(server, sent, 1.0)
        before_s = time.process_time()
        usual = _closed_loop(server, sent, plan.pick(2, 10))
        own_then, peak = _own_cores(before_s, usual), usual.accepted_per_s
        before_s, others = time.process_time(), Others(server.pid)
        found, health, memory = _open_loop(server, sent, _TIMES * peak, seconds)
        own = _own_cores(before_s, found)
        outcome.expect(server.lives, "the server did not survive")
        _tell_of_others(outcome, others.cores())
    _judge(outcome, found, memory)
    _judge_goodput(outcome, found.accepted_per_s / peak, own_then, own)
    _judge_health(outcome, health)
    outcome.counts["generator, % of a core"] = round(100 * own)
    outcome.amount = f"{_TIMES} x {peak:,.0f} batches/s for {seconds} s"
    return outcome


def _tell_of_others(outcome: Outcome, cores: float) -> None:
    """Other programs explain a missed goal, and do not excuse it."""
    if cores > _WORTH_TELLING:
        outcome.notes.append(f"other programs took {100 * cores:.0f} % of a core meanwhile")


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


def _judge(outcome: Outcome, found: Measured, memory: list[int]) -> None:
    refused = found.statuses[503] + found.statuses[429]
    slowest = max(found.times, default=0.0)
    outcome.fired("refused for load", refused)
    outcome.counts = {
        "202": found.statuses[202],
        "503/429": refused,
        "answer max s": slowest,
        "p99 s": percentile(found.times, 0.99),
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
    outcome.expect(max(memory) <= _MEMORY_MIB, f"memory reached {max(memory)} MiB")
    half = len(memory) // 2
    flat = max(memory[half:]) <= max(memory[: half + 1]) + 64
    outcome.expect(flat, "memory kept growing")
    due = sum(found.statuses.values()) + found.unanswered + found.not_sent
    outcome.expect_speed(
        found.not_sent <= (1 - _SENT) * due,
        f"{found.not_sent} of {due} due requests found no free connection of the proof",
    )


def _judge_goodput(outcome: Outcome, share: float, own_then: float, own: float) -> None:
    """Judge what was done against the peak, less what this proof itself took away from it.

    Sending five times as much costs the proof itself a fifth of a core, at the peak a twentieth.
    """
    cores = len(os.sched_getaffinity(0))
    possible = share * (cores - own_then) / (cores - own)
    outcome.counts["goodput %"] = round(100 * possible)
    outcome.counts["of the peak, generator and all, %"] = round(100 * share)
    outcome.expect_speed(
        possible >= _GOODPUT, f"goodput fell to {100 * possible:.0f} % of what its cores can do"
    )


def _own_cores(before_s: float, measured: Measured) -> float:
    return (time.process_time() - before_s) / measured.seconds


def _judge_health(outcome: Outcome, health: Measured) -> None:
    """Whoever restarts what does not answer must not restart a server that is only busy."""
    asked = sum(health.statuses.values()) + health.unanswered
    slowest = max(health.times, default=0.0)
    outcome.counts["/healthz max s"] = slowest
    outcome.expect(set(health.statuses) == {200}, f"/healthz answered {dict(health.statuses)}")
    outcome.expect_speed(
        not health.unanswered and slowest <= _ANSWER_S + _GRACE_S + health.late_s,
        f"of {asked} times /healthz took up to {slowest:.1f} s, {health.unanswered} without answer",
    )


def _closed_loop(server: Server, sent: bytes, seconds: float) -> Measured:
    """Send the next request on a connection when the last was answered."""
    with Crowd(server.port, sent, _CLOSED_LOOP) as crowd:
        begin = time.monotonic()
        while time.monotonic() < begin + seconds:
            while crowd.in_flight < _CLOSED_LOOP:
                crowd.send(time.monotonic())
            crowd.take(_TICK_S)
        crowd.measured.seconds = time.monotonic() - begin
        return crowd.measured


def _open_loop(
    server: Server, sent: bytes, rate: float, seconds: float
) -> tuple[Measured, Measured, list[int]]:
    """Send each request when it is due, and ask how the server is now and then.

    Return what came of both, and the memory by the second.
    """
    memory: list[int] = []
    asked = request_bytes("GET", "/healthz", "", b"")
    with (
        Crowd(server.port, sent, _MOST_OPEN) as crowd,
        Crowd(server.port, asked, _PROBES) as doctor,
    ):
        measured, started, probes = crowd.measured, 0, 0
        begin = now = time.monotonic()
        while now < begin + seconds:
            for _ in range(round((now - begin) * rate) - started):
                started += 1
                crowd.send(now)
            if probes * _PROBE_S <= now - begin:
                probes += 1
                doctor.send(now)
            if len(memory) < now - begin:
                memory.append(resident_kib(server.pid) // 1024)
            slept_until = now + _TICK_S
            time.sleep(max(0.0, slept_until - time.monotonic()))
            while crowd.take(0):
                pass
            doctor.take(0)
            now = time.monotonic()
            measured.late_s = max(measured.late_s, now - slept_until)
        measured.seconds = now - begin
        doctor.measured.late_s = measured.late_s
        end = now + _ANSWER_S + _GRACE_S
        while crowd.in_flight + doctor.in_flight and time.monotonic() < end:
            crowd.take(_TICK_S)
            doctor.take(0)
        crowd.give_up()
        doctor.give_up()
        return measured, doctor.measured, memory
