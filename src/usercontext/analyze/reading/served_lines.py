"""Server logs that put the visitor's address beside every line. Not: exchanges.

Where no line of a log ever tells how a visit ended, an address beside a sentence is where it was
said, and nothing that got no response.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.domain.log_entry import Level, LogEntry, LogType

_OFTEN = 3
_QUIET = (Level.INFO, Level.DEBUG)
_DEEPEST = 2
_WRITTEN = re.compile(r"\[object\] \([\w\\]{1,200}\(code: -?\w+\): (?P<said>[^\n]{1,400}?) at /")
"""How loggers of PHP write an exception out: its type, its code, its words, its place."""


def as_lines(read: list[Event], entries: Sequence[LogEntry]) -> list[Event]:
    """Return the events, an address that stands beside each line taken for no exchange."""
    told = [event for event, entry in zip(read, entries, strict=True) if _is_told(event, entry)]
    if any(event.request and event.request.status for event in told):
        return read
    where = Counter(event.request.url.path for event in told if event.request)
    quietly = {e.request.url.path for e in told if e.request and e.level in _QUIET and e.text}
    often = {path for path, count in where.items() if count >= _OFTEN} & quietly
    lines = {event.index for event in told if event.request and event.request.url.path in often}
    both = zip(read, entries, strict=True)
    return [_line(event, entry) if event.index in lines else event for event, entry in both]


def _is_told(event: Event, entry: LogEntry) -> bool:
    asked = event.request
    written = event.kind is EventKind.REQUEST and entry.type is LogType.CONSOLE
    return written and asked is not None and not asked.told


def _line(event: Event, entry: LogEntry) -> Event:
    why = next((one for one in _thrown(entry.payload, 0) if one not in event.text), "")
    text = f"{event.text.rstrip('.')}: {why}" if why else event.text
    return replace(event, kind=EventKind.CONSOLE, request=None, text=text)


def _thrown(told: Mapping[str, Any], depth: int) -> Iterator[str]:
    for value in told.values():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _thrown(value, depth + 1)
        elif isinstance(value, str) and (found := _WRITTEN.match(value)) is not None:
            yield found["said"]
