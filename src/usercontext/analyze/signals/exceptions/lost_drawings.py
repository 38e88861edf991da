"""A lost drawing context (WebGL, canvas) that was not restored. Not: videos, images.

A graphics card that is short of memory takes a page's context; the kits that draw on one say so at
any level, and say when they have it again. Until then a map, a viewer or a game is a black field.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN = 300
_LOST = re.compile(
    r"\bcontext(?:_| was | is | has been | )lost|\blost (?:the )?\w* ?context\b", re.I
)
_BACK = re.compile(r"\bcontext(?:_| was | is | has been | )restored\b", re.I)


def loses_its_drawing(text: str) -> bool:
    """Tell what a page, or its browser, calls an error of what it draws on."""
    return "ontext" in text[:_SEEN].lower() and _LOST.search(text[:_SEEN]) is not None


def is_lost_before(timeline: Timeline, press: Event) -> bool:
    """Tell a press on a page whose drawing was an error before it: nothing shows what it did."""
    first = _first_lost(timeline)
    if first is None or first.index > press.index:
        return False
    return timeline.page_number(first.index) == timeline.page_number(press.index)


@once
def _first_lost(timeline: Timeline) -> Event | None:
    lost = (e for e in timeline.errors if e.level is Level.ERROR and loses_its_drawing(e.text))
    return next(lost, None)


def find_lost_drawings(timeline: Timeline) -> Iterator[Signal]:
    """Yield the first context that was lost, unless the page has one again: no error, so far."""
    lost: Event | None = None
    for event in timeline.lines:
        if event.kind is not EventKind.CONSOLE or "ontext" not in event.text[:_SEEN]:
            continue
        if event.level is Level.ERROR:
            return  # it is read as any other
        if _BACK.search(event.text[:_SEEN]):
            lost = None
        elif lost is None and _LOST.search(event.text[:_SEEN]):
            lost = event
    if lost is not None:
        yield Signal(
            kind=SignalKind.FREEZE,
            category=Category.JS_EXCEPTION,
            event=lost,
            party=Party.FIRST,
            text=f"The page logged “{clean(lost.text)}”",
            words=f"{lost.text[:_SEEN]} black graphics picture",
            message=message_template(lost.said[:_SEEN]),
        )
