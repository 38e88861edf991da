"""What to look at first when pages redirect a user in a loop. Not: detecting the loop."""

from collections.abc import Sequence
from itertools import pairwise

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.language.text import clean, quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event, EventKind

_MOST_NEAR = 200
_EACH_TIME = 2
_FROM = 400
_WRITTEN_BY_CAPTURE = ("vital", "environment", "hidden", "visible")


def loop(found: Pointers) -> str:
    """Name the pages that send on or reload, and what failed or was written there each time."""
    events = (found.root.event, *found.root.also)
    pages = list(dict.fromkeys(clean(e.target.path, 120) for e in events if e.target))
    if len(pages) == 1:
        return (
            f"Find what reloads {pages[0]}: a service worker update, a version check, or a reload"
            f" in an error handler; make it happen only once.{_before_it(found, events)}"
        )
    if len(pages) == 2:
        told = _before_it(found, events)
        return (
            f"Find out why {pages[0]} redirects to {pages[1]} and back: usually one of them"
            f" considers the user signed in and the other does not.{told}"
        )
    if found.frame:
        return (
            f"Start in {found.frame}: it redirects to a page where it runs again. Exclude the"
            " target page, and redirect once."
        )
    return ""


def _before_it(found: Pointers, turns: Sequence[Event]) -> str:
    """Say what a page met each time before it sent on: its failed request, else its own line."""
    stays = [
        found.timeline.between(one.at_us, after.at_us, _MOST_NEAR) for one, after in pairwise(turns)
    ]
    failed = _each_time([[e for e in stay if _has_failed(found, e)] for stay in stays])
    if failed is not None and failed.request is not None:
        found.cite(failed)
        asked = failed.request
        return f" Each time {address_of(asked)} failed with {asked.status} there: start with that."
    line = _each_time([[e for e in stay if _is_written(e)][-1:] for stay in stays])
    if line is None:
        return ""
    found.cite(line)
    return f" Each time the page logged {quote(line.text)} before it: start with that line."


def _each_time(stays: Sequence[Sequence[Event]]) -> Event | None:
    """Return what stands in most of the stays on one page, from the last of them."""
    named = [{_name(one): one for one in stay} for stay in stays]
    for name, event in ((n, e) for stay in reversed(named) for n, e in stay.items()):
        if 2 * sum(1 for stay in named if name in stay) >= max(_EACH_TIME * 2, len(named) - 1):
            return event
    return None


def _name(event: Event) -> str:
    asked = event.request
    return f"{asked.address} {asked.status}" if asked is not None else event.text


def _has_failed(found: Pointers, event: Event) -> bool:
    asked = event.request
    if asked is None or (asked.status or 0) < _FROM:
        return False
    return asked.url.host == found.timeline.page_host


def _is_written(event: Event) -> bool:
    bare = event.element is None and event.target is None and event.request is None
    own = event.kind is EventKind.CONSOLE and event.topic not in _WRITTEN_BY_CAPTURE
    return bare and own and bool(event.text)
