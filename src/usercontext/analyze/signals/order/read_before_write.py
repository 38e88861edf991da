"""A read started before a change and answered after it: it shows old data.

A page that asks for news all along draws over what its user has just changed, until it asks again.
By itself that is no wrong: pages that know better leave such an answer out. It counts where it
happened again, or where the report is of something that goes back. Not: answers that hold what was
there before, which bodies show (`stale_reads`).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.told_going_back import tells_of_going_back
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LATE_US = 400_000
"""Answers nearer to each other than this were mostly drawn in the order of asking."""

_SET_RIGHT_US = 3_000_000
"""An answer that is newer and comes within this time sets it right before anybody minds."""

_MOST, _MOST_NEAR, _WAITS_US = 200, 40, 30_000_000
_TIMES = 2
_CHANGES = ("POST", "PUT", "PATCH", "DELETE")


def find_read_before_written(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last change of each address that an older reading was answered after."""
    found: dict[str, list[tuple[Event, Event]]] = {}
    for change in timeline.answered[-_MOST:]:
        asked = change.request
        if asked is None or asked.method.upper() not in _CHANGES or not _is_good(asked):
            continue
        if asked.reads or _is_by_itself(timeline, change):
            continue
        older = _older_reading(timeline, change, asked)
        if older is not None and older.request is not None:
            found.setdefault(older.request.url.path, []).append((change, older))
    back = tells_of_going_back(timeline.description)
    for pairs in found.values():
        change, older = pairs[-1]
        signal = _signal(timeline, change, older)
        if signal.party is Party.FIRST:
            yield replace(signal, overheard=len(pairs) < _TIMES and not back)


def _signal(timeline: Timeline, change: Event, older: Event) -> Signal:
    asked, read = change.request, older.request
    path = clean(read.url.path, 120) if read is not None else ""
    status = asked.status if asked is not None else None
    outcome = f"answered {status}, and GET {path}, which was asked before it, was answered after it"
    signal = request_signal(timeline, change, SignalKind.RACE, Category.RACE, outcome)
    return replace(signal, also=(older,), message="read before it was written")


def _older_reading(timeline: Timeline, change: Event, asked: Request) -> Event | None:
    """Return the reading of the same thing that was under way all the while."""
    near = timeline.requests_before(change.index, _MOST_NEAR)
    later = timeline.between(change.at_us, change.answered_us + _WAITS_US, _MOST_NEAR)
    both = [*near, *(one for one in later if one.index > change.index and one.request)]
    readings = [e for e in both if e.request is not None and _is_of_it(e.request, asked)]
    page = timeline.page_number(change.index)
    readings = [one for one in readings if timeline.page_number(one.index) == page]
    for one in readings:
        late_us = one.answered_us - change.answered_us
        begun = one.at_us < change.at_us and late_us <= _WAITS_US
        if begun and late_us >= _LATE_US and not _is_set_right(one, change, readings):
            return one
    return None


def _is_set_right(older: Event, change: Event, readings: list[Event]) -> bool:
    """Tell a reading begun after the change that came after the older one, soon."""
    until = older.answered_us + _SET_RIGHT_US
    return any(
        one.at_us > change.at_us and older.answered_us <= one.answered_us <= until
        for one in readings
    )


def _is_of_it(read: Request, asked: Request) -> bool:
    """Tell a question for what was changed, or for the list that it is in."""
    if read.method.upper() != "GET" or not _is_good(read) or read.resource != "api":
        return False
    path, own = read.url.path.rstrip("/"), asked.url.path.rstrip("/")
    return read.url.host == asked.url.host and (own == path or own.startswith(f"{path}/"))


def _is_good(asked: Request) -> bool:
    return 200 <= (asked.status or 0) < 300


def _is_by_itself(timeline: Timeline, change: Event) -> bool:
    """Tell what a page sent without anybody pressing anything just before."""
    press = timeline.pressed_before(change.index)
    return press is None or change.at_us - press.at_us > _SET_RIGHT_US
