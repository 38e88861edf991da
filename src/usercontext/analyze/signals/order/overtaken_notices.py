"""An older response that arrived last, as shown by the page's notices.

A page that says aloud what it has drawn ("3 results for mu") tells with its last notice which
answer stands there. Not: races that nothing was shown of, which is `overtaken`.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.shown_another import is_shown_another
from usercontext.analyze.language.text import quote
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_TOGETHER_US, _SHOWN_US, _WAITS_US = 20_000, 1_000_000, 30_000_000
_MOST_BACK, _MOST_NOTICES, _NEWEST, _SEEN = 8, 60, 400, 200
_OUTCOME = "was overtaken: the newer one was answered first"


class _Pair(Struct, frozen=True):
    """Two questions of one kind, with what their addresses differ in, folded; "" if nothing."""

    older: Event
    newer: Event
    old_term: str = ""
    new_term: str = ""


def find_overtaken_notices(timeline: Timeline) -> Iterator[Signal]:
    """Yield each older question whose answer is what the last notice of its place tells of.

    Where one is no beginning of the other, both may have been wanted: the report has to say so.
    """
    notices = [e for e in timeline.lines if e.topic == NOTICE and e.level is not Level.ERROR]
    notices = notices[-_MOST_NOTICES:]
    if len(notices) < 2:
        return
    told: set[str] = set()
    for pair in _pairs(timeline):
        shown = _shown(timeline, pair, notices)
        if shown is None or pair.older.id in told:
            continue
        told.add(pair.older.id)
        first, last = shown
        outcome = f"{_OUTCOME}, and the page showed {quote(first.text)} and then {quote(last.text)}"
        signal = request_signal(timeline, pair.older, SignalKind.RACE, Category.RACE, outcome)
        said = _goes_on(pair) or is_shown_another(timeline.description)
        also = (pair.newer, first, last)
        yield replace(signal, also=also, status="overtaken", overheard=not said)


def _goes_on(pair: _Pair) -> bool:
    """Tell words that somebody was typing, or taking back, from numbers of things."""
    one, two = sorted((pair.old_term, pair.new_term), key=len)
    return bool(one) and not two.isdigit() and two.startswith(one)


def _pairs(timeline: Timeline) -> Iterator[_Pair]:
    """Yield each question with a later one of its kind that was answered before it."""
    asked = [e for e in timeline.answered if e.request and _asks(e.request)][-_NEWEST:]
    asked.sort(key=lambda event: event.started_us)
    for place, older in enumerate(asked):
        if older.answered_us - older.started_us > _WAITS_US:
            continue
        for newer in asked[place + 1 : place + 1 + _MOST_BACK]:
            late = older.answered_us > newer.answered_us
            if not late or newer.started_us - older.started_us <= _TOGETHER_US:
                continue
            if timeline.page_number(older.index) != timeline.page_number(newer.index):
                continue
            pair = _of_one_kind(older, newer)
            if pair is not None:
                yield pair


def _of_one_kind(older: Event, newer: Event) -> _Pair | None:
    one, two = older.request, newer.request
    if one is None or two is None or one.url.host != two.url.host or one.method != two.method:
        return None
    first, then = (asked.url.path.strip("/").split("/") for asked in (one, two))
    if len(first) != len(then):
        return None
    apart = [pair for pair in zip(first, then, strict=True) if pair[0] != pair[1]]
    if not apart:
        return _Pair(older, newer) if one.call == two.call else None
    if len(apart) > 1 or first[0] != then[0]:
        return None
    return _Pair(older, newer, fold(apart[0][0]).strip(), fold(apart[0][1]).strip())


def _shown(timeline: Timeline, pair: _Pair, notices: Sequence[Event]) -> tuple[Event, Event] | None:
    """Return what was shown behind the newer answer, and then, last of its place, the older's."""
    first = _notice_behind(notices, pair.newer)
    last = _notice_behind(notices, pair.older)
    if first is None or last is None or first.index >= last.index:
        return None
    if first.text == last.text or _place_of(timeline, first) != _place_of(timeline, last):
        return None
    page = timeline.page_number(last.index)
    later = [e for e in notices if e.index > last.index]
    if any(_place_of(timeline, e) == _place_of(timeline, last) for e in later):
        return None
    if page != timeline.page_number(pair.older.index):
        return None
    return (first, last) if _tells_both(pair, first, last) else None


def _notice_behind(notices: Sequence[Event], answer: Event) -> Event | None:
    until = answer.answered_us + _SHOWN_US
    return next((e for e in notices if answer.answered_us <= e.at_us <= until), None)


def _place_of(timeline: Timeline, notice: Event) -> str:
    return str(timeline.entries[notice.id].payload.get("selector") or "")


def _tells_both(pair: _Pair, first: Event, last: Event) -> bool:
    """Tell two notices of one wording, by the terms that were asked for or by other numbers."""
    one, two = (_words(notice.text) for notice in (first, last))
    new, old = (frozenset(term.split()) for term in (pair.new_term, pair.old_term))
    if new and old and new - old:
        named = new <= one and old <= two and not new <= two
        if named:
            return True
        if (new | old) & (one | two):
            return False
    if first.at_us >= pair.older.answered_us:
        return False
    alike = message_template(first.text[:_SEEN]) == message_template(last.text[:_SEEN])
    numbers = [{word for word in words if word.isdigit()} for words in (one, two)]
    return alike and bool(numbers[0]) and numbers[0] != numbers[1]


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text[:_SEEN]).split())


def _asks(request: Request) -> bool:
    good = 200 <= (request.status or 0) < 300 and request.resource == "api"
    return good and request.method.upper() in ("GET", "")
