"""Long-polling requests, known by their pace and not by their address.

One is begun as soon as the one before is over, by no press, and each takes as long as servers
hold such a question. Not: lines that an address or a medium tells, which are `requests`.
"""

from http import HTTPStatus
from itertools import pairwise

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline

_HELD_MS = 15_000
"""Servers that hold a question do so for twenty seconds and more; nobody waits so for a page."""

_AT_ONCE_US = 1_000_000


@once
def held_open(timeline: Timeline) -> frozenset[tuple[str, str]]:
    """Return the addresses that are asked anew as soon as they have answered."""
    return frozenset(
        address
        for address, same in timeline.asked.items()
        if any(_is_asked_anew(timeline, one, after) for one, after in pairwise(same))
    )


def _is_asked_anew(timeline: Timeline, one: Event, after: Event) -> bool:
    asked = one.request
    if asked is None or not asked.reads or (asked.duration_ms or 0) < _HELD_MS:
        return False
    if not 200 <= (asked.status or 0) < 300 and asked.status != HTTPStatus.REQUEST_TIMEOUT:
        return False  # a server that has no news for so long may say that it waited in vain
    if not 0 <= after.at_us - one.answered_us <= _AT_ONCE_US:
        return False
    press = timeline.pressed_before(after.index)
    return press is None or after.at_us - press.at_us > _AT_ONCE_US
