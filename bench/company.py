"""Goal S12: what ingest keeps of its rate while an issue is read, and while issues are analyzed."""

import contextlib
import http.client
import math
import statistics
import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from bench import posts
from bench.course import Course, expect
from bench.figures import Verdict, at_least, median_ratio
from bench.load import Outcome, Plan, finish, start
from bench.product import Product, open_session
from bench.traffic import make_batch

ALONE, READ, ANALYZED = "alone", "one reader", "100 analyses"
_ROUNDS = 3
_LARGE_BATCHES = 100
_READS_A_SECOND = 5
_ISSUES = 100
_WAIT_S = 30


class Company(NamedTuple):
    """One run, its rate while there was company, and what that was: reads, or seconds of analyses.

    ``analyses_s`` is None when the run ended first.
    """

    outcome: Outcome
    rate: float
    read_ms: list[float]
    analyses_s: float | None


def measure(course: Course, rounds: int = _ROUNDS) -> dict[str, list[Company]]:
    """Interleave ingest alone, with a reader, and with a hundred analyses to be made."""
    variants = {
        ALONE: partial(_alone, course),
        READ: partial(_read, course),
        ANALYZED: partial(_analyzed, course),
    }
    return course.interleave(variants, dict.fromkeys(variants, rounds))


def judge(found: dict[str, list[Company]]) -> Verdict:
    """Return the verdict of S12."""
    alone = [one.rate for one in found[ALONE]]
    rates = {name: [one.rate for one in found[name]] for name in (READ, ANALYZED)}
    times = [ms for one in found[READ] for ms in one.read_ms]
    reads = f"{len(times)} reads of 10,000 logs, median {statistics.median(times):.0f} ms"
    spent = [one.analyses_s for one in found[ANALYZED] if one.analyses_s is not None]
    told = f"{_ISSUES} analyses of 500 logs in {statistics.median(spent):.1f} s" if spent else ""
    told = told or f"{_ISSUES} analyses of 500 logs were not all done when the run ended"
    return Verdict(
        "S12",
        "ingest in company",
        (
            at_least("while one reads", median_ratio(rates[READ], alone) * 100, 80, " %", reads),
            at_least(
                "while 100 are analyzed", median_ratio(rates[ANALYZED], alone) * 100, 70, " %", told
            ),
        ),
    )


def large_issue(product: Product) -> str:
    """Make an issue whose session has 10,000 logs, analyzed, and return its id."""
    session = open_session(product.port, product.secret_key, "large")
    for seed in range(_LARGE_BATCHES):
        path = f"/v1/sessions/{session}/logs"
        expect(product, "POST", path, make_batch(seed))
    new = {"sessionId": session, "userDescription": "The cart is empty after paying"}
    issue = str(expect(product, "POST", "/v1/issues", new)["issueId"])
    expect(product, "GET", f"/v1/issues/{issue}?wait={_WAIT_S}&logs=0")
    return issue


@contextlib.contextmanager
def reader(
    product: Product, issue: str, a_second: float = _READS_A_SECOND
) -> Iterator[list[float]]:
    """Read an issue so many times a second beside the block; gives the milliseconds of each."""
    done = threading.Event()
    times: list[float] = []
    failures: list[Exception] = []
    key = {"x-api-key": product.secret_key}

    def read() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", product.port, timeout=30)
        try:
            while not done.is_set():
                began = time.perf_counter()
                connection.request("GET", f"/v1/issues/{issue}", headers=key)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    raise RuntimeError(f"a read was answered {answer.status}")
                times.append((time.perf_counter() - began) * 1e3)
                done.wait(max(0.0, 1 / a_second - (time.perf_counter() - began)))
        except Exception as error:  # noqa: BLE001  (told by the block's own thread, below)
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield times
    finally:
        done.set()
        thread.join()
    if failures:
        raise failures[0]


def _alone(course: Course) -> Company:
    with course.product() as product:
        large_issue(product)
        outcome = course.load(product)
        return Company(outcome, outcome.rate, [], None)


def _read(course: Course) -> Company:
    with course.product() as product:
        issue = large_issue(product)
        with reader(product, issue) as times:
            outcome = course.load(product)
        return Company(outcome, outcome.rate, times, None)


def _analyzed(course: Course) -> Company:
    """Report a hundred issues as the load begins; the rate is that until the last is analyzed."""
    with course.product(USERCONTEXT_LATE_LOGS_WAIT_S="0") as product:
        reported = [_session_of_500(product, number) for number in range(_ISSUES)]
        requests = posts.batches(product.secret_key, posts.open_sessions(product))
        plan = Plan(product.port, requests, seconds=course.seconds)
        load = start(plan)
        time.sleep(plan.warm_up_s)
        begun = time.monotonic()
        issues = [_report(product, session) for session in reported]
        spent = _until_analyzed(product, issues[-1], begun)
        outcome = finish(load, plan)
    whole = spent is None or spent >= plan.seconds - 1
    during = outcome.by_second[: max(1, math.ceil(spent or 0))]
    rate = outcome.rate if whole else statistics.mean(during)
    return Company(outcome, rate, [], None if whole else spent)


def _session_of_500(product: Product, number: int) -> str:
    session = open_session(product.port, product.secret_key, f"reported-{number}")
    for seed in range(number, number + 5):
        expect(product, "POST", f"/v1/sessions/{session}/logs", make_batch(seed))
    return session


def _report(product: Product, session: str) -> str:
    new = {"sessionId": session, "userDescription": "Nothing happens when I pay"}
    return str(expect(product, "POST", "/v1/issues", new)["issueId"])


def _until_analyzed(product: Product, issue: str, begun: float) -> float | None:
    found = expect(product, "GET", f"/v1/issues/{issue}?wait={_WAIT_S}&logs=0")
    return None if found["priority"] is None else time.monotonic() - begun
