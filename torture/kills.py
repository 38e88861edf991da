"""R1: kill -9 at any moment loses nothing acknowledged, doubles nothing, damages nothing."""

import http.client
import random
import signal
import sqlite3
import time
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

_RESTART_S = 3.0
_KILLS_PER_FOLDER = 50
_CALLS = (("pwrite64", 250), ("fdatasync", 60))
"""System calls that change a file, with how many of a start and its load are worth cutting at."""
_DEEP = 0.1
"""Of the kills of a running server this share comes late. Every commit makes the same calls, and a
traced server makes twenty a second: most are cut within the first few, or the proof would wait."""
_SOON = 6
_NEVER_S = 20.0
_AT_RANDOM, _AT_CALL = "SIGKILL at random", "SIGKILL at a system call"
_AT_START = "SIGKILL at a system call from the start on"


def kill_server(plan: Plan, program: tuple[str, ...] = PRODUCT) -> Outcome:
    """Kill it at random moments and at the k-th system call, under load; then read everything."""
    outcome = Outcome("R1", "kill -9", faults={_AT_RANDOM: 0, _AT_CALL: 0, _AT_START: 0})
    outcome.judges_speed = plan.scale > 0
    turns = [_AT_RANDOM] * plan.pick(3, 400) + [_AT_CALL] * plan.pick(3, 400)
    turns += [_AT_START] * plan.pick(1, 200)
    chance = plan.chance("R1")
    chance.shuffle(turns)
    place = plan.place("R1")
    restarts: list[float] = []
    outcome.counts = {"acked": 0, "retried": 0, "lost": 0, "dup": 0}
    for first in range(0, len(turns), _KILLS_PER_FOLDER):
        folder = place / f"data-{first}"
        some = turns[first : first + _KILLS_PER_FOLDER]
        restarts += _Round(outcome, plan, folder, program, chance).run(some)
    fired = outcome.faults
    kills = sum(fired.values())
    outcome.amount = (
        f"{kills} kills ({fired[_AT_RANDOM]} random, {kills - fired[_AT_RANDOM]} at call k)"
    )
    outcome.expect(outcome.counts["acked"] > 0, "nothing was acknowledged")
    restarts.sort()
    median = restarts[len(restarts) // 2]
    outcome.counts |= {"restart median s": median, "max": restarts[-1]}
    # the median: other proofs run beside this one, and a start is a second of pure computing
    outcome.expect_speed(median <= _RESTART_S, f"a restart takes {median:.1f} s, more than 3 s")
    return outcome


class _Round:
    """Some kills in one data folder, then everything is read back."""

    def __init__(
        self,
        outcome: Outcome,
        plan: Plan,
        folder: Path,
        program: tuple[str, ...],
        chance: random.Random,
    ) -> None:
        self._outcome = outcome
        self._chance = chance
        self._program = program
        self._folder = folder
        self._keys = plan.project(folder)
        self._books = Books()
        self._restarts: list[float] = []

    def run(self, turns: list[str]) -> list[float]:
        """Kill once for each turn; return how long each restart took."""
        for turn in turns:
            self._kill_once(turn)
        with running(self._folder, self._keys) as server:
            self._restarts.append(server.first_202_s)
            self._read_back(server)
        self._outcome.expect(_integrity(self._folder) == "ok", "integrity_check is not ok")
        return self._restarts

    def _kill_once(self, turn: str) -> None:
        call, most = self._chance.choice(_CALLS)
        is_deep = turn == _AT_START or self._chance.random() < _DEEP
        k = self._chance.randint(1, most if is_deep else most // _SOON)
        under = killing(call, k) if turn == _AT_START else []
        try:
            server = start(self._folder, self._keys, under, self._program)
            session = open_session(server, "ledger")
        except DiedAtStart as died:
            self._outcome.fired(turn, int(died.status == -signal.SIGKILL))
            return
        except (OSError, http.client.HTTPException):  # the k-th call came between the two
            self._outcome.fired(turn)
            return
        if turn != _AT_START:
            self._restarts.append(server.first_202_s)
        with loaded(server, session, self._books, issues=True):
            if turn == _AT_RANDOM:
                time.sleep(self._chance.uniform(0.05, 0.3))
                server.kill()
            elif turn == _AT_CALL:
                kill_at(server.pid, call, k).communicate(timeout=_NEVER_S)
            give_up = time.monotonic() + _NEVER_S
            while server.lives and time.monotonic() < give_up:
                time.sleep(0.01)
            self._outcome.fired(turn, int(not server.lives))
        end(server.process)

    def _read_back(self, server: Server) -> None:
        session = open_session(server, "ledger")
        counts = self._outcome.counts
        counts["retried"] += settle(server, session, self._books)
        logs = check(self._books.logs, stored_numbers(server, session))
        issues = check(self._books.issues, stored_issues(server), parts=1)
        for name, verdict in (("log batches", logs), ("issues", issues)):
            self._outcome.expect(verdict.sound, f"{name}: {verdict}")
            counts["acked"] += verdict.acknowledged
            counts["lost"] += verdict.lost
            counts["dup"] += verdict.doubled


def _integrity(folder: Path) -> str:
    connection = sqlite3.connect(f"file:{folder / 'usercontext.db'}?mode=ro", uri=True)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()
