"""Where it broke, in words: page, frame of the page's own code, time. Not: what broke."""

import re

from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import first_party_frame, without_capture
from usercontext.analyze.reading.stack import Frame
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.analysis import ClaimKind
from usercontext.domain.clock import format_second

PATH_CAP = 120
_COMES_UP_US = 5_000_000
_BINARIES = (".so", ".dylib", ".dll")
_FILE = re.compile(r"[\w.$@~+-]{1,80}")
_NAME = re.compile(r"[\w$#]{1,80}")
"""A page may call its code anything: only what can be a name is repeated outside of quotes."""


def page_at(timeline: Timeline, event: Event) -> str:
    """Return the path of the page that an event happened on, '' where nothing tells."""
    opened = opening_of(timeline, event)
    if opened is not None and opened.target is not None:
        return clean(opened.target.path, PATH_CAP)
    return clean(timeline.route_at(event.at_us), PATH_CAP)


def opening_of(timeline: Timeline, event: Event) -> Event | None:
    """Return the first page, of what it met before it could tell that it was there; else None."""
    first = timeline.navigations[0] if timeline.navigations else None
    if first is None or first.origin is not None or first.index <= event.index:
        return None
    return first if first.at_us - event.at_us <= _COMES_UP_US else None


def is_named(path: str, text: str) -> bool:
    """Tell whether a text names a path itself, and not only one that begins like it."""
    return re.search(rf"(?<!\S){re.escape(path)}(?![\w/-])", text) is not None


def clock_of(event: Event) -> str:
    """Return when it happened, as a server's log is searched: ``14:03:22 UTC``."""
    return f"{format_second(event.at_us)[11:19]} UTC"


def frame_draft(timeline: Timeline, event: Event) -> Draft | None:
    """Return the claim where an error came from, None where its entry does not show it."""
    found = _own_frame(timeline, event)
    if found is None:
        return None
    frame, position = found
    named = f" in “{frame.function}”" if _NAME.fullmatch(frame.function) else ""
    draft = Draft(f"It came from “{position}”{named}.", ClaimKind.CAUSE, (event.id,))
    return draft if check_claims([draft], timeline.entries)[0] else None


def frame_in_words(timeline: Timeline, event: Event) -> str:
    """Return ``pay (checkout.js:88:15)`` where the entry shows it, else ''."""
    found = _own_frame(timeline, event)
    if found is None or frame_draft(timeline, event) is None:
        return ""
    frame, position = found
    return f"{frame.function} ({position})" if _NAME.fullmatch(frame.function) else position


def _own_frame(timeline: Timeline, event: Event) -> tuple[Frame, str] | None:
    thrown = event.thrown.frames if event.thrown is not None else ()
    frame = first_party_frame(without_capture(thrown), timeline.page_host)
    name = split_url(frame.url).path.rsplit("/", 1)[-1] if frame is not None else ""
    if frame is None or not _FILE.fullmatch(name):
        return None
    if not frame.line:
        return (frame, name) if name.endswith(_BINARIES) else None  # what has no lines any more
    column = f":{frame.column}" if frame.column else ""
    return frame, f"{name}:{frame.line}{column}"
