"""Why a browser blocked another origin's response, in the browser's own words.

The page is only told that there is no answer, each time that it asks; the console says why, and
where a client keeps one line of a kind, only once. Not: whether an address is of another origin.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.origins_told import other_origin_in
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 900
_AFTER_US = 2_000_000
_LONG_AGO_US = 600_000_000
_WHY = re.compile(
    r"\(Reason: (?P<gecko>[^()]{5,160}(?:\([^()]{1,80}\)[^()]{0,80})?)\)"
    r"|blocked by CORS policy: (?P<chrome>.{5,240}?)(?:\. |\.?$)"
    r"|(?P<webkit>(?:Origin \S+|Request header field \S+|Method \S+) is not allowed by"
    r" Access-Control-[\w-]+|Preflight response is not successful)",
    re.M,
)
"""A browser's reason, without the addresses around it."""


def is_kept_by_origin(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell a request without an answer whose answers the browser said that it keeps back."""
    return not request.status and _line_about(timeline, event, request) is not None


def with_why_refused(timeline: Timeline, signal: Signal) -> Signal:
    """Return a request whose answer was kept back with the reason that the browser gives."""
    request = signal.event.request
    if signal.kind is not SignalKind.REFUSED or signal.category is not Category.CORS:
        return signal
    if request is None or request.told or signal.also:
        return signal
    line = _line_about(timeline, signal.event, request)
    why = why_refused_in(line.text) if line is not None else ""
    if line is None or not why:
        return signal
    return replace(signal, text=f"{signal.text}, and the browser said “{why}”", also=(line,))


def why_refused_in(text: str) -> str:
    """Return the reason of a browser's line, '' where it gives none."""
    found = _WHY.search(text[:_SEEN])
    return clean(found["gecko"] or found["chrome"] or found["webkit"], 160) if found else ""


def _line_about(timeline: Timeline, event: Event, request: Request) -> Event | None:
    """Return the browser's line about an address: before it, or as soon as it had ended."""
    if not request.url.host:
        return None
    lines = _lines(timeline).get((request.url.host, request.url.path), ())
    until = event.answered_us + _AFTER_US
    near = [one for one in lines if event.at_us - _LONG_AGO_US <= one.at_us <= until]
    return near[-1] if near else None


@once
def _lines(timeline: Timeline) -> dict[tuple[str, str], list[Event]]:
    """Return the browser's lines by the host and the path that they name."""
    found: dict[tuple[str, str], list[Event]] = {}
    for line in timeline.loud:
        url = other_origin_in(line)
        if url is not None and line.request is None:
            found.setdefault((url.host, url.path), []).append(line)
    return found
