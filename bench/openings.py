"""Goal S11: opening sessions and reporting issues, each beside the no-op with the same request."""

import sys
from collections.abc import Callable
from functools import partial

from bench import posts
from bench.course import Course
from bench.figures import Verdict, at_least, median_ratio
from bench.load import Outcome, Plan, run
from bench.others import NOOP, listening
from bench.product import Product, free_port

_ROUNDS = 3
SESSIONS = "POST /v1/sessions"
ISSUES = "POST /v1/issues"


def measure(course: Course) -> dict[str, list[Outcome]]:
    """Interleave both posts with the no-op under the product's own server."""
    variants: dict[str, Callable[[], Outcome]] = {
        SESSIONS: partial(_product_load, course, _new_sessions),
        ISSUES: partial(_product_load, course, _new_issues),
        "no-op": partial(_noop_load, course),
    }
    return course.interleave(variants, dict.fromkeys(variants, _ROUNDS))


def judge(found: dict[str, list[Outcome]]) -> Verdict:
    """Return the verdict of S11."""
    noop = [one.rate for one in found["no-op"]]
    parts = []
    for name in (SESSIONS, ISSUES):
        rates = [one.rate for one in found[name]]
        told = f"{sorted(rates)[len(rates) // 2]:,.0f}/s, p99 {found[name][0].p99_ms:.1f} ms"
        told += f", refused {sum(one.refused for one in found[name])}"
        parts.append(at_least(name, median_ratio(rates, noop) * 100, 45, " %", told))
    return Verdict("S11", "opening sessions and reporting, of the no-op", tuple(parts))


def _product_load(course: Course, make: Callable[[Product], list[tuple[bytes, ...]]]) -> Outcome:
    with course.product() as product:
        return run(Plan(product.port, make(product), seconds=course.seconds))


def _noop_load(course: Course) -> Outcome:
    port = free_port()
    with listening([sys.executable, str(NOOP), str(port), "own"], port):
        requests = posts.new_sessions("uc_sec_" + "0" * 36)
        return run(Plan(port, requests, seconds=course.seconds))


def _new_sessions(product: Product) -> list[tuple[bytes, ...]]:
    return posts.new_sessions(product.secret_key)


def _new_issues(product: Product) -> list[tuple[bytes, ...]]:
    return posts.new_issues(product.secret_key, posts.open_sessions(product))
