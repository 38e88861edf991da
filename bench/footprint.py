"""Goals S7 and S13: memory of all processes, idle and loaded; start, and what idling costs."""

import statistics
import time
from collections.abc import Iterator
from typing import NamedTuple

from bench import posts
from bench.course import Course
from bench.figures import Verdict, at_most
from bench.load import Plan, finish, start
from bench.product import Product
from bench.usage import cpu_seconds, pss_mb, watch

_ENTRIES = 100
_IDLE_S = 10.0
_SETTLE_S = 3.0
_STARTS = 5
_SAMPLES = 5
_BETWEEN_S = 0.2
_LONGEST_S = 240.0
_FIRST = 50_000


class Footprint(NamedTuple):
    """Memory in MB (by stored logs, the most under load); the rest in the units of their names."""

    idle_mb: float
    by_logs: dict[int, float]
    loaded_mb: float
    first_202_s: list[float]
    idle_cpu: float


def measure(course: Course) -> Footprint:
    """Start the product a few times, leave it alone, then load it and watch its memory."""
    starts = []
    for _ in range(1 if course.quick else _STARTS):
        with course.product() as product:
            starts.append(product.first_202_s)
    with course.product() as product:
        time.sleep(_SETTLE_S)
        idle_cpu = _idle_cpu(product)
        idle_mb = pss_mb(product.process.pid)
        course.tell(f"idle: {idle_mb:.0f} MB, {idle_cpu:.2%} of a core")
        by_logs, loaded_mb = _grow(course, product)
    return Footprint(idle_mb, by_logs, loaded_mb, starts, idle_cpu)


def judge_memory(found: Footprint) -> Verdict:
    """Return the verdict of S7."""
    sizes = sorted(found.by_logs)
    few, many = found.by_logs[sizes[0]], found.by_logs[sizes[-1]]
    told = ", ".join(f"{size:,} logs: {found.by_logs[size]:.0f} MB" for size in sizes)
    return Verdict(
        "S7",
        "memory of all processes (PSS)",
        (
            at_most("under load", found.loaded_mb, 200, " MB"),
            at_most("idle", found.idle_mb, 120, " MB"),
            at_most(f"growth to {sizes[-1]:,} logs", (many / few - 1) * 100, 10, " %", told),
        ),
    )


def judge_start(found: Footprint) -> Verdict:
    """Return the verdict of S13."""
    told = f"slowest of {len(found.first_202_s)}: {max(found.first_202_s):.2f} s"
    return Verdict(
        "S13",
        "start and idling",
        (
            at_most("start to first 202", statistics.median(found.first_202_s), 2.5, " s", told),
            at_most("idle, of a core", found.idle_cpu * 100, 1, " %", "server and worker, 10 s"),
        ),
    )


def _idle_cpu(product: Product) -> float:
    before, began = cpu_seconds(product.process.pid), time.monotonic()
    time.sleep(_IDLE_S)
    return (cpu_seconds(product.process.pid) - before) / (time.monotonic() - began)


def _grow(course: Course, product: Product) -> tuple[dict[int, float], float]:
    """Store logs up to each size and note the memory when they have come.

    Not while: 1e5 logs take half a second, whose samples are nearly those of an idle server. What
    the first of them call for, a checker, has begun before the rest comes.
    """
    sizes = (100_000, 1_000_000) if course.quick else (100_000, 1_000_000, 10_000_000)
    sessions = posts.open_sessions(product)
    requests = posts.batches(product.secret_key, sessions)
    by_logs, stored, seen = {}, 0, []
    for size in (_FIRST, *sizes):
        count = (size - stored) // _ENTRIES
        plan = Plan(product.port, requests, 32, _LONGEST_S, 0.0, most=count)
        load = start(plan)
        samples = watch(load, product)
        outcome = finish(load, plan)
        stored += outcome.acknowledged * _ENTRIES
        seen += samples
        if size == _FIRST:
            time.sleep(_SETTLE_S)
            continue
        by_logs[size] = statistics.median(_held(product))
        course.tell(f"{stored:,} logs: {by_logs[size]:.0f} MB, {outcome.rate:,.0f} batches/s")
    return by_logs, max(seen)


def _held(product: Product) -> Iterator[float]:
    for _ in range(_SAMPLES):
        yield pss_mb(product.process.pid)
        time.sleep(_BETWEEN_S)
