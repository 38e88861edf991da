"""One thing that a program logs as done twice: two charges for one invoice.

A worker that could not say that it had finished does it all again, and nothing fails. Two lines of
one wording, about the same thing, each with a number of its own, and a report that speaks of two.
Not: two requests of a page (`doubles`).
"""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_BOUGHT = frozenset({Concept.PAY, Concept.BOOK})
_DONE = re.compile(
    r"\b(?:ok|done|succe\w+|captured|charged|billed|debited|paid|completed?|booked|confirmed"
    r"|created|executed|settled|transferred|gebucht|belastet|bezahlt|débité\w*|cobrad\w+)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|never|no|skip\w*|already|duplicate|ignor\w*|void\w*|revers\w*)\b", re.I
)
_NUMBERED = re.compile(r"(?=[^\s]{3,60}$)[\w-]*\d[\w-]*")
_ASIDE = re.compile(
    r"time|date|ts$|stamp|pid|host|thread|worker|pod|amount|sum|total|price|trace|span|request"
    r"|user|customer|session|level|version|duration|ms$"
)
"""Where and when, for whom and how much: two of these may well be alike."""

_MOST, _SEEN = 200, 300


def find_done_anew(timeline: Timeline) -> Iterator[Signal]:
    """Yield what was done a second time for the same thing, where a report speaks of two."""
    if timeline.program is Program.PAGE or not tells_of_two(timeline):
        return
    done: dict[str, list[Event]] = {}
    for line in [one for one in timeline.lines if _tells_of_done(one)][-_MOST:]:
        done.setdefault(message_template(line.text[:_SEEN]), []).append(line)
    for same in done.values():
        for one, two in combinations(same[: _MOST // 10], 2):
            thing = _thing_of_both(timeline, one, two)
            if thing:
                yield _signal(one, two, thing)
                return


def _tells_of_done(line: Event) -> bool:
    if line.kind is not EventKind.CONSOLE or line.level not in (Level.INFO, Level.DEBUG):
        return False
    said = line.text[:_SEEN]
    if line.thrown is not None or line.element is not None or _DONE.search(said) is None:
        return False
    return _DENIED.search(said) is None and bool(concepts(said) & _BOUGHT)


def _thing_of_both(timeline: Timeline, one: Event, two: Event) -> str:
    """Return what both lines are about, where each has a number that the other has not."""
    told = [_numbers(timeline.entries[line.id].payload) for line in (one, two)]
    same = [value for name, value in told[0].items() if told[1].get(name) == value]
    apart = [name for name, value in told[0].items() if told[1].get(name, value) != value]
    return same[0] if same and apart else ""


def _numbers(payload: Mapping[str, Any]) -> dict[str, str]:
    """Return what a line numbers things by, flat or one level down."""
    layers = [payload, *(one for one in payload.values() if isinstance(one, dict))]
    return {
        name: str(value)
        for layer in layers
        for key, value in layer.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
        for name in (plain(key),)
        if _ASIDE.search(name) is None and _NUMBERED.match(str(value))
    }


def _signal(one: Event, two: Event, thing: str) -> Signal:
    said = clean(one.text, 80)
    return Signal(
        kind=SignalKind.DOUBLE,
        category=Category.RACE,
        event=two,
        party=Party.FIRST,
        text=f"The page wrote “{said}” 2 times for “{clean(thing, 40)}”, each with another number",
        words=one.text[:_SEEN],
        message=f"{message_template(said)} twice",
        also=(one,),
    )
