"""Money taken for an order that never came to be. Not: declines, orders never paid.

An order that fails before anybody pays costs a sale; one that fails behind a payment that went well
costs the customer. The two are told apart by what was answered before, in the same act.

What stays locked behind a payment of the same click, until the end (a 403 of what the click, the
payment or the page names), was paid for and kept back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.urls import Url
from usercontext.analyze.language.words import Concept, concepts, fold, means_success
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.refusals.payments import declines, tells_of_a_no
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

UNORDERED = "paid without an order"
"""A part of the signature: an order that failed before any payment is another cause."""

KEPT_BACK = "paid and kept back"
"""The same of what was paid for, and stays closed to who has paid."""

_PAYS = re.compile(
    r"/(?:payments?|pay|charges?|captures?|capture[-_]payment|confirm[-_]payment)"
    r"(?:(?:/[^/]+)?/(?:capture|confirm|charge|pay))?/?$"
    r"|/(?:payment[-_]?intents?|authori[sz]ations?|transactions?)/[^/]+/(?:capture|confirm)/?$",
    re.I,
)
"""An address that money moves by; a session or an intent that is begun there moves none."""

_AT_A_HOUSE = re.compile(r"/(?:confirm|capture|charge|authori[sz]e|debit|sale)/?$", re.I)
_SPENDS = re.compile(
    r"/(?:gift-?cards?|gift[-_]certificates?|wallets?|store-?credits?|credits|balances?|points)"
    r"(?:/[^/]+)?/(?:redeem|spend|debit|deduct|use|charge|capture)/?$",
    re.I,
)
"""What was paid for before is spent there, and is money all the same."""

_ORDERS = re.compile(
    r"(?<!auth)/(?:orders?|sales"
    r"|checkouts?|purchases?|bookings?|reservations?|subscriptions?|tickets?"
    r"|enrol?lments?|fulfil?lments?|grants?|entitlements?|activations?)(?:[-_/]|$)",
    re.I,
)
_TAKEN = re.compile(
    r"\b(?:pay|payments?|charges?|card|transaction|amount|money|pi_\w{4,}|ch_\w{4,})\b.{0,40}"
    r"\b(?:succeeded|captured|charged|completed|successful|went through|taken|debited|paid)\b"
    r"|\bpurchases? (?:ok|succeeded|completed|successful|verified)\b"
    r"|\bprocess_?payments? success|\bpayments? (?:was )?approved\b"
    r"|\b(?:captured|charged|debited)\b.{0,30}(?:\b(?:payment|card|customer)\b|[€$£¥\d])",
    re.I,
)
_PAID = re.compile(
    r"\b(?:paid|charged|debited)\b|\bfor (?:the |a |this )?payments?\b"
    r"|\bpayments? (?:was |has been |has )?(?:succeeded|taken|captured|went through)\b",
    re.I,
)
_WITHOUT = screened(
    r"\b(?:no|without(?: an?)?|missing|never(?: got)?(?: an?)?) "
    r"(?:order|booking|reservation|ticket|subscription)\b"
    r"|\b(?:order|booking|reservation|ticket|subscription)\b.{0,30}\b(?:(?:was|were|is|could)"
    r"(?: not|n['’]t)|not (?:created|found|stored|placed|saved|made)|missing|never)\b",
    re.I,
)
_DENIES = re.compile(r"\b(?:not|never|un)[ -]?(?:yet )?(?:paid|charged|captured|taken)\b", re.I)
_SAID_US = 4_000_000
_ACT_US = 120_000_000
_LOOK_BACK = 30
_LOOK_ON = 200
_SEEN = 400
_FAILED = (
    *(SignalKind.SERVER_ERROR, SignalKind.CLIENT_ERROR, SignalKind.NO_ANSWER),
    *(SignalKind.REJECTED, SignalKind.STALE, SignalKind.DENIED, SignalKind.LIMITED),
)
"""Also a refusal: who has paid has no way round it."""

_CLOSED = HTTPStatus.FORBIDDEN
_OF_NOTHING = re.compile(
    r"v\d+|pay\w*|paid|buy|buying|purchas\w*|checkouts?|charges?|captures?|confirm|billing"
    r"|transactions?|store|shop|web|rest|public|site|account|users?|customers?|sessions?|me|my|now"
)
"""Words that presses, payments and addresses have whatever was paid for."""

_STILL = re.compile(r"\bstill\b|\bnot (?:yet )?(?:active|activated|unlocked|upgraded)\b", re.I)


def tell_paid(timeline: Timeline, signal: Signal) -> Signal:
    """Return what failed behind a payment as what was paid for, where it was; else as it is."""
    asked = signal.event.request
    told = asked is not None and asked.told and timeline.program is Program.PAGE
    if asked is None or told or signal.party is not Party.FIRST or moves_money(asked):
        return signal
    payment: Event | None = None
    message = UNORDERED
    if _is_an_order(signal, asked):
        payment = payment_before(timeline, signal.event) or _told_before(timeline, signal.event)
    elif _is_kept_back(signal, asked):
        payment, message = payment_before(timeline, signal.event), KEPT_BACK
        if payment and asked.status == _CLOSED and not _is_of(timeline, payment, signal.event):
            return signal
    if payment is None or _came_to_be(timeline, signal, asked):
        return signal
    text = f"{signal.text}, after {paid_in_words(payment)}"
    also = (*signal.also, payment)
    return replace(signal, text=text, message=message, also=also, reason=None)


def _is_an_order(signal: Signal, asked: Request) -> bool:
    """Tell an order that failed; a list that does not come says nothing of what is in it."""
    if signal.kind not in _FAILED or not _ORDERS.search(asked.about):
        return False
    return not asked.reads or asked.status == HTTPStatus.NOT_FOUND


def _is_kept_back(signal: Signal, asked: Request) -> bool:
    """Tell a refusal, or the page's own word that all is still as it was before."""
    if signal.kind is SignalKind.DENIED:
        return asked.status == _CLOSED
    told = signal.kind is SignalKind.MISMATCH and asked.reads
    return told and any(_STILL.search(line.text[:_SEEN]) for line in signal.also)


def _is_of(timeline: Timeline, payment: Event, refused: Event) -> bool:
    """Tell a refusal of what was paid for: it has a word of the press, the payment or the page.

    What a page asks for by itself, as what others liked, may be refused to whoever has paid.
    """
    click, asked, paid = timeline.pressed_before(payment.index), refused.request, payment.request
    label = click.element.label if click is not None and click.element is not None else ""
    pages = f"{timeline.route_at(payment.at_us)} {timeline.route_at(refused.at_us)}"
    said = fold(f"{label} {pages} {paid.url.path if paid else ''}").split()
    named = " ".join(word for word in said if not _OF_NOTHING.fullmatch(word))
    return asked is not None and shares_a_thing(named, asked)


def find_paid(timeline: Timeline) -> Iterator[Signal]:
    """Yield each payment of which the page itself said that no order came of it."""
    for line in timeline.errors:
        payment = payment_before(timeline, line) if _says_without(line) else None
        if payment is None or _failed_between(timeline, payment, line):
            continue
        if _leads_on(timeline, line):
            continue
        said = f"answered {_status(payment)}, and the page said “{clean(line.text)}”"
        read = SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
        signal = request_signal(timeline, payment, *read, said)
        yield replace(signal, message=UNORDERED, also=(line,))


@once
def _lines(timeline: Timeline) -> Marks:
    """Return what the page wrote of a payment that is taken."""
    return Marks(
        line
        for line in timeline.lines
        if line.kind is EventKind.CONSOLE
        and line.element is None
        and line.level in (Level.INFO, Level.DEBUG)
        and line.request is None
        and _TAKEN.search(line.text[:_SEEN])
        and not _DENIES.search(line.text[:_SEEN])
    )


def _says_without(line: Event) -> bool:
    said = line.text[:_SEEN]
    return _WITHOUT.search(said) is not None and _PAID.search(said) is not None


def _told_before(timeline: Timeline, event: Event) -> Event | None:
    """Return the line by which the page said that money was taken, in the same act before."""
    click = timeline.pressed_before(event.index)
    line = _lines(timeline).last_before(event.index)
    unseen = click is None and not timeline.tells_presses  # nobody told what was pressed
    if line is None or (click is None and not unseen) or (click and line.index < click.index):
        return None
    return line if line.at_us >= event.at_us - _ACT_US else None


def paid_in_words(payment: Event) -> str:
    """Say of what is known as a payment that it was taken."""
    asked = payment.request
    if asked is None:
        return f"the page had said “{clean(payment.text)}”"
    paid = f"{clean(asked.method, 10).upper()} {clean(asked.url.path, 120)}"
    return f"{paid} had answered {asked.status}"


def _status(payment: Event) -> int | None:
    return payment.request.status if payment.request else None


def payment_before(timeline: Timeline, event: Event) -> Event | None:
    """Return the payment of the same act that went well before an entry."""
    click = timeline.pressed_before(event.index)
    for before in reversed(timeline.requests_before(event.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or not moves_money(asked):
            continue
        if before.answered_us < event.at_us - _ACT_US or not 200 <= (asked.status or 0) < 300:
            return None
        other = click is not None and click.index > before.index  # the press of another act
        return None if other or was_declined(timeline, before, asked) else before
    return None


def moves_money(asked: Request) -> bool:
    """Tell a change at an address that money moves by."""
    if asked.reads:
        return False
    return _is_of_money(asked.url)


@lru_cache(maxsize=2048)
def _is_of_money(url: Url) -> bool:
    if _PAYS.search(url.path) is not None or _SPENDS.search(url.path) is not None:
        return True
    return _AT_A_HOUSE.search(url.path) is not None and Concept.PAY in concepts(url.host)


def was_declined(timeline: Timeline, payment: Event, asked: Request) -> bool:
    """Tell a payment that its answer, or the page behind it, says was declined."""
    if declines(asked):
        return True
    after = timeline.between(payment.answered_us, payment.answered_us + _SAID_US, _LOOK_ON)
    written = (e for e in after if e.kind is EventKind.CONSOLE and e.request is None)
    return any(tells_of_a_no(line) for line in written)


def _came_to_be(timeline: Timeline, signal: Signal, asked: Request) -> bool:
    """Tell what was taken, or let in, after all, or what the page thanks for.

    What by the page's word is still as it was is answered well each time.
    """
    event, anew = signal.event, signal.kind is not SignalKind.MISMATCH
    same = timeline.asked.get(asked.address, ()) if anew else ()
    later = any(
        e.index > event.index and e.request and 200 <= (e.request.status or 0) < 300 for e in same
    )
    return later or _leads_on(timeline, event) or (asked.reads and _was_entered(timeline, event))


def _was_entered(timeline: Timeline, missed: Event) -> bool:
    """Tell an order that was taken just before it could not be read: it stands, and is not shown.

    What is read may be one of a list, or what belongs to it: /orders/7, /orders/7/receipt.
    """
    asked = missed.request
    path = asked.url.path.rstrip("/") if asked is not None else ""
    for before in timeline.requests_before(missed.index, _LOOK_BACK):
        made = before.request
        if made is None or made.told or made.reads or before.at_us < missed.at_us - _ACT_US:
            continue
        entered = 200 <= (made.status or 0) < 300 and _ORDERS.search(made.url.path) is not None
        if entered and path.startswith(f"{made.url.path.rstrip('/')}/"):
            return True
    return False


def _leads_on(timeline: Timeline, event: Event) -> bool:
    pages = timeline.opened_between(event.at_us, event.at_us + _ACT_US)
    return any(page.target is not None and means_success(page.target.path) for page in pages)


def _failed_between(timeline: Timeline, payment: Event, line: Event) -> bool:
    """Tell whether something asked of a server failed, which then is the cause."""
    asked = timeline.requests_before(line.index, _LOOK_BACK)
    return any(
        e.index > payment.index and e.request and not 0 < (e.request.status or 0) < 400
        for e in asked
    )
