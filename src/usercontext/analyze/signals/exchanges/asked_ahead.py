"""Pages that a router prefetched. Not: pages that somebody opened.

A framework that draws pages in the browser asks for the pages that links lead to as soon as the
links are seen. Of these nobody misses any: what a press leads to is asked for once more.
"""

from bisect import bisect_right
from collections.abc import Sequence

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.page_parts import page_of
from usercontext.analyze.reading.timeline import Timeline

_LED_US = 3_000_000
"""What a press leads to is asked for within this time, be it after a look-up."""

_SOON_US = 5_000_000


def is_asked_ahead(timeline: Timeline, event: Event) -> bool:
    """Tell a question for a page that no press led to, and that nobody stood on."""
    asked = event.request
    return asked is not None and asked.of_page and event.index in _ahead(timeline)


def wanted_after(
    timeline: Timeline, address: tuple[str, str], index: int, also: Sequence[Event]
) -> list[Event]:
    """Return the requests for an address behind a place that somebody wanted, but for ``also``."""
    same = timeline.asked.get(address, ())
    after = same[bisect_right(same, index, key=_place) :]
    told = {event.index for event in also}
    return [e for e in after if e.index not in told and not is_asked_ahead(timeline, e)]


def _place(event: Event) -> int:
    return event.index


@once
def _ahead(timeline: Timeline) -> frozenset[int]:
    """Return the places of what was asked ahead: none where a client tells no presses."""
    if not timeline.tells_presses:
        return frozenset()
    found: set[int] = set()
    wanted: dict[int, Event] = {}
    for event in timeline.answered:
        asked = event.request
        if asked is None or not asked.of_page or not asked.reads:
            continue
        path, page = page_of(asked.url.path), timeline.page_number(event.index)
        press = timeline.pressed_before(event.index)
        if press is not None and timeline.page_number(press.index) == page:
            if event.at_us - press.at_us <= _LED_US:
                wanted.setdefault(press.index, event)
            if press.index in wanted and _is_wanted(wanted[press.index], event, path):
                continue
        here = timeline.route_at(event.at_us).rstrip("/")
        if path.rstrip("/") != here and not _is_gone_to(timeline, event, path):
            found.add(event.index)
    return frozenset(found)


def _is_wanted(first: Event, event: Event, path: str) -> bool:
    """Tell what a press asked for; what is asked after an answer to it, and cut, is no loss.

    A router that cannot use an answer lets the browser load the page, which cuts all that is asked.
    """
    asked = first.request
    if asked is None or page_of(asked.url.path) != path:
        return False
    lost = event.request is not None and event.request.status == 0
    return event.index == first.index or not (asked.status and lost)


def _is_gone_to(timeline: Timeline, event: Event, path: str) -> bool:
    """Tell what the next page was asked for by, where a page goes on by itself."""
    place = timeline.page_number(event.index)
    after = timeline.navigations[place : place + 1]
    if not after or after[0].at_us - event.answered_us > _SOON_US:
        return False
    press = timeline.pressed_before(after[0].index)
    led = press is not None and press.index > event.index
    target = after[0].target
    return not led and target is not None and target.path == path
