"""A page restored from the back/forward cache with outdated content. Not: releases.

Going back is not loading: a page kept by the browser comes with all that it held. What was deleted
or added on another page meanwhile is not so on this one, unless it asks again.
"""

from collections.abc import Iterator

from usercontext.analyze.grouping import endpoint_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_ASKS_US = 3_000_000
_MOST_NEAR = 200


def find_shown_as_left(timeline: Timeline) -> Iterator[Signal]:
    """Yield each page that was restored and asked for nothing, where something had been changed."""
    left: dict[str, Event] = {}
    for page, after in zip(timeline.navigations, (*timeline.navigations[1:], None), strict=False):
        if page.target is None:
            continue
        path = page.target.path
        if page.topic == "restored" and path in left and not _asks(timeline, page):
            change = _change(timeline, left[path], page, path)
            if change is not None:
                yield _signal(page, path, change)
        if after is not None:
            left[path] = after


def _asks(timeline: Timeline, page: Event) -> bool:
    near = timeline.between(page.at_us, page.at_us + _ASKS_US, _MOST_NEAR)
    return any(e.request is not None and e.index > page.index for e in near)


def _change(timeline: Timeline, since: Event, page: Event, path: str) -> Event | None:
    """Return what was changed on other pages, and is about what this page shows."""
    name = path.strip("/").rsplit("/", 1)[-1]
    found = None
    for event in timeline.requests_before(page.index, _MOST_NEAR):
        asked = event.request
        if asked is None or event.index < since.index or asked.reads or asked.told:
            continue
        good = 200 <= (asked.status or 0) < 300
        own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
        if good and own and name and name in asked.url.path.split("/"):
            found = event
    return found


def _signal(page: Event, path: str, change: Event) -> Signal:
    asked = change.request
    what = f"{clean(asked.method, 10).upper()} {clean(asked.url.path, 120)}" if asked else ""
    return Signal(
        kind=SignalKind.MISMATCH,
        category=Category.STALE_VERSION,
        event=page,
        party=Party.FIRST,
        text=(
            f"The browser showed {clean(path, 120)} as it was left, before {what}, and the page"
            " requested nothing again"
        ),
        words=f"{path} {asked.url.path if asked else ''}",
        message="shown as it was left",
        endpoint=endpoint_template("", "", path),
        also=(change,),
    )
