"""How far a cause reaches, as the API answers it. Not: how it is counted."""

from msgspec import Struct
from msgspec.structs import asdict

from usercontext.domain.analysis import Affected, Portion
from usercontext.domain.clock import format_second
from usercontext.wire.fields import Instant


class AffectedReach(Struct, rename="camel"):
    """Who else met the same signature, in a window of hours; counted, never extrapolated.

    `low` to `high` is where the rate among the sessions looked at lies (Wilson, 95 %); `trend` has
    sessions per `trendHours`, oldest first.
    """

    reports: int
    sessions: int
    silent_sessions: int
    users: int
    window_hours: int
    coverage: float
    looked: int
    low: float
    high: float
    first_seen: Instant | None
    as_of: Instant | None
    trend: tuple[int, ...]
    trend_hours: int
    browsers: tuple[Portion, ...]
    releases: tuple[Portion, ...]


def view_reach(affected: Affected | None) -> AffectedReach | None:
    """Return the reach as it is answered; None before it was counted."""
    if affected is None:
        return None
    counted = asdict(affected)
    for name, shown in (("first_us", "first_seen"), ("as_of_us", "as_of")):
        instant_us = counted.pop(name)
        counted[shown] = None if instant_us is None else format_second(instant_us)
    return AffectedReach(**counted)
