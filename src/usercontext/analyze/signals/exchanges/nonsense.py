"""Requests refused because the page itself sent nonsense. Not: what users typed.

A form's refusal is foreseen: the page shows it. What a page sends by mistake is seen in what it
sent, in what it wrote or showed just before, or in that it did not foresee the refusal.
"""

import re

from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.refusals.answer_codes import names_a_rule, said_in
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.log_entry import Level

_BEFORE_US = 5_000_000
_AFTER_US = 1_500_000
_MOST_LOOKED_AT = 60
_SEEN = 600
_NO_VALUE = re.compile(r"\bNaN\b|\[object \w{1,20}\]|\bInvalid Date\b|[:=] ?['\"]?undefined\b")
"""What JavaScript writes where a value is missing or is not one."""

_BAD_REQUEST = 400

_OF_SHAPE = re.compile(
    r"cannot (?:deserialize|unmarshal)|malformed (?:json|request|body)|json parse error"
    r"|\bis not of type\b|\bmust be (?:of type\b|an? (?:whole )?(?:number|integer|object|array"
    r"|boolean)\b)|expected \w{1,20}, received \w"
    r"|missing required (?:field|parameter|property|argument)"
    r"|cannot query field|unknown (?:argument|type|directive)\b|must (?:not )?have a selection"
    r"|(?:unrecogni[sz]ed|unknown) (?:key|field|property)",
    re.I,
)
"""What servers answer about the shape of a request: types and names no user ever typed."""


def sends_nonsense(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell whether a refused request was the page's mistake rather than the user's input."""
    if request.amiss or _was_amiss_before(timeline, event) or _is_refused_whole(request):
        return True
    if _OF_SHAPE.search((request.body or "")[:_SEEN]):
        return True
    if names_a_rule(said_in(request.body or "")):
        return False  # whatever the page calls it, it is a rule of the business
    return request.status == _BAD_REQUEST and _was_unforeseen(timeline, event, request)


def _is_refused_whole(request: Request) -> bool:
    """Tell a question that GraphQL cannot take; what was typed it refuses in an answer of 200."""
    return request.asks_a_graph and request.body is None and request.status == _BAD_REQUEST


def _was_amiss_before(timeline: Timeline, event: Event) -> bool:
    """Tell whether the page wrote or showed no value at all in what led to the request."""
    page = timeline.page_number(event.index)
    before = timeline.places(event.started_us - _BEFORE_US, event.at_us)[-_MOST_LOOKED_AT:]
    return any(
        timeline.page_number(one.index) == page
        for one in _of_no_value(timeline).among(before)
        if one.index < event.index
    )


@once
def _of_no_value(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.events if _NO_VALUE.search(_shown(e)[:_SEEN]) is not None)


def _shown(event: Event) -> str:
    """Return what an entry shows of a value: a control's words, a line of the page's own."""
    if event.element is not None:
        return event.element.label
    written = event.kind is EventKind.CONSOLE and event.level in (Level.WARN, Level.ERROR)
    return event.text if written else ""


def _was_unforeseen(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell whether the page called the refusal an error, and of no field of a form."""
    until = event.answered_us + _AFTER_US
    later = _errors(timeline).among(timeline.places(event.at_us, until, _MOST_LOOKED_AT))
    return any(_calls_it_an_error(one, request) for one in later if one.index > event.index)


@once
def _errors(timeline: Timeline) -> Marks:
    """Return what the page itself called an error."""
    written = (EventKind.CONSOLE, EventKind.EXCEPTION)
    return Marks(e for e in timeline.loud if e.level is Level.ERROR and e.kind in written)


def _calls_it_an_error(event: Event, request: Request) -> bool:
    name, message = (event.thrown.name, event.thrown.message) if event.thrown else ("", event.text)
    place = request.url.path.rstrip("/").rsplit("/", 1)[-1].casefold()
    said = message[:_SEEN].casefold()
    named = str(request.status) in said or "bad request" in said or (bool(place) and place in said)
    read = read_words(event, name, message) if named else None
    return named and (read is None or read[0] is not SignalKind.FORM)
