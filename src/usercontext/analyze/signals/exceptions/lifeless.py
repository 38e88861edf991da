"""Server-rendered pages that never became interactive. Not: hydration errors, dead clicks.

A framework that meets another page than it expected mostly draws anew, and nobody notices. Where it
gave up instead the controls are dead: another cause, of another weight, with the same message.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

DEAD = "dead"


def tell_lifeless(timeline: Timeline, signals: Sequence[Signal]) -> list[Signal]:
    """Return the signals with each hydration error named apart if controls were dead after it."""
    drawn = [signal for signal in signals if signal.kind is SignalKind.HYDRATION]
    if not drawn:
        return list(signals)
    dead = {
        timeline.page_number(signal.event.index)
        for signal in signals
        if signal.kind is SignalKind.DEAD_CLICK
    }
    lifeless = {one.message for one in drawn if timeline.page_number(one.event.index) in dead}
    return [
        replace(signal, status=DEAD)
        if signal.kind is SignalKind.HYDRATION and signal.message in lifeless
        else signal
        for signal in signals
    ]
