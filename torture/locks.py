"""R5: the database locked by another program, or read-only: a clear no, and reads go on."""

import sqlite3
import time

from torture.faults import injecting
from torture.load import Books, send
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, open_session, running
from torture.requests import Line

_WAIT_S = 5.0
_SLACK_S = 1.0
_NEVER_S = 30.0
_LOCKED, _READ_ONLY = "BUSY", "EROFS on writes"
_WRITES = ("pwrite64", "fdatasync", "ftruncate")


def lock_out(plan: Plan) -> Outcome:
    """Hold the write lock for longer than the server waits; then make the folder read-only."""
    outcome = Outcome("R5", "locked, read-only", faults={_LOCKED: 0, _READ_ONLY: 0})
    outcome.judges_speed = plan.scale > 0
    locks = plan.pick(1, 10)
    outcome.amount = f"{locks} locks, 1 read-only folder"
    place = plan.place("R5")
    keys = plan.project(place / "data")
    slowest = 0.0
    with running(place / "data", keys) as server:
        session = open_session(server, "ledger")
        books = Books()
        line = Line(server.port, server.keys.secret)
        for _ in range(locks):
            slowest = max(slowest, _hold_lock(outcome, server, line, session, books))
        _make_read_only(outcome, server, line, session, books)
        line.close()
    outcome.counts = {"503s": books.statuses.get(503, 0), "waited max s": slowest}
    return outcome


def _hold_lock(outcome: Outcome, server: Server, line: Line, session: str, books: Books) -> float:
    other = sqlite3.connect(server.folder / "usercontext.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        begin = time.monotonic()
        answer = send(line, session, books, books.logs.take())
        seconds = time.monotonic() - begin
        outcome.fired(_LOCKED, int(answer.status == 503))
        outcome.expect(answer.status == 503, f"a write while locked: {answer.status}")
        outcome.expect("retry-after" in answer.headers, "a 503 had no Retry-After")
        outcome.expect_speed(seconds <= _WAIT_S + _SLACK_S, f"it waited {seconds:.1f} s")
        answer = line.ask("GET", f"/v1/sessions/{session}/logs?limit=5")
        outcome.expect(answer.status == 200, f"a read while locked: {answer.status}")
        other.execute("ROLLBACK")
    finally:
        other.close()
    answer = send(line, session, books, books.logs.take())
    outcome.expect(answer.status == 202, f"a write after the lock: {answer.status}")
    return seconds


def _make_read_only(
    outcome: Outcome, server: Server, line: Line, session: str, books: Books
) -> None:
    """As after an error that makes the kernel mount the file system read-only."""
    log = server.folder.parent / "read-only.trace"
    failures = [f"{call}:error=EROFS" for call in _WRITES]
    with injecting(server.pid, failures, log) as fault:
        answer = send(line, session, books, books.logs.take())
        outcome.expect(answer.status == 503, f"a write to a read-only disk: {answer.status}")
        outcome.expect("retry-after" in answer.headers, "a 503 had no Retry-After")
        answer = line.ask("GET", f"/v1/sessions/{session}/logs?limit=5")
        outcome.expect(answer.status == 200, f"a read of a read-only disk: {answer.status}")
        answer = line.ask("GET", "/readyz")
        outcome.expect(answer.status == 503, f"/readyz on a read-only disk: {answer.status}")
    outcome.fired(_READ_ONLY, fault.fired)
    begin = time.monotonic()
    while send(line, session, books, books.logs.take()).status != 202:
        if time.monotonic() > begin + _NEVER_S:
            outcome.expect(False, f"no 202 in {_NEVER_S:g} s after the disk could be written again")
            return
        time.sleep(0.05)
    seconds = time.monotonic() - begin
    outcome.expect_speed(seconds <= _WAIT_S, f"the first 202 came {seconds:.1f} s after the fault")
    # a refusal may be doubt for a while, but not for longer than a balancer waits
    give_up = time.monotonic() + _NEVER_S
    while (status := line.ask("GET", "/readyz").status) != 200 and time.monotonic() < give_up:
        time.sleep(0.1)
    outcome.expect(status == 200, f"/readyz afterwards: {status}")
