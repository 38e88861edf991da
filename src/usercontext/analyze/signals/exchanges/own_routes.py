"""Single-page apps whose host answers 404 for their routes. Not: broken pages.

A site of one page whose host has no rule for its addresses is sent with 404 to whoever comes by a
link from elsewhere, as GitHub Pages and stores of files do, and works. Not: links of the site
itself that lead nowhere, however busy the page is that says so.
"""

from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, only_measures, party_of_url
from usercontext.analyze.reading.timeline import Timeline

_NOT_THERE = (404, 410)
_STAYS = frozenset({"pushstate", "replacestate", "popstate", "hashchange"})
_ANSWER_US = 2_500_000
_LED_US = 3_000_000
_MOST_PAGES = 5
_MOST_LATER = 200


def is_own_route(timeline: Timeline, event: Event) -> bool:
    """Tell a page that came as not there, and then showed what it read or what was pressed for."""
    asked = event.request
    if asked is None or asked.resource != "document" or asked.status not in _NOT_THERE:
        return False
    page = _page_of(timeline, event, asked) if asked.reads else None
    if page is None:
        return False
    is_led = _is_led_to(timeline, page)
    pressed_us = None
    for later in timeline.events[page.index + 1 : page.index + _MOST_LATER]:
        if later.kind is EventKind.CLICK:
            pressed_us = later.at_us
        elif later.kind is EventKind.NAVIGATION:
            if later.topic not in _STAYS:
                return False
            if pressed_us is not None and later.at_us - pressed_us <= _ANSWER_US:
                return True
        elif not is_led and _was_read(timeline, later):
            return True
    return False


def _page_of(timeline: Timeline, event: Event, asked: Request) -> Event | None:
    """Return the page of that address which came last, or at once: some tell its status first."""
    number = timeline.page_number(event.index)
    near = timeline.navigations[max(0, number - _MOST_PAGES) : number + 1]
    same = (p for p in reversed(near) if p.target is not None and p.target.path == asked.url.path)
    return next((p for p in same if p.topic not in _STAYS), None)


def _is_led_to(timeline: Timeline, page: Event) -> bool:
    """Tell a page that another one of the site led to, or a press where none is told."""
    if page.origin is not None and page.target is not None:
        own = page.origin.host in ("", timeline.page_host)
        return own and page.origin.path != page.target.path
    press = timeline.click_before(page.index)
    return press is not None and page.at_us - press.at_us <= _LED_US


def _was_read(timeline: Timeline, event: Event) -> bool:
    """Tell what the page read of its own server and got."""
    asked = event.request
    if asked is None or asked.told or asked.resource != "api" or not asked.reads:
        return False
    if not 200 <= (asked.status or 0) < 300 or only_measures(asked.url):
        return False
    return party_of_url(asked.url, timeline.page_host) is Party.FIRST
