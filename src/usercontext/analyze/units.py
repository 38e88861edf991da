"""Whether a client counts its waits in seconds, where it does not say: held against the clock.

Not: waits that name their unit.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.events import Event, EventKind
from usercontext.domain.clock import MICROSECONDS

_LEAST_S = 3
_MOST_S = 300
"""Longer is no wait in seconds; a client that tells such numbers counts something smaller."""

_OFF_BY = 0.08
_OFF_BY_S = 0.3
_GAVE_UP = ("timed out", "timeout")


def in_milliseconds(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events with waits in milliseconds, also those of a client that counts seconds.

    One that does tells of a press and, as many seconds later as it says, of what it asked for.
    """
    unsure = [e for e in events if e.request is not None and e.request.unit_unknown]
    waits = [(e.request.duration_ms or 0) for e in unsure if e.request]
    if not unsure or max(waits) > _MOST_S or all(wait == int(wait) for wait in waits):
        return events
    if not _fits_the_clock(events):
        return events
    return [_in_milliseconds(event) for event in events]


def _fits_the_clock(events: Sequence[Event]) -> bool:
    pressed_us: int | None = None
    for event in events:
        if event.kind is EventKind.CLICK:
            pressed_us = event.at_us
        asked = event.request
        if asked is None or not asked.unit_unknown or (asked.duration_ms or 0) < _LEAST_S:
            continue
        told_s = asked.duration_ms or 0
        if not asked.status and any(map(asked.error.casefold().__contains__, _GAVE_UP)):
            return True
        if pressed_us is not None:
            off = abs((event.at_us - pressed_us) / MICROSECONDS - told_s)
            if off <= _OFF_BY_S + _OFF_BY * told_s:
                return True
            pressed_us = None  # the first that came of it
    return False


def _in_milliseconds(event: Event) -> Event:
    asked = event.request
    if asked is None or not asked.unit_unknown or asked.duration_ms is None:
        return event
    return replace(event, request=replace(asked, duration_ms=asked.duration_ms * 1000))
