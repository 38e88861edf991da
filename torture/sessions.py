"""R19: a hundred first calls for one session at the same moment: exactly one creates it."""

import threading
from collections import Counter

from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import running
from torture.requests import Line

_CALLERS = 100
_RACE = "100 simultaneous first calls"


def race_sessions(plan: Plan) -> Outcome:
    """Race for new sessions, round after round."""
    outcome = Outcome("R19", "one session", faults={_RACE: 0})
    rounds = plan.pick(3, 50)
    outcome.amount = f"{rounds} races of {_CALLERS}"
    place = plan.place("R19")
    keys = plan.project(place / "data")
    totals: Counter[int] = Counter()
    with running(place / "data", keys) as server:
        lines = [Line(server.port, server.keys.secret) for _ in range(_CALLERS)]
        for number in range(rounds):
            answers = _race(lines, f"race-{number}")
            statuses = Counter(status for status, _ in answers)
            ids = {session for _, session in answers}
            totals += statuses
            outcome.fired(_RACE)
            outcome.expect(
                statuses == {201: 1, 200: _CALLERS - 1} and len(ids) == 1,
                f"race {number}: {dict(statuses)}, {len(ids)} ids",
            )
        for line in lines:
            line.close()
    outcome.counts = {"201s": totals[201], "200s": totals[200]}
    return outcome


def _race(lines: list[Line], name: str) -> list[tuple[int, str]]:
    answers: list[tuple[int, str]] = []
    start = threading.Barrier(len(lines))

    def ask(line: Line) -> None:
        start.wait()
        answer = line.ask("POST", "/v1/sessions", {"externalSessionId": name})
        answers.append((answer.status, str((answer.body or {}).get("sessionId"))))

    threads = [threading.Thread(target=ask, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
