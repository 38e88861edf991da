"""Pages that were busy for seconds after a click, as measured. Not: slow responses."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from usercontext.analyze.language.paces import complains_of_pace
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_INP = re.compile(r"INP (\d{1,7}(?:\.\d{1,3})?)")
_BUSY = re.compile(r"\bhandler took (\d{1,7})ms")
_FROZEN_MS = 2_000
"""Ten times what is called good: nobody takes such a page for alive."""

_SLUGGISH_MS = 500
"""What is called poor: whoever types feels it at each letter, and others may not mind."""

_BLOCKS = frozenset(
    {"long_task", "longtask", "long-task", "long_animation_frame", "frozen_frame", "freeze"}
    | {"anr", "app_hang", "apphang", "hang", "ui_hang", "main_thread_blocked"}
)
"""What monitors call a page, or a screen, that was busy for long."""
_LASTED = frozenset({"duration", "durationms", "blockedms", "ms", "elapsedms", "hangms"})
_STUCK_MS, _NANOSECONDS = 3_000, 1e6
_DEEPEST = 3

_SEEN = 300


def find_freezes(timeline: Timeline) -> Iterator[Signal]:
    """Yield each measure of a page that was busy for seconds while somebody pressed something."""
    least = _SLUGGISH_MS if complains_of_pace(timeline.description) else _FROZEN_MS
    yield from _blocks(timeline)
    for event in timeline.events:
        if event.topic != "vital" and not event.text.startswith("[V"):
            continue
        measured = _measured(event)
        if measured >= least:
            name = "INP, " if event.topic == "vital" and measured < _FROZEN_MS else ""
            yield Signal(
                kind=SignalKind.FREEZE,
                category=Category.TIMEOUT_SLOW,
                event=event,
                party=Party.FIRST,
                text=f"The page did not respond to a press for {name}{int(measured)} ms",
                words="frozen page",
                message="frozen page",
            )


def _measured(event: Event) -> float:
    """Return for how many milliseconds a page was busy, by a vital or a remark of its browser."""
    if event.topic == "vital":
        told = _INP.match(event.text)
    elif event.text.startswith("[Violation]"):
        told = _BUSY.search(event.text[:_SEEN])
    else:
        return 0.0
    return float(told[1]) if told is not None else 0.0


def _blocks(timeline: Timeline) -> Iterator[Signal]:
    """Yield the longest of what a monitor measured that nobody could press anything for."""
    told = [(_lasted(timeline, e), e) for e in timeline.events if e.topic in _BLOCKS]
    long = [(lasted, event) for lasted, event in told if lasted >= _STUCK_MS]
    if not long:
        return
    lasted, event = max(long, key=lambda one: one[0])
    yield Signal(
        kind=SignalKind.FREEZE,
        category=Category.TIMEOUT_SLOW,
        event=event,
        party=Party.FIRST,
        text=f"The page did not respond for {int(lasted)} ms",
        words=f"frozen page {event.text[:_SEEN]}",
        message="frozen page",
        also=tuple(other for _, other in long if other is not event),
    )


def _lasted(timeline: Timeline, event: Event) -> float:
    """Return for how many milliseconds; what would be a quarter of an hour is in nanoseconds."""
    number = _number_in(timeline.entries[event.id].payload, 0)
    return number if number < _NANOSECONDS else number / _NANOSECONDS


def _number_in(payload: Mapping[str, Any], depth: int) -> float:
    for name, value in payload.items():
        if plain(name) in _LASTED and isinstance(value, int | float):
            return float(value)
        if isinstance(value, dict) and depth < _DEEPEST and (found := _number_in(value, depth + 1)):
            return found
    return 0.0
