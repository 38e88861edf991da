"""A page that its browser, or its framework, stops for doing one thing without end. Not: pages.

Firefox says of it what it says of storage that is off; the line before, or the addresses
themselves, tell the two apart.
"""

import re

from usercontext.analyze.events import Event
from usercontext.analyze.timeline import Timeline

_BEFORE_US = 1_000_000
_WITHIN_US = 10_000_000
_MOST_LINES = 30
_FLOOD = 50
"""Browsers allow some hundred in ten seconds or thirty; clients do not write down all of them."""

_NAMES = frozenset({"SecurityError", "NS_ERROR_DOM_SECURITY_ERR"})
_TOO_OFTEN = re.compile(
    r"\btoo many calls to (?:the )?(?:location|history)|\bthrottling (?:navigation|history)"
    r"|\b(?:history|location)\b.{0,60}\bmore than \d+ times",
    re.I,
)


_DRAWS = re.compile(
    r"\bmaximum update depth exceeded|\btoo many re-?renders|\bmaximum recursive updates", re.I
)


def draws_without_end(message: str) -> bool:
    """Tell a framework that gave up drawing: what was asked meanwhile, it asked for the drawing."""
    return _DRAWS.search(message[:400]) is not None


def is_flooded(timeline: Timeline, event: Event) -> bool:
    """Tell a browser's refusal of one more address, by what it said or saw just before."""
    if event.thrown is None or event.thrown.name not in _NAMES:
        return False
    near = timeline.events[max(0, event.index - _MOST_LINES) : event.index]
    since = event.at_us - _BEFORE_US
    said = (e for e in near if e.at_us >= since and e.request is None and e.element is None)
    if any(_TOO_OFTEN.search(one.text[:400]) for one in said):
        return True
    return len(timeline.opened_between(event.at_us - _WITHIN_US, event.at_us)) >= _FLOOD
