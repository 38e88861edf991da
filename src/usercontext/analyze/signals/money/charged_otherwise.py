"""A payment whose response names another sum than the control: €24.90, 29.90.

Taxes, fees and the way there may be put on after a price was shown, so an answer that names any is
left alone; it counts only where the report complains (`overheard`). Not: a page's own line of two
sums, sums of less than nothing.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import LABEL_CAP, clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.money.below_nothing import prices_in
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

CHARGED_OTHERWISE = "another sum than was pressed for"
"""A part of the signature: whatever was bought, the sum is what is wrong."""

_MOST, _SEEN = 100, 4_000
_PRESSED_US = 15_000_000
_CHARGED = re.compile(
    r'"((?:amount_?)?(?:charged|captured|debited|billed|paid)(?:_?(?:amount|total|sum))?)"\s*:\s*'
    r'"?(\d{1,7}(?:\.\d{1,2})?)"?\s*[,}]',
    re.I,
)
_PUT_ON = re.compile(
    r'"\w{0,20}(?:tax|vat|fee|ship|deliver|tip|surcharge|exchange|fx_|deposit|instal|discount'
    r'|voucher|credit|rounding)\w{0,20}"\s*:\s*(?!0\b|null|\[\])',
    re.I,
)
_CENT, _CENTS = 0.006, 100


def find_charged_otherwise(timeline: Timeline) -> Iterator[Signal]:
    """Yield each payment that was answered with another sum than its control names."""
    for event in timeline.answered[-_MOST:]:
        asked = event.request
        if asked is None or asked.reads or not asked.body or not is_good(event):
            continue
        press = timeline.pressed_before(event.index)
        if press is None or press.element is None or event.started_us - press.at_us > _PRESSED_US:
            continue
        label, body = press.element.label, asked.body[:_SEEN]
        prices = prices_in(label)
        found = _CHARGED.search(body)
        if found is None or len(prices) != 1 or _PUT_ON.search(body) is not None:
            continue
        if Concept.PAY not in concepts(f"{label} {asked.about}"):
            continue
        price, taken = prices.pop(), float(found[2])
        if any(abs(taken - price * unit) < _CENT for unit in (1, _CENTS)):
            continue
        said = f"answered {asked.status} with “{clean(found[1], 40)}” “{found[2]}”, and what was"
        said = f"{said} pressed says “{clean(label, LABEL_CAP)}”"
        signal = request_signal(timeline, event, SignalKind.MONEY, Category.API_CONTRACT, said)
        if signal.party is Party.FIRST:
            words = f"{signal.words} charged price sum {label} {found[2]}"
            signal = replace(signal, words=words, message=CHARGED_OTHERWISE, also=(press,))
            yield replace(signal, overheard=True, last_word=press is timeline.clicks[-1])
