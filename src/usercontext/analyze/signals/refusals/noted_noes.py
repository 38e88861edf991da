"""Refused payments where the page logs or shows the bank's decline. Not: 2xx responses.

A house that pays for others answers with whatever status it likes: 400, 409, 422. What a page
writes down of it, or hands on to whoever pays, says whose no it was.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.card_checks import is_of_a_card, names_a_no
from usercontext.analyze.signals.refusals.quiet_declines import notes_a_no
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOLD_US, _MOST_LINES = 2_000_000, 12
_LOUD = (Level.WARN, Level.ERROR)
_SUM = re.compile(
    r"(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF)) ?\d|\d ?(?:[€$£¥₹]|(?:EUR|USD|GBP|CHF|kr|zł|Kč|Ft|lei)\b)"
)
"""A control that names a sum takes it."""

_OF_MONEY = re.compile(
    r" (?:payments?|zahlung|lastschrift|paiement|prelevement|pago|cargo|pagamento|addebito|betaling"
    r"|incasso|platnosc|betalning|odeme|bank|banque|banco|banca|issuer|guthaben|solde"
    r"|saldo|fondos|fonds|fondi|funds|deckung|srodki|bakiye\w*) "
)
"""What no card of a library has to do with."""

_OTHERWISE = (401, 404, 405, 413, 415, 419, 429)
"""Who is not known, what is not there and what comes too often no bank was asked about."""


def as_declined(timeline: Timeline, signal: Signal) -> Signal:
    """Return the refusal of a payment as its bank's, where the page says so at once behind it.

    So is one whose answer says that the card's holder, code or address was not the one.
    """
    asked = signal.event.request
    if asked is None or signal.kind is SignalKind.DECLINED or not _is_refused(asked):
        return signal
    line = _noted(timeline, signal.event)
    answer = asked.body or ""
    if line is None and not names_a_no(answer):
        return signal
    of_a_card = is_of_a_card(line.text if line else answer)
    if not (of_a_card or _pays(timeline, signal.event, asked, line)):
        return signal
    if line is None:
        return _declined(signal)
    verb = "showed the user" if line.topic == NOTICE else "wrote"
    said = "" if line in signal.also else f", and the page {verb} “{clean(line.text)}”"
    told = (*signal.also, line) if said else signal.also
    return replace(_declined(signal), text=f"{signal.text}{said}", also=told)


def _declined(signal: Signal) -> Signal:
    kind, category = SignalKind.DECLINED, Category.PAYMENT_DECLINED
    return replace(signal, kind=kind, category=category, reason=None)


def _is_refused(asked: Request) -> bool:
    status = asked.status or 0
    return 400 <= status < 500 and status not in _OTHERWISE and not asked.reads


def _noted(timeline: Timeline, refused: Event) -> Event | None:
    """Return the first line behind the answer that tells of a no, before anything else is asked."""
    over_us = refused.answered_us
    for line in timeline.between(over_us, over_us + _TOLD_US, _MOST_LINES):
        if line.index <= refused.index:
            continue
        if line.request is not None or line.element is not None:
            return None
        loud = line.kind is EventKind.CONSOLE and line.topic == "" and line.level in _LOUD
        if notes_a_no(line) or (loud and names_a_no(line.text)):
            return line
    return None


def _pays(timeline: Timeline, refused: Event, asked: Request, line: Event | None) -> bool:
    press = timeline.pressed_before(refused.index)
    label = press.element.label if press is not None and press.element is not None else ""
    if Concept.PAY in concepts(f"{asked.about} {label}") or _SUM.search(label) is not None:
        return True
    if line is None or line.topic != NOTICE:
        return False
    return _OF_MONEY.search(fold(line.text)) is not None
