"""A payment sent in one currency and confirmed in another, by the response itself.

A rate that is named beside tells an exchange that was asked for. It counts only where the report
complains (`overheard`). Not: sums of two currencies in a page's line.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import DecodeError, json
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.called import SENT
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.fields import Place, as_text, layer
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.page_words.own_words import is_good
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

OTHER_CURRENCY = "another currency than was sent"
"""A part of the signature: whatever the sum is, its currency is what is wrong."""

_MOST, _LONGEST, _DEEPEST, _MOST_PARTS = 100, 8_000, 3, 20
_CURRENCY = re.compile(r"(?:\w{1,20}_?)?currency(?:_?code)?", re.I)
_CODE = re.compile(r"[A-Za-z]{3}")
_EXCHANGED = re.compile(
    r'"\w{0,20}(?:exchange|fx_?|convert|conversion|settle|payout)\w{0,20}"', re.I
)


def find_other_currency(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer to a change that names another currency than was sent to it."""
    for event in timeline.answered[-_MOST:]:
        asked = event.request
        if asked is None or asked.reads or not asked.body or not is_good(event):
            continue
        sent, told = _sent(timeline, event), asked.body
        if _EXCHANGED.search(f"{sent}{told}") is not None:
            continue
        ours, theirs = _currencies(sent), _currencies(told)
        if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
            continue
        one, other = ours.pop(), theirs.pop()
        said = f"answered {asked.status} in “{clean(other, 3)}”, and was sent “{clean(one, 3)}”"
        signal = request_signal(timeline, event, SignalKind.MONEY, Category.API_CONTRACT, said)
        if signal.party is Party.FIRST:
            words = f"{signal.words} charged currency price {one} {other}"
            signal = replace(signal, words=words, message=OTHER_CURRENCY, overheard=True)
            yield replace(signal, last_word=event is timeline.answered[-1])


def _sent(timeline: Timeline, event: Event) -> str:
    entry = timeline.entries[event.id]
    fields = layer(entry.payload, entry.event_metadata)
    told = [as_text(value) for value in fields.values(SENT, (Place.OWN, Place.REQUEST)) if value]
    return told[0] if told else as_text(entry.payload.get("request"))


def _currencies(text: str) -> set[str]:
    """Return the codes of money that an object names, in upper case."""
    if len(text) > _LONGEST or not text.lstrip().startswith("{"):
        return set()
    try:
        level = [json.decode(text)]
    except (DecodeError, RecursionError):
        return set()
    found: set[str] = set()
    for _ in range(_DEEPEST):
        objects = [one for one in level if isinstance(one, dict)][:_MOST_PARTS]
        found |= {str(v).upper() for one in objects for n, v in one.items() if _is_named(n, v)}
        level = [v for one in objects for v in one.values()]
        level = [one for v in level for one in (v if isinstance(v, list) else [v])]
    return found


def _is_named(name: str, value: Any) -> bool:
    coded = isinstance(value, str) and _CODE.fullmatch(value) is not None
    return coded and _CURRENCY.fullmatch(name) is not None
