"""Persisted queries: sent by name first, and whole where unknown. Not: failures."""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline

_READ_US, _LOOK_BACK, _SEEN = 1_500_000, 20, 2000
_BY_NAME = re.compile(r"persisted.?query.?not.?found", re.I)


def is_sent_whole(timeline: Timeline, event: Event) -> bool:
    """Tell the question for the whole of a query that was sent by its name, where it was sent."""
    asked = event.request
    if asked is None or _BY_NAME.search((asked.body or "")[:_SEEN]) is None:
        return False
    again = timeline.between(event.at_us, event.answered_us + _READ_US, _LOOK_BACK)
    return any(
        later.index > event.index
        and later.request is not None
        and later.request.url == asked.url
        and 200 <= (later.request.status or 0) < 300
        for later in again
    )
