"""Server exceptions that reach the page as a digest or an id only.

A framework that draws on the server what the browser shows hands on an error without its words,
with a digest by which its own log has it. Where the page writes both down, none of the page's code
is at fault. Not: an answer of 5xx, which says so itself.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.ids_beside import id_in
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_TOGETHER_US = 200_000
_MOST_LINES = 10
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.CONSOLE_ERROR)
_OF_CODE = (Category.JS_EXCEPTION, Category.THIRD_PARTY, Category.UNKNOWN)
_DIGEST = re.compile(r"(?:\d{5,20}|[0-9a-f]{16,64})(?:@\w{1,20})?")
"""A hash; a word in its place (`NEXT_NOT_FOUND`) is what a framework tells itself by."""


def tell_thrown_by_server(timeline: Timeline, signal: Signal) -> Signal:
    """Return an error with the id that its server's log has it by, if the page wrote that down."""
    event = signal.event
    if signal.kind not in _THROWN or signal.category not in _OF_CODE or event.request is not None:
        return signal
    since, until = event.at_us - _TOGETHER_US, event.at_us + _TOGETHER_US
    near = (event, *timeline.between(since, until, _MOST_LINES))
    for line in near:
        if _is_the_same(event, line) and _DIGEST.fullmatch(found := id_in(timeline, line)):
            text = f"{signal.text}, which its server threw (digest {found})"
            also = signal.also if line is event else (*signal.also, line)
            kind, party = (
                SignalKind.EXCEPTION,
                Party.FIRST,
            )  # the part that it was to draw is missing
            read = {"kind": kind, "category": Category.BACKEND_ERROR, "party": party}
            return replace(signal, text=text, also=also, **read)
    return signal


def _is_the_same(one: Event, other: Event) -> bool:
    if one.thrown is None or other.thrown is None:
        return one is other
    return one.thrown.message == other.thrown.message
