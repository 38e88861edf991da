"""Refusals because the user had just deleted the thing or signed out. Not: other people.

A page asks once more for what it shows while it is being left: that a job which was cancelled is
gone, and that nobody is signed in after a farewell, is what was pressed for.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.let_in import LEAVES
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind

_KINDS = (SignalKind.AUTH, SignalKind.DENIED, SignalKind.CLIENT_ERROR, SignalKind.REJECTED)
_NOT_IN = frozenset({401, 403})
_GONE = frozenset({404, 410})
_ENDS = re.compile(
    r"(?<=\d)/(?:delete|remove|revoke|rotate|cancel|archive|discard|withdraw|terminate|destroy)$",
    re.I,
)
"""What is done to one thing, by its number, after which it is no more."""

_JUST_US = 30_000_000
_MOST = 10


def is_left_behind(timeline: Timeline, signal: Signal) -> bool:
    """Tell a question of the page's own for what its user had just given up, and nothing since."""
    asked = signal.event.request
    if asked is None or asked.told or not asked.reads or signal.party is not Party.FIRST:
        return False
    if signal.kind not in _KINDS or signal.also:
        return False
    press = timeline.pressed_before(signal.event.index)
    for left in reversed(_taken_before(timeline, signal.event)):
        if left.request is None or (press is not None and press.index > left.index):
            return False
        if _is_farewell(left.request) and asked.status in _NOT_IN:
            return True
        if asked.status in _GONE and _is_of(left.request, asked):
            return True
    return False


def _is_of(left: Request, asked: Request) -> bool:
    """Tell what was deleted by its own address, or stood below it."""
    path, own = asked.url.path.rstrip("/"), left.url.path.rstrip("/")
    if left.method.upper() != "DELETE":
        own = _ENDS.sub("", own)
    return left.url.host == asked.url.host and (path == own or path.startswith(f"{own}/"))


def _taken_before(timeline: Timeline, event: Event) -> Sequence[Event]:
    near = _givings_up(timeline).within(event.at_us - _JUST_US, event.at_us)
    return [one for one in near if one.index < event.index][-_MOST:]


@once
def _givings_up(timeline: Timeline) -> Marks:
    """Return what was deleted, and where somebody signed out: both taken."""
    return Marks(e for e in timeline.answered if e.request and _is_taken(e.request))


def _is_taken(asked: Request) -> bool:
    good = 200 <= (asked.status or 0) < 300
    ends = asked.method.upper() == "POST" and _ENDS.search(asked.url.path.rstrip("/")) is not None
    return good and (asked.method.upper() == "DELETE" or ends or _is_farewell(asked))


def _is_farewell(asked: Request) -> bool:
    return asked.method.upper() in ("POST", "DELETE") and LEAVES.search(asked.url.path) is not None
