"""Pages that took seconds to come, by what their browser measured. Not: requests, busy pages."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.events import Event, EventKind
from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.parties import Party
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import PageWait, Timeline
from usercontext.domain.analysis import Category

_WAITED_US = 2_500_000
"""Whoever pressed something that leads to a page takes it for dead by then."""

_OPENED_US = 4_000_000
"""Who only opened a page waits as long as for any answer (the limit of a slow request)."""

_LATE_MS = 10_000
"""Four times what is called good, and as long as people stay."""

_LARGEST = re.compile(r"LCP (\d{1,7}(?:\.\d{1,3})?)$")
_LEAVES_US = 1_500_000
"""Between a press and the browser's asking for the page lies what the old page still does."""


def find_slow_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page whose first byte came after seconds."""
    for wait in timeline.page_waits:
        click = timeline.click_before(wait.page.index)
        pressed = click is not None and _leads_to(click, wait)
        if wait.took_us >= (_WAITED_US if pressed else _OPENED_US):
            yield _slow_page(wait)
    yield from _late_pages(timeline)


def _late_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that came soon and showed its main part late, as its browser measured."""
    slow = {wait.page.index for wait in timeline.page_waits if wait.took_us >= _OPENED_US}
    page: Event | None = None
    for event in timeline.paced:
        if event.kind is EventKind.NAVIGATION:
            page = event if event.topic == "load" else page
        elif page is not None and event.topic == "vital" and page.index not in slow:
            told = _LARGEST.match(event.text)
            if told is not None and float(told[1]) >= _LATE_MS:
                slow.add(page.index)
                shown = _slow_page(PageWait(page, event, int(float(told[1]) * 1000)))
                path = clean(page.target.path if page.target else "", 120) or "/"
                seconds = round(float(told[1]) / 1000)
                text = f"The page {path} showed its main part only after {seconds} s"
                yield replace(shown, text=text)


def leads_to_slow_page(timeline: Timeline, click: Event) -> bool:
    """Tell a press that a page answered, late: the control is not dead, its page is slow."""
    wait = timeline.page_wait_after(click.index)
    return wait is not None and wait.took_us >= _WAITED_US and _leads_to(click, wait)


def _leads_to(click: Event, wait: PageWait) -> bool:
    sent_us = wait.page.at_us - wait.took_us
    return click.at_us >= sent_us - _LEAVES_US


def _slow_page(wait: PageWait) -> Signal:
    path = wait.page.target.path if wait.page.target else "/"
    seconds = round(wait.took_us / 1_000_000)
    return Signal(
        kind=SignalKind.SLOW,
        category=Category.TIMEOUT_SLOW,
        event=wait.page,
        party=Party.FIRST,
        text=f"The page {clean(path, 120) or '/'} took {seconds} s to answer",
        words=f"slow page {path}",
        message="slow page",
        endpoint=endpoint_template("GET", "", path),
        also=(wait.measured,),
    )
