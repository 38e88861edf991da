"""What a system must offer to be measured here, and how it is measured. Not: any one system.

Acknowledged is not stored: a system may answer first and digest later. So the load ends, the stored
count is watched until it stands still, and the rate is what was stored over all of that time.
"""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from bench.course import Course
from bench.load import Plan, run
from bench.usage import pss_mb

CONNECTIONS = 16
_WARM_UP_S = 2.0
_QUIET_S = 4.0
_DRAIN_S = 120.0
_LOOK_S = 0.25


class Running(NamedTuple):
    """A system at work: its port, what to send, how many it has stored, its processes."""

    port: int
    requests: list[tuple[bytes, ...]]
    stored: Callable[[], int]
    processes: list[int]


class System(Protocol):
    """One system in one of its modes. Nothing of it is kept in this repository."""

    name: str
    ours: bool

    def install(self, cache: Path) -> None:
        """Install it below ``cache``, if it is not there; loudly when that fails."""

    def running(self, course: Course, cache: Path) -> contextlib.AbstractContextManager[Running]:
        """Start it on empty storage and stop it again."""


class Measured(NamedTuple):
    """One run of a system; rates in requests of 100 entries."""

    acknowledged_per_s: float
    stored_per_s: float
    p50_ms: float
    p99_ms: float
    refused: int
    broken: int
    pss_mb: float
    stored: int


def measure(course: Course, cache: Path, system: System) -> Measured:
    """Load a system for the seconds of a run, and wait until it has digested what it took."""
    with system.running(course, cache) as running:
        run(Plan(running.port, running.requests, CONNECTIONS, _WARM_UP_S, 0.0))
        before, _ = drain(running.stored)
        load = Plan(running.port, running.requests, CONNECTIONS, course.seconds, 0.0)
        outcome = run(load)
        ended = time.monotonic()
        after, last_growth = drain(running.stored)
        memory = sum(pss_mb(pid) for pid in running.processes)
    spent = course.seconds + max(0.0, last_growth - ended)
    found = Measured(
        outcome.rate,
        (after - before) / spent,
        outcome.p50_ms,
        outcome.p99_ms,
        outcome.refused,
        outcome.broken,
        memory,
        after - before,
    )
    course.tell(
        f"{system.name}: acknowledged {found.acknowledged_per_s:,.0f}/s,"
        f" stored {found.stored_per_s:,.1f}/s, refused {outcome.by_status}, broken {found.broken}"
    )
    return found


def drain(count: Callable[[], int]) -> tuple[int, float]:
    """Wait until a count stands still; returns it and the moment it was last seen to grow."""
    began = grown = time.monotonic()
    last = count()
    while time.monotonic() - grown < _QUIET_S and time.monotonic() - began < _DRAIN_S:
        time.sleep(_LOOK_S)
        newest = count()
        if newest != last:
            last, grown = newest, time.monotonic()
    return last, grown if grown > began else began
