"""A type-ahead response for a prefix that arrived after the one for the whole word.

Not: clients that stamp a request as it is sent, whose order tells it (`doubles`). Who stamps what
was answered lists the older question last; that it is the older one, its words and its wait say.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from msgspec.structs import replace

from usercontext.analyze.reading.asked_in_words import address_told
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.fields import ADDRESSED, layer
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.order.overtaken import LEFT_OUT, OF_A_RACE
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_LATE_US = 400_000
_TOGETHER_US = 20_000
_LOOK_BACK = 10
_LONGEST = 400
_SAID_US = 700_000
_ROUGHLY_US = 250_000
"""So much later the older one may seem to begin, by waits and stamps that are not of one clock."""

_LONG_AGO_US = 60_000_000


def find_overtaken_words(timeline: Timeline) -> Iterator[Signal]:
    """Yield each question for the beginning of some words that was answered after the whole."""
    told: set[tuple[str, str]] = set()
    latest: dict[tuple[str, str], list[Event]] = {}
    for event in timeline.answered:
        request = event.request
        if request is None or not _asks(request):
            continue
        address = request.url.host, request.url.path
        before = latest.setdefault(address, [])
        newer = next((one for one in reversed(before) if _overtook(timeline, one, event)), None)
        before[:] = [*before[1 - _LOOK_BACK :], event]
        if newer is not None and address not in told:
            told.add(address)
            outcome = "was overtaken: the newer one was answered first"
            signal = request_signal(timeline, event, SignalKind.RACE, Category.RACE, outcome)
            yield replace(signal, also=(newer,), status="overtaken")


def _overtook(timeline: Timeline, newer: Event, older: Event) -> bool:
    """Tell whether an answer listed before was asked for after, in more of the same words."""
    if not _LATE_US <= older.at_us - newer.at_us <= _LONG_AGO_US:
        return False
    nearly_us = _ROUGHLY_US if _is_said_of(timeline, older) else -_TOGETHER_US
    if older.started_us > newer.started_us + nearly_us:
        return False
    if timeline.page_number(newer.index) != timeline.page_number(older.index):
        return False
    return _goes_on(_asked_in(timeline, older), _asked_in(timeline, newer))


def _is_said_of(timeline: Timeline, older: Event) -> bool:
    """Tell whether the page warns, as the late answer comes, of one that was overtaken."""
    near = timeline.between(older.at_us, older.at_us + _SAID_US, _LOOK_BACK)
    return any(
        line.kind is EventKind.CONSOLE
        and line.level in (Level.WARN, Level.ERROR)
        and OF_A_RACE.search(line.text[:_LONGEST]) is not None
        and LEFT_OUT.search(line.text[:_LONGEST]) is None
        for line in near
    )


def _goes_on(begun: dict[str, str], whole: dict[str, str]) -> bool:
    """Tell two questions of which one has a word, or a part of one, more than the other."""
    if not begun or begun.keys() != whole.keys():
        return False
    other = [(begun[name], whole[name]) for name in begun if begun[name] != whole[name]]
    return len(other) == 1 and bool(other[0][0]) and other[0][1].startswith(other[0][0])


def _asked_in(timeline: Timeline, event: Event) -> dict[str, str]:
    """Return what stands behind the question mark of an address, folded."""
    entry = timeline.entries[event.id]
    named = layer(entry.payload, entry.event_metadata).values(ADDRESSED)
    for written in named or (address_told(event.text),):
        if isinstance(written, str) and "?" in written[:_LONGEST]:
            said = written[:_LONGEST].partition("?")[2].partition("#")[0]
            return {name: value.casefold().strip() for name, value in parse_qsl(said)}
    return {}


def _asks(request: Request) -> bool:
    good = 200 <= (request.status or 0) < 300
    waited = request.duration_ms is not None and request.resource == "api"
    return good and waited and request.method.upper() in ("GET", "")
