"""What was taken and came to nothing: a booking that no list has, a payment that leads back.

Its answer was good, and nobody is told that nothing stands. Not: fields that differ, lost drafts.
"""

from usercontext.analyze.causes import Chain
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.went_on import was_led_back
from usercontext.analyze.words import Concept, concepts

_TAKEN = frozenset({Concept.PAY, Concept.BOOK, Concept.APPLY})


def came_to_nothing(timeline: Timeline, chain: Chain) -> bool:
    """Tell what was answered well and is not there."""
    if chain.root.kind is not SignalKind.MISMATCH:
        return False
    return is_gone_again(chain) or (_pays(chain) and was_led_back(timeline, chain.root.event))


def is_gone_again(chain: Chain) -> bool:
    """Tell an order, a booking or an application that was taken, of which the list is empty."""
    written = next((one.request for one in chain.root.also[:1] if one.request is not None), None)
    if written is None or written.reads or "with an empty list" not in chain.root.text:
        return False
    if chain.root.kind is not SignalKind.MISMATCH or chain.recovered is not None:
        return False
    element = chain.trigger.element if chain.trigger is not None else None
    label = element.label if element is not None else ""
    return bool(concepts(f"{written.about} {label}") & _TAKEN)


def _pays(chain: Chain) -> bool:
    """Tell a press to pay, or to go on at the checkout: where one is led back, nothing is paid."""
    asked, element = chain.root.event.request, chain.trigger.element if chain.trigger else None
    label = element.label if element is not None else ""
    return asked is not None and not asked.reads and Concept.PAY in concepts(label)
