"""A line with two sums, one of which the report names: they should be equal.

What a page holds against what, it says in the words of its team, in any language; whoever reports
names the sum that they know. Not: lines whose words are known, which are read by these.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.readings import read_words
from usercontext.analyze.signals.money.below_nothing import prices_in
from usercontext.analyze.signals.nothing_wrong.noise import is_harmless
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN, _MOST, _CENT = 300, 400, 0.006
_NUMBER = re.compile(
    r"(?<![\w.,:/#-])-?\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d\d)?(?![\w:/-]|[.,]\d)"
    r"|(?<![\w.,:/#-])\d{2,7}(?:[.,]\d\d)?(?![\w:/-]|[.,]\d)"
)
"""No date, no time, no part of an id or an address."""

_OF_TIME = re.compile(r"\d ?(?:ms|s|sek|sec|min|kb|mb|px|%|°)(?![a-z])", re.I)


def find_sums_named_by_both(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last loud line of unknown words with a sum that the report names, and another."""
    named = prices_in(timeline.description[:_SEEN])
    if not named or not complains(timeline.description) or is_elsewhere(timeline.description):
        return
    for line in reversed(timeline.loud[-_MOST:]):
        if not _is_unknown(line):
            continue
        sums = _sums_in(line.text[:_SEEN])
        shared = {one for one in sums if any(abs(one - price) < _CENT for price in named)}
        if shared and len(sums) == len(shared) + 1:
            yield Signal(
                kind=SignalKind.MONEY,
                category=Category.API_CONTRACT,
                event=line,
                party=Party.FIRST,
                text=f"The page wrote “{clean(line.text[:_SEEN])}”",
                words=line.text[:_SEEN],
                message="another sum than the one that is known",
            )
            return


def _is_unknown(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level not in (Level.WARN, Level.ERROR):
        return False
    if line.request is not None or line.element is not None or line.topic or line.thrown:
        return False
    return not is_harmless(line) and read_words(line, "", line.text) is None


def _sums_in(text: str) -> set[float]:
    """Return the numbers of a line that measure nothing."""
    if _OF_TIME.search(text) is not None:
        return set()
    return {_value(found[0]) for found in _NUMBER.finditer(text)}


def _value(written: str) -> float:
    cents = re.search(r"[.,]\d\d$", written) is not None
    return int(re.sub(r"\D", "", written)) / (100 if cents else 1)
