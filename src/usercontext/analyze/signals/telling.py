"""Signals that tell more than others of their kind: of how something was asked. Not: weights."""

from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category


def is_of_a_kit(root: Signal) -> bool:
    """Tell what a service that the page needs wrote down as its own error."""
    service = root.party is Party.SERVICE and root.category is Category.THIRD_PARTY
    return service and root.kind is SignalKind.CONSOLE_ERROR


def is_unasked(root: Signal) -> bool:
    """Tell a refusal of how something was asked for, not of what: that is a mistake of ours."""
    asked = root.event.request
    if asked is not None and asked.status in (404, 410):
        return False
    return root.kind is SignalKind.CLIENT_ERROR
