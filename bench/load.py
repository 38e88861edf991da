"""A load as a plan and what came of it, and the generator's process. Not: how it sends.

The generator has a process of its own, so that nobody's garbage or lock falls into its times.
"""

import pickle
import subprocess
import sys
from typing import NamedTuple

GRACE_S = 10.0


class Plan(NamedTuple):
    """What to send. A request is the pieces between which an id never used before is put.

    ``timed`` begins those ids with their time, as the browser script does its keys.
    """

    port: int
    requests: list[tuple[bytes, ...]]
    connections: int = 32
    seconds: float = 10.0
    warm_up_s: float = 1.0
    most: int = 0
    """Stop after so many requests, if that comes before the end."""
    timed: bool = False


class Outcome(NamedTuple):
    """What came back; rates and times without the warm-up, ``acknowledged`` with it.

    ``seconds`` ends with the last answer when ``most`` ended the run.
    """

    seconds: float
    answered: int
    accepted: int
    acknowledged: int
    by_status: dict[int, int]
    broken: int
    p50_ms: float
    p90_ms: float
    p99_ms: float
    p999_ms: float
    max_ms: float
    histogram: list[tuple[float, int]]
    by_second: list[int]

    @property
    def rate(self) -> float:
        """Return accepted (2xx) answers a second."""
        return self.accepted / self.seconds

    @property
    def refused(self) -> int:
        """Return the answers that were not 2xx."""
        return self.answered - self.accepted


def run(plan: Plan) -> Outcome:
    """Run a plan in a process of its own and return what came back."""
    return finish(start(plan), plan)


def start(plan: Plan) -> "subprocess.Popen[bytes]":
    """Begin a plan; ``finish`` it, or it is left to end by itself."""
    command = [sys.executable, "-m", "bench.generator"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if process.stdin is None:
        raise RuntimeError("the load generator cannot be reached")
    process.stdin.write(pickle.dumps(plan))
    process.stdin.close()
    process.stdin = None
    return process


def finish(process: "subprocess.Popen[bytes]", plan: Plan) -> Outcome:
    """Wait for the end of a plan; raises when the generator itself failed."""
    try:
        told, _ = process.communicate(timeout=plan.seconds + plan.warm_up_s + 3 * GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    if process.returncode:
        raise RuntimeError("the load generator failed, see above")
    outcome: Outcome = pickle.loads(told)
    return outcome
