"""Values that are none and that a page shows: NaN, undefined, [object Object]. Not: what it sends.

JavaScript writes them in the same letters in every language, so that a button or a line which holds
one says what is wrong, whatever else it says.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.events import Event
from usercontext.analyze.parties import Party
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
    """Yield each control that was pressed though its own words held a value that is none."""
    seen: set[str] = set()
    for click in timeline.clicks:
        label = click.element.label if click.element else ""
        if label in seen or not any(mark in label for mark in _MARKS):
            continue
        seen.add(label)
        if _SHOWN.search(label):
            yield Signal(
                kind=SignalKind.NONSENSE,
                category=Category.JS_EXCEPTION,
                event=click,
                party=Party.FIRST,
                text=f"The page showed “{clean(label)}”",
                words=label,
                message="shows no value",
            )
