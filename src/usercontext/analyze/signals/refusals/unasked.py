"""What a page asked the browser for on arrival and did not get. Not: what a click was for.

A browser shares, copies, or opens a window only for a press. What is refused without one was tried
by the page itself, or by a script in it, and who goes on has missed nothing. Where somebody is, and
what they look like or say, pages may well ask as they open, and live by it. A base that cannot be
opened, and of which nobody's code tells, is as often an extension's or a counter's.
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import is_served
from usercontext.analyze.signals.signal import SignalKind

_MOST_CLICKS = 20
_SEEN = 400
_LIVED_BY = re.compile(
    r"geo.?location|\blocation\b|position|camera|microphone|media|device|midi|usb|bluetooth|sensor",
    re.I,
)


_OF_A_BASE = re.compile(r"\bindexed ?db\b|\bbacking store\b", re.I)


def is_unasked(timeline: Timeline, event: Event, kind: SignalKind) -> bool:
    """Tell a refusal by the browser that nothing had been pressed for, of who then went on."""
    said = event.text[:_SEEN]
    if event.thrown is None:
        return False
    if kind is SignalKind.STORAGE:
        theirs = event.thrown.uncaught and not event.thrown.frames
        return theirs and _OF_A_BASE.search(said) is not None and _went_on(timeline, event)
    if kind is not SignalKind.DENIED or _LIVED_BY.search(said) is not None:
        return False
    return _went_on(timeline, event)


def _went_on(timeline: Timeline, event: Event) -> bool:
    """Tell whether nothing had been pressed on its page, and what was pressed later worked."""
    before = timeline.click_before(event.index)
    page = timeline.page_number(event.index)
    if before is not None and timeline.page_number(before.index) == page:
        return False
    later = timeline.clicks_after(event.index, _MOST_CLICKS)
    return any(is_served(timeline, click, later) for click in later)
