"""Requests that a page repeats at its own pace (polling). Not: what a click asks for.

Four times and more before a click, at one pace: the click that it happens to follow did not ask.
"""

from bisect import bisect_left
from itertools import pairwise

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline

_TURNS = 4
"""With so many before the press nobody takes the pace for chance."""
_MOST = 20
_SHORTEST_US = 900_000
_APART = 1.2
"""Timers are late by as long as an answer takes, people by much more."""


def is_in_a_rhythm(timeline: Timeline, event: Event, press: Event) -> bool:
    """Tell a question that came when its turn was, as it had before somebody pressed."""
    asked = event.request
    if asked is None or not asked.reads:
        return False
    same = timeline.asked.get(asked.address, ())
    begun = bisect_left(same, press.index, key=_place) - _TURNS
    if begun < 0:
        return False
    last = [one for one in same[begun : begun + _MOST] if one.index <= event.index]
    pauses = [later.at_us - earlier.at_us for earlier, later in pairwise(last)]
    return min(pauses) >= _SHORTEST_US and max(pauses) <= min(pauses) * _APART


def _place(event: Event) -> int:
    return event.index
