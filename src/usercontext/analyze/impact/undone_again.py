"""Accepted actions that came to nothing: a booking in no list, a payment that leads back.

Its answer was good, and nobody is told that nothing stands. Not: fields that differ, lost drafts.
"""

import re

from usercontext.analyze.causes.acts import act_of
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.went_on import was_led_back
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind

_NOT_THERE = (404, 410)
_ITS_OWN = re.compile(r"/(?=[^/]*\d)[\w-]{1,64}/?")
"""What is left of an address behind that of its kind: the number of one thing."""

_TAKEN = frozenset({Concept.PAY, Concept.BOOK, Concept.APPLY})


def came_to_nothing(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was answered well and is not there."""
    if is_gone_again(timeline, chain):
        return True
    if chain.root.kind is not SignalKind.MISMATCH:
        return False
    return _pays(chain) and was_led_back(timeline, chain.root.event)


def is_gone_again(timeline: Timeline, chain: Chain) -> bool:
    """Tell an order, a booking or an application that was taken, and that nobody finds then."""
    # what a page does not find is not what was pressed for, where that was done
    press = chain.trigger or timeline.pressed_before(chain.root.event.index)
    if chain.recovered is not None or press is None:
        return False
    written = _unlisted(chain) or _unknown(timeline, chain, press)
    if written is None:
        return False
    label = press.element.label if press.element is not None else ""
    return bool(concepts(f"{written.about} {label}") & _TAKEN)


def _unlisted(chain: Chain) -> Request | None:
    """Return what was taken and of which the list that is read then is empty."""
    if chain.root.kind is not SignalKind.MISMATCH or "with an empty list" not in chain.root.text:
        return None
    written = next((one.request for one in chain.root.also[:1] if one.request is not None), None)
    return None if written is None or written.reads else written


def _unknown(timeline: Timeline, chain: Chain, press: Event) -> Request | None:
    """Return what was taken, and is asked for by its own address at once, and not found."""
    asked = chain.root.event.request
    if asked is None or not asked.reads or asked.status not in _NOT_THERE:
        return None
    first = _first_of(timeline, chain.root.event, asked)
    if first is None:
        return None
    before = timeline.pressed_before(first.index) if first is not chain.root.event else press
    act = act_of(timeline, before) if before is not None else None
    made = act.request if act is not None and act.index < first.index else None
    if made is None or made.method.upper() != "POST" or not 200 <= (made.status or 0) < 300:
        return None
    return made if _ITS_OWN.fullmatch(asked.url.path.removeprefix(made.url.path)) else None


def _first_of(timeline: Timeline, root: Event, asked: Request) -> Event | None:
    """Return where a thing was first asked for and not found; None where it had been there."""
    same = [one for one in timeline.asked.get(asked.address, ()) if one.index <= root.index]
    if any(one.request and 200 <= (one.request.status or 0) < 300 for one in same):
        return None
    return same[0] if same else root


def _pays(chain: Chain) -> bool:
    """Tell a press to pay, or to go on at the checkout: where one is led back, nothing is paid."""
    asked, element = chain.root.event.request, chain.trigger.element if chain.trigger else None
    label = element.label if element is not None else ""
    return asked is not None and not asked.reads and Concept.PAY in concepts(label)
