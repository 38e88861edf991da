"""R12 and R13: many idle connections, many slow ones; the healthy do not notice. Not: overload."""

import asyncio
import contextlib
import random
import resource
import socket
import time

from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, open_session, resident_kib, running
from torture.wire import Reply, ask, batch_bytes, exchange, percentile, request_bytes

_TIMES_WORSE = 2.0
_UNHARMED_S = 0.025
"""A p99 below this is not compared: the generator's own scheduling shows more than the server."""
_MEBIBYTE_KIB = 1024
_IDLE_MIB = 400
_CLOSED_S = 11.0
"""10 s, and what a deadline may be late (api/deadlines: a twentieth) and a busy machine."""
_PACE_S = 0.5
_NOTICED_S = 20.0
_CAP = "USERCONTEXT_MAX_CONNECTIONS"
_BEYOND = 16
_HEAD = b"POST /v1/sessions HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: "


def allow_many_files() -> None:
    """Raise the number of open files to what the system allows; children inherit it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def hold_idle(plan: Plan) -> Outcome:
    """Measure active clients, add idle connections, measure again; then go beyond the cap."""
    outcome = Outcome("R12", "idle connections", faults={"idle connection": 0, "beyond the cap": 0})
    outcome.judges_speed = plan.scale > 0
    idle, active = plan.pick(1_000, 10_000), plan.pick(50, 200)
    seconds = plan.pick(2, 15)
    cap = idle + 2 * active
    _require_files(cap + 200)
    place = plan.place("R12")
    keys = plan.project(place / "data")
    with (
        running(place / "data", keys, environment={_CAP: str(cap)}) as server,
        contextlib.ExitStack() as held,
    ):
        session = open_session(server, "active")
        before = asyncio.run(_healthy(server, session, active, seconds))
        memory = resident_kib(server.pid)
        for _ in range(idle):
            outcome.fired("idle connection", _hold(server, held))
        during = asyncio.run(_healthy(server, session, active, seconds))
        grown = (resident_kib(server.pid) - memory) // _MEBIBYTE_KIB
        _go_beyond(outcome, server, held, cap - idle)
    outcome.amount = f"{idle:,} idle + {active} active"
    _compare(outcome, before, during)
    outcome.counts["RSS + MiB"] = grown
    outcome.expect(grown <= _IDLE_MIB, f"memory grew by {grown} MiB")
    outcome.expect(outcome.faults["idle connection"] == idle, "an idle connection was not taken")
    return outcome


def _go_beyond(outcome: Outcome, server: Server, held: contextlib.ExitStack, left: int) -> None:
    """Fill what is left of the cap; whoever comes then is told so, and let go."""
    taken, give_up = 0, time.monotonic() + _NOTICED_S
    while taken < left and time.monotonic() < give_up:
        if _hold(server, held):
            taken += 1
        else:  # it has not noticed yet that the active clients are gone
            time.sleep(0.05)
    outcome.expect(taken == left, f"{left - taken} connections below the cap were refused")
    for _ in range(_BEYOND):
        reply = exchange(server.port, request_bytes("GET", "/healthz"), linger_s=_NOTICED_S)
        refused = reply.status == 503 and reply.closed and "retry-after" in reply.headers
        outcome.fired("beyond the cap", int(refused))
        outcome.expect(refused, f"beyond the cap: {reply.status}, closed {reply.closed}")


def _hold(server: Server, held: contextlib.ExitStack) -> int:
    """Open a connection, use it once and leave it open, as a browser does."""
    peer = held.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
    peer.sendall(request_bytes("GET", "/healthz"))
    return int(peer.recv(4096).startswith(b"HTTP/1.1 200"))


def hold_slow(plan: Plan) -> Outcome:
    """Trickle headers and bodies on many connections while healthy clients work."""
    outcome = Outcome("R13", "slowloris", faults={"slow headers": 0, "slow body": 0})
    outcome.judges_speed = plan.scale > 0
    slow, active = plan.pick(200, 2_000), plan.pick(20, 50)
    _require_files(slow + active + 200)
    place = plan.place("R13")
    keys = plan.project(place / "data")
    with running(place / "data", keys) as server:
        session = open_session(server, "active")
        before = asyncio.run(_healthy(server, session, active, plan.pick(2, 10)))
        trickled, during = asyncio.run(_trickle_beside(server, session, slow, active))
    outcome.amount = f"{slow:,} slow connections"
    for fault, replies in trickled.items():
        outcome.fired(fault, len(replies))
        timed_out = sum(reply.status == 408 for reply in replies)
        slowest = max(reply.seconds for reply in replies)
        outcome.counts[f"{fault} closed max s"] = slowest
        outcome.expect_speed(slowest <= _CLOSED_S, f"{fault}: closed after {slowest:.1f} s")
        outcome.expect(
            timed_out == len(replies), f"{fault}: {timed_out} of {len(replies)} were answered 408"
        )
    _compare(outcome, before, during)
    return outcome


async def _trickle_beside(
    server: Server, session: str, slow: int, active: int
) -> tuple[dict[str, list[Reply]], list[float]]:
    body = f"/v1/sessions/{session}/logs"
    head = request_bytes("POST", body, server.keys.secret, b" " * 60_000)[:-60_000]
    starts = {"slow headers": _HEAD, "slow body": head}
    tasks = {
        fault: [asyncio.create_task(_trickle(server.port, sent)) for _ in range(slow // 2)]
        for fault, sent in starts.items()
    }
    await asyncio.sleep(1)
    during = await _healthy(server, session, active, 7)
    return {fault: await asyncio.gather(*group) for fault, group in tasks.items()}, during


async def _trickle(port: int, sent: bytes) -> Reply:
    """Send a byte a second until the server has had enough."""
    await asyncio.sleep(random.random())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    begin = time.monotonic()
    writer.write(sent)
    received = b""
    try:
        while time.monotonic() < begin + 2 * _CLOSED_S:
            try:
                async with asyncio.timeout(1):
                    piece = await reader.read(4096)
            except TimeoutError:
                writer.write(b" ")
                continue
            if not piece:
                break
            received += piece
    except ConnectionError:
        pass
    finally:
        writer.close()
    status = int(received[9:12]) if received[9:12].isdigit() else 0
    return Reply(status, {}, b"", True, time.monotonic() - begin)


async def _healthy(server: Server, session: str, clients: int, seconds: float) -> list[float]:
    """Let clients send small batches at a human pace; return how long each answer took."""
    times: list[float] = []
    end = time.monotonic() + seconds

    async def client(number: int) -> None:
        path = f"/v1/sessions/{session}/logs"
        sent = request_bytes("POST", path, server.keys.secret, batch_bytes(number))
        await asyncio.sleep(_PACE_S * number / clients)
        while time.monotonic() < end:
            reply = await ask(server.port, sent, 10)
            times.append(reply.seconds if reply.status == 202 else 10.0)
            await asyncio.sleep(_PACE_S)

    await asyncio.gather(*(client(number) for number in range(clients)))
    return times


def _compare(outcome: Outcome, before: list[float], during: list[float]) -> None:
    calm, harmed = percentile(before, 0.99), percentile(during, 0.99)
    outcome.counts["p99 ms"] = f"{1000 * calm:.1f} -> {1000 * harmed:.1f}"
    allowed = max(_TIMES_WORSE * calm, _UNHARMED_S)
    outcome.expect_speed(harmed <= allowed, f"the p99 of healthy clients is {1000 * harmed:.0f} ms")


def _require_files(needed: int) -> None:
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed < needed:
        raise RuntimeError(f"only {allowed} open files are allowed: run `ulimit -n {needed}` first")
