"""The server's error id that a page logged beside its error, to find it in the server log.

A framework that hides from its pages what a server threw hands them a digest, or an event's id,
instead: whoever looks into the log needs nothing else. Not: ids that an answer has itself.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_WITHIN_US = 1_000_000
_MOST_LINES = 20
_BROKE = 500
_NAMES = frozenset(
    {"digest", "requestid", "traceid", "correlationid", "errorid", "eventid", "incidentid"}
    | {"referenceid", "supportid", "errorref", "errorreference"}
)
_ID = re.compile(r"[\w.:@-]{6,80}")


def id_beside(timeline: Timeline, root: Signal) -> tuple[str, str]:
    """Return the id that a line behind a failed request names, and the line's, or two ''."""
    asked = root.event.request
    if asked is None:
        lines: Sequence[Event] = (root.event, *root.also)
    elif asked.told or (asked.status or 0) < _BROKE:
        return "", ""
    else:
        until = root.event.answered_us + _WITHIN_US
        near = timeline.between(root.event.at_us, until, _MOST_LINES)
        lines = [line for line in near if line.index > root.event.index and not line.request]
    return next(((found, line.id) for line in lines if (found := id_in(timeline, line))), ("", ""))


def id_in(timeline: Timeline, line: Event) -> str:
    """Return the id of a failure that an error's own entry names, or ''."""
    if line.level is not Level.ERROR:
        return ""
    for name, value in _named(timeline.entries[line.id].payload):
        if re.sub(r"[^a-z]", "", name.lower()) in _NAMES and _ID.fullmatch(value):
            return value
    return ""


def _named(payload: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts of an entry by their names, those one level down too."""
    own = payload if isinstance(payload, dict) else {}
    for layer in (own, *(one for one in own.values() if isinstance(one, dict))):
        yield from ((name, value) for name, value in layer.items() if isinstance(value, str))
