"""Notices of the page's own validation, shown at a click that sent no request.

A script that watches tells each notice once, whatever its level, and no request that was never
sent. Not: notices that say by themselves that something failed, which are read like errors.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts, means_success
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.controls.same_forms import leads_on
from usercontext.analyze.signals.refusals.demands import demands
from usercontext.analyze.signals.refusals.told_limits import names_a_limit
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_AT_ONCE_US, _ANSWER_US = 2_000_000, 3_000_000
_MOST, _MOST_NEAR, _SEEN = 60, 60, 200
_TIMES = 2
_WATCHES = "environment"
_HANDS_IN = frozenset({Concept.SEND, Concept.SAVE, Concept.UPLOAD})


def find_checked_by_page(timeline: Timeline) -> Iterator[Signal]:
    """Yield each control to send something off with, whose presses brought a demand and no more."""
    if not timeline.answered and not any(e.topic == _WATCHES for e in timeline.events[:_MOST]):
        return  # a client that captures no requests knows of none
    notices = [e for e in timeline.lines if e.topic == NOTICE and e.level is Level.INFO]
    # what says that it is under way demands nothing
    notices = [e for e in notices if not e.text.rstrip().endswith(("…", "..."))]
    told: set[str] = set()
    for notice in notices[-_MOST:]:
        press = timeline.click_before(notice.index)
        if press is None or press.element is None or press.element.key in told:
            continue
        sends, limit = _sends(press.element.label), names_a_limit(notice.text)
        late = notice.at_us - press.at_us > _AT_ONCE_US
        if late or not (sends or limit or press.element.operable):
            continue
        same = timeline.clicks_by_key.get(press.element.key, [press])
        later = [one for one in same if one.index >= press.index]
        again = len(later) >= _TIMES and not means_success(notice.text[:_SEEN])
        told_no = (sends and demands(notice.text)) or limit or again
        if not told_no or _something_came(timeline, later):
            continue
        told.add(press.element.key)
        # what else is pressed may show a notice on purpose
        yield replace(_signal(notice, press, later), overheard=not sends)


def _sends(label: str) -> bool:
    """Tell a control that sends off, or keeps, what somebody has filled in."""
    return leads_on(label) or bool(concepts(label) & _HANDS_IN)


def _something_came(timeline: Timeline, presses: Sequence[Event]) -> bool:
    """Tell whether any of the presses asked for something, led on, or broke something."""
    for press in presses:
        near = timeline.between(press.at_us, press.at_us + _ANSWER_US, _MOST_NEAR)
        for one in near:
            if one.index <= press.index:
                continue
            if one.element is not None:
                break
            if one.request is not None or one.kind in (EventKind.EXCEPTION, EventKind.NAVIGATION):
                return True
            if one.level is Level.ERROR or one.kind is EventKind.STORAGE:
                return True
    return False


def _signal(notice: Event, press: Event, presses: Sequence[Event]) -> Signal:
    label = press.element.label if press.element is not None else ""
    return Signal(
        kind=SignalKind.FORM,
        category=Category.VALIDATION_REJECTED,
        event=notice,
        party=Party.FIRST,
        text=f"The page showed the user “{clean(notice.text[:_SEEN])}”",
        words=f"{notice.text[:_SEEN]} {label}",
        message=f"told behind {label}",
        also=tuple(one for one in presses if one.index > notice.index)[:_TIMES],
    )
