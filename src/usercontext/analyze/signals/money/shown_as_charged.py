"""A control that names one sum and a notice that names another: €48.00, €480.00.

What is put on behind a price (a fee, taxes, the way there) is mostly named where the whole sum is,
so a notice that names any is left alone; it counts only where the report complains (`overheard`).
Not: sums that an answer's body names, which is `charged_otherwise`.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import LABEL_CAP, clean, quote
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.money.below_nothing import HAPPENED, prices_in
from usercontext.analyze.signals.money.charged_otherwise import CHARGED_OTHERWISE
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_MOST, _SEEN, _CENT = 40, 200, 0.006
_PRESSED_US, _SHOWN_US = 15_000_000, 8_000_000
_PUT_ON = re.compile(
    r"tax|\bvat\b|\bgst\b|fee|ship|deliver|tip\b|surcharge|deposit|discount|sav(?:ed|ing)|voucher"
    r"|instal|points|balance|left|over|from|steuer|mwst|gebühr|versand|liefer|trinkgeld|pfand"
    r"|rabatt|gutschein|gespart|anzahlung|rate\b|guthaben|\btva\b|taxe|frais|livraison|pourboire"
    r"|remise|acompte|\biva\b|env[ií]o|propina|descuento|gastos|spese|sconto|mancia|consegna"
    r"|btw|verzend|fooi|korting|dostaw|napiwek|rabat|kdv|kargo|indirim|税|送料|运费|배송",
    re.I,
)
"""What is put on, taken off, or left, so that another sum is right."""


def find_shown_as_charged(timeline: Timeline) -> Iterator[Signal]:
    """Yield each order that was taken, of which the page then tells another sum than was pressed.

    Only a control that pays, orders or books, with one sum of its own, is held against it.
    """
    notices = [one for one in timeline.lines if one.topic == NOTICE][-_MOST:]
    for notice in notices:
        said = notice.text[:_SEEN]
        press = timeline.pressed_before(notice.index)
        if press is None or press.element is None or HAPPENED.search(said) is None:
            continue
        label = press.element.label
        shown, asked = prices_in(said), prices_in(label)
        if len(shown) != 1 or len(asked) != 1 or _PUT_ON.search(f"{label} {said}") is not None:
            continue
        answer = _taken(timeline, press, notice)
        if answer is None or abs(shown.pop() - asked.pop()) < _CENT:
            continue
        outcome = f"answered {answer.request.status if answer.request else ''}, and then the page"
        outcome = f"{outcome} showed {quote(said)}, where what was pressed says"
        outcome = f"{outcome} “{clean(label, LABEL_CAP)}”"
        signal = request_signal(timeline, answer, SignalKind.MONEY, Category.API_CONTRACT, outcome)
        if signal.party is not Party.FIRST:
            continue
        words = f"{signal.words} charged price sum {label} {said}"
        signal = replace(signal, words=words, message=CHARGED_OTHERWISE, also=(press, notice))
        yield replace(signal, overheard=True, last_word=press is timeline.clicks[-1])


def _taken(timeline: Timeline, press: Event, notice: Event) -> Event | None:
    """Return the answer by which an order that was pressed for was taken before the notice."""
    for event in reversed(timeline.requests_before(notice.index, _MOST)):
        asked = event.request
        if event.index < press.index or asked is None:
            return None
        if asked.reads or not is_good(event) or event.started_us - press.at_us > _PRESSED_US:
            continue
        label = press.element.label if press.element else ""
        pays = concepts(f"{label} {asked.about}") & {Concept.PAY, Concept.BOOK}
        near = 0 <= notice.at_us - event.answered_us <= _SHOWN_US
        return event if pays and near else None
    return None
