"""What is refused as taken because the try before it, which nobody answered, had taken it.

A gateway gives up on a change that the server behind it goes on with. Whoever presses again is told
that somebody has the place, or that the name exists: it is they. Not: tries that were answered.
"""

from collections.abc import Sequence
from http import HTTPStatus

from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.signal import Signal

_WITHOUT_END = (0, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT, 524)
_ACT_US = 120_000_000


def refused_for_it(root: Signal, later: Sequence[Signal]) -> list[Signal]:
    """Return the refusals of the same change that a change without a known end led to."""
    asked = root.event.request
    if asked is None or asked.told or asked.reads or asked.status not in _WITHOUT_END:
        return []
    until_us = root.event.answered_us + _ACT_US
    return [
        one
        for one in later
        if one.event.at_us <= until_us
        and one.event.request is not None
        and _is_refused(asked, one.event.request)
    ]


def _is_refused(asked: Request, again: Request) -> bool:
    return again.status == HTTPStatus.CONFLICT and again.address == asked.address
