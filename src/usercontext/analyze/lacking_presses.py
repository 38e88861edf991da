"""Presses that failed for want of a script that never came. Not: what was thrown by itself."""

from usercontext.analyze.causes import Chain
from usercontext.analyze.chains import find_trigger
from usercontext.analyze.events import Event
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category


def presses_that_missed_it(timeline: Timeline, chain: Chain) -> list[Event]:
    """Return the clicks that set off what follows from a script's being away, in their order.

    It did not load, or the page's policy kept it out: then nobody pressed for the script itself.
    """
    root = chain.root
    if root.kind is not SignalKind.CHUNK and root.category is not Category.CSP:
        return []
    clicks = (find_trigger(timeline, effect) for effect in chain.effects)
    return [c for c in clicks if c and c.element and c.index > root.event.index]
