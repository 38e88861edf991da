"""The same recorded visits told otherwise: what is right of one stays right in another telling."""

from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from bench.retold import browsers, entries, names, places

from usercontext.actions.evaluation import report_of
from usercontext.analyze.rules import analyze
from usercontext.evals.cases import Case, load_apart_cases
from usercontext.evals.marks import mark

Retell = Callable[[Case, Random], Case | None]
EVERY = 8
"""Of a set whose visits stand by fault: one of each, near enough."""


@cache
def visits() -> tuple[Case, ...]:
    """Return visits of two sets of which the cause is told."""
    drawn = [*load_apart_cases("fifteenth")[::EVERY], *load_apart_cases("twentieth")[::EVERY]]
    return tuple(case for case in drawn if is_right(case))


def is_right(case: Case) -> bool:
    """Tell whether the right cause is published, or none where nothing is broken."""
    return bool(mark(case, analyze(report_of(case)), None, 0.0).hit_1)


@pytest.mark.parametrize(
    ("retell", "lost"),
    [
        (names.things_renamed, 1),
        (places.endpoints_renamed, 0),
        (places.hosts_renamed, 0),
        (browsers.as_firefox, 0),
        (browsers.as_safari, 0),
        (browsers.stacks_minified, 0),
        (entries.noise_put_in, 1),
        (entries.healed_before, 0),
        (entries.stretched, 0),
    ],
)
def test_a_visit_told_otherwise_has_the_same_cause(retell: Retell, lost: int) -> None:
    told = [(case.name, retell(case, Random(case.name))) for case in visits()]
    fell = [name for name, case in told if case is not None and not is_right(case)]

    assert len(fell) <= lost, fell
    assert any(case is not None for _, case in told)
