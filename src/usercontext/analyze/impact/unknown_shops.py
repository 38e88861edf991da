"""A payment provider that rejects the shop itself. Not: a card that it declines."""

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.analysis import Category


def is_unknown_where_one_pays(timeline: Timeline, chain: Chain) -> bool:
    """Tell a house that knows neither key nor page on the way to pay, and that nothing went by."""
    root = chain.root
    asked = root.event.request
    if asked is None or asked.told or asked.status not in (401, 403) or chain.trigger is not None:
        return False
    if root.party is not Party.SERVICE or root.category is not Category.THIRD_PARTY:
        return False
    if Concept.PAY not in concepts(timeline.route_at(root.event.at_us)):
        return False
    later = (e.request for e in timeline.answered if e.index > root.event.index and e.request)
    good = (one for one in later if 200 <= (one.status or 0) < 300)
    return not any(not one.reads or one.url.host == asked.url.host for one in good)
