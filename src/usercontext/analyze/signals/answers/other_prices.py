"""One item at two prices: 49 in its page's response, 59 in the cart's.

A price may rise, and a cart may take off: it counts only where the report complains of a sum, and
where neither answer names what is put on or taken off. Not: totals (`added_up`), lists beside.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import DecodeError, json
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.added_up import (
    EACH,
    MANY,
    OF_A_CODE,
    is_changed,
    number_of,
)
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

TWO_PRICES = "one thing at two prices"
"""A part of the signature: whatever it is, its price is what is wrong."""

_MOST, _LONGEST, _DEEPEST, _MOST_PARTS = 60, 8_000, 4, 100
_THING = re.compile(r"(?:product|item|article|variant|offer|artikel)_?id|sku|article_?no|ean", re.I)
_PAGE = re.compile(r"/(?:products?|items?|articles?|offers?)/(?P<id>[\w-]{1,40})/?$", re.I)
_OF_PRICES = re.compile(
    r"\bpric|\bcost|\bcharg|\bexpensive|\bcheap|\bpreis|\bprix|\bprecio|\bprezz", re.I
)

Told = tuple[Event, str, str]
"""Where a price stands, by which name, and as it is written."""


def find_other_prices(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last answer that has another price of a thing than an earlier one had."""
    folded = fold(timeline.description)
    if _OF_PRICES.search(folded) is None or any(map(folded.__contains__, OF_A_CODE)):
        return
    known: dict[str, Told] = {}
    found: Signal | None = None
    for event in [one for one in timeline.answered[-_MOST:] if is_good(one)]:
        for thing, name, price in _prices_in(event):
            before = known.setdefault(thing, (event, name, price))
            if before[0] is not event and _differ(before[2], price):
                found = _signal(timeline, event, before, (thing, name, price)) or found
    if found is not None:
        yield found


def _signal(
    timeline: Timeline, event: Event, before: Told, told: tuple[str, str, str]
) -> Signal | None:
    asked, earlier = event.request, before[0].request
    if asked is None or earlier is None or asked.address == earlier.address:
        return None
    thing, name, price = told
    said = f"answered {asked.status} with “{clean(name, 40)}” “{price}” for “{clean(thing, 40)}”,"
    said = f"{said} where {address_of(earlier)} says “{before[2]}”"
    signal = request_signal(timeline, event, SignalKind.MONEY, Category.API_CONTRACT, said)
    if signal.party is not Party.FIRST:
        return None
    words = f"{signal.words} price product sum {price} {before[2]}"
    signal = replace(signal, words=words, message=TWO_PRICES, also=(before[0],))
    return replace(signal, overheard=True, last_word=True)


def _differ(one: str, other: str) -> bool:
    first, second = number_of(one) or 0.0, number_of(other) or 0.0
    return all(abs(first * unit - second) >= 0.006 for unit in (1, 100, 0.01))


def _prices_in(event: Event) -> list[tuple[str, str, str]]:
    """Return the things of an answer with the name and the number of their price."""
    asked = event.request
    body = asked.body if asked is not None else None
    if asked is None or not body or len(body) > _LONGEST or body.lstrip()[:1] not in ("{", "["):
        return []
    try:
        level = [json.decode(body)]
    except (DecodeError, RecursionError):
        return []
    page = _PAGE.search(asked.url.path)
    found: list[tuple[str, str, str]] = []
    for depth in range(_DEEPEST):
        level = [one for item in level for one in (item if isinstance(item, list) else [item])]
        objects = [one for one in level if isinstance(one, dict)][:_MOST_PARTS]
        if any(is_changed(one) for one in objects):
            return []
        for one in objects:
            thing = next((str(v) for n, v in one.items() if _THING.fullmatch(n)), "")
            own = page is not None and depth <= 1 and str(one.get("id", "")) == page["id"]
            found += _priced(one, thing or (str(one["id"]) if own else ""))
        level = [v for one in objects for v in one.values()]
    return found


def _priced(one: dict[str, Any], thing: str) -> list[tuple[str, str, str]]:
    prices = [(n, str(v)) for n, v in one.items() if EACH.fullmatch(n) and number_of(v) is not None]
    many = [number_of(v) for n, v in one.items() if MANY.fullmatch(n)]
    of_all = any((count or 0) > 1 for count in many) and "unit" not in "".join(one).lower()
    return [(thing, *prices[0])] if thing and len(prices) == 1 and not of_all else []
