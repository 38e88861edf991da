"""Pages that request something not everybody may see, and get 403. Not: clicks that do.

Whoever has no right to the bills of their house came for something else: a page asks by itself for
all that it could show, and leaves out what it is not given. No word of paying makes that a payment.
"""

from http import HTTPStatus

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.words import CORE, concepts, telling_words
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind


def was_only_asked_for(timeline: Timeline, chain: Chain) -> bool:
    """Tell a part that was refused by right, beside all that its user then did, and not missed."""
    root, asked = chain.root, chain.root.event.request
    if asked is None or asked.told or not asked.reads or asked.status != HTTPStatus.FORBIDDEN:
        return False
    by_itself = chain.trigger is None and not chain.effects and not chain.retries
    if root.kind is not SignalKind.DENIED or not by_itself:
        return False
    said = timeline.description
    if concepts(said) & concepts(asked.about) or telling_words(said) & telling_words(asked.about):
        return False
    page = timeline.route_at(root.event.at_us)
    return not concepts(page) & CORE and went_on(timeline, chain)
