"""Stored work that the page itself threw away: a cart, a draft. Not: refusals."""

from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.refilled import is_refilled, is_refused
from usercontext.domain.analysis import Category

_ASKED_FOR_US = 5_000_000
"""What goes this soon after a click was meant to go."""


def find_losses(timeline: Timeline) -> Iterator[Signal]:
    """Yield each thing that a click had kept and that later went without a click or a request."""
    if timeline.is_silent:
        return  # the order that emptied a cart may stand in a batch that was not read
    if not any(event.emptied for event in timeline.stored):
        return
    kept: dict[str, Event] = {}
    settled = 0  # until when whatever goes was asked for
    for event in timeline.events:
        if event.element is not None:
            settled = event.at_us + _ASKED_FOR_US
        elif _is_done(event):
            settled = max(settled, event.answered_us + _ASKED_FOR_US)
        if event.kind is not EventKind.STORAGE or is_refused(event):
            continue
        if not event.emptied:
            if event.topic and event.at_us <= settled:
                kept[event.topic] = event
            continue
        gone = [event.topic] if event.topic else list(kept)
        lost = [kept.pop(key) for key in gone if key in kept]
        lost = [one for one in lost if not is_refilled(timeline, event, one)]
        if lost and event.at_us > settled:
            yield _loss(event, lost[-1])


def _is_done(event: Event) -> bool:
    """Tell a request that did something: an order that was placed empties the cart."""
    asked = event.request
    if asked is None or asked.told or asked.reads:
        return False
    return 200 <= (asked.status or 0) < 300


def _loss(event: Event, kept: Event) -> Signal:
    key = clean(kept.topic, 60)
    return Signal(
        kind=SignalKind.STORAGE,
        category=Category.STORAGE,
        event=event,
        party=Party.FIRST,
        text=f"The page itself emptied “{key}”, which a click had filled",
        words=key,
        message=f"emptied {key}",
        also=(kept,),
    )
