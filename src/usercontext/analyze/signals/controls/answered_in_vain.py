"""Clicks that were answered well and had no effect, so that they were repeated.

A piece for a place that is not on the page, a call whose result is drawn nowhere: the server took
it and the page stays as it was. Nothing else tells that from a press that is made twice on purpose,
so this is a cause only where the report complains of it (`overheard`). Not: the same order twice,
which is `doubles`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Element, Event, Request
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.controls.same_forms import FIELDS
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SOON_US = 2_000_000
_MOST_PRESSES = 6
_MOST_BETWEEN = 18
"""Presses looked at, those on fields between them too."""
_MOST_NEAR = 20
_SHORTEST_LABEL = 3
_MEANT_TWICE = frozenset({Concept.CART, Concept.SEARCH, Concept.LAYOUT, Concept.CHAT})
"""What is pressed several times because each press does something."""


def find_answered_in_vain(timeline: Timeline) -> Iterator[Signal]:
    """Yield what the last presses of a visit sent, where each was taken and answered alike."""
    presses = _last_presses(timeline)
    if len(presses) < 2 or timeline.opened_between(presses[0].at_us, timeline.moment_us):
        return
    sent = [_sent_by(timeline, one) for one in presses]
    taken = [one for one in sent if one is not None]
    first, element = taken[0] if taken else None, presses[0].element
    if len(taken) < len(presses) or first is None or first.request is None or element is None:
        return
    if not all(_is_alike(first.request, one.request) for one in taken if one.request):
        return
    times = f"{first.request.status} to each of {len(presses)} presses on “{clean(element.label)}”"
    kind, category = SignalKind.DEAD_CLICK, Category.DEAD_CONTROL
    signal = request_signal(timeline, first, kind, category, f"answered {times}")
    if signal.party is Party.FIRST:
        words = f"{signal.words} {element.label}"
        yield replace(
            signal, words=words, also=(*presses, *taken[1:]), message="in vain", overheard=True
        )


def pays_in_vain(root: Signal) -> bool:
    """Tell such presses where they pay: nobody pays twice to see what it does."""
    pressed = (one.element.label for one in root.also if one.element is not None)
    return root.event.request is not None and any(Concept.PAY in concepts(one) for one in pressed)


def _last_presses(timeline: Timeline) -> list[Event]:
    """Return the presses at the end of a visit that were all of one control.

    Who is not led on looks at what they wrote: a press on a field between them ends nothing.
    """
    last = timeline.clicks[-1] if timeline.clicks else None
    if last is None or last.element is None or not _is_done_once(last.element):
        return []
    same: list[Event] = []
    for click in reversed(timeline.clicks[-_MOST_BETWEEN:]):
        key = click.element.key if click.element is not None else ""
        if key == last.element.key:
            same.append(click)
        elif not key.startswith(FIELDS):
            break
        if len(same) == _MOST_PRESSES:
            break
    return same[::-1]


def _is_done_once(element: Element) -> bool:
    named = sum(map(str.isalpha, element.label)) >= _SHORTEST_LABEL
    return named and element.operable and not concepts(element.label) & _MEANT_TWICE


def _sent_by(timeline: Timeline, click: Event) -> Event | None:
    """Return what a press sent and had taken at once, where nothing that it asked for failed."""
    near = timeline.between(click.at_us, click.at_us + _SOON_US, _MOST_NEAR)
    asked = [one for one in near if one.index > click.index and one.request is not None]
    good = [one for one in asked if one.request and 200 <= (one.request.status or 0) < 300]
    if len(good) < len(asked) or any(
        one.request and says_that_it_failed(one.request) for one in good
    ):
        return None  # what an answer itself says is read by itself
    return next((one for one in good if one.request and not one.request.reads), None)


def _is_alike(one: Request, other: Request) -> bool:
    told, again = (one.address, one.status, one.size), (other.address, other.status, other.size)
    return told == again and one.body == other.body
