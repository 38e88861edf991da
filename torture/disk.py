"""R3 and R4: a full disk and a failing one, under a running server. Not: power cuts (power)."""

import http.client
import random
import time
from pathlib import Path

from torture.faults import failing, injecting
from torture.ledger import check
from torture.load import Books, loaded, send, stored_numbers
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import (
    DiedAtStart,
    Keys,
    Server,
    end,
    open_session,
    running,
    start,
)
from torture.requests import Line

_RECOVERY_S = 5.0
_FAULT_S = 30.0
_FULL, _BROKEN = "ENOSPC on pwrite64", "EIO on fdatasync"
_BROKEN_AT_START = "EIO on fdatasync from the start on"


def fill_disk(plan: Plan) -> Outcome:
    """Let every write fail for a while, again and again, and then let there be space again."""
    outcome = Outcome("R3", "disk full", faults={_FULL: 0})
    outcome.judges_speed = plan.scale > 0
    episodes = plan.pick(4, 60)
    chance = plan.chance("R3")
    place = plan.place("R3")
    keys = plan.project(place / "data")
    books = Books()
    books.unavailable_means_refused = True
    slowest = 0.0
    with running(place / "data", keys) as server:
        session = open_session(server, "ledger")
        for _ in range(episodes):
            slowest = max(slowest, _episode(outcome, server, session, books, chance))
        verdict = check(books.logs, stored_numbers(server, session))
        outcome.expect(server.lives, "the server did not survive")
    refused = books.statuses.get(503, 0)
    outcome.amount = f"{episodes} episodes"
    outcome.counts = {
        "acked": verdict.acknowledged,
        "503s": refused,
        "lost": verdict.lost,
        "partial batches": verdict.partial,
        "refused but kept": verdict.foreign,
        "recovery max s": slowest,
    }
    outcome.expect(verdict.sound, f"{verdict}")
    outcome.expect(refused > 0, "no write was refused")
    outcome.expect_speed(slowest <= _RECOVERY_S, f"recovery took {slowest:.1f} s, more than 5 s")
    return outcome


def _episode(
    outcome: Outcome, server: Server, session: str, books: Books, chance: random.Random
) -> float:
    log = server.folder.parent / "full.trace"
    line = Line(server.port, server.keys.secret)
    refused = books.statuses.get(503, 0)
    with loaded(server, session, books, clients=3):
        time.sleep(chance.uniform(0.02, 0.1))
        with injecting(server.pid, ["pwrite64:error=ENOSPC"], log) as full:
            give_up = time.monotonic() + 10
            while books.statuses.get(503, 0) == refused and time.monotonic() < give_up:
                time.sleep(0.01)
            answer = line.ask("GET", f"/v1/sessions/{session}/logs?limit=5")
            outcome.expect(answer.status == 200, f"a read was answered {answer.status}")
            answer = send(line, session, books, books.logs.take())
            outcome.expect(answer.status == 503, f"a write was answered {answer.status}")
            outcome.expect("retry-after" in answer.headers, "a 503 had no Retry-After")
        outcome.fired(_FULL, full.fired)
        return _until_202(line, session, books, full.over_at)


def _until_202(line: Line, session: str, books: Books, since: float) -> float:
    while time.monotonic() < since + 4 * _RECOVERY_S:
        if send(line, session, books, books.logs.take()).status == 202:
            line.close()
            return time.monotonic() - since
        time.sleep(0.05)
    return 4 * _RECOVERY_S


def fail_syncs(plan: Plan) -> Outcome:
    """Let the k-th fdatasync fail: nothing it should have kept may be acknowledged."""
    outcome = Outcome("R4", "I/O error on fsync", faults={_BROKEN: 0, _BROKEN_AT_START: 0})
    outcome.judges_speed = plan.scale > 0
    chance = plan.chance("R4")
    ks = chance.sample(range(1, 61), plan.pick(4, 60))
    starts = chance.sample(range(1, 31), plan.pick(1, 20))
    outcome.amount = f"{len(ks)} calls k <= 60, {len(starts)} starts"
    outcome.counts = {"acked": 0, "503s": 0, "lost": 0, "restarts": 0}
    place = plan.place("R4")
    keys = plan.project(place / "data")
    books = Books()
    with running(place / "data", keys) as server:
        session = open_session(server, "ledger")
        for k in ks:
            _fail_sync(outcome, server, session, books, k)
            if not server.lives:
                break
        lived = server.lives
    if not lived:
        outcome.counts["restarts"] += 1
    for k in starts:
        _fail_at_start(outcome, place / "data", keys, session, books, k)
    with running(place / "data", keys) as server:
        verdict = check(books.logs, stored_numbers(server, session))
    outcome.counts |= {"acked": verdict.acknowledged, "lost": verdict.lost}
    outcome.counts["503s"] = books.statuses.get(503, 0)
    outcome.expect(verdict.sound, f"{verdict}")
    outcome.expect(outcome.counts["503s"] > 0, "no write was refused")
    return outcome


def _fail_sync(outcome: Outcome, server: Server, session: str, books: Books, k: int) -> None:
    log = server.folder.parent / "sync.trace"
    line = Line(server.port, server.keys.secret)
    with (
        loaded(server, session, books, clients=3),
        injecting(server.pid, [f"fdatasync:error=EIO:when={k}"], log) as broken,
    ):
        _await_fault(server, log)
    outcome.fired(_BROKEN, broken.fired)
    if server.lives:
        seconds = _until_202(line, session, books, broken.over_at)
        outcome.expect_speed(seconds <= _RECOVERY_S, f"after k={k} recovery took {seconds:.1f} s")


def _await_fault(server: Server, log: Path) -> None:
    """Wait until the k-th call has come: a traced server makes twenty a second, or fewer."""
    give_up = time.monotonic() + _FAULT_S
    while "INJECTED" not in log.read_text(errors="replace") and server.lives:
        if time.monotonic() > give_up:
            break
        time.sleep(0.02)


def _fail_at_start(
    outcome: Outcome, folder: Path, keys: Keys, session: str, books: Books, k: int
) -> None:
    """A start may fail; then the next, on a whole disk, must not."""
    log = folder.parent / "start.trace"
    under = failing("fdatasync", "EIO", k, log)
    try:
        server = start(folder, keys, under)
    except DiedAtStart as died:
        outcome.expect(died.status > 0, f"with k={k} the start ended with {died.status}")
    else:
        with loaded(server, session, books, clients=3):
            _await_fault(server, log)
        line = Line(server.port, server.keys.secret)
        try:
            _until_202(line, session, books, time.monotonic())
        except (OSError, http.client.HTTPException):
            outcome.expect(not server.lives, f"with k={k} the server broke off an answer")
        server.stop()
        end(server.process)
    outcome.fired(_BROKEN_AT_START, log.read_text(errors="replace").count("INJECTED"))
