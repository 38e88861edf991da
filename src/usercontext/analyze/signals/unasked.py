"""Permissions that a page asked for on arrival and did not get. Not: those that a press was for.

A browser shares, copies, or opens a window only for a press. What is refused without one was tried
by the page itself, or by a script in it, and who goes on has missed nothing. Where somebody is, and
what they look like or say, pages may well ask as they open, and live by it.
"""

import re

from usercontext.analyze.events import Event
from usercontext.analyze.signals.clicks import is_served
from usercontext.analyze.timeline import Timeline

_MOST_CLICKS = 20
_SEEN = 400
_LIVED_BY = re.compile(
    r"geo.?location|\blocation\b|position|camera|microphone|media|device|midi|usb|bluetooth|sensor",
    re.I,
)


def is_unasked_permission(timeline: Timeline, event: Event) -> bool:
    """Tell a refusal on a page where nothing had been pressed, of somebody who then went on."""
    if event.thrown is None or _LIVED_BY.search(event.text[:_SEEN]) is not None:
        return False
    before = timeline.click_before(event.index)
    page = timeline.page_number(event.index)
    if before is not None and timeline.page_number(before.index) == page:
        return False
    later = timeline.clicks_after(event.index, _MOST_CLICKS)
    return any(is_served(timeline, click, later) for click in later)
