"""A "next" control clicked in turns with one that works: check, continue, check.

"Continue" shows the next question of a lesson, for which nobody is asked anything; that "Check" is
answered again says that it did. Not: what the client saw do nothing.
"""

from collections.abc import Sequence
from itertools import pairwise

from usercontext.analyze.language.asks_or_complains import says_it_fails
from usercontext.analyze.language.on_the_way import leads_on
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline

_ANSWERED_US = 2_500_000
_MOST_NEAR = 40
_MOST_PRESSES = 50


def goes_in_turns(timeline: Timeline, same: Sequence[Event]) -> bool:
    """Tell presses that lead forward, before and between which one other control worked."""
    label = same[0].element.label if same[0].element is not None else ""
    if says_it_fails(fold(timeline.description)):
        return False  # who cannot go on tries what stands before it once more
    if not 2 <= len(same) <= _MOST_PRESSES or not leads_on(fold(label)):
        return False
    before = timeline.clicks_before(same[0].index, 1)
    other = _key(before[0]) if before and _worked(timeline, before[0]) else ""
    return bool(other) and all(_worked_between(timeline, other, *pair) for pair in pairwise(same))


def _worked_between(timeline: Timeline, other: str, first: Event, last: Event) -> bool:
    between = [e for e in timeline.clicks_after(first.index, 2) if e.index < last.index]
    return bool(between) and all(_key(e) == other and _worked(timeline, e) for e in between)


def _key(click: Event) -> str:
    return click.element.key if click.element is not None else ""


def _worked(timeline: Timeline, click: Event) -> bool:
    near = timeline.between(click.at_us, click.at_us + _ANSWERED_US, _MOST_NEAR)
    asked = [e.request for e in near if e.index > click.index and e.request is not None]
    return bool(asked) and all(200 <= (one.status or 0) < 300 for one in asked)
