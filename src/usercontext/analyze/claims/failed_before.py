"""How often the same request had failed, or kept waiting, before. Not: what came of it later.

The last try is told, since the report is nearest to it; that it was not the first is evidence too.
"""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_LOOK_BACK = 400
_REFUSED = 400
_AS_LONG = 0.5


def failed_before(timeline: Timeline, chain: Chain) -> tuple[str, ...]:
    """Return the ids of the earlier answers of the root's address that ended as it did."""
    root, asked = chain.root, chain.root.event.request
    if asked is None or asked.told or not _may_be_told(root.kind, asked):
        return ()
    known = {*root.ids, *(one.event.id for one in chain.effects)}
    before = timeline.requests_before(root.event.index, _LOOK_BACK)
    same = (one.id for one in before if one.request is not None and _is_same(asked, one.request))
    return tuple(one for one in same if one not in known)


def _may_be_told(kind: SignalKind, asked: Request) -> bool:
    if kind is SignalKind.SLOW:
        return asked.duration_ms is not None
    return asked.status == 0 or (asked.status or 0) >= _REFUSED


def _is_same(asked: Request, before: Request) -> bool:
    if before.told or before.address != asked.address or before.url.host != asked.url.host:
        return False
    if before.status != asked.status:
        return False
    if asked.status == 0 or (asked.status or 0) >= _REFUSED:
        return True
    return (before.duration_ms or 0) >= _AS_LONG * (asked.duration_ms or 0)
