"""Money that a machine took, by its log, before it failed to deliver.

A till, a machine for tickets or a charger tells no requests: it writes that a payment went well,
and a moment later that its printer is jammed. It counts where the report speaks of money, and
nothing was handed out in the end. Not: what a page asks of its server (`paid`).
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.own_fields import said_by_fields
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.money.paid import KEPT_BACK
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_TAKEN = re.compile(
    r"\b(?:pay(?:ment)?s?|charges?|cards?|sale|transaction|amount|cash|coins?|money)\b.{0,24}"
    r"\b(?:ok|approved|authori[sz]ed|accepted|captured|succeeded|success\w*|completed?|taken|paid"
    r"|received|settled|debited|charged)\b|\b(?:paid|charged|captured|debited)\b.{0,12}\d",
    re.I,
)
_NOT_TAKEN = re.compile(
    r"\b(?:not|never|no|fail\w*|declin\w*|refus\w*|cancel\w*|revers\w*|refund\w*|return\w*|void\w*"
    r"|pending|test)\b",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:print(?:ed|ing done)|dispensed|issued|delivered|handed out|vended|unlocked|released"
    r"|opened|started|complete[d]?|success\w*|refund\w*|revers\w*|returned|cancel\w*)\b",
    re.I,
)
_OF_A_SLIP = re.compile(
    r"\b(?:receipts?|slips?|bons?|belege?|quittung\w*|kassenbon|invoices?|e-?mails?|sms|loyalty"
    r"|points|display|customer screen|drawer|sync|backup|upload|telemetry|report)\b",
    re.I,
)
"""What comes beside what was paid for."""

_OF_MONEY = needles(
    " money| paid | pay | paying| charged| coins| cash | card | euro| took my| debited| billed"
    "| geld | bezahlt| gezahlt| abgebucht| karte | argent| paye | debite| monnaie| dinero| pague "
    "| pagado| cobr| soldi| pagato| addebit| betaald| zaplac| pieniadze| dinheiro| paguei"
    "| odedim| para | betalt| деньг| оплат| списал|お金|支払|付款|扣款|결제"
)
_FAILED = (
    *(SignalKind.NO_ANSWER, SignalKind.CONSOLE_ERROR, SignalKind.EXCEPTION, SignalKind.ASSET),
    *(SignalKind.SERVER_ERROR, SignalKind.CLIENT_ERROR, SignalKind.MISMATCH, SignalKind.MEDIA),
)
_ACT_US = 120_000_000
_MOST, _SEEN = 60, 300


def tell_not_given(timeline: Timeline, signal: Signal) -> Signal:
    """Return what failed behind a payment as what was paid for and kept back, or as it is."""
    failed = signal.event
    if timeline.program is Program.PAGE or failed.level is not Level.ERROR:
        return signal
    if signal.kind not in _FAILED or failed.request is not None or signal.message == KEPT_BACK:
        return signal
    if _OF_A_SLIP.search(failed.text[:_SEEN]) is not None:
        return signal  # the sale stands without it
    said = fold(timeline.description)
    if not any(word in said for word in _OF_MONEY):
        return signal
    payment = _taken_before(timeline, failed)
    if payment is None or _was_given(timeline, failed):
        return signal
    text = f"{signal.text}, after it had written “{clean(_said(timeline, payment), 80)}”"
    return replace(signal, text=text, message=KEPT_BACK, also=(*signal.also, payment), reason=None)


def _taken_before(timeline: Timeline, failed: Event) -> Event | None:
    near = timeline.between(failed.at_us - _ACT_US, failed.at_us)[-_MOST:]
    for line in reversed([one for one in near if one.index < failed.index and _is_quiet(one)]):
        said = _said(timeline, line).replace("_", " ")[:_SEEN]
        if _TAKEN.search(said) is not None:
            return line if _NOT_TAKEN.search(said) is None else None
    return None


def _was_given(timeline: Timeline, failed: Event) -> bool:
    later = timeline.between(failed.at_us, timeline.end_us, _MOST)
    quiet = (one for one in later if one.index > failed.index and _is_quiet(one))
    return any(_GIVEN.search(_said(timeline, one).replace("_", " ")[:_SEEN]) for one in quiet)


def _is_quiet(line: Event) -> bool:
    written = line.kind is EventKind.CONSOLE and line.element is None
    return written and line.level in (Level.INFO, Level.DEBUG)


def _said(timeline: Timeline, line: Event) -> str:
    """Return a line's words; a machine's have mostly none, and its fields say it."""
    return said_by_fields(timeline.entries[line.id].payload, line.text)
