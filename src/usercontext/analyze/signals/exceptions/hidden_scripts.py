"""Errors whose details the browser hides: "Script error." Not: unparsable scripts.

They come from another origin, mostly from what counts and advertises. One that comes at once with
each press, of which nothing else comes, is what the button was to run.
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.clicks import ANSWER_US, done_things, told_dead

_AT_ONCE_US = 150_000
_ENOUGH = 2
_MOST = 20


def stops_presses(timeline: Timeline, event: Event) -> bool:
    """Tell whether this error and others like it came with presses, and nothing else came."""
    if _leaves_dead(timeline, event):
        return True
    alike = timeline.hidden[-_MOST:]
    if event.index < alike[0].index:
        return False
    stopped = _stopped(timeline)
    return event.index in stopped and len(stopped) >= _ENOUGH and 2 * len(stopped) > len(alike)


@once
def _stopped(timeline: Timeline) -> list[int]:
    """Return the places of the newest errors of the kind that each stopped a press."""
    return [one.index for one in timeline.hidden[-_MOST:] if _stops_a_press(timeline, one)]


def _leaves_dead(timeline: Timeline, event: Event) -> bool:
    """Tell an error of a page's start after which each press on that page came to nothing."""
    page = timeline.page_number(event.index)
    before = timeline.click_before(event.index)
    if before is not None and timeline.page_number(before.index) == page:
        return False
    later = timeline.clicks_after(event.index, _MOST)
    here = [c for c in later if timeline.page_number(c.index) == page]
    if len(here) < _ENOUGH or any(_is_done(timeline, click) for click in here):
        return False
    ends = (timeline.hidden[0], timeline.hidden[-1])
    if any(timeline.page_number(one.index) != page for one in ends):
        return False
    told = told_dead(timeline)
    return any(click.index in told for click in here)


def _is_done(timeline: Timeline, click: Event) -> bool:
    done = done_things(timeline).first_after(click.index)
    return done is not None and done.at_us <= click.at_us + ANSWER_US


def _stops_a_press(timeline: Timeline, event: Event) -> bool:
    click = timeline.pressed_before(event.index)
    if click is None or click.at_us < event.at_us - _AT_ONCE_US:
        return False
    if click.element is None or not click.element.operable:
        return False
    return not _is_done(timeline, click)
