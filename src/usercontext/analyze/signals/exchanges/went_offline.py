"""The browser's own offline event. Not: what fails because of it."""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category


def went_offline(event: Event) -> Signal:
    """Return what the browser told as a signal."""
    return Signal(
        kind=SignalKind.OFFLINE,
        category=Category.OFFLINE,
        event=event,
        party=Party.FIRST,
        text="The browser went offline",
        words="offline",
        message="offline",
    )
