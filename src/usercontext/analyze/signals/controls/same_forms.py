"""A form that is submitted and comes back again and again: it was never accepted.

A server that makes the pages answers a form that it does not take with the form itself. Its words
are seen by nobody but the visitor; that they stand where they stood is. Not: refusals with a
status, controls that nothing follows.
"""

import re
from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import CORE, TAKEN_IN, Concept, concepts, fold
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_LED_US = 10_000_000
_TOLD_US = 5_000_000
"""A page that has come up tells within this time what its browser saw of it."""

_STEP = re.compile(
    r" (?:continu\w*|next|proceed|weiter|fortfahren|suivante?|poursuivre|siguiente|avanti|prosegui"
    r"|verder|doorgaan|dalej|devam) "
)
"""One step of several, which may all have one address."""
_MASKED = re.compile(r"=(?:…|%E2%80%A6)")
"""A value of a query that a client keeps to itself."""

FIELDS = ("input|", "textarea|", "select|")
_SENDS = ("button|", "input|")
_MOST_FIELDS = 20
_A_FORM = 2
"""So many fields; one alone asks for letters, or counts wares."""

_TIMES = 2
_MISTYPED = 2
_REFUSED = 400
_MOST_BESIDE = 60
_SENT_OFF = frozenset({*CORE, *TAKEN_IN})
"""What leads on where it is taken."""
_STAYS = frozenset({Concept.CART, Concept.SAVE, Concept.SEARCH, Concept.DELETE})
"""What may stay where it is."""


def find_same_forms(timeline: Timeline) -> Iterator[Signal]:
    """Yield each control that is there to send something off, and led to its own page each time."""
    for same in timeline.clicks_by_key.values():
        element = same[0].element
        if element is None or not element.operable or len(same) < _TIMES:
            continue
        if not element.key.startswith(_SENDS):
            continue  # a link shows a page, be it the one on which it stands
        if not leads_on(element.label) or len(same) < _least_presses(element.label):
            continue
        led = [_led_to(timeline, click) for click in same]
        pages = [page for page in led if page is not None and _is_same(timeline, page)]
        if len(pages) < len(same) or _says_more(timeline, same[0], pages[-1]):
            continue
        if not all(_sends_off(timeline, click) for click in same):
            continue
        label, target = clean(element.shown), pages[-1].target
        path = clean(target.path, 120) if target is not None else ""
        yield Signal(
            kind=SignalKind.REJECTED,
            category=Category.VALIDATION_REJECTED,
            event=same[-1],
            party=Party.FIRST,
            text=f"Clicking “{label}” led back to the same page {path}, each time",
            words=f"{label} {path}",
            message="a form that comes back",
            endpoint=f"page {path}",
            also=(pages[-1], *same[:-1]),
        )


def leads_on(label: str) -> bool:
    """Tell a control by its words that sends off what its page is for, and is done with it."""
    about = concepts(label)
    return bool(about & _SENT_OFF) and not about & _STAYS and _STEP.search(fold(label)) is None


def _least_presses(label: str) -> int:
    """Return how often it must come back: a password is mistyped twice, and put right."""
    return _MISTYPED + 1 if Concept.LOG_IN in concepts(label) else _TIMES


def _sends_off(timeline: Timeline, click: Event) -> bool:
    """Tell a press that sends what its page is for, or what somebody wrote there.

    A list of wares stays where it is when one of them is bought, also with a number beside it.
    """
    about = concepts(click.element.label) if click.element is not None else frozenset()
    if about & _SENT_OFF & concepts(timeline.route_at(click.at_us)):
        return True
    page = timeline.page_number(click.index)
    before = timeline.clicks_before(click.index, _MOST_FIELDS)
    here = (c.element for c in before if timeline.page_number(c.index) == page)
    fields = {e.key for e in here if e is not None and e.key.startswith(FIELDS)}
    return len(fields) >= _A_FORM and Concept.PAY not in about


def _led_to(timeline: Timeline, click: Event) -> Event | None:
    """Return the page that was loaded after a press, before any other press."""
    page = timeline.loads.first_after(click.index)
    if page is None or page.at_us - click.at_us > _LED_US:
        return None
    if page.origin is None and _tells_whence(timeline):
        return None  # they went there by themselves: what the press leads to did not come
    later = timeline.clicks_after(click.index, 1)
    return page if not later or page.index < later[0].index else None


@once
def _tells_whence(timeline: Timeline) -> bool:
    """Tell a site of which pages say where they were come from, unlike one that forbids it."""
    return any(page.origin is not None for page in timeline.loads.events)


def _is_same(timeline: Timeline, page: Event) -> bool:
    place = timeline.page_number(page.index)
    before = timeline.navigations[place - 1] if place else None
    if before is None or before.target is None or page.target is None:
        return False
    # a step of several has the same path, and says in its query which one it is
    masked = _MASKED.search(page.text) is not None
    return before.target == page.target and before.text == page.text and not masked


def _says_more(timeline: Timeline, first: Event, last: Event) -> bool:
    """Tell whether a request failed meanwhile: then that is what says why."""
    until = timeline.places(last.at_us, last.at_us + _TOLD_US).stop
    asked = timeline.requests_before(until, _MOST_BESIDE)
    return any(event.index > first.index and _failed(event) for event in asked)


def _failed(event: Event) -> bool:
    asked = event.request
    if asked is None or asked.resource not in ("api", "document"):
        return False
    return not 0 < (asked.status or 0) < _REFUSED
