"""Log lines of a program about one thing: the first is the cause, the rest follow from it.

A till writes that a certificate has ended, and then of each slip that it cannot be signed for that.
Not: pages, whose lines are brought together by presses and by time (`chains`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from usercontext.analyze.language.asks_or_complains import is_wish, only_asks
from usercontext.analyze.language.words import telling_words
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal

_WITHIN_US = 600_000_000
_OF_ANY_LINE = (
    "app event status state code name reason info warn warning detail could after before retry"
    " failed failure cannot kann nicht werden attempt level code exit exited process"
    " missing invalid unable unknown unavailable empty null undefined unexpected error exception"
    " timeout timed out connect connection"
)
_COMMON = frozenset(_OF_ANY_LINE.split())
_PLACE = re.compile(r"\S{1,120}\.\w{1,5}:\d{1,6}(?::\d{1,6})?:?")
"""A file and a line of code: two failures of one file are two."""

_END_OF_PLACE = re.compile(r"\.\w{1,5}:\d")
"""What a place has, looked for first: the whole is tried from every letter of a line without."""

_NUMBER = re.compile(r"\d{2,}")


def goes_on_about(timeline: Timeline, root: Signal, later: Sequence[Signal]) -> list[Signal]:
    """Return the lines after one that go on about the same thing."""
    if timeline.program is Program.PAGE or not _is_a_line(root) or root.party is Party.BYSTANDER:
        return []
    if only_asks(timeline.description) or is_wish(timeline.description):
        return []
    subject = _subject(root)
    until_us = root.event.at_us + _WITHIN_US
    return [
        one
        for one in later
        if _is_a_line(one)
        and one.party is not Party.BYSTANDER
        and one.message != root.message
        and one.event.at_us <= until_us
        and subject & _subject(one)
    ]


def _is_a_line(signal: Signal) -> bool:
    return signal.event.request is None and signal.event.element is None


def _subject(signal: Signal) -> frozenset[str]:
    return _words_about(signal.event.text[:200])


@lru_cache(maxsize=1024)
def _words_about(text: str) -> frozenset[str]:
    if _END_OF_PLACE.search(text) is not None:
        text = _PLACE.sub(" ", text)
    return frozenset(w for w in telling_words(text) - _COMMON if not _NUMBER.match(w))
