"""Signals that say more than others of their kind. Not: weights."""

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.left_at_that import is_passed_over
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_AT_ONCE_US = 1_000_000
_GIVES_UP_US = 4_000_000
_MOST_TRIES = 40
_BAD = 400


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


def failed_otherwise(timeline: Timeline, root: Signal) -> bool:
    """Tell a decline after which the same thing was tried again and failed for another reason.

    Who takes another card has got over the first one's; what stops them then is something else.
    Nor has a line stopped whoever only asks for something, was told that it was kept, or went on.
    """
    if is_passed_over(timeline, root):
        return True
    asked = root.event.request
    if root.kind is not SignalKind.DECLINED or asked is None or asked.told:
        return False
    tried = timeline.asked.get(asked.address, ())[-_MOST_TRIES:]
    later = [e.request.status for e in tried if e.index > root.event.index and e.request]
    return any((status or 0) >= _BAD and status != asked.status for status in later)


def is_another_failure(root: Signal, later: Signal) -> bool:
    """Tell what failed for another reason than a bank's no that came before it."""
    if root.kind is not SignalKind.DECLINED or later.kind is root.kind:
        return False
    before, asked = root.event.request, later.event.request
    return before is not None and asked is not None and before.status != asked.status


def is_inside(root: Signal, other: Signal) -> bool:
    """Tell answers that overtook each other for there were too many, or the wait for the older.

    So is a line that says why what had just failed did.
    """
    if _says_why(root, other):
        return True
    if root.endpoint != other.endpoint:
        return False
    if other.kind is SignalKind.RACE:
        crowd = root.kind is SignalKind.STORM or (root.kind is SignalKind.SLOW and root.until_us)
        return bool(crowd)
    if root.kind is not SignalKind.RACE or other.kind is not SignalKind.SLOW:
        return False
    return not other.until_us and other.event.index == root.event.index


def _says_why(root: Signal, later: Signal) -> bool:
    """Tell a line of the page's that speaks of the answer which had just failed.

    The page that came as an error writes it down as it comes up; a player, or whatever else asks
    again by itself, gives up with the status that it was answered each time.
    """
    asked = root.event.request
    if asked is None or asked.told or later.event.request is not None or later.event.element:
        return False
    if later.event.thrown is not None and later.event.thrown.uncaught:
        return False
    if asked.resource == "document":
        here = later.event.index > root.event.index
        return here and later.event.at_us - root.event.at_us <= _AT_ONCE_US
    after_us = later.event.at_us - max(root.until_us, root.event.answered_us)
    status = str(asked.status or "")
    return len(status) == 3 and 0 <= after_us <= _GIVES_UP_US and status in later.event.text[:300]
