"""How often one thing was refused in a session, by whichever control. Not: by what rule."""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.reading.timeline import Timeline

_REFUSED, _FAILED = 400, 500
_MOST = 20


def refusals_of(timeline: Timeline, chain: Chain) -> int:
    """Return how many presses the same was refused to, 0 where it was taken once.

    Who chose another hour each time has tried as often as who pressed one button.
    """
    asked = chain.root.event.request
    if asked is None or asked.reads or asked.told:
        return 0
    same = [event for event in timeline.asked.get(asked.address, ())[-_MOST:] if event.request]
    if any(200 <= (one.request.status or 0) < 300 for one in same if one.request):
        return 0
    refused = (e for e in same if e.request and _REFUSED <= (e.request.status or 0) < _FAILED)
    presses = (timeline.pressed_before(one.index) for one in refused)
    return len({press.index for press in presses if press is not None})
