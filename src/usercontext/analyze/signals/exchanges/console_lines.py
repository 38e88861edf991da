"""Browser console lines about requests without a response. Not: the page's own words.

A page is only told that there is no answer; the console of its browser says why. The two are
brought together by address, or, where the line names none, by standing next to each other.
"""

import re
from functools import lru_cache

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_BEFORE_US = 500_000
_AFTER_US = 1_000_000
_MOST_LINES = 30
_FIRST = 3
_SEEN = 600
_LINE = re.compile(
    r"\bnet::ERR_[A-Z0-9_]+(?: [1-5]\d\d(?: \([\w ]{2,40}\))?)?|\bNS_ERROR_[A-Z_]+"
    r"|\b(?:SEC|SSL|MOZILLA_PKIX)_ERROR_[A-Z_]+|\bthe certificate for this server is invalid\b"
    r"|\bmixed (?:active |display |passive )?content\b|\binsecure resource\b"
    r"|\btoo many redirects\b|\bredirected too many times\b"
    r"|\bdue to access control checks\b|\bnot allowed by Access-Control-Allow-Origin\b",
    re.I,
)
"""Words that only a browser has for why it gave a page nothing."""

_STATUS = re.compile(r"net::ERR_\w+ ([45]\d\d)\b")
_HOST = re.compile(r"[“\"'‘]((?:[\w-]{1,60}\.){1,6}[a-z]{2,12})[”\"'’]", re.I)
_ADDRESS = re.compile(r"[a-z]{2,6}://|['\"“(\s]/[a-z]", re.I)


def line_of(timeline: Timeline, event: Event, request: Request) -> Event | None:
    """Return the browser's line about a request without an answer, or None."""
    until = event.answered_us + _AFTER_US
    near = timeline.places(event.at_us - _BEFORE_US, until, _MOST_LINES)
    for line in _lines(timeline).among(near):
        said = line.text[:_SEEN]
        if _names(said, request):
            return line
        if line.index > event.index and not _names_any(line.text):
            hosts = _HOST.findall(said)
            if not hosts or request.url.host in hosts:
                return line
    return None


@lru_cache(maxsize=1024)
def _names_any(text: str) -> bool:
    return _ADDRESS.search(text[:_SEEN]) is not None


@once
def _lines(timeline: Timeline) -> Marks:
    """Return what only a browser says, or who repeats it."""
    said = (e for e in timeline.loud if e.level is Level.ERROR and e.kind is not EventKind.REQUEST)
    return Marks(line for line in said if _LINE.search(line.text[:_SEEN]) is not None)


def reason_in(line: Event | None) -> str:
    """Return why the browser says that no answer came, '' where it says nothing."""
    found = _LINE.search(line.text[:_SEEN]) if line is not None else None
    return found[0] if found else ""


def status_in(line: Event | None) -> int | None:
    """Return the status of an answer that the browser had, and kept from the page."""
    found = _STATUS.search(line.text[:_SEEN]) if line is not None else None
    return int(found[1]) if found else None


def with_line(timeline: Timeline, signal: Signal) -> Signal:
    """Return a signal of a request without an answer with what its browser said of it."""
    request = signal.event.request
    if request is None or request.told or request.status or signal.also:
        return signal
    line = line_of(timeline, signal.event, request) or _line_of_the_first(timeline, signal.event)
    if line is None:
        return signal
    text = f"{signal.text}, and the browser said “{clean(reason_in(line))}”"
    return replace(signal, text=text, also=(line,))


def _line_of_the_first(timeline: Timeline, event: Event) -> Event | None:
    """Return the line about the same request as it failed alike before: browsers say it once."""
    asked = event.request
    if asked is None:
        return None
    same = (e for e in timeline.asked.get(asked.address, ())[:_FIRST] if e.index < event.index)
    alike = ((e, e.request) for e in same if e.request and e.request.error == asked.error)
    lines = (line_of(timeline, e, told) for e, told in alike if not told.status)
    return next((line for line in lines if line is not None), None)


def _names(said: str, request: Request) -> bool:
    whole = len(request.url.path) > 1 and request.url.path in said
    return whole and (not request.url.host or request.url.host in said.lower() or "://" not in said)
