"""Pages stopped by browser or framework for repeating one thing endlessly. Not: navigation.

Firefox says of it what it says of storage that is off, and of a canvas that may not be read; the
line before, the addresses or the frames tell them apart.
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

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


def read_endless(message: str) -> tuple[SignalKind, Category] | None:
    """Read a framework's warning that it gave up drawing: Vue only warns of it."""
    return (SignalKind.FREEZE, Category.JS_EXCEPTION) if draws_without_end(message) else None


_FRAMES = 3
_OF_NO_STORE = re.compile(
    r"toDataURL|toBlob|getImageData|createImageBitmap|(?:Shared)?Worker|(?:push|replace)State"
)
"""What Safari refuses in those words too, and names as what was called."""

_OF_A_CANVAS = re.compile(r"canvas|todataurl|toblob|getimagedata|bitmap", re.I)


def is_of_no_store(timeline: Timeline, event: Event) -> bool:
    """Tell a refusal of one more address, or of a canvas, in the words for a store that is off."""
    if event.thrown is None or event.thrown.name not in _NAMES:
        return False
    if _OF_NO_STORE.fullmatch(event.thrown.native):
        return True
    calls = (frame.function for frame in event.thrown.frames[:_FRAMES])
    return any(map(_OF_A_CANVAS.search, calls)) or _is_flooded(timeline, event)


def _is_flooded(timeline: Timeline, event: Event) -> bool:
    near = timeline.events[max(0, event.index - _MOST_LINES) : event.index]
    since = event.at_us - _BEFORE_US
    said = (e for e in near if e.at_us >= since and e.request is None and e.element is None)
    if any(_TOO_OFTEN.search(one.text[:400]) for one in said):
        return True
    return len(timeline.opened_between(event.at_us - _WITHIN_US, event.at_us)) >= _FLOOD
