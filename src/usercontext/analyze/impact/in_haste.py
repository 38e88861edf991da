"""Rate limits met by a user whose request had just been accepted. Not: the limits themselves."""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import is_answered
from usercontext.analyze.language.words import CORE, concepts
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_LATELY_US = 60_000_000
_A_WHILE_US = 5_000_000
_OFTEN = 3
_MOST, _MOST_NEAR = 20, 100


def was_in_haste(timeline: Timeline, chain: Chain) -> bool:
    """Tell a limit met by a press that had been answered well three times within the minute.

    The limit is there for that, and over by itself; what one pays or signs in with needs no haste.
    """
    press = chain.trigger
    if chain.root.kind is not SignalKind.LIMITED or press is None or press.element is None:
        return False
    asked = chain.root.event.request
    if concepts(f"{press.element.label} {asked.about if asked is not None else ''}") & CORE:
        return False
    before = timeline.clicks_before(press.index, _MOST)
    same = (one for one in before if one.element and one.element.key == press.element.key)
    late = [one for one in same if one.at_us >= press.at_us - _LATELY_US]
    return sum(is_answered(timeline, one, well=True) for one in late) >= _OFTEN


def was_waited_for(timeline: Timeline, chain: Chain) -> bool:
    """Tell a limit met by who had been given the same within the minute, and then waited for it."""
    root, asked, back = chain.root.event, chain.root.event.request, chain.recovered
    press = chain.trigger
    if chain.root.kind is not SignalKind.LIMITED or press is None or asked is None:
        return False
    if asked.reads or back is None or back.at_us - root.answered_us < _A_WHILE_US:
        return False
    before = timeline.between(press.at_us - _LATELY_US, press.at_us, _MOST_NEAR)
    given = (e.request for e in before if e.request is not None and e.index < press.index)
    return any(one.address == asked.address and 200 <= (one.status or 0) < 300 for one in given)
