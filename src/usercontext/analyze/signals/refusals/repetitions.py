"""An order refused because an equal one had just been accepted. Not: both accepted.

Its server says so, with a conflict or in words; or it was sent beside its twin, before anybody can
have put anything right in it: what was taken once is not wrong the other time.
"""

from http import HTTPStatus

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.order.pressed_twice import is_of_one_press, was_pressed_twice

_REPEATED_US = 10_000_000
"""Somebody who presses again because nothing seems to happen does it within this time."""

_AT_ONCE_US = 1_000_000
_REFUSED_FOR_ITS_TWIN = (400, 409, 422, 500)
"""What servers answer to a row that is there already, whether or not they thought of it."""

_MOST_LATER = 50
_SEEN = 1000


def taken_before(timeline: Timeline, event: Event, request: Request) -> Event | None:
    """Return the request that was taken shortly before, or beside, an equal one, if any."""
    if (twin := _taken_beside(timeline, event, request)) is not None:
        return twin
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


def _taken_beside(timeline: Timeline, event: Event, request: Request) -> Event | None:
    """Return the equal request that was under way at the same time, and was taken."""
    if request.method.upper() != "POST" or request.status not in _REFUSED_FOR_ITS_TWIN:
        return None
    near = timeline.between(event.at_us - _AT_ONCE_US, event.at_us + _AT_ONCE_US, _MOST_LATER)
    for other in near:
        asked = other.request
        if asked is None or asked.told or not 200 <= (asked.status or 0) < 300:
            continue
        first, second = sorted((other, event), key=lambda one: (one.at_us, one.index))
        if second.at_us >= first.answered_us or not _is_alike(asked, request):
            continue
        ways = was_pressed_twice, is_of_one_press
        if any(is_so(timeline, first, second) for is_so in ways):
            return other
    return None


def _is_alike(one: Request, two: Request) -> bool:
    """Tell two requests of one address that sent the same, as far as anybody noted."""
    sent = one.sent_size == two.sent_size and one.action == two.action and one.call == two.call
    return sent and one.method == two.method and one.url == two.url
