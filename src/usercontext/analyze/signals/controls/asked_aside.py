"""Clicks that open something beside the page: a wallet, a share sheet. Not: windows.

Nothing of the page follows such a press while its user thinks about it; the page then says
what came of it.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.language.closed_windows import says_closed
from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import Level

_THINKS_US = 12_000_000
_MOST_NEAR, _SEEN = 60, 200
_DECIDED = re.compile(
    r"\b(?:user|customer|buyer)\b.{0,16}\b(?:reject|den[iy]|declin|refus|dismiss|cancel|clos)\w*"
    r"|\bcode:? ?4001\b",
    re.I,
)
"""How houses that ask for themselves say that they were told no."""


def was_asked_aside(timeline: Timeline, same: Sequence[Event]) -> bool:
    """Tell a control whose user decided something elsewhere, and was taken at their word."""
    decided = [_came_of(timeline, click) for click in same]
    return any(one is not None for one in decided) and decided[-1] is not None


def _came_of(timeline: Timeline, click: Event) -> Event | None:
    """Return what the page wrote of a press before the next one: a no, or the thing itself."""
    about = telling_words(click.element.label) if click.element is not None else frozenset()
    for event in timeline.between(click.at_us, click.at_us + _THINKS_US, _MOST_NEAR):
        if event.index <= click.index:
            continue
        if event.element is not None:
            return None
        if event.kind is not EventKind.CONSOLE or event.topic or event.level is Level.DEBUG:
            continue
        said = event.text[:_SEEN]
        if says_closed(said) or _DECIDED.search(said) is not None:
            return event
        if event.level is Level.INFO and len(about & telling_words(said)) > 0:
            return event
    return None
