"""Goal S3: latency over a minute at saturation, checkpoints and one analysis included.

Beside it what the worker takes of a core in its second half: half a minute after a session's newest
entries the pass over sessions comes to them, so that a shorter run sees nothing of it.
"""

import time
from typing import NamedTuple

from bench import posts
from bench.course import Course, expect
from bench.figures import Verdict, at_most
from bench.load import Outcome, Plan, finish, start
from bench.product import Product
from bench.usage import cpu_seconds_of

_SECONDS = 60.0
_QUICK_SECONDS = 6.0
_CONNECTIONS = 32
_WAIT_S = 30
_WORKER = "uc-worker"


class Steadiness(NamedTuple):
    """The run, and whether the analysis that was asked for in its midst came to an end in it.

    ``worker_cores`` is what of a core the worker took in the second half.
    """

    outcome: Outcome
    analyzed: bool
    worker_cores: float


def measure(course: Course) -> Steadiness:
    """Saturate the product, and report an issue a third of the way in."""
    seconds = _QUICK_SECONDS if course.quick else _SECONDS
    with course.product() as product:
        sessions = posts.open_sessions(product)
        plan = Plan(
            product.port, posts.batches(product.secret_key, sessions), _CONNECTIONS, seconds
        )
        load, began_s = start(plan), time.monotonic()
        time.sleep(seconds / 3)
        analyzed = _analyze(product, sessions[0])
        analyzed = analyzed and load.poll() is None
        time.sleep(max(0.0, began_s + seconds / 2 - time.monotonic()))
        half_s, before_s = time.monotonic(), cpu_seconds_of(product.process.pid, _WORKER)
        outcome = finish(load, plan)
        spent_s = cpu_seconds_of(product.process.pid, _WORKER) - before_s
        cores = spent_s / (time.monotonic() - half_s)
    course.tell(f"steady load: p99 {outcome.p99_ms:.1f} ms, worst {outcome.max_ms:.0f} ms")
    return Steadiness(outcome, analyzed, cores)


def judge(found: Steadiness) -> Verdict:
    """Return the verdict of S3."""
    outcome = found.outcome
    told = f"p50 {outcome.p50_ms:.1f}, p90 {outcome.p90_ms:.1f}, p99.9 {outcome.p999_ms:.1f}"
    told += f", worst {outcome.max_ms:.0f} ms; {outcome.rate:,.0f}/s over {outcome.seconds:.0f} s"
    told += f"; refused {outcome.refused}, broken {outcome.broken}"
    told += f"; worker {100 * found.worker_cores:.1f} % of a core in the second half"
    if not found.analyzed:
        told += "; the analysis did not end within the run"
    return Verdict(
        "S3",
        "latency at 32 connections under saturation",
        (
            at_most("p99 over p50", outcome.p99_ms / outcome.p50_ms, 4, " x", told),
            at_most("p99", outcome.p99_ms, 50, " ms"),
        ),
    )


def _analyze(product: Product, session: str) -> bool:
    new = {"sessionId": session, "userDescription": "The pay button does nothing"}
    issue = expect(product, "POST", "/v1/issues", new)["issueId"]
    found = expect(product, "GET", f"/v1/issues/{issue}?wait={_WAIT_S}&logs=0")
    return found["priority"] is not None
