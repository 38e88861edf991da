"""How honest confidences are, and a fit that leaves families out. Not: the analyzer's own fit."""

import math
from collections.abc import Sequence

from msgspec import Struct

from usercontext.evals.marks import Mark

BINS = 10
_STEPS = 40
_PRIOR = 1.0
"""Pulls towards leaving confidences as they are: a small family must not bend the curve."""
_NEVER_SURE = 0.005


class Bin(Struct, frozen=True):
    """The answers whose confidence lies in one tenth: how many, how sure, how often right."""

    answers: int
    confidence: float
    right: float


class Curve(Struct, frozen=True):
    """``1 / (1 + exp(-(slope * logit(confidence) + offset)))``."""

    slope: float = 1.0
    offset: float = 0.0

    def apply(self, confidence: float) -> float:
        """Return the confidence as this curve corrects it."""
        return _sigmoid(self.slope * _logit(confidence) + self.offset)


Pairs = Sequence[tuple[float, bool]]


def pairs_of(marks: Sequence[Mark]) -> list[tuple[float, bool]]:
    """Return confidence and truth of every answer that names a cause."""
    return [(m.confidence, m.hit_1) for m in marks if m.answered and m.hit_1 is not None]


def reliability(pairs: Pairs) -> tuple[Bin, ...]:
    """Return ten bins of equal width; empty ones have no answers."""
    sorted_in: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        sorted_in[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return tuple(_bin(found) for found in sorted_in)


def expected_calibration_error(pairs: Pairs) -> float:
    """Return the mean distance of confidence and truth over the bins, weighted by answers."""
    bins = reliability(pairs)
    total = sum(one.answers for one in bins)
    return sum(one.answers * abs(one.confidence - one.right) for one in bins) / max(total, 1)


def fit(pairs: Pairs) -> Curve:
    """Fit a curve by Newton's method with a prior at the identity (Platt 1999, regularised)."""
    slope, offset = 1.0, 0.0
    points = [(_logit(confidence), float(right)) for confidence, right in pairs]
    for _ in range(_STEPS):
        to_slope, to_offset = _PRIOR * (slope - 1.0), _PRIOR * offset
        ss, so, oo = _PRIOR, 0.0, _PRIOR
        for x, right in points:
            p = _sigmoid(slope * x + offset)
            weight = p * (1 - p)
            to_slope += (p - right) * x
            to_offset += p - right
            ss, so, oo = ss + weight * x * x, so + weight * x, oo + weight
        room = ss * oo - so * so
        slope -= (oo * to_slope - so * to_offset) / room
        offset -= (ss * to_offset - so * to_slope) / room
    return Curve(slope, offset)


def left_out(marks: Sequence[Mark]) -> list[tuple[float, bool]]:
    """Return each answer corrected by a curve that was fitted without its family."""
    families = sorted({one.family for one in marks})
    corrected: list[tuple[float, bool]] = []
    for family in families:
        curve = fit(pairs_of([one for one in marks if one.family != family]))
        own = pairs_of([one for one in marks if one.family == family])
        corrected += [(curve.apply(confidence), right) for confidence, right in own]
    return corrected


def _bin(found: Pairs) -> Bin:
    if not found:
        return Bin(0, 0.0, 0.0)
    sure = sum(confidence for confidence, _ in found) / len(found)
    return Bin(len(found), sure, sum(right for _, right in found) / len(found))


def _logit(confidence: float) -> float:
    p = min(1 - _NEVER_SURE, max(_NEVER_SURE, confidence))
    return math.log(p / (1 - p))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
