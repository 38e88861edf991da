"""A page's own limit that its user is told: number, size, length. Not: minimums.

What a house calls its things is its own word; that a number stands beside "at most", "full" or
"exceeds" says what the notice is. It is a rule, with a way round: less of it, another plan.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.signals.signal import Reason, Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 200
_NUMBER = re.compile(r"(?<![\w.])\d{1,9}(?:[.,]\d{1,3})? ?(?:[kmg]i?b\b)?", re.I)
_MOST = re.compile(
    r"\b(?:at most|max(?:imum|imal\w*)?|limit\w*|full|exceed\w*|no more than|up to|not more than"
    r"|only \d+|over the|ceiling|cap(?:ped|acity)?|quota|too (?:many|large|long|big|much)"
    r"|höchstens|maximal\w*|voll|überschr\w+|nicht mehr als|bis zu|zu (?:viele|groß|lang)"
    r"|au plus|maximum|dépass\w+|pas plus de|jusqu.à|trop (?:de|long\w*|gros\w*|grand\w*)"
    r"|como máximo|máximo|supera\w*|exced\w+|no más de|hasta|demasiad\w+|lleno"
    r"|no máximo|não mais|até|massimo|al più|troppo|fino a|hoogstens|maximaal"
    r"|te (?:veel|groot|lang)|najwyżej|maksym\w+|zbyt|en fazla|azami)\b"
    r"|不超过|最多|最大|まで|超え|최대|초과|не более|слишком",
    re.I,
)


def tell_limit(signal: Signal) -> Signal:
    """Return a refusal by such a limit as what it is: a rule of the house, and they are told."""
    if signal.kind is not SignalKind.FORM or signal.category is not Category.VALIDATION_REJECTED:
        return signal
    if signal.reason is not None or signal.event.topic != NOTICE:
        return signal
    return replace(signal, reason=Reason.RULE) if names_a_limit(signal.event.text) else signal


def names_a_limit(text: str) -> bool:
    """Tell a notice that names how much there may be at most."""
    said = text[:_SEEN]
    return _NUMBER.search(said) is not None and _MOST.search(said) is not None
