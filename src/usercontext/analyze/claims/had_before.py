"""The same request that ended in the same way beside the one that is told. Not: what followed.

Of several tries the one nearest to the report is the cause; that it was not the first is evidence.
"""

from collections.abc import Sequence

from usercontext.analyze.claims.contract import Draft
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.broken_off import SLOW_MS
from usercontext.analyze.signals.money.paid_and_unread import paid_before_reading, went_through
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import ClaimKind

_MOST = 10
_MOST_NAMED = 3
_REFUSED = 400


def before_drafts(timeline: Timeline, root: Signal) -> list[Draft]:
    """Return what stood before a cause as claims: that it was not the first, that it was paid."""
    drafts = []
    if before := _others(timeline, root, later=False):
        ids = tuple(one.id for one in before[:_MOST])
        text = _waits_before(timeline, root) or _often(before)
        drafts.append(Draft(text, ClaimKind.IMPACT, ids))
    if waits := _waits_after(timeline, root):
        ids = tuple(one.id for one in _others(timeline, root, later=True)[:_MOST_NAMED])
        drafts.append(Draft(waits, ClaimKind.IMPACT, ids))
    if (payment := paid_before_reading(timeline, root)) is not None:
        drafts.append(Draft(went_through(payment), ClaimKind.STEP, (payment.id,)))
    return drafts


def other_waits(timeline: Timeline, root: Signal) -> str:
    """Say how long the same took before and afterwards, '' where it was not waited for."""
    told = (_waits_before(timeline, root), _waits_after(timeline, root))
    return " ".join(filter(None, told))


def _waits_before(timeline: Timeline, root: Signal) -> str:
    waits = _waits(_others(timeline, root, later=False)[-_MOST_NAMED:], root)
    return f"Before that it took {waits}." if waits else ""


def _waits_after(timeline: Timeline, root: Signal) -> str:
    after = _others(timeline, root, later=True)[:_MOST_NAMED]
    waits = _waits(after, root)
    return f"The next {'times' if len(after) > 1 else 'time'} it took {waits}." if waits else ""


def _waits(others: Sequence[Event], root: Signal) -> str:
    if root.kind is not SignalKind.SLOW or not others:
        return ""
    waits = [f"{_seconds(one)} s" for one in others]
    return f"{', '.join(waits[:-1])} and {waits[-1]}" if len(waits) > 1 else waits[0]


def _often(before: Sequence[Event]) -> str:
    often = {1: "once", 2: "twice"}.get(len(before), f"{len(before)} times")
    return f"It had happened {often} before."


def _others(timeline: Timeline, root: Signal, *, later: bool) -> Sequence[Event]:
    asked = root.event.request
    if asked is None or asked.told:
        return ()
    same = timeline.asked.get(asked.address, ())
    own = root.event.index
    return [one for one in same if (one.index > own) is later and _is_alike(one, root)]


def _is_alike(one: Event, root: Signal) -> bool:
    earlier, asked = one.request, root.event.request
    if earlier is None or asked is None or one.id in root.ids:
        return False
    if root.kind is SignalKind.SLOW:
        return 0 < (earlier.status or 0) < _REFUSED and (earlier.duration_ms or 0) >= SLOW_MS
    return earlier.status == asked.status and (asked.status or 0) >= _REFUSED


def _seconds(one: Event) -> int:
    return round((one.request.duration_ms or 0) / 1000) if one.request else 0
