"""How urgency and cost look on the wire: revenue, and how the priority changed. Not: the issue."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from usercontext.domain.analysis import ImpactTerm, Priority, RevenueImpact
from usercontext.domain.clock import format_second
from usercontext.domain.issue import PriorityChange
from usercontext.wire.fields import Instant

_CHANGE_NAMES = {
    "from_": "from",
    "from_score": "fromScore",
    "to_score": "toScore",
    "changed_at": "changedAt",
}
Score = Annotated[int, Meta(ge=0, le=100)]


class PriorityChangeView(Struct, rename=_CHANGE_NAMES):
    """When the analyzer's priority or score changed, and the terms that are not what they were."""

    changed_at: Instant
    from_: Priority
    to: Priority
    from_score: Score
    to_score: Score
    affected: int | None
    why: tuple[ImpactTerm, ...]


def view_history(changes: tuple[PriorityChange, ...]) -> tuple[PriorityChangeView, ...]:
    """Put changes into their public shape."""
    return tuple(
        PriorityChangeView(
            changed_at=format_second(each.changed_us),
            from_=each.priority_before,
            to=each.priority_after,
            from_score=each.score_before,
            to_score=each.score_after,
            affected=each.affected,
            why=each.why,
        )
        for each in changes
    )


def view_revenue(revenue: RevenueImpact | None) -> dict[str, Any] | None:
    """Put an estimate into its public shape, or the input that is missing."""
    if revenue is None:
        return None
    known: dict[str, Any] = msgspec.to_builtins(revenue)
    return {name: value for name, value in known.items() if value is not None}
