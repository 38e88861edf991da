"""Unreadable text after which the page rewrites what it stores under that name.

No word of the page's line need say that it was read out of a store: what it then put back, or threw
away, tells it. Not: what a page calls kept in so many words, which is `answers.KEPT`.
"""

from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline

_BESIDE_US, _ANSWERED_US = 400_000, 1_500_000
_MOST_NEAR, _SEEN, _LETTERS = 40, 300, 5


def is_kept_anew(timeline: Timeline, error: Event) -> bool:
    """Tell an error that names, or was thrown where is named, what was put back right behind it."""
    thrown = error.thrown
    if thrown is None:
        return False
    called = " ".join(frame.function for frame in thrown.frames[:2])
    said = fold(f"{error.text[:_SEEN]} {called}")
    near = timeline.between(error.at_us - _BESIDE_US, error.at_us + _BESIDE_US, _MOST_NEAR)
    keys = (one.topic for one in near if one.kind is EventKind.STORAGE)
    named = {word for key in keys for word in telling_words(key) if len(word) >= _LETTERS}
    named = {word for word in named if word in said}
    return bool(named) and not _is_asked_for(timeline, error, named)


def _is_asked_for(timeline: Timeline, error: Event, named: set[str]) -> bool:
    """Tell what the page had just been answered under that name: that may be what it read."""
    before = timeline.requests_before(error.index, _MOST_NEAR)
    paths = (
        fold(one.request.url.path)
        for one in before
        if one.request is not None and one.answered_us >= error.at_us - _ANSWERED_US
    )
    return any(word in path for path in paths for word in named)
