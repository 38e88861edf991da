"""The Beta distribution: what counts say about a rate, its quantiles and sums. Not: money.

No library: the regularised incomplete beta function by its continued fraction (Lentz's method), its
inverse by Newton's steps kept inside a bracket. Deterministic: a distribution is carried as equally
likely atoms, so that sums need no chance.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

ATOMS = 100
JEFFREYS = 0.5
"""The prior Beta(1/2, 1/2): it claims least, and its intervals hold for rates near 0 and 1."""

_TINY = 1e-300
_EPSILON = 1e-12
_STEPS = 400


def cumulative(a: float, b: float, x: float) -> float:
    """Return the probability that a Beta(a, b) rate is at most ``x``."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):  # where the fraction converges slowly, the mirror does not
        return 1.0 - cumulative(b, a, 1 - x)
    front = a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b)
    return math.exp(front) * _fraction(a, b, x) / a


def quantile(a: float, b: float, share: float) -> float:
    """Return the rate that a Beta(a, b) rate is below with probability ``share``."""
    low, high = 0.0, 1.0
    x = a / (a + b)
    for _ in range(_STEPS):
        gap = cumulative(a, b, x) - share
        if gap > 0:
            high = x
        else:
            low = x
        slope = (a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - _log_beta(a, b)
        following = x - gap * math.exp(-slope) if abs(slope) < 600 else -1.0
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= 1e-12 or following in (low, high):
            return following
        x = following
    return x


@lru_cache(maxsize=256)
def rate_atoms(hits: int, tries: int) -> tuple[float, ...]:
    """Return equally likely values of a rate of which ``hits`` of ``tries`` were seen."""
    a, b = hits + JEFFREYS, tries - hits + JEFFREYS
    return tuple(quantile(a, b, (n + 0.5) / ATOMS) for n in range(ATOMS))


def mixed(parts: Sequence[tuple[float, tuple[float, ...]]]) -> tuple[float, ...]:
    """Return the atoms of a weighted sum of independent rates."""
    total: tuple[float, ...] = (0.0,)
    for weight, atoms in parts:
        sums = sorted(one + weight * other for one in total for other in atoms)
        size = len(sums) // ATOMS
        total = tuple(sum(sums[n * size : (n + 1) * size]) / size for n in range(ATOMS))
    return total


def interval(
    more: Sequence[float], less: Sequence[float], share: float = 0.9
) -> tuple[float, float]:
    """Return where the difference of two rates lies with probability ``share``."""
    gaps = sorted(one - other for one in more for other in less)
    outside = round(len(gaps) * (1 - share) / 2)
    return gaps[outside], gaps[-1 - outside]


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _not_zero(1 + step * d)
            c = _not_zero(1 + step / c)
            found *= c * d
        if abs(c * d - 1) < _EPSILON:
            break
    return found


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
