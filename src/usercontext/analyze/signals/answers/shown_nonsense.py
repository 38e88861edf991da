"""NaN, undefined or [object Object] shown by a page. Not: what it sends.

JavaScript writes them in the same letters in every language, so that a button or a line which holds
one says what is wrong, whatever else it says; and so does a notice that came up.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.shown_notices import is_of_an_engine
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 400
_MARKS = ("NaN", "[object ", "Invalid Date", "undefined", "null", "Infinity")
_WRITTEN = re.compile(r"\bNaN\b|\[object Object\]|\bInvalid Date\b")
"""What a line of a page's own means as a value; of "undefined" many a good line speaks."""

_OF_ENGINES = ("Invalid time value", "date value is not finite")
"""What engines say of a day that is none, as code writes it out."""

_CURRENCY = (
    r"(?:[€$£¥₹₺₽₩]|\b(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|CAD|AUD|JPY|BRL)\b|\bzł|\bkr\b)"
)
_NONE = r"(?:NaN|undefined|null|-?Infinity)"
_OF_MONEY = re.compile(
    rf"{_CURRENCY}\W{{0,3}}{_NONE}\b|\b{_NONE}(?:[.,]\d\d)?\W{{0,3}}{_CURRENCY}"
    r"|(?<![a-z])(?:sub-?)?(?:total|price|amount|sum|balance|fee|cost|preis|betrag|summe|saldo|prix"
    r"|montant|solde|precio|importe|preço|valor|prezzo|importo|prijs|bedrag|cena|kwota|pris|hinta"
    r"|fiyat|tutar)s?(?![a-z])|цен[аы]|сумм[аы]|価格|金額|合計|价格|金额|가격|금액",
    re.I,
)
"""A sum: what stands beside the sign of a currency, or under the name of one."""

_SHOWN = re.compile(
    rf"{_WRITTEN.pattern}|\bundefined\b|(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF)) ?(?:null|-?Infinity)\b"
    r"|\b(?:null|Infinity) ?(?:[€$£¥₹]|(?:EUR|USD|GBP|CHF)\b)"
)


def holds_no_value(event: Event) -> bool:
    """Tell a line of the page's own about a value that is none."""
    said = event.text[:_SEEN]
    if any(map(said.__contains__, _OF_ENGINES)):
        return True
    return any(mark in said for mark in _MARKS[:3]) and _WRITTEN.search(said) is not None


def is_shown_of_what_matters(signal: Signal) -> bool:
    """Tell such a value where a sum ought to be, or on a control that somebody pressed for it."""
    if signal.kind is not SignalKind.NONSENSE:
        return False
    if signal.event.element is not None:
        return True
    said = signal.event.text[:_SEEN]
    return _SHOWN.search(said) is not None and _OF_MONEY.search(said) is not None


def find_shown_nonsense(timeline: Timeline) -> Iterator[Signal]:
    """Yield each pressed control, and each notice, whose own words hold a value that is none."""
    seen: set[str] = set()
    notices = [(one, one.text[:_SEEN]) for one in timeline.lines if one.topic == NOTICE]
    notices = [(one, said) for one, said in notices if not is_of_an_engine(said)]
    presses = [(one, one.element.label if one.element else "") for one in timeline.clicks]
    for event, words in (*presses, *notices):
        if words in seen or not any(mark in words for mark in _MARKS):
            continue
        seen.add(words)
        if _SHOWN.search(words):
            yield Signal(
                kind=SignalKind.NONSENSE,
                category=Category.JS_EXCEPTION,
                event=event,
                party=Party.FIRST,
                text=f"The page showed “{clean(words)}”",
                words=words,
                message="shows no value",
            )
