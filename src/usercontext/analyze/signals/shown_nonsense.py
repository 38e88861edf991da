"""Values that are none and that a page shows: NaN, undefined, [object Object]. Not: what it sends.

JavaScript writes them in the same letters in every language, so that a button or a line which holds
one says what is wrong, whatever else it says; and so does a notice that came up.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
from usercontext.analyze.shown_notices import TOPIC as NOTICE
from usercontext.analyze.shown_notices import is_of_an_engine
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_SEEN = 400
_MARKS = ("NaN", "[object ", "Invalid Date", "undefined", "null", "Infinity")
_WRITTEN = re.compile(r"\bNaN\b|\[object Object\]|\bInvalid Date\b")
"""What a line of a page's own means as a value; of "undefined" many a good line speaks."""

_SHOWN = re.compile(
    rf"{_WRITTEN.pattern}|\bundefined\b|(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF)) ?(?:null|-?Infinity)\b"
    r"|\b(?:null|Infinity) ?(?:[€$£¥₹]|(?:EUR|USD|GBP|CHF)\b)"
)


def holds_no_value(event: Event) -> bool:
    """Tell a line of the page's own about a value that is none."""
    said = event.text[:_SEEN]
    return any(mark in said for mark in _MARKS[:3]) and _WRITTEN.search(said) is not None


def find_shown_nonsense(timeline: Timeline) -> Iterator[Signal]:
    """Yield each pressed control, and each notice, whose own words hold a value that is none."""
    seen: set[str] = set()
    notices = [(one, one.text[:_SEEN]) for one in timeline.lines if one.topic == NOTICE]
    notices = [(one, said) for one, said in notices if not is_of_an_engine(said)]
    presses = [(one, one.element.label if one.element else "") for one in timeline.clicks]
    for event, words in (*presses, *notices):
        if words in seen or not any(mark in words for mark in _MARKS):
            continue
        seen.add(words)
        if _SHOWN.search(words):
            yield Signal(
                kind=SignalKind.NONSENSE,
                category=Category.JS_EXCEPTION,
                event=event,
                party=Party.FIRST,
                text=f"The page showed “{clean(words)}”",
                words=words,
                message="shows no value",
            )
