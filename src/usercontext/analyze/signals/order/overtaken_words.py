"""A type-ahead response for a prefix that arrived after the one for the whole word.

Not: clients that stamp a request as it is sent, whose order tells it (`doubles`). Who stamps what
was answered lists the older question last; that it is the older one, its words and its wait say.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.fields import ADDRESSED, layer
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LATE_US = 400_000
_TOGETHER_US = 20_000
_LOOK_BACK = 10
_LONGEST = 400
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
    if older.started_us > newer.started_us - _TOGETHER_US:
        return False
    if timeline.page_number(newer.index) != timeline.page_number(older.index):
        return False
    return _goes_on(_asked_in(timeline, older), _asked_in(timeline, newer))


def _goes_on(begun: dict[str, str], whole: dict[str, str]) -> bool:
    """Tell two questions of which one has a word, or a part of one, more than the other."""
    if not begun or begun.keys() != whole.keys():
        return False
    other = [(begun[name], whole[name]) for name in begun if begun[name] != whole[name]]
    return len(other) == 1 and bool(other[0][0]) and other[0][1].startswith(other[0][0])


def _asked_in(timeline: Timeline, event: Event) -> dict[str, str]:
    """Return what stands behind the question mark of an address, folded."""
    entry = timeline.entries[event.id]
    for written in layer(entry.payload, entry.event_metadata).values(ADDRESSED):
        if isinstance(written, str) and "?" in written[:_LONGEST]:
            said = written[:_LONGEST].partition("?")[2].partition("#")[0]
            return {name: value.casefold().strip() for name, value in parse_qsl(said)}
    return {}


def _asks(request: Request) -> bool:
    good = 200 <= (request.status or 0) < 300
    waited = request.duration_ms is not None and request.resource == "api"
    return good and waited and request.method.upper() in ("GET", "")
