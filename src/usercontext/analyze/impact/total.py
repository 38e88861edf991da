"""Adds up a score's terms, with reach and the contract's limits. Not: evidence.

A score is added up again whenever its reach changes, from the terms that were kept: what was
observed in the session stays, what reach and limits add is made anew.
"""

from collections.abc import Sequence

from usercontext.analyze.impact import points
from usercontext.domain.analysis import Affected, ImpactTerm
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.counted import counted, in_percent

_MADE_HERE = frozenset({"reach", "share", "trend", "ceiling", "floor"})
_DAY_US = 24 * 3600 * MICROSECONDS


def add_up(
    terms: Sequence[ImpactTerm], affected: Affected | None
) -> tuple[int, tuple[ImpactTerm, ...]]:
    """Return the score and all its terms: those observed, those of reach, the limit if it binds."""
    observed = [term for term in terms if term.name not in _MADE_HERE]
    found = observed + _reach(affected)
    total = sum(term.points for term in found)
    most, reason = _ceiling(observed, affected)
    if total > most:
        found.append(ImpactTerm("ceiling", reason, most - total))
    elif total < 0:
        found.append(ImpactTerm("floor", "no score is below 0", -total))
    return sum(term.points for term in found), tuple(found)


def _reach(affected: Affected | None) -> list[ImpactTerm]:
    if affected is None or affected.sessions < points.REACH[0][0]:
        return []
    people = _people(affected)
    sessions, users = counted(affected.sessions, "session"), counted(affected.users, "user")
    told = f"{sessions}, {users} in {affected.window_hours} h"
    terms = [ImpactTerm("reach", told, _step(points.REACH, people))]
    if share := _step(points.SHARE, affected.low):
        told = f"at least {in_percent(affected.low)} of the sessions examined"
        terms.append(ImpactTerm("share", told, share))
    terms += _trend(affected)
    return [term for term in terms if term.points]


def _trend(affected: Affected) -> list[ImpactTerm]:
    half = len(affected.trend) // 2
    older, newer = sum(affected.trend[:half]), sum(affected.trend[len(affected.trend) - half :])
    if half and newer >= points.GROWN and newer >= points.GROWTH * older:
        then = counted(older, "session")
        told = f"growing: {then} in the older half of the window, {newer} in the newer"
        return [ImpactTerm("trend", told, points.GROWING)]
    first, now = affected.first_us, affected.as_of_us
    quiet = not any(affected.trend[: half // 2 or 1])
    if first is not None and now is not None and now - first < _DAY_US and quiet:
        return [ImpactTerm("trend", "new: first seen within a day", points.NEW)]
    return []


def _ceiling(observed: Sequence[ImpactTerm], affected: Affected | None) -> tuple[int, str]:
    """Return the most that the contract lets such an issue have, and why."""
    names = {term.name for term in observed}
    if "evidence" in names:
        return points.MOST_MINOR, "a report without evidence is P3"
    if "not our defect" in names:
        return points.MOST_MINOR, "not our defect: at most P3"
    if "exposed" in names:
        return points.MOST, "the score ends at 100"
    if "minor" in names and "blocked" not in names:
        return points.MOST_MINOR, "cosmetic: P3 however many users it affects"
    if "way round" in names:
        return points.MOST_ROUND, "with a workaround: at most P2"
    core = any(term.name == "path" and term.points >= points.CORE_FROM for term in observed)
    if core and "wrong" in names:
        return points.MOST, "the score ends at 100"
    if not core:
        return points.MOST_ROUND, "only a core action can be P1"
    if "doubt" in names:
        return points.MOST_ALONE, "a wrong amount is not proven"
    if "blocked" not in names:
        return points.MOST_ROUND, "the user could go on: at most P2"
    if _is_many(affected):
        return points.MOST, "the score ends at 100"
    return points.MOST_ALONE, "P0 needs many affected users, and that is not known"


def _is_many(affected: Affected | None) -> bool:
    if affected is None:
        return False
    people = _people(affected)
    few = people >= points.FEW and affected.low >= points.MANY_SHARE
    return people >= points.MANY or few


def _people(affected: Affected) -> int:
    """Return how many people it was: a project whose sessions name no user counts sessions."""
    return affected.users or affected.sessions


def _step(table: Sequence[tuple[float, int]], value: float) -> int:
    return max((gained for least, gained in table if value >= least), default=0)
