#!/usr/bin/env python3
"""Fit what the analyzer's probabilities mean on the shipped cases; prints, and changes nothing.

    python packages/shop/fit_calibration.py

Each family is judged by a fit that has not seen it, beside the fit on all of them. The numbers go
into src/usercontext/analyze/causes/calibration.py by hand, in a commit that changes no weight and
no case.
"""

import math
from collections.abc import Sequence

from usercontext.actions.evaluation import report_of, shipped_cases
from usercontext.analyze.causes.calibration import OFFSET, SLOPE, curve
from usercontext.analyze.causes.ranking import rank_causes
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.rules import analyze
from usercontext.analyze.signals.detect import find_signals
from usercontext.evals.calibration import expected_calibration_error, fit
from usercontext.evals.cases import Case
from usercontext.evals.marks import mark

Answer = tuple[str, float, bool]


def answer_of(case: Case) -> Answer | None:
    """Return the family, the bare probability and the truth of an answer, None without one."""
    report = report_of(case)
    found = mark(case, analyze(report), None, 0.0)
    timeline = Timeline(report)
    ranking = rank_causes(timeline, find_signals(timeline), report.description)
    if not found.answered or found.hit_1 is None or not ranking.chains:
        return None
    return case.family, ranking.chains[0][1], found.hit_1


def bent(answers: Sequence[Answer], slope: float, offset: float) -> list[tuple[float, bool]]:
    """Return the answers with a curve applied."""
    return [(curve(p, slope, offset), right) for _, p, right in answers]


def log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the mean surprise: lower is better, and being sure and wrong is worst."""
    return -sum(math.log(p if right else 1 - p) for p, right in pairs) / max(len(pairs), 1)


def left_out(answers: Sequence[Answer]) -> list[tuple[float, bool]]:
    """Return each family's answers under the curve of all the others."""
    pairs: list[tuple[float, bool]] = []
    for family in sorted({one[0] for one in answers}):
        others = fit([(p, right) for name, p, right in answers if name != family])
        own = [one for one in answers if one[0] == family]
        pairs += bent(own, others.slope, others.offset)
    return pairs


def main() -> None:
    """Fit, and print what a fit is worth."""
    answers = [one for case in shipped_cases() if (one := answer_of(case)) is not None]
    best = fit([(p, right) for _, p, right in answers])
    rows = (
        ("bare", bent(answers, 1.0, 0.0)),
        ("as it is", bent(answers, SLOPE, OFFSET)),
        ("fitted", bent(answers, best.slope, best.offset)),
        ("left out", left_out(answers)),
    )
    print(f"{len(answers)} answers, {sum(right for *_, right in answers)} of them right")
    for name, pairs in rows:
        error = expected_calibration_error(pairs)
        print(f"{name:10} calibration error {error:.3f}  log loss {log_loss(pairs):.3f}")
    print(f"SLOPE, OFFSET = {best.slope:.2f}, {best.offset:.2f}")


if __name__ == "__main__":
    main()
