"""Why a server answered 5xx, by the error just before it in its own log.

Not: what a page wrote behind an answer (`behind`), what stands in one entry (`told_beside`).
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.framework_heads import is_a_head, without_head
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.answers_in_lines import answer_behind
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.lines_midway import begun_in_words
from usercontext.analyze.reading.one_request import id_of
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.read_entry import read_event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.exchanges.told_beside import caused_beside
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_JUST_US = 2_000_000
_MOST = 20
_MOST_BEHIND = 100
_MOST_BEGUN = 40
_REFUSED, _BROKE = 400, 500
_LINES = (EventKind.CONSOLE, EventKind.EXCEPTION)
_LOUD = (Level.ERROR, Level.WARN)
_FIRST = 3
_AT_ONCE_US = 100_000
_SAME_US = 50_000
_ERROR_FIRST = re.compile(
    r"(?:\[[\w:.-]{1,60}\] ){0,3}(?:[\w.]{1,60}(?:::|\\))*[A-Z]\w{1,60}"
    r"(?:Error|Exception|NotFound|Invalid|Timeout)\b"
)
_KEY = re.compile(r"(?=[\w-]*\d)[\w-]{4,60}")
"""What names one thing among many, and stands by chance in no other line."""

_TELLING = (
    *(Category.TIMEOUT_SLOW, Category.AUTH_EXPIRED, Category.RACE),
    Category.REDIRECT_LOOP,
)


def with_its_log(timeline: Timeline, signal: Signal) -> Signal:
    """Return a server's own 5xx with the error that it logged for it, the last one before."""
    asked = signal.event.request
    if asked is not None and not asked.status and timeline.program is not Program.PAGE:
        return _with_its_warning(timeline, signal, asked)
    if asked is None or (asked.status or 0) < _REFUSED or timeline.program is Program.PAGE:
        return signal
    line = answer_behind(timeline.events, signal.event) if asked.body else None
    if line is not None and line.text.strip() == asked.body:
        signal = replace(signal, also=(line, *signal.also))
    if (asked.status or 0) >= _BROKE:
        signal = _with_first_cause(timeline, signal)
    if timeline.program is not Program.SERVER or (asked.status or 0) < _BROKE:
        return _with_own_line(timeline, signal, asked)
    if signal.also or "“" in signal.text:
        return _with_beginning(timeline, signal)
    begun = begun_by(timeline, signal.event)
    if begun is not None:
        signal = replace(signal, also=(begun,))
    line = _line_before(timeline, signal.event) or _thrown_behind(timeline, signal.event)
    line = line or _line_of_the_first(timeline, signal.event)
    if line is None:
        return signal
    thrown = line.thrown
    read = read_words(line, thrown.name if thrown else "", thrown.message if thrown else line.text)
    said = clean(_said_by(line))
    first = caused_beside(timeline.entries[line.id].payload, said)
    text = f"{signal.text}, and the server said “{said}”{first}"
    # what the line is of says more than that a server broke off
    category = read[1] if read is not None and read[1] in _TELLING else signal.category
    words = f"{signal.words} {line.text[:300]}"
    return replace(signal, text=text, category=category, words=words, also=(line, *signal.also))


def _with_its_warning(timeline: Timeline, signal: Signal, asked: Request) -> Signal:
    """Return what got no response with the warning of its host that the log has just before it."""
    host = asked.url.host.casefold()
    near = timeline.events[max(0, signal.event.index - _FIRST) : signal.event.index] if host else ()
    for line in reversed(near):
        warned = line.kind is EventKind.CONSOLE and line.level is Level.WARN
        if not warned or line.request is not None or signal.event.at_us - line.at_us > _JUST_US:
            continue
        if host in line.text.casefold() and line.text not in signal.text:
            text = f"{signal.text}, and the log says “{clean(line.text)}”"
            return replace(signal, text=text, also=(line, *signal.also))
    return signal


def _with_first_cause(timeline: Timeline, signal: Signal) -> Signal:
    """Return a failure with what its own entry says that the error of it was caused by."""
    if "caused by" in signal.text:
        return signal
    first = caused_beside(timeline.entries[signal.event.id].payload, signal.text)
    return replace(signal, text=f"{signal.text}{first}") if first else signal


def _with_own_line(timeline: Timeline, signal: Signal, asked: Request) -> Signal:
    """Return a failure with the loud line of the same request that a log has before it."""
    if signal.also or "“" in signal.text:
        return _with_beginning(timeline, signal)
    begun = begun_by(timeline, signal.event)
    also = (begun,) if begun is not None else ()
    place, at_us = signal.event.index, signal.event.at_us
    near = timeline.places(at_us - _JUST_US, at_us)
    for line in reversed(timeline.events[max(near.start, place - _MOST) : place]):
        loud = line.kind in _LINES and line.level in _LOUD
        if loud and (
            _is_just_before(timeline, line, signal.event) or _is_about(timeline, line, asked)
        ):
            text = f"{signal.text}, and the log says “{clean(_said_by(line))}”"
            words = f"{signal.words} {line.text[:300]}"
            return replace(signal, text=text, words=words, also=(line, *also))
    # thousands may stand at one instant, and each failure among them asks this
    end = timeline.places(at_us, at_us + _AT_ONCE_US).stop
    behind = timeline.events[place + 1 : min(place + 1 + _MOST_BEHIND, end)]
    told = next((one for one in behind if _goes_with(timeline, one, signal.event)), None)
    if told is not None:
        return replace(
            signal,
            text=f"{signal.text}, and the log says “{clean(_said_by(told))}”",
            words=f"{signal.words} {told.text[:300]}",
            also=(told, *also),
        )
    return replace(signal, also=also) if also else signal


def _with_beginning(timeline: Timeline, signal: Signal) -> Signal:
    """Return a failure that is told with its reason, and the line that says what was asked.

    An outcome that its log tells without the address is shown by both.
    """
    begun = begun_by(timeline, signal.event)
    if begun is None or begun in signal.also:
        return signal
    return replace(signal, also=(*signal.also, begun))


def _goes_with(timeline: Timeline, line: Event, answered: Event) -> bool:
    """Tell a loud line at once behind an answer that names its address among its own fields."""
    asked = answered.request
    loud = line.kind in _LINES and line.level in _LOUD and line.request is None
    if asked is None or not loud or line.index <= answered.index or len(asked.url.path) <= 1:
        return False
    return asked.url.path.casefold() in timeline.entries.text(line.id)


def _is_just_before(timeline: Timeline, line: Event, answered: Event) -> bool:
    """Tell an error that a log has right before the outcome, and that names no other address."""
    told = (one for one in timeline.entries[line.id].payload.values() if isinstance(one, str))
    path = answered.request.url.path if answered.request else ""
    if any(one.startswith("/") and one != path for one in told):
        return False
    near = line.index == answered.index - 1 and answered.at_us - line.at_us <= _SAME_US
    refused = answered.request is not None and (answered.request.status or 0) < _BROKE
    loud = line.level is Level.ERROR or (refused and line.level is Level.WARN)
    return near and loud and line.request is None and bool(line.text)


def _is_about(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell a line whose entry names the address of a request as its own."""
    own = timeline.entries.event(line.id).request
    if own is not None:
        return own.address == asked.address
    path = asked.url.path
    if len(path) > 1 and path in timeline.entries[line.id].payload.values() and line.text:
        return True
    return (asked.status or 0) >= _BROKE and _names_its_thing(timeline, line, path)


def _names_its_thing(timeline: Timeline, line: Event, path: str) -> bool:
    """Tell an error about the very thing that an address names by its number or key."""
    if line.level is not Level.ERROR or not line.text:
        return False
    named = [one.casefold() for one in path.split("/") if _KEY.fullmatch(one)]
    words = timeline.entries.text(line.id) if named else ""
    return any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", words) for one in named)


def _said_by(line: Event) -> str:
    """Return what a line says, without a framework's sentence that something was thrown at all."""
    thrown = line.thrown
    if thrown is not None and (is_a_head(line.text) or _goes_on(line.text, thrown.message)):
        return f"{thrown.name}: {thrown.message}" if thrown.name else thrown.message
    return without_head(line.text)


def _goes_on(text: str, message: str) -> bool:
    """Tell a line whose error says more: it is a whole trace, or the error begins with it."""
    return "\n" in text or (len(text) < len(message) and message.startswith(text))


def begun_by(timeline: Timeline, answered: Event) -> Event | None:
    """Return the line by which a log had told where a request goes of which this is the end."""
    if (line := begun_in_words(timeline.events, answered)) is not None:
        return line
    known = id_of(timeline.entries[answered.id].payload)
    before = timeline.requests_before(answered.index, _MOST_BEGUN) if known else ()
    same = (e for e in reversed(before) if id_of(timeline.entries[e.id].payload) == known)
    found = next(same, None)
    own = read_event(timeline.entries[answered.id], 0).request if found is not None else None
    return found if own is None or len(own.url.path) <= 1 else None


def _line_of_the_first(timeline: Timeline, answered: Event) -> Event | None:
    """Return the line behind the same request as it failed alike before: not each is logged."""
    asked = answered.request
    tried = timeline.asked.get(asked.address, ())[:_FIRST] if asked is not None else ()
    alike = (e for e in tried if e.index < answered.index and e.request and asked)
    same = (e for e in alike if e.request and asked and e.request.status == asked.status)
    lines = (_line_before(timeline, one) for one in same)
    return next((line for line in lines if line is not None), None)


def _thrown_behind(timeline: Timeline, answered: Event) -> Event | None:
    """Return the error that a framework writes down at once behind the line of its outcome."""
    after = timeline.events[answered.index + 1 : answered.index + 2]
    soon = (line for line in after if line.at_us - answered.at_us <= _AT_ONCE_US)
    return next((one for one in soon if one.level is Level.ERROR and _is_thrown(one)), None)


def _is_thrown(line: Event) -> bool:
    return line.thrown is not None or _ERROR_FIRST.match(line.text) is not None


def _line_before(timeline: Timeline, answered: Event) -> Event | None:
    near = timeline.between(answered.at_us - _JUST_US, answered.at_us)
    for event in reversed([one for one in near if one.index < answered.index][-_MOST:]):
        if event.kind is EventKind.REQUEST:
            return None
        if event.level is Level.ERROR and event.text:
            return event
    return None
