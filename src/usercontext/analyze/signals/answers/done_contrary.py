"""The opposite of what was clicked, as a line says: BUY behind "Sell". Not: other things.

"[order 12] BUY 100 accepted" behind the press on "Sell": nothing failed, and the report says which
of the two was meant.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.opposites import (
    DONE_CONTRARY,
    has_its_deed,
    is_the_opposite,
    is_undone_by,
)
from usercontext.analyze.signals.answers.short_answers import object_of
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_STATE = re.compile(r"status|state|result|decision|outcome", re.I)
_SOON_US = 3_000_000
_MOST_PRESSES, _MOST_NEAR, _SEEN = 20, 40, 300


def find_done_contrary(timeline: Timeline) -> Iterator[Signal]:
    """Yield each press of which the opposite was done, by its answer or by the page's own line.

    The line counts where the report has the deed that was meant.
    """
    for press in timeline.clicks[-_MOST_PRESSES:]:
        label = press.element.label if press.element is not None else ""
        near = timeline.between(press.at_us, press.at_us + _SOON_US, _MOST_NEAR) if label else ()
        after = [one for one in near if one.index > press.index]
        made = next((one for one in after if _is_made(one)), None)
        if made is None or made.request is None:
            continue
        answered = f"answered {made.request.status}, and"
        if state := _state_of(made.request, label):
            yield from _told(timeline, made, f"{answered} says “{state[0]}” “{state[1]}”", ())
        elif has_its_deed(timeline.description, label):
            lines = [one for one in after if _tells(one, label)][:1]
            said = [f"{answered} the page said “{clean(one.text)}”" for one in lines]
            yield from _told(timeline, made, said[0], lines) if said else ()


def _told(timeline: Timeline, made: Event, said: str, lines: Sequence[Event]) -> Iterator[Signal]:
    kind, category = SignalKind.MISMATCH, Category.API_CONTRACT
    signal = request_signal(timeline, made, kind, category, said)
    if signal.party is Party.FIRST:
        yield replace(signal, message=DONE_CONTRARY, also=tuple(lines))


def _is_made(event: Event) -> bool:
    asked = event.request
    return asked is not None and not asked.reads and 200 <= (asked.status or 0) < 300


def _state_of(made: Request, label: str) -> tuple[str, str] | None:
    """Return the state in which an answer has what was refused, or ended, as done."""
    told = object_of(made.body or "") or {}
    acts = f"{label} {made.url.path.rstrip('/').rpartition('/')[2]}"
    named = ((n, v) for n, v in told.items() if _STATE.fullmatch(n) and isinstance(v, str))
    return next(((n, v) for n, v in named if is_undone_by(v, acts)), None)


def _tells(line: Event, label: str) -> bool:
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.topic:
        return False
    return line.level is not Level.DEBUG and is_the_opposite(line.text[:_SEEN], label)
