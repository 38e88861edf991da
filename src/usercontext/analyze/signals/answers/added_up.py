"""A response whose total is not the sum of its own lines: two at 14.50, total 14.50.

What is taken off or put on beside (a voucher, a tax, the way there) makes another total rightly, so
an answer that names any such thing says nothing. It is a cause only where the report complains of
it (`overheard`). Not: sums that a page writes down.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import DecodeError, Struct, json
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

NOT_ITS_LINES = "a total that its lines do not make"
"""A part of the signature: whatever is in it, the sum is what is wrong."""

_MOST = 100
_LONGEST = 8_000
_DEEPEST = 3
_MOST_PARTS, _MOST_LINES = 12, 100
_TOTAL = re.compile(
    r"(?:grand_?|sub_?|cart_?|order_?|items_?|final_?)?(?:total|sum|amount_?due)"
    r"(?:_?(?:price|amount|sum|cents|gross))?|summe|gesamt(?:betrag|summe|preis)?|montant_?total",
    re.I,
)
MANY = re.compile(r"qty|quantity|menge|anzahl|cantidad|quantit[eéa]|units", re.I)
EACH = re.compile(
    r"(?:unit|item|single|net|gross)?_?price(?:_?(?:each|cents|per_?unit|amount|eur|usd|gbp))?"
    r"|(?:einzel)?preis|prix(?:_?unitaire)?|precio|prezzo|unit_?(?:cost|amount)",
    re.I,
)
_PUT_ON_OR_OFF = re.compile(
    r"tax|vat|mwst|tva|iva|ship|deliver|freight|fee|discount|rabatt|coupon|voucher|promo|credit"
    r"|gift|tip|deposit|rounding|adjust|surcharge|refund|saving|bonus|points|bundle|versand|porto"
    r"|page|next|more|cursor|currency_?rate|exchange|duty|donation|insurance|packag|service|reduc"
    r"|remise|descuento|sconto|balance|paid|option|addon|extra|modif",
    re.I,
)
"""What makes another total of the same lines, or lines that are not all."""

OF_A_CODE = needles(
    " voucher| coupon| discount| promo| code | gift card| gutschein| rabatt| aktionscode"
    "| bon de reduction| code promo| remise| cupon| descuento| codigo| buono| sconto| codice"
    "| kortingscode| korting| kod rabatowy| rabat| rabattkod| indirim| скидк| купон| промокод"
    "|クーポン|割引|优惠|折扣|쿠폰|할인"
)
_NOTHING = (0, 0.0, "0", "0.00", "", None, False)


_COUNTS = re.compile(r"(?:items?|lines?|products?|total)?_?(?:count|quantity|qty|items)", re.I)
_MOST_TOLD = 3
_CENT = 0.006

Line = tuple[Any, Any]
"""How many, and at what price each, as they are written."""


class Sum(Struct, frozen=True):
    """A ``total`` by its name and as it is written, and the lines that make another one."""

    name: str
    total: str
    lines: tuple[Line, ...]

    def told(self) -> str:
        """Return it in words; what stands in quotes occurs in the answer."""
        shown = " and ".join(f"“{many}” at “{each}”" for many, each in self.lines[:_MOST_TOLD])
        more = len(self.lines) - _MOST_TOLD
        shown += f" and {more} more" if more > 0 else ""
        return f"“{clean(self.name, 40)}” “{self.total}”, which is not what its lines make: {shown}"


def find_added_up(timeline: Timeline) -> Iterator[Signal]:
    """Yield the newest answer of each address whose lines make another total."""
    if any(map(fold(timeline.description).__contains__, OF_A_CODE)):
        return  # what a code took off, or ought to, stands in no line
    newest: dict[tuple[str, str], Event] = {}
    for event in timeline.answered[-_MOST:]:
        if event.request is not None and event.request.body and is_good(event):
            newest.pop(event.request.address, None)
            newest[event.request.address] = event
    last = timeline.navigations[-1].index if timeline.navigations else -1
    for event in newest.values():
        asked = event.request
        told = _wrong_sum(asked.body or "") if asked is not None else None
        if asked is None or told is None:
            continue
        outcome = f"answered {asked.status} with {told.told()}"
        signal = request_signal(timeline, event, SignalKind.MONEY, Category.API_CONTRACT, outcome)
        if signal.party is Party.FIRST:
            words = f"{signal.words} {told.name} price sum {told.total}"
            signal = replace(signal, words=words, message=NOT_ITS_LINES, overheard=True)
            yield replace(signal, last_word=event.index > last)


def _wrong_sum(body: str) -> Sum | None:
    if len(body) > _LONGEST or not body.lstrip().startswith("{"):
        return None
    try:
        answer = json.decode(body)
    except (DecodeError, RecursionError):
        return None
    parts = [answer] if isinstance(answer, dict) else []
    for _ in range(_DEEPEST):
        inner = [one for part in parts for one in part.values() if isinstance(one, dict)]
        new = [one for one in inner if one not in parts][:_MOST_PARTS]
        if not new:
            break
        parts += new
    if any(is_changed(part) for part in parts):
        return None
    return next((told for part in parts if (told := _against_its_lines(part))), None)


def is_changed(part: dict[str, Any]) -> bool:
    """Tell what names something that is put on or taken off."""
    return any(_PUT_ON_OR_OFF.search(n) and v not in _NOTHING and v != [] for n, v in part.items())


def _against_its_lines(part: dict[str, Any]) -> Sum | None:
    totals = [(n, v) for n, v in part.items() if _TOTAL.fullmatch(n) and number_of(v) is not None]
    lists = [v for v in part.values() if isinstance(v, list) and 0 < len(v) <= _MOST_LINES]
    made = [lines for one in lists if (lines := _lines_of(one)) is not None]
    if not totals or len(made) != 1 or _has_more(part, made[0]):
        return None
    name, value = totals[0]
    total = number_of(value) or 0.0
    whole = sum((number_of(many) or 0.0) * (number_of(each) or 0.0) for many, each in made[0])
    # of cents and euros one is a hundred times the other, which is no matter of adding up
    if any(abs(total * unit - whole) < _CENT * len(made[0]) for unit in (1, 100, 0.01)):
        return None
    return Sum(name, str(value), made[0])


def _has_more(part: dict[str, Any], lines: tuple[Line, ...]) -> bool:
    """Tell an answer that counts other things than its lines are, which are then not all."""
    counts = [number_of(v) for n, v in part.items() if _COUNTS.fullmatch(n) and type(v) is int]
    alike = (float(len(lines)), sum(number_of(many) or 0.0 for many, _ in lines))
    return any(count not in alike for count in counts)


def _lines_of(listed: list[Any]) -> tuple[Line, ...] | None:
    """Return lines of so many at a price each, or None where one is no such line."""
    found: list[Line] = []
    for line in listed:
        if not isinstance(line, dict) or is_changed(line):
            return None
        many = [v for k, v in line.items() if MANY.fullmatch(k) and number_of(v) is not None]
        each = [v for k, v in line.items() if EACH.fullmatch(k) and number_of(v) is not None]
        if len(many) != 1 or len(each) != 1:
            return None
        found.append((many[0], each[0]))
    return tuple(found)


def number_of(value: Any) -> float | None:
    """Return a sum or a count, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return float(value) if re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", value) else None
    return float(value) if isinstance(value, int | float) and abs(value) < 1e9 else None
