"""Storage that a page clears and refills on every load. Not: what is lost by it.

A write that the store refused kept nothing: beside a full store the refused write is the cause.
"""

from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.fields import as_number
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import Level

_AT_ONCE_US = 2_000_000
_MOST = 200
_AS_MUCH = 0.5
"""A cart that is begun anew with one thing in it is not what it was."""


def is_refilled(timeline: Timeline, event: Event, kept: Event) -> bool:
    """Tell whether the page put back by itself, at once, about as much as went."""
    was = size_of(timeline, kept)
    for later in timeline.between(event.at_us, event.at_us + _AT_ONCE_US, _MOST):
        if later.index <= event.index:
            continue
        if later.element is not None:
            return False  # what somebody pressed for is put there anew
        if later.kind is not EventKind.STORAGE or later.emptied or is_refused(later):
            continue
        same = (later.topic, later.store) == (kept.topic, kept.store)
        if same and size_of(timeline, later) >= was * _AS_MUCH:
            return True
    return False


def is_refused(event: Event) -> bool:
    """Tell a write that the store did not take: it kept nothing, and what was there stays."""
    return event.level is Level.ERROR


def size_of(timeline: Timeline, event: Event) -> float:
    """Return how many characters were kept, 0 where nobody told."""
    return as_number(timeline.entries[event.id].payload.get("size")) or 0.0
