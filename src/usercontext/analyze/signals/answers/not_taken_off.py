"""A discount code that was accepted while the total stayed. Not: refused codes.

A discount may well be of the postage, or of another thing; so this is a cause only where the report
complains of it (`overheard`).
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.cents import cents_of
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.called import SENT
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.fields import Place, as_text, layer
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_OFFER = re.compile(
    r"coupon|voucher|promo(?:tion)?s?[_-]?codes?|discount|gift[_-]?card|gutschein|rabatt|codepromo"
    r"|cupon|descuento|buono|sconto|korting|redeem",
    re.I,
)
_TOTAL = re.compile(
    r"total(?!_?(?:items?|count|qty|quantity|pages?|results?))"
    r"(?:[^\d<>]|<[^<>]*>){0,80}?(\d[\d.,]*)",
    re.I,
)
_SEEN = 4_000
_SOON_US = 60_000_000
_MOST_WRITES = 20


def find_not_taken_off(timeline: Timeline) -> Iterator[Signal]:
    """Yield the newest answer whose total is the one from before a code that was taken."""
    last: tuple[Event, str] | None = None
    taken: list[tuple[Event, Event, str]] = []
    found: tuple[Event, str, tuple[Event, Event, str]] | None = None
    for event in timeline.answered:
        asked = event.request
        if asked is None or asked.told or not 200 <= (asked.status or 0) < 300:
            continue
        if not asked.reads and last is not None and _redeems(timeline, event):
            taken[:] = [*taken[1 - _MOST_WRITES :], (event, *last)]
        said = (asked.body or "")[:_SEEN]
        told = _TOTAL.search(said) if "total" in said.lower() else None
        if told is None:
            continue
        last = (event, told[1])
        if taken and event.at_us - taken[-1][0].at_us <= _SOON_US:
            found = (event, told[1], taken[-1])
    signal = _as_before(timeline, *found) if found is not None else None
    if signal is not None and signal.party is Party.FIRST:
        yield signal


def _as_before(
    timeline: Timeline, event: Event, total: str, taken: tuple[Event, Event, str]
) -> Signal | None:
    code, before, was = taken
    if not cents_of(total) & cents_of(was) or code.request is None or event.request is None:
        return None
    said = f"answered {event.request.status} with the total “{clean(total, 20)}”, as before"
    said = f"{said} {address_of(code.request)} was taken"
    kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
    signal = request_signal(timeline, event, kind, category, said)
    words = f"{signal.words} coupon code discount voucher total price"
    signal = replace(signal, words=words, message="not taken off", also=(code, before))
    return replace(signal, overheard=True, last_word=True)


def _redeems(timeline: Timeline, event: Event) -> bool:
    """Tell a code that was sent in and taken."""
    asked = event.request
    if asked is None or says_that_it_failed(asked):
        return False
    if _OFFER.search(asked.about) is not None:
        return True
    entry = timeline.entries[event.id]
    sent = layer(entry.payload, entry.event_metadata).values(SENT, (Place.OWN, Place.REQUEST))
    return any(_OFFER.search(as_text(one)[:200]) for one in sent if one)
