"""What a page missed right after it had thrown, or could not store, and went on. Not: chains."""

import re

from usercontext.analyze.causes.told_late import AROUND_US
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stores.lost_lines import says_lost

_FEW = 6  # words
_ONLY_FAILED = re.compile(
    r"\b(?:fail(?:ed|ure)|could(?: not|n't)|cannot|crash\w*|abort\w*)\b", re.I
)
"""How a page sums up in a few words what it has just told."""


def came_down(root: Signal, later: Signal) -> bool:
    """Tell what a page missed at once after it had thrown, or could not keep: it went on."""
    if root.kind is SignalKind.STORAGE and later.kind is SignalKind.AUTH:
        return True  # a sign-in that was not kept is not known
    at_once = later.event.at_us - root.event.at_us <= AROUND_US
    if root.kind is SignalKind.STORAGE and later.kind is SignalKind.RACE:
        return at_once and says_lost(later.event.text)  # what a store did not take is lost
    first, then = root.event.thrown, later.event.thrown
    if not at_once or first is None:
        return False
    if then is None:
        short = len(later.event.text.split()) <= _FEW and _ONLY_FAILED.search(later.event.text)
        return bool(short) and later.kind is SignalKind.CONSOLE_ERROR and root.party is later.party
    # what has no frames may be anybody's
    return bool(first.frames) and then.name == "TypeError" and root.party is later.party
