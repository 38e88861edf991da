"""Tools that press for a test and wait for what does not come. Not: what people press."""

import re

from usercontext.analyze.events import Event
from usercontext.analyze.screens import screened
from usercontext.analyze.timeline import Timeline

_SEEN = 400
_MOST_BEFORE = 20
_WAITS = screened(
    r"\belement\b.{0,80}\b(?:not|never) (?:clickable|displayed|visible|interactable|exist)"
    r"|\btimed out retrying\b|\bwaiting for (?:selector|locator|element)\b",
    re.I,
)


def waits_in_vain(event: Event) -> bool:
    """Tell the line of a tool that waited for a control."""
    return _WAITS.search(event.text[:_SEEN]) is not None


def waits_for_what_failed(timeline: Timeline, event: Event) -> bool:
    """Tell such a line behind a server's failure: the control waits for that, as the tool does."""
    if not waits_in_vain(event):
        return False
    before = timeline.requests_before(event.index, _MOST_BEFORE)
    return any(one.request and (one.request.status or 0) >= 500 for one in before)
