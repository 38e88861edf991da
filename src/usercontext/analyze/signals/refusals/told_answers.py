"""The response to a failed request as the page logged it. Not: its reason's meaning.

Where bodies are not captured, ``console.error('save failed', answer)`` is all that is left of what
the server said. Such a line is no failure of its own, whatever its words are of.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.answer_codes import plain_sentence, said_in, sentence_in
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_WITHIN_US = 1_000_000
"""A page writes down what it was answered at once; what comes later may be of another answer."""
_MOST_LINES = 10
_SEEN = 1200
_OBJECT = re.compile(r'\{\s*"[\w.-]{1,40}"\s*:.*', re.S)
_STATUS = re.compile(r'"status(?:Code|_code)?"\s*:\s*"?([1-5]\d\d)\b')
_TRACE = re.compile(
    r'"(?:x[-_]?)?(?:request|trace|correlation|error|event|incident)[-_]?id"\s*:\s*'
    r'"([\w.:-]{6,80})"',
    re.I,
)
_WRITTEN = (Level.WARN, Level.ERROR)
_SAID_CAP = 160


def words_of(answer: str) -> str:
    """Return the codes and the sentence of an error's answer, in quotes; '' without either."""
    codes, sentence = said_in(answer), sentence_in(answer).rstrip(".")
    codes = codes or plain_sentence(answer)
    if not codes or not sentence or sentence in codes:
        return quote(codes.rstrip("."), _SAID_CAP) if codes else ""
    return f"{quote(codes, _SAID_CAP)}, {quote(sentence, _SAID_CAP)}"


def answer_in(line: str) -> str:
    """Return the object that a line ends in, where it reads as the answer of an error, or ''."""
    found = _OBJECT.search(line[:_SEEN])
    return found[0] if found is not None and words_of(found[0]) else ""


def with_told_answer(timeline: Timeline, signal: Signal) -> Signal:
    """Return a failed request with what the page wrote down of its answer, if it did."""
    told = _told(timeline, signal.event)
    if told is None:
        return signal
    text = f"{signal.text}, and the page said {words_of(answer_in(told.text))}"
    return replace(signal, text=text, also=(*signal.also, told))


def told_of(timeline: Timeline, refused: Event) -> str:
    """Return what the page wrote down of the answer to a failed request, '' where it did not."""
    told = _told(timeline, refused)
    return answer_in(told.text) if told is not None else ""


def leave_to_requests(found: Sequence[Signal]) -> list[Signal]:
    """Return the signals, with lines that only tell an answer read as nothing more than lines."""
    told = {line.index for signal in found if _failed(signal.event) for line in signal.also}
    return [
        replace(one, kind=SignalKind.CONSOLE_ERROR, category=Category.JS_EXCEPTION)
        if one.event.index in told and is_told_answer(one.event)
        else one
        for one in found
    ]


def is_told_answer(line: Event) -> bool:
    """Tell a line of the page's that holds the answer of an error, and throws nothing."""
    if line.kind is not EventKind.CONSOLE or line.level not in _WRITTEN or line.thrown:
        return False
    return line.request is None and line.element is None and bool(answer_in(line.text))


def trace_told(root: Signal) -> str:
    """Return the id that the server's log knows a failed request by, where its answer has one."""
    asked = root.event.request
    texts = [asked.body or "", *(line.text for line in root.also)] if asked else []
    found = (_TRACE.search(text[:_SEEN]) for text in texts)
    return next((match[1] for match in found if match), "")


def _told(timeline: Timeline, refused: Event) -> Event | None:
    asked = refused.request
    if asked is None or asked.told or asked.body or not _failed(refused):
        return None
    until = refused.answered_us + _WITHIN_US
    for later in timeline.between(refused.at_us, until, _MOST_LINES):
        if later.index > refused.index and is_told_answer(later):
            return later if _is_of(timeline, later, asked) else None
    return None


def _is_of(timeline: Timeline, line: Event, asked: Request) -> bool:
    """Tell whether a line is of this request: it says so, or no other one failed just before."""
    status = _STATUS.search(line.text[:_SEEN])
    if status is not None and int(status[1]) != asked.status:
        return False
    if len(asked.url.path) > 1 and asked.url.path in line.text[:_SEEN]:
        return True
    since = line.at_us - _WITHIN_US
    addresses = {
        (e.request.method, e.request.url.path)
        for e in timeline.requests_before(line.index, _MOST_LINES)
        if e.request is not None and not e.request.told and _failed(e) and e.answered_us >= since
    }
    return len(addresses) == 1


def _failed(event: Event) -> bool:
    return event.request is not None and (event.request.status or 0) >= 400
