"""How an error is phrased: by whom, which words are quoted. Not: what it is."""

import re

from usercontext.analyze.language.text import MESSAGE_CAP, clean, shorten
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.stack import parse_stack
from usercontext.analyze.reading.timeline import Timeline, is_hidden
from usercontext.analyze.signals.exceptions.broken_scripts import (
    is_a_page_for_a_script,
    is_broken_script,
)
from usercontext.analyze.signals.exceptions.extensions import is_of_extension

_SEEN = 1000
_BY_POLICY = re.compile(
    r"(?:\[\w+\] )?(?:Refused to \w+ .{1,400}Content Security Policy|Content-?Security-?Policy: "
    r"|Access to [\w ]{2,30} at '|Cross-Origin Request Blocked: |Origin \S+ is not allowed by )",
    re.S,
)
_ADDRESS_ALONE = re.compile(r"https?://\S{3,500}")
_EXPLAINED = re.compile(
    r"[;,.:]? (?:visit|see|read more(?: at)?|learn more(?: at)?|for more (?:info|details)\w*,? see"
    r"|more (?:info|details)\w*(?: at)?|details at)\W{0,3}https?://",
    re.I,
)
"""Where a maker of tools sends whoever reads its lines."""


_OPEN_END = " :"
"""What a browser's line ends with that had nothing more to say: "… failed: "."""


def shown_words(event: Event, name: str, message: str) -> str:
    """Return the words to quote: what the page logged around an error says what it was doing."""
    thrown = event.thrown
    if thrown is not None and not thrown.uncaught and message and message in event.text:
        bare = event.text == message and name != "" and name not in message
        return shorten(f"{name}: {message}" if bare else without_asides(event.text))
    said = f"{name}: {message}" if name and not message.startswith(name) else message
    return shorten(without_asides(said))


def without_asides(text: str) -> str:
    """Return a line without the calls that a console appends, and where a maker explains it."""
    seen = text[:MESSAGE_CAP]
    if "\n" in seen:
        head, *rest = seen.split("\n")
        ends = (place for place, line in enumerate(rest) if _is_aside(line))
        seen = "\n".join([head, *rest[: next(ends, len(rest))]])
    if "://" in seen and (explained := _EXPLAINED.search(seen)) is not None and explained.start():
        seen = seen[: explained.start()]
    return seen.rstrip(_OPEN_END) if seen.endswith((": ", ":")) else seen


def _is_aside(line: str) -> bool:
    """Tell a call of a trace, or an address that stands alone to be read at."""
    said = line.strip()
    return bool(_ADDRESS_ALONE.fullmatch(said)) or (bool(said) and bool(parse_stack(said)))


def who_said(timeline: Timeline, event: Event, party: Party) -> str:
    """Name whose code it was: a script of another host by its host, where a frame tells it."""
    frames = event.thrown.frames if event.thrown else ()
    url = split_url(frames[0].url) if frames else None
    if is_hidden(event):
        return "A script from another origin"
    if url is not None and is_of_extension(event):
        return f"A browser extension ({url.scheme}://{clean(url.host, 80)})"
    host = url.host if url is not None else ""
    if party in (Party.FOREIGN, Party.BYSTANDER) and host and host != timeline.page_host:
        return f"A script from {clean(host, 80)}"
    return "The page"


def is_of_the_browser(event: Event) -> bool:
    """Tell a line that no page writes: its browser says which policy kept something away."""
    return event.thrown is None and _BY_POLICY.match(event.text[:_SEEN]) is not None


def where_read(timeline: Timeline, event: Event) -> str:
    """Name what the error has no words for: the script that could not be read, the key to keep."""
    if event.kind is EventKind.STORAGE and event.topic:
        did = "read" if _reads(timeline, event) else "wrote"
        return f" when it {did} “{clean(event.topic, 60)}”"
    frames = event.thrown.frames if event.thrown else ()
    path = clean(split_url(frames[0].url).path, 120) if frames else ""
    unread = is_a_page_for_a_script(event) or is_broken_script(event)
    return f" when it read {path}" if path and unread else ""


def _reads(timeline: Timeline, event: Event) -> bool:
    """Tell an access that takes a value out of the browser's store."""
    said = timeline.entries[event.id].payload
    acts = (said.get(name) for name in ("op", "operation", "action", "method"))
    return any(isinstance(one, str) and one.lower().startswith(("get", "read")) for one in acts)


def served_by(message: str) -> str:
    """Name what a page has a worker for that never comes up: it stays as it was kept."""
    return " old version update cache offline" if "ServiceWorker" in message[:_SEEN] else ""
