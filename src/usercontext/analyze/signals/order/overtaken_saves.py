"""Two concurrent updates of one thing, the older answered last: it may be kept.

Each press sends all that its page knows, and a server keeps what it takes last. That is known where
the thing is then read back in the size of the older change; else the page's own line has to tell
it, or the report. Not: questions, which are `overtaken`, and things made twice, `doubles`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.shown_another import is_shown_another
from usercontext.analyze.language.told_going_back import tells_of_going_back
from usercontext.analyze.language.told_missing import misses_something
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LATE_US = 400_000
"""Answers nearer to each other than this were mostly taken in the order of asking."""

_MOST_OPEN = 20
_REPLACES = ("PUT", "PATCH")
"""What changes a thing that is there; what is posted makes another one."""

_OUTCOME = "was overtaken: the newer one was answered first"


def find_overtaken_saves(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last change of each thing that was answered well after a newer one of it."""
    open_since: dict[str, list[Event]] = {}
    found: dict[str, tuple[Event, Event]] = {}
    for event in timeline.answered:
        asked = event.request
        if asked is None or not _replaces(asked):
            continue
        address = f"{asked.url.host}{asked.url.path} {asked.call}"
        earlier = open_since.setdefault(address, [])
        slow = next((one for one in reversed(earlier) if _is_overtaken(timeline, one, event)), None)
        earlier[:] = [*earlier[-_MOST_OPEN:], event]
        if slow is not None:
            found[address] = slow, event
        elif address in found and event.at_us > found[address][0].answered_us:
            del found[address]  # it was saved once more, as it is to be
    said = timeline.description
    missed = misses_something(said) or tells_of_going_back(said) or is_shown_another(said)
    for slow, newer in found.values():
        signal = request_signal(timeline, slow, SignalKind.RACE, Category.RACE, _OUTCOME)
        if signal.party is Party.FIRST:
            kept = _is_kept(timeline, slow, newer)
            also = (newer,) if kept is None else (newer, kept)
            quiet = kept is None and not missed
            yield replace(signal, also=also, status="overtaken", overheard=quiet)


def _replaces(asked: Request) -> bool:
    good = 200 <= (asked.status or 0) < 300 and asked.resource == "api"
    return good and asked.method.upper() in _REPLACES and not asked.told


def _is_overtaken(timeline: Timeline, older: Event, newer: Event) -> bool:
    """Tell two presses on one page, the answer to the first of which came well after the second's.

    What saves by itself as somebody writes sends one after the other, or parts.
    """
    if older.answered_us - newer.answered_us < _LATE_US:
        return False
    if timeline.page_number(older.index) != timeline.page_number(newer.index):
        return False
    press = timeline.pressed_before(newer.index)
    return press is not None and press.index > older.index


def _is_kept(timeline: Timeline, older: Event, newer: Event) -> Event | None:
    """Return the next reading of the thing, where its size is the older change's alone."""
    one, two = older.request, newer.request
    if one is None or two is None:
        return None
    for event in timeline.requests:
        asked = event.request
        if asked is None or event.at_us < older.answered_us or not asked.reads:
            continue
        if asked.url.path == one.url.path and asked.url.host == one.url.host:
            alike = asked.size is not None and asked.size == one.size
            return event if alike and two.size not in (None, one.size) else None
    return None
