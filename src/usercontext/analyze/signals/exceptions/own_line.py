"""The page's own words before an error that it caught and logged. Not: the error's words.

"[islands] Error hydrating Price.js" with a TypeError behind it: of the error nothing but its type
is known, and the page knows what it was doing.
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.read_entry import TAGGED
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.page_words.manners import read_manner
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_TOLD = frozenset(
    {SignalKind.HYDRATION, SignalKind.CHUNK, SignalKind.STORAGE, SignalKind.SOCKET}
    | {SignalKind.STALE, SignalKind.REDIRECTS}
)
"""What a page knows better than the error that it caught; of a refusal the answer knows more."""

_A_TAG = re.compile(r"[\w.:/-]{2,24}")
_SEEN = 300


def tagged(timeline: Timeline, event: Event) -> str:
    """Return a line behind the name of the logger that wrote it, which is its tag."""
    told = ((plain(k), v) for k, v in timeline.entries[event.id].payload.items())
    names = (v for k, v in told if k in TAGGED and isinstance(v, str) and _A_TAG.fullmatch(v))
    tag = next(names, "")
    return f"[{tag}] {event.text}" if tag and not event.text.startswith("[") else event.text


def read_tag(timeline: Timeline, event: Event) -> Category | None:
    """Read what a logger of one part wrote of an error that was caught, by the part's name."""
    if event.thrown is not None and event.thrown.uncaught:
        return None
    said = tagged(timeline, event)
    return read_manner(said) if said is not event.text else None


def read_own_line(event: Event) -> tuple[SignalKind, Category] | None:
    """Read the page's own words before an error that it wrote down; None where they say nothing."""
    thrown = event.thrown
    if thrown is None or thrown.uncaught:
        return None
    line = event.text.partition(thrown.message[:_SEEN])[0] if thrown.message else event.text
    read = read_words(event, "", line[:_SEEN]) if line.strip() else None
    return read if read is not None and read[0] in _TOLD else None
