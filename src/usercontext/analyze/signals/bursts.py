"""The largest number of some events within a time span. Not: what so many mean."""

from collections.abc import Sequence

from usercontext.analyze.reading.events import Event


def densest(events: Sequence[Event], within_us: int) -> Sequence[Event]:
    """Return the longest stretch of events that fits into a time."""
    best, first = (0, 0), 0
    for last, event in enumerate(events):
        while event.at_us - events[first].at_us > within_us:
            first += 1
        if last + 1 - first > best[1] - best[0]:
            best = (first, last + 1)
    return events[best[0] : best[1]]
