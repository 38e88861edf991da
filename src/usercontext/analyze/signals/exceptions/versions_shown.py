"""The two releases that differ, by name or by the entries that hold them.

Not: whether a page is old, which its line or the response says.
"""

import re
from collections.abc import Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_VERSION = re.compile(r"(?<![\w.])(?:v?\d{1,4}(?:\.\d{1,6}){1,3}|(?=\w*\d)[0-9a-f]{7,12})(?![\w.])")
_NAMED = re.compile(
    r'"(\w{0,24}(?:version|build|release)\w{0,12})"\s*:\s*"(v?\d{1,4}(?:[.-]\w{1,12}){0,4})"', re.I
)
_TWO = 2
_LOOK_BACK = 60
_LONGEST = 8_000
_SEEN = 400


def with_versions(timeline: Timeline, signal: Signal) -> Signal:
    """Return what is said of two releases with the entries in which each of them stands."""
    line = signal.event
    if signal.kind is not SignalKind.STALE:
        return signal
    if line.request is not None:
        told = _versions_in(line.request.body or "") if " the response says " in signal.text else []
        return replace(signal, text=f"{signal.text}, with {' and '.join(told)}") if told else signal
    if signal.also:
        return signal
    named = list(dict.fromkeys(_VERSION.findall(line.text[:_SEEN])))
    if len(named) != _TWO:
        return signal
    shown = [_holding(timeline, line, one) for one in named]
    also = [event for event in shown if event is not None]
    return replace(signal, also=tuple(dict.fromkeys(also))) if len(also) == _TWO else signal


def _versions_in(body: str) -> list[str]:
    """Return the releases that an answer names, each behind its name: whose it is tells which."""
    found = (f"{name} {version}" for name, version in _NAMED.findall(body[:_LONGEST]))
    return [f"“{one}”" for one in islice(dict.fromkeys(found), _TWO)]


def _holding(timeline: Timeline, line: Event, version: str) -> Event | None:
    """Return the last request, or access to a store, before a line that holds a release's name."""
    for events in (timeline.requests_before(line.index, _LOOK_BACK), timeline.stored):
        for event in _newest_before(events, line):
            payload = timeline.entries[event.id].payload
            if version.encode() in msgspec.json.encode(payload)[:_LONGEST]:
                return event
    return None


def _newest_before(events: Sequence[Event], line: Event) -> list[Event]:
    earlier = (event for event in reversed(events) if event.index < line.index)
    return list(islice(earlier, _LOOK_BACK))
