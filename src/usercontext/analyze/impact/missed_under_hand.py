"""The click that needed a script or response that never came. Not: which of the two.

A script did not load, or the page's own policy kept it away: whoever then presses what it was for
is stopped there, though the page had come up long before.
"""

from usercontext.analyze.causes.chains import find_trigger
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import is_answered
from usercontext.analyze.reading.events import Element, Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.missed_parts import sent_in_vain
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_THROWN = frozenset({SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR})


def missed_by(timeline: Timeline, chain: Chain) -> Element | None:
    """Return the control whose click needed what did not come."""
    pressed: list[Event | None]
    if chain.root.kind is SignalKind.CHUNK:
        pressed = [find_trigger(timeline, effect) for effect in chain.effects]
    else:
        pressed = [*_thrown_at(timeline, chain)]
    later = (c.element for c in pressed if c and c.element and c.index > chain.root.event.index)
    return next((element for element in later if not element.bare), None)


def is_refused_and_missed(timeline: Timeline, chain: Chain) -> bool:
    """Tell a script that the page's policy kept away, at whose want a press threw.

    Or what was never made, or looked up, for want of which what was then sent off was refused.
    """
    if sent_in_vain(timeline, chain.effects):
        return True
    return _is_kept_away(chain) and missed_by(timeline, chain) is not None


def _thrown_at(timeline: Timeline, chain: Chain) -> list[Event]:
    if not _is_kept_away(chain):
        return []
    thrown = (effect for effect in chain.effects if effect.kind in _THROWN)
    pressed = [find_trigger(timeline, effect) for effect in thrown]
    # a counter that is missed keeps nobody from what they pressed for
    return [one for one in pressed if one and not is_answered(timeline, one, well=True)]


def _is_kept_away(chain: Chain) -> bool:
    """Tell what a policy refused, as its event tells it or as the browser's console does."""
    refused = chain.root.kind is SignalKind.REFUSED and chain.root.category is Category.CSP
    return refused or chain.root.event.topic == "csp"
