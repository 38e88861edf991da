"""Addresses that lack a value (`/undefined/orders`), and the reading that was to bring it.

Pages read their settings first and put their addresses together with them. Not: what is sent.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind

_NOTHING = re.compile(r"/(?:undefined|null|NaN|\[object[ %])(?:/|$|\w)")
_MOST_US = 10_000_000
_UNREAD = (SignalKind.CLIENT_ERROR, SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER)


def ask_with_nothing(root: Signal, later: Sequence[Signal]) -> list[Signal]:
    """Return the requests that lack the value which a reading before them was to bring."""
    asked = root.event.request
    if asked is None or not asked.reads or root.party is not Party.FIRST:
        return []
    if root.kind not in _UNREAD or _NOTHING.search(asked.url.path) is not None:
        return []
    until_us = root.event.answered_us + _MOST_US
    return [one for one in later if one.event.at_us <= until_us and _lacks_a_value(one)]


def _lacks_a_value(one: Signal) -> bool:
    asked = one.event.request
    return asked is not None and _NOTHING.search(asked.url.path) is not None
