"""The opposite of what was clicked, as a line says: BUY behind "Sell". Not: other things.

"[order 12] BUY 100 accepted" behind the press on "Sell": nothing failed, and the report says which
of the two was meant.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.opposites import (
    DONE_CONTRARY,
    has_its_deed,
    is_the_opposite,
)
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SOON_US = 3_000_000
_MOST_PRESSES, _MOST_NEAR, _SEEN = 20, 40, 300


def find_done_contrary(timeline: Timeline) -> Iterator[Signal]:
    """Yield each press whose line tells the opposite deed, where the report has the one meant."""
    for press in timeline.clicks[-_MOST_PRESSES:]:
        label = press.element.label if press.element is not None else ""
        if not label or not has_its_deed(timeline.description, label):
            continue
        near = timeline.between(press.at_us, press.at_us + _SOON_US, _MOST_NEAR)
        after = [one for one in near if one.index > press.index]
        made = next((one for one in after if _is_made(one)), None)
        line = next((one for one in after if _tells(one, label)), None)
        if made is None or line is None:
            continue
        status = made.request.status if made.request is not None else 0
        said = f"answered {status}, and the page said “{clean(line.text)}”"
        kind, category = SignalKind.MISMATCH, Category.API_CONTRACT
        signal = request_signal(timeline, made, kind, category, said)
        if signal.party is Party.FIRST:
            yield replace(signal, message=DONE_CONTRARY, also=(line,))


def _is_made(event: Event) -> bool:
    asked = event.request
    return asked is not None and not asked.reads and 200 <= (asked.status or 0) < 300


def _tells(line: Event, label: str) -> bool:
    if line.kind is not EventKind.CONSOLE or line.thrown is not None or line.topic:
        return False
    return line.level is not Level.DEBUG and is_the_opposite(line.text[:_SEEN], label)
