"""A warning that is all that came of what somebody did: then it says why. Not: what it is about.

Pages warn all the time, mostly of nothing. But where a press led to nothing else, or a page that
was just gone to says that it is not there, the warning is what a developer would read first.
"""

import re

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.parties import Party, party_of_url
from usercontext.analyze.signals.reading_words import Reading
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_AT_ONCE_US = 1_500_000
_SETTLED_US = 2_500_000
_MOST_LOOKED_AT = 40
_SEEN = 400
_DENIES = re.compile(
    r"\b(?:no|not|none|never|cannot|can't|couldn't|could not|fail\w*|missing|unknown|invalid"
    r"|null|undefined|blocked|refused|denied|404)\b",
    re.I,
)
_HABIT_US = 2_500_000
_OUTCOMES = (EventKind.REQUEST, EventKind.NAVIGATION, EventKind.STORAGE, EventKind.EXCEPTION)


def read_last_word(timeline: Timeline, warning: Event) -> Reading | None:
    """Read a warning that denies something, and is all that came of a press or of a page."""
    if _DENIES.search(warning.text[:_SEEN]) is None or timeline.is_habit(warning, _HABIT_US):
        return None
    if _denies_the_page(timeline, warning):
        return SignalKind.CLIENT_ERROR, Category.JS_EXCEPTION
    if _answers_a_press(timeline, warning):
        return SignalKind.CONSOLE_ERROR, Category.JS_EXCEPTION
    return None


def _denies_the_page(timeline: Timeline, warning: Event) -> bool:
    """Tell a warning that names the page that was gone to at that moment."""
    opened = timeline.opened_between(warning.at_us - _AT_ONCE_US, warning.at_us)
    path = next((page.target.path for page in reversed(opened) if page.target), "")
    return len(path) > 1 and path in warning.text


def _answers_a_press(timeline: Timeline, warning: Event) -> bool:
    """Tell a warning after the last press, which nothing else followed."""
    press = timeline.click_before(warning.index)
    if press is None or press is not timeline.clicks[-1]:
        return False
    if warning.at_us - press.at_us > _AT_ONCE_US:
        return False
    after = timeline.between(press.at_us, press.at_us + _SETTLED_US, _MOST_LOOKED_AT)
    return not any(_is_outcome(timeline, e) for e in after if e.index > press.index)


def _is_outcome(timeline: Timeline, event: Event) -> bool:
    if event.request is not None:
        return party_of_url(event.request.url, timeline.page_host) is not Party.BYSTANDER
    return event.kind in _OUTCOMES
