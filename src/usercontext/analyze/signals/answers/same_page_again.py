"""A paginated list that returns the same page each time.

What leafs by itself stops at the end, or goes on. A cause only where the report complains of it
(`overheard`). Not: questions that are asked again on purpose, which have no page.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_PAGE = re.compile(r"[?&](page|p|paged|pg|offset|start|skip|from|seite)=([1-9]\d{0,5})(?=&|#|$)")
_FIRST = "1"
_AGAIN = 3
_SPOKEN_OF_AS = (
    "list repeat repeats repeated repeating again twice duplicate duplicates scroll endless"
    " liste wiederholt wiederholen gleiche gleichen doppelt scrollen repete repetent memes defile"
    " lista repite repiten mismos mismas repetido ripete stessi stesse repetem mesmos herhaalt"
    " dezelfde powtarza same"
)
"""How people call it, who do not know of pages."""
_SEEN = 2000


def find_same_page_again(timeline: Timeline) -> Iterator[Signal]:
    """Yield each list of which one page behind the first was asked for three times in a row."""
    for same in timeline.asked.values():
        if len(same) < _AGAIN or same[0].request is None or not same[0].request.reads:
            continue
        leafed = ((*_page_of(timeline, e), timeline.page_number(e.index)) for e in same)
        for (name, page, _), run in groupby(zip(leafed, same, strict=True), key=lambda x: x[0]):
            events = [event for _, event in run]
            if name and len(events) >= _AGAIN and _is_leafed(timeline, events):
                yield from _told(timeline, events, name, page)
                break


def _told(timeline: Timeline, events: list[Event], name: str, page: str) -> Iterator[Signal]:
    said = f"was requested {len(events)} times in a row for “{clean(name, 20)}” “{page}”"
    said = f"{said}, and for no other after it"
    kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
    signal = request_signal(timeline, events[-1], kind, category, said)
    if signal.party is not Party.FIRST or len({e.request.body for e in events if e.request}) > 1:
        return
    last = timeline.answered[-1].index <= events[-1].index  # they looked at it to the end
    words, also = f"{signal.words} {_SPOKEN_OF_AS}", tuple(events[:-1])
    signal = replace(signal, words=words, message="same page again", also=also)
    yield replace(signal, overheard=True, last_word=last)


def _page_of(timeline: Timeline, event: Event) -> tuple[str, str]:
    asked = event.request
    if asked is None or not 200 <= (asked.status or 0) < 300:
        return "", ""
    url = timeline.entries[event.id].payload.get("url", "")
    found = _PAGE.search(str(url)[:_SEEN])
    return (found[1], found[2]) if found is not None and found[2] != _FIRST else ("", "")


def _is_leafed(timeline: Timeline, events: list[Event]) -> bool:
    """Tell a page that leafs by itself: nobody pressed for it, or opened it at this page."""
    number = timeline.page_number(events[0].index)
    press, shown = (
        timeline.click_before(events[-1].index),
        timeline.loads.last_before(events[0].index),
    )
    pressed = press is not None and timeline.page_number(press.index) == number
    opened = str(timeline.entries[shown.id].event_metadata.get("to", "")) if shown else ""
    return not pressed and _PAGE.search(opened[:_SEEN]) is None
