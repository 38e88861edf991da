"""Where a lost connection is back: in the page's words, or as its client saw it.

Not: what else worked again (`recoveries`).
"""

import re

from usercontext.analyze.causes.line_not_back import keeps_breaking
from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.nothing_wrong.told_again import is_ended_by_them
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_MOST_AFTER = 400
_SEEN = 200
_LINE = screened(r"socket|\bws\b|stream|signalr|connect|realtime|transport|channel", re.I)
_BACK = re.compile(
    r"\b(?:(?:re)?connected|(?:re)?established|open(?:ed)?|back)\b"
    r"(?!\W{0,2}[:=] ?\W?(?:false|null|no|0)\b)",  # the name of a value that says it is not
    re.I,
)


def find_line_again(timeline: Timeline, root: Signal) -> Event | None:
    """Return where a line that was lost is told to be there again, and is not lost once more."""
    after = range(root.event.index + 1, root.event.index + 1 + _MOST_AFTER)
    if root.kind is SignalKind.OFFLINE:
        found = timeline.events[after.start : after.stop]
        return next((event for event in found if event.online), None)
    if keeps_breaking(timeline, root):
        return None
    told = [e for e in _told_of_lines(timeline).among(after) if not is_ended_by_them(timeline, e)]
    loud = max((n for n, e in enumerate(told) if e.level in (Level.WARN, Level.ERROR)), default=-1)
    said = (e for e in reversed(told[loud + 1 :]) if _BACK.search(e.text[:_SEEN]))
    return next(said, None) or _opened_again(timeline, root)


def _opened_again(timeline: Timeline, root: Signal) -> Event | None:
    """Return the newest exchange over the same line, where it went well."""
    if root.event.request is None:
        return None
    same = timeline.asked.get(root.event.request.address, ())
    last = next(reversed([e for e in same if e.index > root.event.index]), None)
    asked = last.request if last is not None else None
    return last if asked is not None and 100 <= (asked.status or 0) < 400 else None


@once
def _told_of_lines(timeline: Timeline) -> Marks:
    return Marks(event for event in timeline.lines if _is_told_of_a_line(event))


def _is_told_of_a_line(event: Event) -> bool:
    if event.kind is not EventKind.CONSOLE or event.element is not None:
        return False
    return _LINE.search(event.text[:_SEEN]) is not None
