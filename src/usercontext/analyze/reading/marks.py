"""Looks up the events of a session by place or instant. Not: which events, what they mean.

A burst has thousands of events at one instant. Whoever asks for each of them what else was there
may not walk through all of the others: that costs the square of their number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from usercontext.analyze.reading.events import Event


class Marks:
    """Events in their order, looked up by place or by instant; only read."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = tuple(events)
        self._places = [event.index for event in self.events]
        self._instants = [event.at_us for event in self.events]

    def is_any(self, places: range) -> bool:
        """Tell whether one of them stands in a stretch of places."""
        first = bisect_left(self._places, places.start)
        return first < len(self._places) and self._places[first] < places.stop

    def among(self, places: range) -> Sequence[Event]:
        """Return those of a stretch of places."""
        first, end = bisect_left(self._places, places.start), bisect_left(self._places, places.stop)
        return self.events[first:end]

    def within(self, start_us: int, end_us: int) -> Sequence[Event]:
        """Return those of a stretch of time, both ends included."""
        return self.events[slice(*self.span(start_us, end_us))]

    def span(self, start_us: int, end_us: int) -> tuple[int, int]:
        """Return where among them a stretch of time begins, and where it has ended."""
        return bisect_left(self._instants, start_us), bisect_right(self._instants, end_us)

    def first_after(self, index: int) -> Event | None:
        """Return the next one behind a place."""
        place = bisect_right(self._places, index)
        return self.events[place] if place < len(self.events) else None

    def last_before(self, index: int) -> Event | None:
        """Return the last one that stands before a place."""
        place = bisect_left(self._places, index) - 1
        return self.events[place] if place >= 0 else None
