"""Cost by stage: the product with its path cut short, a rung at a time. Not a goal, a picture.

Each rung is a whole server over real sockets (`launch.py`), so a stage's cost is the difference of
the microseconds that a request takes of this machine. What runs beside (compression and commit have
a thread of their own) shows as what it adds, not as what it uses.
"""

import statistics
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bench import others
from bench.course import Course
from bench.load import Outcome

_ROUNDS = 3
_RUNGS = (
    ("HTTP, no-op", ""),
    ("route, key, rate, body", "unread"),
    ("decode and check", "decoded"),
    ("scan and scrub", "scrubbed"),
    ("compress and commit", "whole"),
)


class Stage(NamedTuple):
    """A stage: requests a second once it is done too, and microseconds that it adds."""

    name: str
    rate: float
    adds_us: float


def measure(course: Course) -> list[Stage]:
    """Climb the ladder in interleaved rounds."""
    variants: dict[str, Callable[[], Outcome]] = {
        name: partial(_rung, course, cut) if cut else partial(others.noop_load, course, "own")
        for name, cut in _RUNGS
    }
    runs = course.interleave(variants, dict.fromkeys(variants, _ROUNDS))
    rates = {name: statistics.median(one.rate for one in runs[name]) for name in runs}
    return stages([(name, rates[name]) for name, _ in _RUNGS])


def stages(rates: list[tuple[str, float]]) -> list[Stage]:
    """Return what each rung adds to the one below."""
    found, below_us = [], 0.0
    for name, rate in rates:
        whole_us = 1e6 / rate
        found.append(Stage(name, rate, whole_us - below_us))
        below_us = whole_us
    return found


def _rung(course: Course, cut: str) -> Outcome:
    with course.product("" if cut == "whole" else cut) as product:
        return course.load(product)
