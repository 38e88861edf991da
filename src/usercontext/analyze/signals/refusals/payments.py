"""A payment provider's decline after a successful response. Not: statuses.

"Not authorised" is a missing right; said of a payment after a 2xx about one, it is a decline.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import is_warning, may_be_read_as, read_words
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.nothing_wrong.wished import is_wished
from usercontext.analyze.signals.refusals.answer_codes import said_in
from usercontext.analyze.signals.refusals.card_checks import CARD, is_of_a_card, names_a_no
from usercontext.analyze.signals.refusals.quiet_declines import (
    MOST,
    notes_a_no,
    warns_of_a_no,
    went_on,
)
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_NOT_APPROVED = screened(
    r"\b(?:authori[sz]ation|payment|purchase|transaction|order|instal?ments?|credit|request|loan"
    r"|charge)\b.{0,24}\b(?:not|n't|n’t) (?:be )?(?:approved|authori[sz]ed|accepted by)\b"
    r"|\b(?:(?:unable|failed|not able) to|could ?n[o’']t|can ?not)"
    r" (?:authenticate|authori[sz]e|verify) (?:the |your |this )?(?:payment|card|bank)\b"
    r"|\bnot (?:approved|authori[sz]ed) by\b|\bauthori[sz]ation (?:was |has been )?(?:refused"
    r"|denied|rejected)\b|\b(?:lender|issuer|bank) (?:has )?(?:declined|refused|rejected)\b",
    re.I,
)
"""What lenders, wallets and banks call their no; elsewhere it is said of rights."""

_HINTS = (
    "approved",
    "authori",
    "authenticate",
    "verify",
    "accepted by",
    "lender",
    "issuer",
    "bank",
)
_SAYS_NO = screened(
    r'"approved"\s*:\s*false|"(?:status|state|result|result_?code|outcome|decision)"\s*:\s*'
    r'"(?:declined|refused|denied|rejected|not[ _]approved|not[ _]authori[sz]ed)"',
    re.I,
)
"""How an answer that went well says it, where bodies are captured."""

_CARD_REFUSED = screened(
    r"(?<![a-z])(?:card|karte|carte|tarjeta|carta|kaart|karta|kartu|kort|cartao|zahlung|paiement"
    r"|pago|pagamento|betaling|platnosc|betalning|odeme)(?![a-z])(?:\W+\w+){0,3}?\W+(?:declined"
    r"|refused|abgelehnt|refuse\w*|rechazad\w|rifiutat\w|geweigerd|odrzucon\w|avvist|nekad\w*"
    r"|recusad\w|reddedildi)(?![a-z])"
)
"""How a shop hands on a bank's no to its customer, accents off."""

_REFUSED = (
    "declined", "refuse", "abgelehnt", "rechazad", "rifiutat", "geweigerd", "odrzucon", "avvist",
    "nekad", "recusad", "reddedildi",
)  # fmt: skip
"""What it cannot be without; to take a text's accents off costs twenty times as much."""

_FAILED = screened(
    r'"\w*(?:error|failure|declin)\w*"\s*:\s*[{"][^{}]{0,160}?(?:authenticat\w*_?fail|declin'
    rf"|insufficient|expired_card|do_not_honor|{CARD})",
    re.I,
)
"""How the state of a payment tells what its last try failed with, to whoever asks for it."""

_IS_PAID = re.compile(
    r'^[^\[{]*\{[^\[{]*"(?:status|state)"\s*:\s*"(?:succeeded|paid|captured|settled|completed?)"',
    re.I,
)
"""The state of the payment itself, of which an earlier try had failed."""

_SEEN = 400
_TOLD_US = 3_000_000
_LOOK_BACK = 20


def find_declines(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer about a payment that is a no, or after which the page told of one."""
    for event in timeline.answered:
        answer = event.request
        if answer is None or not answer.body:
            continue
        if declines(answer, _pressed(timeline, event)) and not is_wished(timeline, event):
            why = said_in(answer.body)
            no = f"the response says “{clean(why, 120)}”" if why else "that is a no"
            said = f"answered {answer.status}, and {no}"
            kind, category = SignalKind.DECLINED, Category.PAYMENT_DECLINED
            yield request_signal(timeline, event, kind, category, said)
    for event in timeline.loud:
        if not (is_warning(event) or event.level is Level.ERROR) or event.request is not None:
            continue
        if not timeline.requests_before(event.index, 1):
            continue  # nothing had been asked that could have been declined
        if not tells_of_a_no(event):
            continue
        asked = _payment_before(timeline, event)
        if asked is not None and asked.request is not None:
            verb = "showed the user" if event.topic == NOTICE else "said"
            said = f"answered {asked.request.status}, and the page {verb} “{clean(event.text)}”"
            kind, category = SignalKind.DECLINED, Category.PAYMENT_DECLINED
            yield replace(request_signal(timeline, asked, kind, category, said), also=(event,))
    yield from _noted_declines(timeline)


def _noted_declines(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer to a payment behind which the page only noted, or showed, a no."""
    told: set[int] = set()
    for event in [e for e in timeline.lines if notes_a_no(e) or warns_of_a_no(e)][-MOST:]:
        if went_on(timeline, event) or (is_warning(event) and tells_of_a_no(event)):
            continue  # the latter was told as what it says
        asked = _payment_before(timeline, event, by_its_press=True)
        if asked is None or asked.request is None or asked.index in told:
            continue
        told.add(asked.index)
        verb = "showed the user" if event.topic == NOTICE else "wrote"
        said = f"answered {asked.request.status}, and the page {verb} “{clean(event.text)}”"
        kind, category = SignalKind.DECLINED, Category.PAYMENT_DECLINED
        yield replace(request_signal(timeline, asked, kind, category, said), also=(event,))


def tells_of_a_no(event: Event) -> bool:
    """Tell a line that says that a payment was declined, by whomever."""
    if may_be_read_as(SignalKind.DECLINED, event.text):
        read = read_words(event, "", event.text)
        if read is not None and read[0] is SignalKind.DECLINED:
            return True
    lowered = event.text[:_SEEN].lower()
    hinted = any(map(lowered.__contains__, _HINTS))
    if hinted and _NOT_APPROVED.search(event.text[:_SEEN]) is not None:
        return True
    return names_a_no(event.text)


def declines(asked: Request, pressed: str = "") -> bool:
    """Tell a good answer about a payment, or to a press that pays, that it was not approved."""
    if asked.told or not asked.body or not 200 <= (asked.status or 0) < 300:
        return False
    said = asked.body[:_SEEN]
    if said.isascii() and not _may_say_no(said):
        return False  # as most: to tell what they are about costs more
    if Concept.PAY in concepts(asked.about) and _FAILED.search(said) is not None:
        return not (asked.reads and _IS_PAID.search(said) is not None)
    if asked.reads or Concept.PAY not in concepts(f"{asked.about} {pressed}"):
        return False
    told = _SAYS_NO.search(said) or _NOT_APPROVED.search(said)
    return told is not None or _refuses_a_card(said)


def _may_say_no(said: str) -> bool:
    if any(pattern.may_match(said) for pattern in (_FAILED, _SAYS_NO, _NOT_APPROVED)):
        return True
    return any(map(said.lower().__contains__, _REFUSED))


def _refuses_a_card(said: str) -> bool:
    if said.isascii() and not any(map(said.lower().__contains__, _REFUSED)):
        return False
    return _CARD_REFUSED.search(fold(said)) is not None


def _pressed(timeline: Timeline, event: Event) -> str:
    """Return what the press says that a request was sent for."""
    click = timeline.pressed_before(event.index)
    near = click is not None and event.started_us - click.at_us <= _TOLD_US
    return click.element.label if click is not None and near and click.element else ""


def _payment_before(
    timeline: Timeline, event: Event, *, by_its_press: bool = False
) -> Event | None:
    """Return the good answer to a payment just before, or ``by_its_press`` to one that pays.

    What is said of the card itself tells that the last thing sent was a payment, whatever its name.
    """
    of_a_card = is_of_a_card(event.text)
    for before in reversed(timeline.requests_before(event.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told:
            continue
        pressed = _pressed(timeline, before) if not asked.reads else ""
        pays = f"{asked.about} {pressed}" if by_its_press else asked.about
        if not (of_a_card and pressed) and Concept.PAY not in concepts(pays):
            continue
        if before.answered_us < event.at_us - _TOLD_US:
            return None
        return before if 200 <= (asked.status or 0) < 300 else None
    return None
