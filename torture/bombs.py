"""R15: small requests that would like to become big: bounded memory, bounded CPU, a clear no."""

import gzip
import json
import time
from typing import NamedTuple

from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import (
    Server,
    cpu_seconds,
    forget_peak,
    open_session,
    resident_kib,
    running,
)
from torture.requests import entry_of
from torture.wire import exchange, request_bytes

_CAP = 4 * 1024 * 1024
_MEMORY_KIB = 16 * 1024
_CPU_S = 0.1
_CLOCK_TICK_S = 0.01


class Bomb(NamedTuple):
    """A body, how it is packed, and the statuses that are right."""

    name: str
    body: bytes
    gzipped: bool
    statuses: tuple[int, ...]


def send_bombs(plan: Plan) -> Outcome:
    """Send each bomb several times and watch the server's memory and CPU."""
    outcome = Outcome("R15", "bombs, oversize")
    outcome.judges_speed = plan.scale > 0
    bombs = make_bombs()
    times = plan.pick(2, 20)
    outcome.amount = f"{len(bombs)} kinds x {times}"
    place = plan.place("R15")
    keys = plan.project(place / "data")
    with running(place / "data", keys) as server:
        path = f"/v1/sessions/{open_session(server, 'bombs')}/logs"
        _warm_up(server, path)
        costs = [_send(outcome, server, path, bomb, times) for bomb in bombs]
    outcome.counts = {
        "RSS + max MiB": max(kib for _, kib in costs) / 1024,
        "CPU max ms": 1000 * max(seconds for seconds, _ in costs),
    }
    return outcome


def make_bombs() -> list[Bomb]:
    """Return every kind of bomb."""
    zeros = gzip.compress(bytes(50_000_000), 9)
    spaces = gzip.compress(b'{"logs":[' + b" " * 50_000_000 + b"]}", 9)
    just_over = _batch("x" * _CAP)[: _CAP + 1]
    return [
        Bomb("gzip 1000:1", zeros, True, (413,)),
        Bomb("gzip of spaces", spaces, True, (413,)),
        Bomb("gzip in gzip", gzip.compress(zeros, 9), True, (400,)),
        Bomb("gzip just over the cap", gzip.compress(just_over), True, (413,)),
        Bomb("4 MiB + 1", just_over, False, (413,)),
        Bomb("100,000 keys", _batch({f"k{n}": n for n in range(100_000)}), False, (202,)),
        Bomb("a key of 1 MiB", _batch({"k" * 1_048_576: 1}), False, (202,)),
        Bomb("nesting of 100,000", _nested(100_000), False, (202, 400)),
        Bomb("nesting of brackets", b"[" * 1_000_000, False, (400,)),
        Bomb("a number of 1 MiB", _batch(1)[:-4] + b"9" * 1_000_000 + b"}}]}", False, (202, 400)),
        Bomb("escapes", _batch("\u0001" * 300_000), False, (202,)),
    ]


def _batch(value: object) -> bytes:
    payload = value if isinstance(value, dict) else {"value": value}
    entry = entry_of({}) | {"payload": payload}
    # the payload last, so that a body can be cut inside it
    ordered = {name: entry[name] for name in ("type", "level", "timestamp", "payload")}
    return json.dumps({"logs": [ordered]}).encode()


def _nested(depth: int) -> bytes:
    return _batch({"value": "here"}).replace(b'"here"', b"[" * depth + b"]" * depth)


def _warm_up(server: Server, path: str) -> None:
    """Let the server take one body of the largest legal size, as any client may send."""
    entries = [entry_of({"message": "y" * 39_000}) for _ in range(100)]
    body = json.dumps({"logs": entries}).encode()
    reply = exchange(server.port, request_bytes("POST", path, server.keys.secret, body))
    if reply.status != 202:
        raise RuntimeError(f"a legal batch was answered {reply.status}")


def _send(outcome: Outcome, server: Server, path: str, bomb: Bomb, times: int) -> tuple[float, int]:
    """Send a bomb several times; return the CPU of the cheapest, and what memory grew at most."""
    packed = (("content-encoding", "gzip"),) if bomb.gzipped else ()
    sent = request_bytes("POST", path, server.keys.secret, bomb.body, packed)
    costs = []
    forget_peak(server.pid)
    held = resident_kib(server.pid)
    for _ in range(times):
        before = cpu_seconds(server.pid)
        reply = exchange(server.port, sent)
        time.sleep(2 * _CLOCK_TICK_S)
        costs.append(cpu_seconds(server.pid) - before)
        outcome.expect(
            reply.status in bomb.statuses, f"{bomb.name}: {reply.status}, not {bomb.statuses}"
        )
        outcome.fired("bomb")
    cost, grown = min(costs), resident_kib(server.pid, "VmHWM") - held
    outcome.expect_speed(
        cost <= _CPU_S + _CLOCK_TICK_S, f"{bomb.name}: {1000 * cost:.0f} ms of CPU"
    )
    outcome.expect(grown <= _MEMORY_KIB, f"{bomb.name}: memory grew by {grown / 1024:.0f} MiB")
    return cost, grown
