"""Data that checkout needs and that could not be fetched. Not: what is sent there."""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import went_on
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_TILL = re.compile(r"/(?:checkout|kasse|caisse|cassa|kassa|afrekenen|pokladna|odeme)(?:/|$)", re.I)
_NEEDED = re.compile(
    r"/(?:[\w-]*(?:slots?|rates?|shipping|delivery|pickup|shipments?|carriers?|payment-?methods?"
    r"|options|availability|zeiten|versand|lieferung|livraison|envios?|spedizion\w*))(?:/|$)",
    re.I,
)
_AGAIN = 2


def keeps_from_the_till(timeline: Timeline, chain: Chain, page: str) -> bool:
    """Tell how or when something is delivered, asked for twice on the page where one pays.

    Its server gave it neither time, and nothing that was pressed afterwards worked.
    """
    asked = chain.root.event.request
    if asked is None or not asked.reads or chain.trigger is None or chain.recovered is not None:
        return False
    if chain.root.kind not in (SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER):
        return False
    if _TILL.search(page.partition(" ")[0]) is None or _NEEDED.search(asked.url.path) is None:
        return False
    again = len(timeline.asked.get(asked.address, ())) >= _AGAIN
    coupon = Concept.CART in concepts(asked.about)
    return again and not coupon and not went_on(timeline, chain)
