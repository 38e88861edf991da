"""Requests of a click that the page itself aborted. Not: timeouts, leaving the page.

A question that is given up for the next one is meant so. What was to do something, was given up at
once while nobody left, and was never sent again with success, is a slip of the page's own code.
"""

from collections.abc import Iterator

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.broken_off import is_leaving
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_AT_ONCE_MS = 2_000
_PRESSED_US = 3_000_000
_WORDS = ("abort", "cancel")


def find_given_up(timeline: Timeline) -> Iterator[Signal]:
    """Yield each request of a press that the page itself gave up, and never got through."""
    for event in timeline.answered:
        asked = event.request
        if asked is None or asked.status or not _is_given_up(asked):
            continue
        if party_of_url(asked.url, timeline.page_host) is not Party.FIRST:
            continue
        if not _is_pressed_for(timeline, event) or is_leaving(timeline, event):
            continue
        if not _got_through(timeline, asked):
            read = SignalKind.NO_ANSWER, Category.JS_EXCEPTION
            yield request_signal(timeline, event, *read, "was given up by the page itself")


def _is_given_up(asked: Request) -> bool:
    said = asked.error.casefold()
    if asked.reads or asked.resource != "api":
        return False
    short = asked.duration_ms is not None and asked.duration_ms < _AT_ONCE_MS
    return short and (asked.given_up or any(word in said for word in _WORDS))


def _is_pressed_for(timeline: Timeline, event: Event) -> bool:
    click = timeline.click_before(event.index)
    return click is not None and event.at_us - click.at_us <= _PRESSED_US


def _got_through(timeline: Timeline, asked: Request) -> bool:
    """Tell whether the same was taken, before or after: one of two presses is often given up."""
    return asked.address in timeline.taken
