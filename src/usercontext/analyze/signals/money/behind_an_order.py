"""Errors of two sums that a page logs right after an order, a booking or a payment.

An order leads to a page of thanks, which comes some seconds later: whoever writes an error there,
with no press between, writes it of that order. Not: what other words of such a line mean.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from usercontext.analyze.language.line_kinds import LineKind, read_line
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.money.sums_explained import adds_up
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

OTHER_SUM = "an error of two sums"
"""A part of the signature: whatever was ordered, the sum is what is wrong."""

_MOST = 100
_SOON_US = 15_000_000
_NEAREST = 8
_SEEN = 400
_TWO = 2
_TAKES = frozenset({Concept.PAY, Concept.BOOK})
_NO_WRONG = (LineKind.CALM, LineKind.REFUSED, LineKind.SHOWN, LineKind.DEGRADED)
_CALM = 0.5
_SIGN = r"(?:[€$£¥₹₺₽₴₩₪円元]|[Kk]č|kr|zł|лв|TL|руб|ر\.س|[A-Z]{3}(?![A-Z]))"
_BESIDE_A_BOUND = re.compile(
    r"\b(?:tiers?|thresholds?|minimum|at least|free (?:shipping|delivery)|mindest\w*|schwelle\w*"
    r"|grenze|seuil|au moins|mínimo|umbral|soglia|almeno|drempel\w*|minstens|próg|progu)\b"
    r"[^.;\d]{0,24}\d",
    re.I,
)
"""A sum that another is held against, not one that ought to be the same."""

_CENTS = re.compile(r"[.,]\d\d$")
_LONGEST = 15
_DIGITS = r"\d(?:[\d.,' ]*\d)?"
_SUM = re.compile(
    rf"(?P<before>{_SIGN}) ?(?P<one>{_DIGITS})|(?P<two>{_DIGITS}) ?(?P<behind>{_SIGN})"
)

_IN_CENTS = re.compile(r"(?<![\w.,:-])\d{1,6}[.,]\d\d(?![\w%]|[.,:]\d)")
_TOOK = re.compile(
    rf"\b(?:charged|debited|billed|withdrawn|withdrew|took|abgebucht|belastet|débité|prélevé"
    rf"|cobrado|addebitato):? (?:{_SIGN} ?(?P<one>{_DIGITS})|(?P<two>{_DIGITS}) ?{_SIGN})",
    re.I,
)
_MORE_THAN_IT = re.compile(
    r"\b(?:tips?|shipping|delivery|postage|vat|tax(?:es)?|incl\w*|deposits?|insurance|round\w*"
    r"|donat\w*|surcharge|duty|plus|exchange|hold|authori[sz]\w*|trinkgeld|versand|mwst)\b",
    re.I,
)
"""By what more than the price is well taken."""

_HELD = re.compile(
    r'"\w{0,20}(?:amount|total|sum|charged|captured|paid)\w{0,12}"\s*:\s*"?(\d{1,7}(?:[.,]\d\d)?)',
    re.I,
)
_LONG = 4000


def find_sums_behind_orders(timeline: Timeline) -> Iterator[Signal]:
    """Yield each order behind which the page writes an error of two sums, in whatever language.

    Nobody writes an error of two sums that ought to differ; words that are known may say otherwise.
    """
    for line in timeline.errors[-_MOST:]:
        if _BESIDE_A_BOUND.search(line.text[:_SEEN]) is not None:
            continue
        two = names_two_sums(line.text) or _names_the_pressed(timeline, line)
        if not _may_tell(line) or not two or _is_told_well(line.text):
            continue
        known = read_words(line, "", line.text)
        taken = order_before(timeline, line)
        read = known is not None and known[0] is not SignalKind.CONSOLE_ERROR
        if read or taken is None or taken.request is None:
            continue
        yield _of_two_sums(timeline, taken, line)


def find_sums_of_both_sides(timeline: Timeline) -> Iterator[Signal]:
    """Yield each order of which a line names the sum that was pressed for and the one answered.

    Two facts stand behind it, so that neither its words nor its level need to be known.
    """
    for line in timeline.loud[-_MOST:]:
        if line.level is Level.ERROR or not _may_tell(line) or not names_two_sums(line.text):
            continue
        taken = _taken_before(timeline, line)
        press = timeline.click_before(line.index)
        if taken is None or taken.request is None or press is None or press.element is None:
            continue
        sums = _sums_in(line.text)
        pressed = _sums_in(press.element.label)
        if _took_more(line.text, pressed):
            yield _of_two_sums(timeline, taken, line)
            continue
        shown = sums & pressed
        held = _HELD.findall((taken.request.body or "")[:_LONG])
        answered = sums & {_in_cents(one) for one in held}
        if len(shown) != 1 or len(answered) != 1 or shown == answered:
            continue
        if _BESIDE_A_BOUND.search(line.text[:_SEEN]) is not None:
            continue
        yield _of_two_sums(timeline, taken, line)


def _of_two_sums(timeline: Timeline, taken: Event, line: Event) -> Signal:
    status = taken.request.status if taken.request is not None else None
    said = f"answered {status}, and the page said “{clean(line.text)}”"
    kind, category = SignalKind.MONEY, Category.API_CONTRACT
    signal = request_signal(timeline, taken, kind, category, said)
    words = f"{signal.words} charged price sum {line.text[:_SEEN]}"
    return replace(signal, words=words, message=OTHER_SUM, also=(line,))


def _names_the_pressed(timeline: Timeline, line: Event) -> bool:
    """Tell two sums in hundredths, of which one is what the control that was pressed names."""
    press = timeline.click_before(line.index)
    if press is None or press.element is None or adds_up(line.text):
        return False
    sums = {_in_cents(one) for one in _IN_CENTS.findall(line.text[:_SEEN])}
    return len(sums) == _TWO and len(sums & _sums_in(press.element.label)) == 1 and 0 not in sums


def _took_more(text: str, pressed: set[int]) -> bool:
    """Tell a warning by which more was taken than the control named, which it names as well."""
    if adds_up(text) or len(pressed) != 1 or not pressed <= _sums_in(text):
        return False
    taken = [_in_cents(found["one"] or found["two"]) for found in _TOOK.finditer(text[:_SEEN])]
    return len(taken) == 1 and taken[0] > max(pressed) and _MORE_THAN_IT.search(text) is None


def order_before(timeline: Timeline, line: Event) -> Event | None:
    """Return the order that was taken right before an error of the page, and before any press."""
    return _taken_before(timeline, line) if line.level is Level.ERROR else None


def _taken_before(timeline: Timeline, line: Event) -> Event | None:
    click = timeline.click_before(line.index)
    if click is None or click.element is None:
        return None
    for one in reversed(timeline.requests_before(line.index, _NEAREST)):
        asked = one.request
        if one.index < click.index or line.at_us - one.answered_us > _SOON_US:
            break
        if asked is None or asked.reads or not is_good(one):
            continue
        said = f"{click.element.label} {asked.address[1]}"
        own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
        if own and (concepts(said) & _TAKES or _SUM.search(click.element.label) is not None):
            return one
    return None


def _may_tell(line: Event) -> bool:
    return line.kind is EventKind.CONSOLE and line.element is None and line.thrown is None


def _is_told_well(text: str) -> bool:
    """Tell a line whose words, as far as they are known, speak of no wrong."""
    likely = read_line(text)
    return sum(likely.get(kind, 0.0) for kind in _NO_WRONG) >= _CALM


@lru_cache(maxsize=1024)
def names_two_sums(text: str) -> bool:
    """Tell a line of two sums in one currency, of which neither is nothing, and that differ."""
    told = [
        (found["before"] or found["behind"], _in_cents(found["one"] or found["two"]))
        for found in _SUM.finditer(text[:_SEEN])
    ]
    signs, sums = {sign for sign, _ in told}, {cents for _, cents in told}
    return len(told) == len(sums) == _TWO and len(signs) == 1 and 0 not in sums


def _sums_in(text: str) -> set[int]:
    return {_in_cents(found["one"] or found["two"]) for found in _SUM.finditer(text[:_SEEN])}


def _in_cents(written: str) -> int:
    """Return a sum, whichever way its thousands and hundredths are marked."""
    digits = int(re.sub(r"\D", "", written)[:_LONGEST])
    return digits if _CENTS.search(written) is not None else digits * 100
