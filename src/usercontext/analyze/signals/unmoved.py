"""A thing that answers the same before and after what was done to it. Not: what it then lacks.

``POST /api/course/3/lessons/13/complete`` was taken, and ``/api/course/3`` still says twelve of
fifteen. Much of what is done changes nothing that is read beside it, so this is a cause only where
the report complains of it (`overheard`).
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_SOON_US = 60_000_000
_MOST = 20
_SHORTEST = 12
"""A body of fewer letters holds no state: ``{"ok":true}``."""


def find_unmoved(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer that is the one from before a change that was taken under its address."""
    last: dict[str, Event] = {}
    writes: list[Event] = []
    found: dict[str, Signal] = {}
    for event in timeline.answered:
        asked = event.request
        if asked is None or asked.told or not 200 <= (asked.status or 0) < 300:
            continue
        if not asked.reads:
            writes[:] = [*writes[1 - _MOST :], event]
            continue
        path = asked.url.path.rstrip("/")
        before, last[path] = last.get(path), event
        found.pop(path, None)
        if before is None or before.request is None or not _is_the_same(before, event):
            continue
        write = next((w for w in reversed(writes) if _is_between(w, before, event, path)), None)
        if write is not None and write.request is not None:
            done = f"{clean(write.request.method, 10)} {clean(write.request.url.path, 120)}"
            said = f"answered {asked.status} the same before and after {done} was taken"
            kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
            signal = request_signal(timeline, event, kind, category, said)
            found[path] = replace(signal, message="unmoved", also=(write, before), overheard=True)
    yield from (one for one in found.values() if one.party is Party.FIRST)


def _is_the_same(before: Event, event: Event) -> bool:
    one, other = before.request, event.request
    if one is None or other is None or not one.body or len(one.body) < _SHORTEST:
        return False
    return one.body == other.body


def _is_between(write: Event, before: Event, event: Event, path: str) -> bool:
    asked = write.request
    if asked is None or not before.index < write.index < event.index:
        return False
    return asked.url.path.startswith(f"{path}/") and event.at_us - write.at_us <= _SOON_US
