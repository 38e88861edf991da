"""What a payment's provider said: a decline told after an answer that went well. Not: statuses."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event
from usercontext.analyze.signals.readings import is_warning, read_words
from usercontext.analyze.signals.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_NOT_APPROVED = re.compile(
    r"\b(?:authori[sz]ation|payment|purchase|transaction|order|instal?ments?|credit|request|loan"
    r"|charge)\b.{0,24}\b(?:not|n't|n’t) (?:be )?(?:approved|authori[sz]ed|accepted by)\b"
    r"|\bnot (?:approved|authori[sz]ed) by\b|\bauthori[sz]ation (?:was |has been )?(?:refused"
    r"|denied|rejected)\b|\b(?:lender|issuer|bank) (?:has )?(?:declined|refused|rejected)\b",
    re.I,
)
"""What lenders, wallets and banks call their no; elsewhere it is said of rights."""

_SEEN = 400
_TOLD_US = 3_000_000
_LOOK_BACK = 20


def find_declines(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer about a payment after which the page told of a decline."""
    for event in timeline.events:
        if not (is_warning(event) or event.level is Level.ERROR) or event.request is not None:
            continue
        if not timeline.requests_before(event.index, 1):
            continue  # nothing had been asked that could have been declined
        read = read_words(event, "", event.text)
        declined = read is not None and read[0] is SignalKind.DECLINED
        if not declined and _NOT_APPROVED.search(event.text[:_SEEN]) is None:
            continue
        asked = _payment_before(timeline, event)
        if asked is not None and asked.request is not None:
            said = f"answered {asked.request.status}, and the page said “{clean(event.text)}”"
            kind, category = SignalKind.DECLINED, Category.PAYMENT_DECLINED
            yield replace(request_signal(timeline, asked, kind, category, said), also=(event,))


def _payment_before(timeline: Timeline, event: Event) -> Event | None:
    for before in reversed(timeline.requests_before(event.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or Concept.PAY not in concepts(asked.url.path):
            continue
        if before.answered_us < event.at_us - _TOLD_US:
            return None
        return before if 200 <= (asked.status or 0) < 300 else None
    return None
