"""One time axis for a session, on which long silences are cut short. Not: what stands on it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS

GAP_US = 60 * MICROSECONDS
"""Longer without any entry is said: a person who waits a minute has left, or capture had."""

_CUT_SHARE = 0.015
_MOST_CUTS = 20
_LONG_SHARE = 20
"""A gap is cut when it takes more than a twentieth of the whole: else it does no harm."""


class Gap(Struct, frozen=True):
    """A stretch without entries: when it begins and ends, and whether the axis cuts it short."""

    from_us: int
    until_us: int
    is_cut: bool = False

    @property
    def length_us(self) -> int:
        """Return how long it lasts."""
        return self.until_us - self.from_us


class Axis:
    """Places instants between 0 and 1; linear but for the gaps that are cut."""

    def __init__(self, instants: Sequence[int]) -> None:
        """Take instants in order; none at all make an axis of nothing."""
        self.start_us = instants[0] if instants else 0
        self.end_us = instants[-1] if instants else 0
        self.gaps = _find_gaps(instants, self.end_us - self.start_us)
        self._instants, self._places = self._bends()

    def place(self, at_us: int) -> float:
        """Return where an instant stands; what lies outside stands at the edge."""
        index = bisect_right(self._instants, at_us) - 1
        if index < 0:
            return 0.0
        if index >= len(self._instants) - 1:
            return self._places[-1] if self.end_us > self.start_us else 0.0
        low, high = self._instants[index], self._instants[index + 1]
        share = (at_us - low) / (high - low)
        return self._places[index] + share * (self._places[index + 1] - self._places[index])

    def instant(self, place: float) -> int:
        """Return the instant that stands at a place."""
        index = min(max(bisect_right(self._places, place) - 1, 0), len(self._places) - 1)
        if index >= len(self._places) - 1:
            return self.end_us
        low, high = self._places[index], self._places[index + 1]
        first_us, last_us = self._instants[index], self._instants[index + 1]
        return first_us + round((place - low) / (high - low) * (last_us - first_us))

    @property
    def bends(self) -> list[tuple[float, int]]:
        """Return the places between which the axis is linear, each with its offset."""
        offsets = [at_us - self.start_us for at_us in self._instants]
        return list(zip(self._places, offsets, strict=True))

    def _bends(self) -> tuple[list[int], list[float]]:
        cuts = [gap for gap in self.gaps if gap.is_cut]
        span = self.end_us - self.start_us
        lively_us = span - sum(gap.length_us for gap in cuts)
        room = 1.0 - _CUT_SHARE * len(cuts)
        instants, places = [self.start_us], [0.0]
        for gap in cuts:
            before = (gap.from_us - instants[-1]) / lively_us * room if lively_us else 0.0
            instants += [gap.from_us, gap.until_us]
            places += [places[-1] + before, places[-1] + before + _CUT_SHARE]
        if self.end_us > instants[-1] or len(instants) == 1:
            instants.append(self.end_us)
            places.append(1.0)
        return instants, places


def _find_gaps(instants: Iterable[int], span_us: int) -> tuple[Gap, ...]:
    found = [Gap(a, b) for a, b in pairwise(instants) if b - a > GAP_US]
    longest = sorted(found, key=lambda gap: -gap.length_us)[:_MOST_CUTS]
    cut = {gap for gap in longest if gap.length_us * _LONG_SHARE > span_us}
    return tuple(Gap(gap.from_us, gap.until_us, gap in cut) for gap in found)
