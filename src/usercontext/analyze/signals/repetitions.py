"""An order that was refused because an equal one had just been taken. Not: both that were taken."""

from http import HTTPStatus

from usercontext.analyze.events import Event, Request
from usercontext.analyze.timeline import Timeline

_REPEATED_US = 10_000_000
"""Somebody who presses again because nothing seems to happen does it within this time."""

_MOST_LATER = 50
_SEEN = 1000


def taken_before(timeline: Timeline, event: Event, request: Request) -> Event | None:
    """Return the request that was taken shortly before an equal one met a conflict, if any."""
    twice = request.status == HTTPStatus.CONFLICT or _calls_it_twice(request)
    if not twice or request.method.upper() != "POST":
        return None
    for earlier in reversed(timeline.requests_before(event.index, _MOST_LATER)):
        asked = earlier.request
        if asked is None or asked.told or event.at_us - earlier.at_us > _REPEATED_US:
            continue
        same = (asked.method, asked.url.host, asked.url.path) == (
            *(request.method, request.url.host, request.url.path),
        )
        if same and 200 <= (asked.status or 0) < 300:
            return earlier
    return None


def _calls_it_twice(request: Request) -> bool:
    said = (request.body or "")[:_SEEN].casefold()
    return request.status in (400, 422) and ("duplicate" in said or "already" in said)
