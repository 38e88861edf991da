"""A thing that reads the same before and after it was changed. Not: what it lacks.

``POST /api/course/3/lessons/13/complete`` was taken, and ``/api/course/3`` still says twelve of
fifteen. Much of what is done changes nothing that is read beside it, so this is a cause only where
the report complains of it (`overheard`). Where no body is captured, what is saved again, and read
back in the size that it had before each time, is the same for all that can be seen.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SOON_US = 60_000_000
_MOST = 20
_TWICE = 2
_SHORTEST = 12
"""A body of fewer letters holds no state: ``{"ok":true}``."""

_ALIKE = "the same before and after"
_AS_LONG = "with as many bytes as before, each time that"


def find_unmoved(timeline: Timeline) -> Iterator[Signal]:
    """Yield each answer that is the one from before a change that was taken under its address."""
    last: dict[str, Event] = {}
    tried: dict[str, list[Event]] = {}
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
        if before is None or before.request is None:
            continue
        if _is_as_long(before, event) and (again := _saved_between(writes, before, event, path)):
            saves = tried.setdefault(path, [])
            saves.append(again)
            if len(saves) >= _TWICE and _are_alike(saves):
                found[path] = _signal(timeline, event, again, tuple(saves[:-1]), _AS_LONG)
            continue
        tried.pop(path, None)
        if not _is_the_same(before, event):
            continue
        write = next((w for w in reversed(writes) if _is_between(w, before, event, path)), None)
        if write is not None:
            found[path] = _signal(timeline, event, write, (before,), _ALIKE)
    yield from (one for one in found.values() if one.party is Party.FIRST)


def _signal(
    timeline: Timeline, event: Event, write: Event, also: tuple[Event, ...], how: str
) -> Signal:
    asked, made = event.request, write.request
    done = f"{clean(made.method, 10)} {clean(made.url.path, 120)}" if made else ""
    said = f"answered {asked.status if asked else ''} {how} {done} was taken"
    kind, category = SignalKind.MISMATCH, Category.BACKEND_ERROR
    signal = request_signal(timeline, event, kind, category, said)
    return replace(signal, message="unmoved", also=(write, *also), overheard=True)


def _is_as_long(before: Event, event: Event) -> bool:
    """Tell two answers of one size of which no body was captured."""
    one, other = before.request, event.request
    if one is None or other is None or one.body or other.body:
        return False
    return one.size is not None and one.size == other.size and one.size >= _SHORTEST


def _saved_between(writes: list[Event], before: Event, event: Event, path: str) -> Event | None:
    """Return what was saved by the address itself between two readings of it."""
    return next(
        (
            write
            for write in reversed(writes)
            if before.index < write.index < event.index
            and write.request is not None
            and write.request.method.upper() in ("PUT", "PATCH")
            and write.request.url.path.rstrip("/") == path
        ),
        None,
    )


def _are_alike(saves: list[Event]) -> bool:
    """Tell the same sent again: somebody did once more what they had found undone."""
    sizes = {one.request.sent_size for one in saves if one.request is not None}
    return len(sizes) == 1 and None not in sizes


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
