"""R6: a wall clock that jumps back, forward, far forward, or stands still, under a running server.

libfaketime turns the clock of the server and its worker; the monotonic clock goes on as it does on
a real machine. Not: deletion by age (retention is not built).
"""

import os
import platform
import time
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from torture.faults import install
from torture.load import stored_entries
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import open_session, running
from torture.requests import Line, entry_of

_DONE_S = 30
_READ_LIMIT = 8
_WINDOW_S = 1
_LATE_LOGS_S = 0.5
_CACHED_S = 1
"""How long a process goes by what it read. Read at each look at the clock, those of each lock among
them, the file took three quarters of the server's and worker's time; an analysis, half a minute."""
_BURST_S = 20
_SEEN_S = 10
"""A turn is seen within a second, and a busy machine needs its time to show it."""

_DAY_S = 86_400
_NEAR_S = 600
_LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


class Scene(NamedTuple):
    """What the clock does, as a fault's name and in libfaketime's words; None: stand still.

    ``ahead_s`` is by how much it is ahead of the true one then.
    """

    name: str
    offset: str | None
    ahead_s: int = 0


SCENES = (
    Scene("clock -1 hour", "-1h", -3_600),
    Scene("clock +1 day", "+1d", _DAY_S),
    Scene("clock +30 years", "+30y", 30 * 365 * _DAY_S),
    Scene("clock back from +30 years", "+0"),
    Scene("clock stuck", None),
    Scene("clock moves again", "+0"),
)


class _Clock:
    """The file that libfaketime reads at every look at the clock.

    The worker does not step back behind the proofs beside this one: it is about the clock.
    """

    def __init__(self, place: Path) -> None:
        self._file = place / "clock"
        self._file.write_text("+0\n")
        self.environment = {
            "LD_PRELOAD": _library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": str(_CACHED_S),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "USERCONTEXT_READ_LIMIT": str(_READ_LIMIT),
            "USERCONTEXT_READ_WINDOW_S": str(_WINDOW_S),
            "USERCONTEXT_LATE_LOGS_WAIT_S": str(_LATE_LOGS_S),
            "USERCONTEXT_WORKER_NICENESS": "0",
        }

    def turn(self, offset: str | None) -> None:
        """Turn the clock; a process sees it within a second, whatever it is doing then."""
        words = offset or time.strftime("%Y-%m-%d %H:%M:%S", time.localtime())
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{words}\n")
        fresh.replace(self._file)


def turn_clock(plan: Plan) -> Outcome:
    """Turn the clock in the middle of sessions and analyses, and look at everything after."""
    outcome = Outcome("R6", "clock", faults={scene.name: 0 for scene in SCENES})
    outcome.judges_speed = plan.scale > 0
    rounds, batches = plan.pick(1, 5), plan.pick(10, 100)
    place = plan.place("R6")
    keys = plan.project(place / "data")
    clock = _Clock(place)
    numbers = 0
    done: list[float] = []
    with running(place / "data", keys, environment=clock.environment) as server:
        session = open_session(server, "clock")
        line = Line(server.port, server.keys.secret)
        for scene in SCENES * rounds:
            issues = [_report(line, session)]
            clock.turn(scene.offset)
            issues.append(_report(line, session))
            numbers = _send(outcome, line, session, numbers, batches, scene)
            _check_clock(outcome, line, scene)
            _check_limit(outcome, line, session, scene)
            if scene.offset is not None:  # while time stands still nothing can become due
                done += [_wait(outcome, line, issue, scene) for issue in issues]
        line.close()
    with running(place / "data", keys) as server:
        found = list(stored_entries(server, session))
    _check_order(outcome, found, numbers)
    outcome.amount = f"{len(SCENES) * rounds} turns of the clock"
    outcome.counts = {"batches": numbers, "issues": len(done), "analysis max s": max(done)}
    return outcome


def _library() -> str:
    found = sorted(Path("/").glob(_LIBRARIES[1:]))
    if not found and os.geteuid() == 0 and platform.system() == "Linux":
        install("faketime")
        found = sorted(Path("/").glob(_LIBRARIES[1:]))
    if not found:
        raise RuntimeError("libfaketime is missing, and R6 needs it: apt-get install faketime")
    return str(found[0])


def _send(
    outcome: Outcome, line: Line, session: str, numbers: int, batches: int, scene: Scene
) -> int:
    """Send batches one after another, so that their order of arrival is known."""
    for number in range(numbers, numbers + batches):
        logs = [entry_of({"number": number})]
        answer = line.ask("POST", f"/v1/sessions/{session}/logs", {"logs": logs})
        outcome.expect(answer.status == 202, f"{scene.name}: a batch was answered {answer.status}")
    return numbers + batches


def _check_clock(outcome: Outcome, line: Line, scene: Scene) -> None:
    """The fault must be real: what the server writes down must show the turned clock."""
    give_up = time.monotonic() + _SEEN_S
    while not (seen := _shows(line, scene)) and time.monotonic() < give_up:
        time.sleep(0.1)
    outcome.fired(scene.name, int(seen))


def _shows(line: Line, scene: Scene) -> bool:
    name = f"{scene.name} {time.monotonic()}"
    opened = line.ask("POST", "/v1/sessions", {"externalSessionId": name})
    shown = _read(line, f"/v1/sessions/{opened.body['sessionId']}")["createdAt"]
    ahead_s = datetime.fromisoformat(shown).timestamp() - time.time()
    return abs(ahead_s - scene.ahead_s) < _NEAR_S


def _check_limit(outcome: Outcome, line: Line, session: str, scene: Scene) -> None:
    """A burst is refused in time, and after the wait it names the caller may read again.

    A machine with ten programs at work on each core may read too seldom to be limited.
    """
    path = f"/v1/sessions/{session}"
    begun = time.monotonic()
    answer, reads = line.ask("GET", path), 1
    while answer.status == 200 and time.monotonic() < begun + _BURST_S:
        answer, reads = line.ask("GET", path), reads + 1
    took_s = time.monotonic() - begun
    is_within = reads <= _READ_LIMIT * (took_s / _WINDOW_S + 1)
    outcome.expect(
        answer.status == 429 or is_within,
        f"{scene.name}: {reads} reads in {took_s:.0f} s were not limited",
    )
    wait_s = int(answer.headers.get("retry-after", "1"))
    outcome.expect(wait_s <= 2 * _WINDOW_S, f"{scene.name}: Retry-After is {wait_s} s")
    time.sleep(min(wait_s, 2 * _WINDOW_S))
    status = line.ask("GET", path).status
    outcome.expect(status == 200, f"{scene.name}: after Retry-After a read was answered {status}")


def _report(line: Line, session: str) -> str:
    body = {"sessionId": session, "userDescription": "The clock is wrong"}
    return str(line.ask("POST", "/v1/issues", body).body["issueId"])


def _wait(outcome: Outcome, line: Line, issue: str, scene: Scene) -> float:
    begin = time.monotonic()
    while time.monotonic() < begin + _DONE_S:
        shown = _read(line, f"/v1/issues/{issue}?logs=0&wait=5")
        if shown["analysis"]["status"] == "done":
            return time.monotonic() - begin
    outcome.expect(False, f"{scene.name}: an issue was not analyzed within {_DONE_S} s")
    return float(_DONE_S)


def _read(line: Line, path: str) -> dict[str, Any]:
    """Read, patiently: the proof's own bursts are limited too."""
    for _ in range(20):
        answer = line.ask("GET", path)
        if answer.status == 200:
            return dict(answer.body)
        time.sleep(0.25)
    raise RuntimeError(f"reading was answered {answer.status} for 5 s")


def _check_order(outcome: Outcome, found: list[dict[str, Any]], numbers: int) -> None:
    ids = [entry["id"] for entry in found]
    order = [entry["payload"]["number"] for entry in found]
    outcome.expect(len(set(ids)) == len(ids), "two entries have one id")
    outcome.expect(order == list(range(numbers)), "the order within the session is not that sent")
