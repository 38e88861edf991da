"""Whether a client's waits are in seconds or milliseconds, checked against the clock.

Not: waits that name their unit.

A wait without a unit is in seconds where a click lies as many seconds before it.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.domain.clock import MICROSECONDS

_LEAST_S = 3
_MOST_S = 300
"""Longer is no wait in seconds; a client that tells such numbers counts something smaller."""

_OFF_BY = 0.08
_OFF_BY_S = 0.3
_GAVE_UP = ("timed out", "timeout")
_IN_MILLIS = re.compile(r"\d ?(?:ms|millis\w*)\b", re.I)


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
    """Tell whether presses and what first came of them are as far apart as is told, or mostly."""
    pressed_us: int | None = None
    for_it = against = 0
    for event in events:
        if event.kind is EventKind.CLICK:
            pressed_us = event.at_us
        asked = event.request
        if asked is None or not asked.unit_unknown:
            continue
        told_s = asked.duration_ms or 0
        if told_s >= _LEAST_S and not asked.status and _gave_up(asked.error):
            return _IN_MILLIS.search(asked.error) is None
        if pressed_us is not None:
            off = abs((event.at_us - pressed_us) / MICROSECONDS - told_s)
            fits = off <= _OFF_BY_S + _OFF_BY * told_s
            for_it += fits and told_s >= _LEAST_S
            against += not fits
            pressed_us = None  # the first that came of it
    return for_it > against


def _gave_up(error: str) -> bool:
    return any(map(error.casefold().__contains__, _GAVE_UP))


def _in_milliseconds(event: Event) -> Event:
    asked = event.request
    if asked is None or not asked.unit_unknown or asked.duration_ms is None:
        return event
    return replace(event, request=replace(asked, duration_ms=asked.duration_ms * 1000))
