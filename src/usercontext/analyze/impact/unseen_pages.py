"""Apps that have screens and no pages: what ends an action there. Not: pages."""

from usercontext.analyze.impact.caught_endings import ended_by_a_caught_one, says_that_it_failed
from usercontext.analyze.impact.stays_empty import stays_empty
from usercontext.analyze.impact.went_on import is_answered
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import REFUSING, says_more
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_SEEN, _AT_ONCE_US, _MOST_NEAR = 300, 2_000_000, 40
_LIFE = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE, EventKind.CLICK)


def ends_a_press(timeline: Timeline, press: Event, root: Signal) -> bool:
    """Tell a logged error that is all that came of a press, or that ended what came of it."""
    if _is_followed_up(timeline, root):
        return False
    if not is_answered(timeline, press) or _ended_by(timeline, root):
        return True
    if says_that_it_failed(timeline, press, root):
        return True
    return ended_by_a_caught_one(timeline, press, root) or stays_empty(timeline, press, root)


def _is_followed_up(timeline: Timeline, root: Signal) -> bool:
    """Tell a line that says nothing bad, and behind which the page says at once what it does."""
    line = root.event
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.request is not None:
        return False
    said = line.text[:_SEEN]
    if says_more(said) or stops(said) or AMISS.search(said) or REFUSING.search(said):
        return False
    near = timeline.between(line.at_us, line.at_us + _AT_ONCE_US, _MOST_NEAR)
    after = [e for e in near if e.index > line.index and e.kind is EventKind.CONSOLE]
    return bool(after) and all(one.level is Level.INFO and not one.topic for one in after)


def _ended_by(timeline: Timeline, root: Signal) -> bool:
    """Tell what an application threw last of all, behind a press that was answered.

    Pages throw beside what they do; an application that could go on would have shown what came.
    """
    if root.event.thrown is None or root.party is not Party.FIRST or _has_pages(timeline):
        return False
    return not any(one.kind in _LIFE for one in timeline.events[root.event.index + 1 :])


def _has_pages(timeline: Timeline) -> bool:
    """Tell whether anything has an address that a browser opens."""
    opened = (page.target for page in timeline.navigations if page.target is not None)
    return timeline.is_captured or any(one.host for one in opened)
