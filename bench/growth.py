"""Cost as work grows: stored logs, connections, batch sizes, company. A picture, not a goal."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

from bench import company, posts
from bench.course import Course
from bench.load import Plan, finish, run, start
from bench.product import Product
from bench.usage import folder_bytes, watch

_CONNECTIONS = (1, 4, 16, 32, 64, 256)
_ENTRIES = (1, 10, 100)
_SIZES = (100_000, 1_000_000, 10_000_000)
_FILL_S = 300.0
_SHORT_S = 5.0


class Point(NamedTuple):
    """One point of a curve. ``bytes_per_log`` and ``pss_mb`` 0 where they were not looked at."""

    curve: str
    at: str
    logs_per_s: float
    p50_ms: float
    p99_ms: float
    pss_mb: float = 0.0
    bytes_per_log: float = 0.0
    refused: int = 0


def measure(course: Course) -> list[Point]:
    """Run every curve once; it is their shape that counts."""
    points = _by_connections(course) + _by_entries(course) + _in_company(course)
    return points + _by_size(course)


def _by_connections(course: Course) -> list[Point]:
    with course.product() as product:
        requests = posts.batches(product.secret_key, posts.open_sessions(product))
        return [
            _point(course, product, "connections", f"{count}", requests, 100, count)
            for count in _CONNECTIONS
        ]


def _by_entries(course: Course) -> list[Point]:
    points = []
    for entries in _ENTRIES:
        with course.product() as product:
            sessions = posts.open_sessions(product)
            requests = posts.batches(product.secret_key, sessions, entries=entries)
            points.append(_point(course, product, "entries", f"{entries}", requests, entries))
    return points


def _in_company(course: Course) -> list[Point]:
    found = company.measure(course, rounds=1)
    return [
        Point("company", name, one.rate * 100, one.outcome.p50_ms, one.outcome.p99_ms)
        for name, (one,) in found.items()
    ]


def _by_size(course: Course) -> list[Point]:
    """Fill up to each size, then measure as long as for every other point."""
    sizes = _SIZES if course.full else _SIZES[:2]
    points = []
    with course.product() as product:
        requests = posts.batches(product.secret_key, posts.open_sessions(product))
        for size in sizes:
            _fill(product, requests, size - posts.stored_logs(product))
            point = _point(course, product, "stored logs", f"{size:,}", requests, 100)
            per_log = folder_bytes(product.folder, "*.db") / posts.stored_logs(product)
            points.append(point._replace(bytes_per_log=per_log))
    return points


def _fill(product: Product, requests: Sequence[tuple[bytes, ...]], logs: int) -> None:
    if logs > 0:
        run(Plan(product.port, list(requests), 32, _FILL_S, 0.0, most=logs // 100 + 1))


def _point(
    course: Course,
    product: Product,
    curve: str,
    at: str,
    requests: list[tuple[bytes, ...]],
    entries: int,
    connections: int = 32,
) -> Point:
    plan = Plan(product.port, requests, connections, _seconds(course))
    load = start(plan)
    samples = watch(load, product)
    outcome = finish(load, plan)
    logs_per_s = outcome.rate * entries
    course.tell(f"{curve} {at}: {logs_per_s:,.0f} logs/s, p99 {outcome.p99_ms:.1f} ms")
    return Point(
        curve,
        at,
        logs_per_s,
        outcome.p50_ms,
        outcome.p99_ms,
        statistics.median(samples),
        refused=outcome.refused,
    )


def _seconds(course: Course) -> float:
    return min(_SHORT_S, course.seconds)
