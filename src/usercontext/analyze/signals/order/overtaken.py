"""Responses that arrive in the wrong order, and the page's line about it. Not: duplicates.

Of two questions, the newer of which takes the place of the older, the answer that comes last is
drawn last. Where both ask by one address that is known; where somebody chose one thing and then
another of its kind (`/lists/open`, `/lists/done`) the page's own line has to tell it, or the
report.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.shown_another import is_shown_another
from usercontext.analyze.language.text import quote
from usercontext.analyze.language.words import Concept, concepts, fold
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.exchanges.asked_as_typed import is_asked_as_typed
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_LATE_US = 400_000
"""Answers that came nearer to each other than this were mostly drawn in the order of asking."""

_TOGETHER_US = 20_000
"""Asked within one turn of the page: for parts of one thing, not one instead of the other."""

_AS_ONE_TYPES = ("suggest", "complete", "typeahead", "lookup", "hint")
_MOST_OPEN, _MOST_BACK, _PARTS, _FEW = 50, 8, 2, 2
_WITH_A_PRESS_US = 700_000
"""What a choice asks for it asks at once, or behind a pause that waits for the next one."""

_SAID_US, _EARLY_US, _MOST_LINES, _SEEN = 700_000, 50_000, 12, 300
_AT_ONCE_US = 150_000
_SAYS_NO_MORE = (SignalKind.CONSOLE_ERROR, SignalKind.WARNING)
"""As what a line is read whose words are not known."""

_OUTCOME = "was overtaken: the newer one was answered first"
OF_A_RACE = screened(
    r"\b(?:stale|late|later|older?|outdated|obsolete|super?seded|previous|overtak\w+|overwr\w+"
    r"|out[- ]of[- ](?:order|sequence|turn)|race|racing|newer|latest|wrong order|(?:arrived|came)"
    r" after|although|though|while|instead of|no longer (?:selected|current|active|chosen|open)"
    r"|current\w*|selected|mismatch\w*|veraltet\w*|überholt\w*|verspätet\w*|obwohl|alors que"
    r"|en retard|périmée?s?|aunque|tard[ií]\w*|obsolet\w*|desactualizad\w*|in ritardo|anche se"
    r"|mentre|verouderd\w*|terwijl|hoewel|mimo że|przestarzał\w*|хотя|устаре\w*|опозда\w*)\b"
    r"|古い|遅れて|過期|过期|过时|迟到|오래된|늦게",
    re.I,
)
"""How a page says that what it was answered, or has drawn, is not what is wanted by now."""


LEFT_OUT = re.compile(
    r"\b(?:ignor|discard|dropp|skipp|abort|cancel|verw[oe]rf|descart|scart|negeer|пропу)"
    r"|無視|忽略|무시",
    re.I,
)
"""A page that leaves a late answer out has drawn nothing wrong, as far as it knows."""


class _Asked(Struct, frozen=True):
    """A question, and when its answer was there."""

    over_us: int
    event: Event
    path: tuple[str, ...]
    press: Event | None


def find_overtaken(timeline: Timeline) -> Iterator[Signal]:
    """Yield each question whose answer came well after that to a later one of the same kind.

    What is asked anew replaces what was asked before: the older answer, drawn last, is wrong.
    """
    told: set[str] = set()
    open_since: dict[str, list[tuple[int, Event]]] = {}
    for event in timeline.answered:
        request = event.request
        if request is None or not _asks(request):
            continue
        address = f"{request.url.host}{_collection(request.url.path)} {request.call}"
        if address in told:
            continue
        earlier = open_since.setdefault(address, [])
        answered_us = event.answered_us
        late = [e for over_us, e in earlier if over_us - answered_us >= _LATE_US]
        slow = next((e for e in late if _is_overtaken(timeline, e, event)), None)
        earlier[:] = [*earlier[-_MOST_OPEN:], (answered_us, event)]
        if slow is not None:
            told.add(address)
            yield _signal(timeline, slow, event)


def find_overtaken_choices(timeline: Timeline) -> Iterator[Signal]:
    """Yield each choice of one of a kind whose answer came well after that to a later choice.

    By itself that is no wrong: each may have its own place on the page. It counts where the page
    says so, or the report does.
    """
    chosen: list[_Asked] = []
    for event in timeline.answered:
        request = event.request
        press = _press_of(timeline, event) if request is not None and _asks(request) else None
        if request is None or press is None:
            continue
        path = tuple(request.url.path.strip("/").split("/"))
        now = _Asked(event.answered_us, event, path, press)
        slow = next((one for one in chosen if _is_chosen_before(timeline, one, now)), None)
        chosen = [*chosen[-_MOST_BACK:], now]
        if slow is not None:
            said = is_shown_another(timeline.description) and _is_near_the_end(timeline, press)
            yield replace(_signal(timeline, slow.event, event), overheard=not said)


def tell_overtaken(timeline: Timeline, found: list[Signal]) -> list[Signal]:
    """Return the signals with each race that the page tells itself as what its line is about.

    What was found of the line by its words is of the race.
    """
    races = {one.event.index: one for one in found if one.status == "overtaken"}
    read = {one.event.index for one in found if one.kind not in _SAYS_NO_MORE}
    lines = {at: line for at, one in races.items() if (line := _line_of(timeline, one, read))}
    said = {line.index for line in lines.values()}
    kept = []
    for one in found:
        line = lines.get(one.event.index) if one.status == "overtaken" else None
        if line is not None:
            text = f"{one.text}, and the page said {quote(line.text)}"
            words = f"{one.words} {line.text[:_SEEN]}"
            left = LEFT_OUT.search(line.text[:_SEEN]) is not None
            left = left and not is_shown_another(timeline.description)
            kept.append(
                replace(one, text=text, words=words, also=(*one.also, line), overheard=left)
            )
        elif one.event.index not in said:
            kept.append(one)
    return kept


def _signal(timeline: Timeline, slow: Event, newer: Event) -> Signal:
    signal = request_signal(timeline, slow, SignalKind.RACE, Category.RACE, _OUTCOME)
    return replace(signal, also=(newer,), status="overtaken")


def _line_of(timeline: Timeline, race: Signal, read: set[int]) -> Event | None:
    """Return the line that the page wrote as the late answer came, if it is of such a thing.

    So is a loud one that stands right behind that answer, and was not ``read`` as something else.
    """
    over_us = race.event.answered_us
    names = _names(race.event, race.also[0])
    for line in timeline.between(over_us - _EARLY_US, over_us + _SAID_US, _MOST_LINES):
        if line.kind is not EventKind.CONSOLE or line.request is not None or line.element:
            continue
        if line.topic or line.thrown is not None:
            continue
        if line.level is Level.DEBUG and LEFT_OUT.search(line.text[:_SEEN]) is None:
            continue
        if is_harmless(line) or voice_of("", line.text) is not None:
            continue
        said = line.text[:_SEEN]
        loud = line.level in (Level.WARN, Level.ERROR)
        both = bool(names) and all(name in fold(said) for name in names)
        unread = loud and line.index not in read and _is_right_behind(timeline, race.event, line)
        if OF_A_RACE.search(said) is not None or (loud and both) or unread:
            return line
    return None


def _is_right_behind(timeline: Timeline, late: Event, line: Event) -> bool:
    """Tell a line that nothing but the late answer came before."""
    over_us = late.answered_us
    if not 0 <= line.at_us - over_us <= _AT_ONCE_US:
        return False
    others = timeline.requests_before(line.index, _MOST_LINES)
    return not any(
        over_us <= one.answered_us <= line.at_us for one in others if one.index != late.index
    )


def _names(older: Event, newer: Event) -> list[str]:
    """Return what the two addresses differ in, as it stands in a folded text."""
    if older.request is None or newer.request is None:
        return []
    one, two = (asked.url.path.strip("/").split("/") for asked in (older.request, newer.request))
    apart = [pair for pair in zip(one, two, strict=False) if pair[0] != pair[1]]
    return [fold(word) for pair in apart[:1] for word in pair]


def _press_of(timeline: Timeline, asked: Event) -> Event | None:
    press = timeline.pressed_before(asked.index)
    return press if press and asked.at_us - press.at_us <= _WITH_A_PRESS_US else None


def _is_chosen_before(timeline: Timeline, older: _Asked, newer: _Asked) -> bool:
    """Tell two presses on two controls, each of which asked for another one of a kind."""
    if older.over_us - newer.over_us < _LATE_US or older.press is None or newer.press is None:
        return False
    if older.press.index == newer.press.index or older.press.element == newer.press.element:
        return False
    one, two = older.event.request, newer.event.request
    if one is None or two is None or one.url.host != two.url.host:
        return False
    apart = sum(a != b for a, b in zip(older.path, newer.path, strict=False))
    if len(older.path) != len(newer.path) or len(older.path) < _PARTS or apart != 1:
        return False
    if older.path[0] != newer.path[0]:
        return False
    pages = timeline.opened_between(older.event.at_us, older.over_us)
    return not any(page.topic == "load" and page.index > older.event.index for page in pages)


def _is_near_the_end(timeline: Timeline, press: Event) -> bool:
    return len(timeline.clicks_after(press.index, _FEW + 1)) <= _FEW


def _collection(path: str) -> str:
    """Return what was asked of, where the path ends in the words that somebody typed."""
    parent, _, _ = path.rstrip("/").rpartition("/")
    typed = Concept.SEARCH in concepts(parent) or any(w in parent for w in _AS_ONE_TYPES)
    return parent if typed else path


def _is_overtaken(timeline: Timeline, older: Event, newer: Event) -> bool:
    """Tell whether the newer question of one page takes the older one's place."""
    if newer.at_us - older.at_us <= _TOGETHER_US:
        return False
    if timeline.page_number(older.index) != timeline.page_number(newer.index):
        return False
    return _replaces(timeline, older, newer) or is_asked_as_typed(timeline, older, newer)


def _replaces(timeline: Timeline, older: Event, newer: Event) -> bool:
    """Tell a question asked anew: as somebody types, or after they chose something else."""
    path = newer.request.url.path.casefold() if newer.request else ""
    if any(word in path for word in _AS_ONE_TYPES) or Concept.SEARCH in concepts(path):
        return True
    press = timeline.pressed_before(newer.index)
    return press is not None and press.index > older.index


def _asks(request: Request) -> bool:
    """Tell a question that was answered well; of a graph's, which one it was has to be told."""
    good = 200 <= (request.status or 0) < 300 and request.resource == "api"
    named = request.operation == "query" and bool(request.call)
    return good and (request.method.upper() == "GET" or named)
