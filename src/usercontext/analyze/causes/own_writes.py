"""Changes sent without a recorded click, and never accepted. Not: what a click sent."""

from usercontext.analyze.language.words import CORE, concepts
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.conflicts import EDITS
from usercontext.analyze.signals.signal import Signal, SignalKind

CONTENT = frozenset(
    {
        SignalKind.SERVER_ERROR,
        SignalKind.NO_ANSWER,
        SignalKind.UNREADABLE,
        SignalKind.CLIENT_ERROR,
        SignalKind.DENIED,
        SignalKind.LIMITED,
        SignalKind.SLOW,
        SignalKind.REFUSED,
    }
)
"""What a page shows is missing, or late, after these."""

_SEVERAL = 3
_MOST_TRIES = 20
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def is_never_taken(timeline: Timeline, root: Signal) -> bool:
    """Tell an edit that was sent several times and refused each time, to the last."""
    asked = root.event.request
    if asked is None or root.party is not Party.FIRST or asked.method.upper() not in EDITS:
        return False
    same = timeline.asked.get(asked.address, ())[-_MOST_TRIES:]
    tried = [e.request.status for e in same if e.request and not e.request.given_up]
    return len(tried) >= _SEVERAL and all((status or 0) >= 400 for status in tried)


def wrote_in_vain(timeline: Timeline, root: Signal) -> bool:
    """Tell a core action that the page took by itself, on the way back from a bank for one.

    So is an edit that the page saves by itself, again and again, and that is never taken. Where
    a client tells of no press at all, somebody pressed for whatever was sent.
    """
    asked = root.event.request
    if asked is None or root.party is not Party.FIRST:
        return False
    if asked.told and (timeline.answered or timeline.clicks):
        return False
    method = asked.method.upper()
    if is_never_taken(timeline, root):
        return True
    failed = root.kind in CONTENT or root.kind is SignalKind.REJECTED
    if failed and method in _WRITES and not timeline.tells_presses:
        return True
    core = concepts(asked.about) & CORE
    return bool(core) and method in ("POST", "PUT") and failed
