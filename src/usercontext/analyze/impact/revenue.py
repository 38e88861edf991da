"""What a cause costs per day: estimate, interval, formula, inputs; or which input is missing.

Not: counting sessions. Never a number without what it was made of.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from usercontext.analyze.impact.beta import interval, mixed, rate_atoms
from usercontext.domain.analysis import Affected, RevenueImpact
from usercontext.domain.conversions import Stratum
from usercontext.domain.counted import counted, in_percent
from usercontext.domain.project_settings import ProjectSettings

LEAST_AFFECTED = 5
"""Fewer sessions that met it say nothing about how often such sessions convert."""
LEAST_MATCHED = 30
"""Fewer sessions to compare with, and the next coarser comparison is made."""
MOST_POOLS = 8
"""Beyond, all are compared more coarsely: a sum of hundreds of rates is no finer for it."""

_MISSING = {
    "value_per_conversion": ("valuePerConversion", "what one conversion is worth"),
    "currency": ("currency", "in which currency"),
    "conversion": ("conversion", "which page or log entry is a conversion"),
}
_LEVELS: tuple[tuple[str, Callable[[Stratum], Any]], ...] = (
    ("entry page, release and browser", lambda s: (s.entry_path, s.release, s.browser)),
    ("entry page and release", lambda s: (s.entry_path, s.release)),
    ("entry page", lambda s: (s.entry_path,)),
    ("nothing but the window", lambda _: ()),
)


class _Pool(Struct):
    """Sessions that did not meet it, and how many that did are compared with them."""

    tries: int
    hits: int
    affected: int = 0


def estimate_revenue(
    settings: ProjectSettings, affected: Affected | None, strata: Sequence[Stratum]
) -> RevenueImpact:
    """Return the expected loss per day, or the input that is missing."""
    missing = [said for name, said in _MISSING.items() if getattr(settings, name) is None]
    if missing:
        return RevenueImpact(unknown=_say_missing(missing))
    met = sum(stratum.affected for stratum in strata)
    if affected is None or met < LEAST_AFFECTED:
        return RevenueImpact(
            unknown=(
                f"{counted(met, 'session')} affected within {settings.window_hours} h could be"
                f" examined, and {LEAST_AFFECTED} are needed"
            )
        )
    others = sum(stratum.others for stratum in strata)
    if others < LEAST_MATCHED:
        return RevenueImpact(
            unknown=(
                f"{counted(others, 'session')} within {settings.window_hours} h were not affected,"
                f" and {LEAST_MATCHED} are needed for comparison"
            )
        )
    return _estimate(settings, affected, strata, met)


def _say_missing(missing: Sequence[tuple[str, str]]) -> str:
    *first, last = (f"{question} ({name})" for name, question in missing)
    asked = f"{', '.join(first)} and {last}" if first else last
    return f"the project's settings do not say {asked}"


def _estimate(
    settings: ProjectSettings, affected: Affected, strata: Sequence[Stratum], met: int
) -> RevenueImpact:
    value, currency = settings.value_per_conversion or 0.0, settings.currency or ""
    converted = sum(stratum.affected_converted for stratum in strata)
    pools, level = _match(strata)
    weighted = [(pool.affected / met, pool) for pool in pools]
    usual = sum(weight * pool.hits / pool.tries for weight, pool in weighted)
    low, high = interval(
        mixed([(weight, rate_atoms(pool.hits, pool.tries)) for weight, pool in weighted]),
        rate_atoms(converted, met),
    )
    per_day = affected.sessions * 24 / affected.window_hours
    gap = usual - converted / met
    low, expected, high = (round(max(0.0, per_day * each * value), 2) for each in (low, gap, high))
    inputs = {
        "affectedSessions": float(affected.sessions),
        "windowHours": float(affected.window_hours),
        "affectedPerDay": round(per_day, 4),
        "affectedConversion": round(converted / met, 6),
        "affectedCounted": float(met),
        "unaffectedConversion": round(usual, 6),
        "unaffectedMatched": float(sum(pool.tries for pool in pools)),
        "valuePerConversion": value,
        "coverage": affected.coverage,
    }
    return RevenueImpact(
        currency=currency,
        period="day",
        low=min(low, expected),  # what was seen may lie outside of what is likely: all, or none
        expected=expected,
        high=max(expected, high),
        formula=_formula(inputs, gap, currency, level, affected.coverage),
        inputs=inputs,
    )


def _formula(
    inputs: dict[str, float], gap: float, currency: str, level: str, coverage: float
) -> str:
    numbers = (
        f"{inputs['affectedPerDay']:g} × ({inputs['unaffectedConversion']:g} − "
        f"{inputs['affectedConversion']:g}) × {inputs['valuePerConversion']:g} {currency}"
    )
    words = (
        "affected sessions per day × (conversion of matched unaffected sessions − conversion of "
        f"affected ones) × value per conversion = {numbers}; matched by {level}; 90 % interval "
        "with a Beta(1/2, 1/2) prior for each rate"
    )
    if gap < 0:
        words += "; affected sessions did not convert less, so 0 is reported: no loss and no gain"
    if coverage < 1:
        words += f"; counted among the {in_percent(coverage)} of sessions that were examined"
    return words


def _match(strata: Sequence[Stratum]) -> tuple[list[_Pool], str]:
    """Compare each stratum with the most alike sessions of which there are enough.

    Returns the pools and in words how alike they are, the coarsest that was needed.
    """
    tried = ((finest, *_match_from(strata, finest)) for finest in range(len(_LEVELS)))
    finest, pools, coarsest = next(found for found in tried if len(found[1]) <= MOST_POOLS)
    partly = "" if coarsest == finest else f", some only by {_LEVELS[coarsest][0]}"
    return pools, _LEVELS[finest][0] + partly


def _match_from(strata: Sequence[Stratum], finest: int) -> tuple[list[_Pool], int]:
    levels = [_pool(strata, like) for _, like in _LEVELS]
    used: dict[tuple[int, Any], _Pool] = {}
    for stratum in strata:
        if not stratum.affected:
            continue
        for level in range(finest, len(_LEVELS)):
            alike = _LEVELS[level][1](stratum)
            pool = levels[level][alike]
            if pool.tries >= LEAST_MATCHED:
                pool.affected += stratum.affected
                used[level, alike] = pool
                break
    return list(used.values()), max(level for level, _ in used)


def _pool(strata: Sequence[Stratum], like: Callable[[Stratum], Any]) -> dict[Any, _Pool]:
    pools: dict[Any, _Pool] = {}
    for stratum in strata:
        pool = pools.setdefault(like(stratum), _Pool(0, 0))
        pool.tries += stratum.others
        pool.hits += stratum.others_converted
    return pools
