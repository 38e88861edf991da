"""A page's own list that came empty twice and is missed. Not: what bodies show.

Two bytes are `[]` or `{}`. Much is empty by right, so this is a cause only where the report says
that what was there is gone (`overheard`).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.told_missing import says_gone
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_NOTHING = 2
_TWICE = 2
_MOST = 200


def find_empty_answers(timeline: Timeline) -> Iterator[Signal]:
    """Yield the reading that a page is there for, where it was empty each time."""
    if not says_gone(timeline.description):
        return
    read: dict[str, list[Event]] = {}
    for event in timeline.answered[-_MOST:]:
        asked = event.request
        if asked is None or not asked.reads or asked.resource != "api" or asked.status != 200:
            continue
        if _is_what_its_page_is(timeline, event):
            read.setdefault(f"{asked.url.host}{asked.url.path}", []).append(event)
    for same in read.values():
        if len(same) < _TWICE or not all(_is_empty(one) for one in same):
            continue
        kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
        outcome = "answered 200 and came empty"
        signal = request_signal(timeline, same[0], kind, category, outcome)
        if signal.party is Party.FIRST:
            yield replace(signal, message="empty", also=tuple(same[1:]), overheard=True)


def _is_empty(event: Event) -> bool:
    asked = event.request
    return asked is not None and asked.size == _NOTHING and asked.body in (None, "[]", "{}")


def _is_what_its_page_is(timeline: Timeline, event: Event) -> bool:
    name = event.request.url.path.rstrip("/").rsplit("/", 1)[-1] if event.request else ""
    shown = timeline.route_at(event.at_us).rstrip("/").rsplit("/", 1)[-1]
    return bool(name) and name == shown
