"""Calls of one shared address told apart by the size of what was sent. Not: their bodies.

A page that its server draws (Dash, Livewire, a remote call) asks for everything at one address, and
polls it besides: what worked there afterwards may be something else.
"""

from collections.abc import Sequence

from usercontext.analyze.reading.events import Event, Request

_ALIKE = 2
"""A counter in what is sent grows by a figure now and then."""

_MOST = 60


def is_another_call(failed: Request, later: Request, same: Sequence[Event]) -> bool:
    """Tell a call that is made again and again, of another length than the one that failed.

    What somebody writes on and keeps is of another length each time, and is one call all the same.
    """
    if failed.method.upper() != "POST" or later.call or not (failed.sent_size and later.sent_size):
        return False
    if abs(failed.sent_size - later.sent_size) <= _ALIKE:
        return False
    asked = (event.request for event in same[-_MOST:])
    return sum(1 for one in asked if one and one.sent_size == later.sent_size) > 1
