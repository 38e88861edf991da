"""R9: the worker killed in the middle of an analysis, again and again: one result per issue."""

import contextlib
import os
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from torture.ending import children_of
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, open_session, running
from torture.requests import Line, entry_of

_KILLED = "SIGKILL of the worker in mid-analysis"
_POLL_S = 0.005
_GIVE_UP_S = 20.0
_BATCHES = 12
_HASTE = {
    "USERCONTEXT_LEASE_S": "2",
    "USERCONTEXT_LATE_LOGS_WAIT_S": "0",
    "USERCONTEXT_WORKER_NICENESS": "0",
}
"""A short lease, no wait for late logs, no stepping back behind what runs beside this proof:
it is about who publishes, not about when."""
_TRIES_PER_KILL = 20
_SIDE_BY_SIDE = 2
"""Servers at a time: most of a kill is the wait for the next worker, and for the end of a lease."""


def kill_worker(plan: Plan) -> Outcome:
    """Report problems of a big session and kill whoever analyzes them."""
    outcome = Outcome("R9", "worker killed", faults={_KILLED: 0})
    kills, place = plan.pick(2, 200), plan.place("R9")
    each = -(-kills // _SIDE_BY_SIDE)
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as lanes:
        folders = [place / f"data-{number}" for number in range(_SIDE_BY_SIDE)]
        rounds = list(lanes.map(lambda folder: _kill_in(plan, folder, each), folders))
    results = [count for one in rounds for count in one.results]
    issues, unfinished = sum(one.issues for one in rounds), sum(one.unfinished for one in rounds)
    outcome.fired(_KILLED, sum(one.kills for one in rounds))
    outcome.amount = f"{outcome.faults[_KILLED]} mid-analysis, {issues} issues"
    outcome.counts = {
        "unfinished": unfinished,
        "results/issue min": min(results, default=0),
        "max": max(results, default=0),
    }
    outcome.expect(not unfinished, f"{unfinished} issues were never done")
    outcome.expect(len(results) == issues, "an issue has no result")
    outcome.expect(set(results) == {1}, "an issue has several results")
    outcome.expect(outcome.faults[_KILLED] >= kills, "too few kills hit an analysis")
    return outcome


class _Round(NamedTuple):
    """What came of the issues of one server; ``results`` has one number for each that has any."""

    kills: int
    issues: int
    unfinished: int
    results: list[int]


def _kill_in(plan: Plan, folder: Path, wanted: int) -> _Round:
    keys = plan.project(folder)
    issues: list[str] = []
    kills = 0
    with running(folder, keys, environment=_HASTE) as server:
        line = Line(server.port, server.keys.secret)
        session = _fill_session(server, line)
        while kills < wanted and len(issues) < _TRIES_PER_KILL * wanted:
            issues.append(_report(line, session, len(issues)))
            kills += _kill_while_running(server, line, issues[-1])
        unfinished = sum(not _is_done(line, issue) for issue in issues)
        line.close()
    return _Round(kills, len(issues), unfinished, _results(folder))


def _fill_session(server: Server, line: Line) -> str:
    """Make a session that takes a while to analyze."""
    session = open_session(server, "big")
    for batch in range(_BATCHES):
        logs = [
            entry_of({"message": f"step {batch} {n} " + "and so on " * 20}) | {"level": "error"}
            for n in range(100)
        ]
        line.ask("POST", f"/v1/sessions/{session}/logs", {"logs": logs})
    return session


def _report(line: Line, session: str, number: int) -> str:
    body = {"sessionId": session, "userDescription": f"Checkout is dead, number {number}"}
    return str(line.ask("POST", "/v1/issues", body).body["issueId"])


def _kill_while_running(server: Server, line: Line, issue: str) -> int:
    give_up = time.monotonic() + _GIVE_UP_S
    while time.monotonic() < give_up:
        status = line.ask("GET", f"/v1/issues/{issue}?logs=0").body["analysis"]["status"]
        if status == "done":
            return 0
        if status == "running":
            return _kill_children(server)
        time.sleep(_POLL_S)
    return 0


def _kill_children(server: Server) -> int:
    workers = children_of(server.pid)
    for pid in workers:
        with contextlib.suppress(ProcessLookupError):  # a checker that ended by itself
            os.kill(pid, signal.SIGKILL)
    return 1 if workers else 0


def _is_done(line: Line, issue: str) -> bool:
    for _ in range(3):
        answer = line.ask("GET", f"/v1/issues/{issue}?logs=0&wait=10")
        if answer.body["analysis"]["status"] == "done":
            return True
    return False


def _results(folder: Path) -> list[int]:
    connection = sqlite3.connect(f"file:{folder / 'usercontext.db'}?mode=ro", uri=True)
    try:
        query = "SELECT count(*) FROM analysis GROUP BY issue_row"
        return [int(row[0]) for row in connection.execute(query)]
    finally:
        connection.close()
