"""Limits a detector to the newest failures: older ones cannot be the cause. Not: what.

Of all signals the newest 400 are looked at as causes. A session of ten thousand errors, each in
other words, took two seconds and a half to read, and nine tenths of what was read was thrown away.
"""

from collections.abc import Callable, Hashable, Sequence

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_MOST = 1000
"""More than are looked at, since other detectors tell some of them better and these go."""


def newest(
    timeline: Timeline, events: Sequence[Event], read: Callable[[Timeline, Event], Signal | None]
) -> list[Signal]:
    """Return what ``read`` makes of the newest events, in their order: all behind the report.

    Those before it end where a thousand were made something of. One request that fails again and
    again counts once, for it becomes one signal that tells how often.
    """
    found: list[Signal] = []
    before: set[Hashable] = set()
    for event in reversed(events):
        signal = read(timeline, event)
        if signal is None:
            continue
        found.append(signal)
        if event.at_us <= timeline.moment_us:
            before.add((signal.endpoint, signal.status) if signal.endpoint else event.index)
        if len(before) == _MOST:
            break
    return found[::-1]
