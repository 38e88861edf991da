"""A payment that was taken, and what came of it could not be read. Not: orders that never came.

Whoever cannot open their ticket has paid for it: nothing kept them from paying.
"""

from http import HTTPStatus

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.money.paid import (
    KEPT_BACK,
    UNORDERED,
    paid_in_words,
    payment_before,
)
from usercontext.analyze.signals.signal import Signal


def paid_before_reading(timeline: Timeline, signal: Signal) -> Event | None:
    """Return the payment of the same act that went well before a reading failed."""
    asked = signal.event.request
    if asked is None or asked.told or not asked.reads:
        return None
    if signal.message in (UNORDERED, KEPT_BACK):
        return None  # what was paid for is not there: that is its own cause
    if 0 < (asked.status or 0) < HTTPStatus.BAD_REQUEST:
        return None
    return payment_before(timeline, signal.event)


def went_through(payment: Event) -> str:
    """Say that a payment was taken."""
    said = paid_in_words(payment).replace(" had answered ", " answered ")
    return f"The payment itself went through: {said}."
