"""What many marks amount to: one row of the table. Not: one mark, a table's words, a gate."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from usercontext.domain.analysis import Category
from usercontext.evals.calibration import expected_calibration_error, left_out, pairs_of
from usercontext.evals.marks import Mark
from usercontext.evals.pairs import judge_grouping


class Scores(Struct, frozen=True, rename="camel"):
    """Shares from 0 to 1; counts; milliseconds. None where no case has such a label."""

    cases: int
    hit_1: float | None
    hit_3: float | None
    answered: float
    ece: float
    ece_left_out: float
    priority: float | None
    impact: float | None
    precision: float
    recall: float
    f1: float
    confusable: int
    guards_broken: int
    unsupported: int
    p50_ms: float
    p95_ms: float


def score(marks: Sequence[Mark]) -> Scores:
    """Sum marks up."""
    grouping = judge_grouping(marks)
    pairs = pairs_of(marks)
    times = sorted(one.seconds for one in marks)
    return Scores(
        cases=len(marks),
        hit_1=share(one.hit_1 for one in marks),
        hit_3=share(one.hit_3 for one in marks),
        answered=share(one.answered for one in marks) or 0.0,
        ece=expected_calibration_error(pairs),
        ece_left_out=expected_calibration_error(left_out(marks)),
        priority=share(one.priority_right for one in marks),
        impact=share(one.impact_right for one in marks),
        precision=grouping.precision,
        recall=grouping.recall,
        f1=grouping.f1,
        confusable=grouping.wrong_pairs,
        guards_broken=sum(bool(one.guards) for one in marks),
        unsupported=sum(len(one.unsupported) for one in marks),
        p50_ms=percentile(times, 0.5) * 1000,
        p95_ms=percentile(times, 0.95) * 1000,
    )


def by_family(marks: Sequence[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of each family, in order of its name."""
    names = sorted({one.family for one in marks})
    return {name: tuple(one for one in marks if one.family == name) for name in names}


def by_kind(marks: Sequence[Mark]) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of each kind of case: plain, chance, long, injected and so on."""
    names = sorted({one.kind for one in marks})
    return {name: tuple(one for one in marks if one.kind == name) for name in names}


def confusion(marks: Sequence[Mark]) -> Counter[tuple[Category, Category]]:
    """Count which category was given for which; `unknown` wanted means that all was well."""
    return Counter((one.wanted or Category.UNKNOWN, one.given) for one in marks)


def share(truths: Iterable[bool | None]) -> float | None:
    """Return the share of what is true of what is known, or None where nothing is."""
    known = [truth for truth in truths if truth is not None]
    return sum(known) / len(known) if known else None


def percentile(ordered: Sequence[float], part: float) -> float:
    """Return the value that ``part`` of an ordered sequence does not exceed."""
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else 0.0
