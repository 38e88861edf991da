"""Requests that had ended before their page was left: leaving did not cut them.

A browser cuts what is under way as it goes on to the next page, at the latest when that comes. What
the old page wrote or measured after the request had ended, less the time that the next one was
waited for, tells that nobody had asked for it yet.
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline

_STOOD_US = 500_000
_MOST = 60
_MEASURED_US = 10_000_000
_FIRST_BYTE = re.compile(r"TTFB (\d{1,9}(?:\.\d{1,9})?)$")
_CUT_AS_IT_COMES = "failed to fetch"
"""How one family of browsers words it: it cuts nothing before the next page is there."""


def stood_on(timeline: Timeline, event: Event, load: Event) -> bool:
    """Tell whether the page that asked stood for a while between the end of it and a leaving."""
    if event.request is not None and event.request.duration_ms is None:
        return False  # nobody knows when it ended
    ended_us = event.answered_us
    after = timeline.between(ended_us + _STOOD_US, load.at_us, _MOST)
    last = max((one.at_us for one in after if event.index < one.index < load.index), default=0)
    if not last:
        return False
    waited_us = _wait_for(timeline, load)
    if waited_us is None:
        return _CUT_AS_IT_COMES in _words_of(event)
    return last - waited_us >= ended_us + _STOOD_US


def _wait_for(timeline: Timeline, load: Event) -> int | None:
    """Return how long the first byte of a page took, where its browser measured it."""
    for later in timeline.between(load.at_us, load.at_us + _MEASURED_US, _MOST):
        if later.index <= load.index:
            continue
        if later.target is not None and later.topic == load.topic:
            return None  # another page has come
        found = _FIRST_BYTE.match(later.text) if later.topic == "vital" else None
        if found is not None:
            return int(float(found[1]) * 1000)
    return None


def _words_of(event: Event) -> str:
    asked, thrown = event.request, event.thrown
    said = asked.error if asked is not None else thrown.message if thrown else event.text
    return said.casefold()
