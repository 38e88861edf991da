"""R1: kill -9 at any moment loses nothing acknowledged, doubles nothing, damages nothing.

Most of a start is imports. Seven of eight servers that are killed once they run are started
warm, from a process that has done these; starts that are timed or cut short are cold, and so is
the server that reads everything back. One that acknowledges too early, warm too, must be caught.
"""

import http.client
import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from torture.faults import kill_at, killing
from torture.ledger import check
from torture.load import Books, loaded, settle, stored_issues, stored_numbers
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import (
    PRODUCT,
    DiedAtStart,
    Server,
    end,
    open_session,
    running,
    start,
)
from torture.warm import Template

_RESTART_S = 3.0
_KILLS_PER_FOLDER = 50
_SIDE_BY_SIDE = 2
_EARLY = ("-m", "torture.mutant", "EARLY")
_KILLS_OF_MUTANT = 20
_COLD = 0.125
"""Of the kills of a running server this share is of one that was started cold."""
_CALLS = (("pwrite64", 250), ("fdatasync", 60))
"""System calls that change a file, with how many of a start and its load are worth cutting at."""
_DEEP = 0.1
"""Of the kills of a running server this share comes late. Every commit makes the same calls, and a
traced server makes twenty a second: most are cut within the first few, or the proof would wait."""
_SOON = 6
_NEVER_S = 60.0
_AT_RANDOM, _AT_CALL = "SIGKILL at random", "SIGKILL at a system call"
_AT_START = "SIGKILL at a system call from the start on"


def kill_server(plan: Plan) -> Outcome:
    """Kill it at random moments and at the k-th system call, under load; then read everything."""
    outcome = Outcome("R1", "kill -9", faults={_AT_RANDOM: 0, _AT_CALL: 0, _AT_START: 0})
    outcome.judges_speed = plan.scale > 0
    turns = [_AT_RANDOM] * plan.pick(3, 400) + [_AT_CALL] * plan.pick(3, 400)
    turns += [_AT_START] * plan.pick(1, 200)
    plan.chance("R1").shuffle(turns)
    outcome.counts = {"acked": 0, "retried": 0, "lost": 0, "dup": 0}
    rounds = _kill_all(plan, "R1", turns)
    for each in rounds:
        outcome.absorb(each.found)
    fired, warm_starts = outcome.faults, sum(each.warm_starts for each in rounds)
    kills = sum(fired.values())
    outcome.amount = (
        f"{kills} kills ({fired[_AT_RANDOM]} random, {kills - fired[_AT_RANDOM]} at call k; "
        f"{warm_starts} warm)"
    )
    outcome.expect(outcome.counts["acked"] > 0, "nothing was acknowledged")
    restarts = sorted(seconds for each in rounds for seconds in each.restarts)
    median = restarts[len(restarts) // 2]
    outcome.counts |= {"restart median s": median, "max": restarts[-1]}
    # the median: other proofs run beside this one, and a start is a second of pure computing
    outcome.expect_speed(median <= _RESTART_S, f"a restart takes {median:.1f} s, more than 3 s")
    if plan.scale > 0:
        early = _kill_all(plan, "R1-EARLY", [_AT_RANDOM] * _KILLS_OF_MUTANT, _EARLY)
        caught = any(each.found.broken for each in early)
        outcome.counts["mutation EARLY caught:"] = caught
        outcome.expect(caught, "a server with EARLY passed: the proof is blind")
    return outcome


def _kill_all(
    plan: Plan, name: str, turns: list[str], program: tuple[str, ...] = PRODUCT
) -> list["_Round"]:
    place = plan.place(name)
    with Template() as warm, ThreadPoolExecutor(_SIDE_BY_SIDE) as lanes:
        rounds = [
            _Round(plan, place / f"data-{first}", program, warm)
            for first in range(0, len(turns), _KILLS_PER_FOLDER)
        ]
        shares = [turns[n :: len(rounds)] for n in range(len(rounds))]
        list(lanes.map(_Round.run, rounds, shares))
    return rounds


class _Round:
    """Some kills in one data folder, then everything is read back.

    ``restarts`` is how long each cold start took.
    """

    def __init__(self, plan: Plan, folder: Path, program: tuple[str, ...], warm: Template) -> None:
        self.found = Outcome("R1", "kill -9")
        self.restarts: list[float] = []
        self.warm_starts = 0
        self._chance = plan.chance(f"R1/{folder.name}")
        self._program = program
        self._warm = warm
        self._folder = folder
        self._keys = plan.project(folder)
        self._books = Books()

    def run(self, turns: list[str]) -> None:
        """Kill once for each turn."""
        for turn in turns:
            self._kill_once(turn)
        with running(self._folder, self._keys) as server:
            self.restarts.append(server.first_202_s)
            self._read_back(server)
        self.found.expect(_integrity(self._folder) == "ok", "integrity_check is not ok")

    def _kill_once(self, turn: str) -> None:
        call, most = self._chance.choice(_CALLS)
        is_deep = turn == _AT_START or self._chance.random() < _DEEP
        k = self._chance.randint(1, most if is_deep else most // _SOON)
        try:
            server = self._start(killing(call, k) if turn == _AT_START else [])
            session = open_session(server, "ledger")
        except DiedAtStart as died:
            self.found.fired(turn, int(died.status == -signal.SIGKILL))
            return
        except (OSError, http.client.HTTPException):  # the k-th call came between the two
            self.found.fired(turn)
            return
        with loaded(server, session, self._books, issues=True):
            if turn == _AT_RANDOM:
                time.sleep(self._chance.uniform(0.05, 0.3))
                server.kill()
            elif turn == _AT_CALL:
                kill_at(server.pid, call, k).communicate(timeout=_NEVER_S)
            give_up = time.monotonic() + _NEVER_S
            while server.lives and time.monotonic() < give_up:
                time.sleep(0.01)
            self.found.fired(turn, int(not server.lives))
        end(server.process)

    def _start(self, under: list[str]) -> Server:
        is_warm = not under and self._chance.random() >= _COLD
        warm = self._warm if is_warm else None
        server = start(self._folder, self._keys, under, self._program, warm=warm)
        self.warm_starts += is_warm
        if not (under or is_warm):
            self.restarts.append(server.first_202_s)
        return server

    def _read_back(self, server: Server) -> None:
        session = open_session(server, "ledger")
        counts = self.found.counts
        counts["retried"] = settle(server, session, self._books)
        logs = check(self._books.logs, stored_numbers(server, session))
        issues = check(self._books.issues, stored_issues(server), parts=1)
        for name, verdict in (("log batches", logs), ("issues", issues)):
            self.found.expect(verdict.sound, f"{name}: {verdict}")
        counts["acked"] = logs.acknowledged + issues.acknowledged
        counts["lost"] = logs.lost + issues.lost
        counts["dup"] = logs.doubled + issues.doubled


def _integrity(folder: Path) -> str:
    connection = sqlite3.connect(f"file:{folder / 'usercontext.db'}?mode=ro", uri=True)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
