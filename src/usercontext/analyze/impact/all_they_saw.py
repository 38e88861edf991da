"""Sessions in which the user saw nothing but the failure: a blank page, or a redirect loop.

Whatever somebody had come for lies behind it. Not: pages that one can go away from.
"""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.hindrance import stopped_the_page
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_MOST_PAGES = 200
_ROUNDS = 4


def was_all_they_saw(timeline: Timeline, chain: Chain) -> bool:
    """Tell a circle that holds every page of a session, or its only page, without a part of it."""
    pages = [e for e in timeline.navigations[-_MOST_PAGES:] if e.target is not None]
    paths = {page.target.path for page in pages if page.target is not None}
    if chain.recovered is not None or chain.root.party is not Party.FIRST or not paths:
        return False
    if chain.root.kind is SignalKind.REDIRECTS:
        shown = (chain.root.event, *chain.root.also)
        circle = {one.target.path for one in shown if one.target is not None}
        often = len(shown) >= _ROUNDS and chain.root.message == "pages lead to each other"
        return often and len(circle) > 1 and paths <= circle
    alone = len(paths) == 1 and not timeline.clicks and chain.trigger is None
    return alone and chain.root.kind is SignalKind.CHUNK and stopped_the_page(timeline, chain)
