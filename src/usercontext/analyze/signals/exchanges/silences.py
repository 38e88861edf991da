"""Why a request has no response, by which other hosts did not answer either.

A page hears of a lost line, a host that is down, a blocker and a refused origin in the same words.
What else was answered at the time, and whether the host lets any page read it, tells them apart.
Not: what a client or its browser's console says of it.
"""

import re

from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import Party, party_of_url, sends_letters, serves_any_page
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.cut_off import is_cut_off
from usercontext.analyze.signals.exchanges.statuses import is_unreached
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]
BROKE: Reading = SignalKind.SOCKET, Category.SOCKET_DROP

_MOST_LATER = 50
_GAVE_UP_US = 1_000_000
_SEEN = 1000
_OF_ORIGINS = re.compile(r"\bcors\b|cross-origin|access-control", re.I)
_HUNG_MS = 20_000
"""A request that fails after so long was not refused: nobody answered until somebody gave up."""

_SENT_ON = (301, 302, 303, 307, 308)
_ROUNDS = 3
_AT_ONCE_MS = 1_000
_BESIDE_US = 15_000_000
_OF_ADVERTS = re.compile(
    r"/(?:ads?|adverts?|advertis(?:er|ing|ement)s?|banners?|sponsor(?:ed|s)?|promoted|popups?"
    r"|affiliates?|tracking|tracker|analytics)(?:/|$)",
    re.I,
)
"""Words by which blockers know an address, whatever it is for and on whatever host."""


def read_silent(timeline: Timeline, event: Event, request: Request, reason: str) -> Reading:
    """Read a request without an answer; ``reason`` is what the browser's console says of it."""
    host = request.url.host
    if sends_letters(host):
        return SignalKind.REFUSED, Category.THIRD_PARTY
    if is_cut_off(timeline, event):
        return SignalKind.OFFLINE, Category.OFFLINE
    if _was_sent_on(timeline, event, request):
        return SignalKind.REDIRECTS, Category.REDIRECT_LOOP
    unreached = is_unreached(reason)
    if not unreached and _was_kept_back(timeline, event, request):
        if serves_any_page(request.url):
            return SignalKind.REFUSED, Category.THIRD_PARTY
        return SignalKind.REFUSED, Category.CORS
    if not unreached and _is_kept_away(timeline, event, request):
        return SignalKind.NO_ANSWER, Category.THIRD_PARTY
    if (request.duration_ms or 0) >= _HUNG_MS:
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    return SignalKind.NO_ANSWER, Category.BACKEND_ERROR


def _was_sent_on(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell a request whose own address had just sent it on again and again (302, 307)."""
    if not request.reads:
        return False  # who adds three things to a cart is sent on to it each time
    near = timeline.asked.get(request.address, ())[-_MOST_LATER:]
    sent = [e for e in near if e.request and e.request.status in _SENT_ON]
    soon = [e for e in sent if 0 <= event.at_us - e.at_us <= _BESIDE_US and e.index < event.index]
    return len(soon) >= _ROUNDS


def is_cross_origin(timeline: Timeline, request: Request) -> bool:
    """Tell a request to another host or port: a browser keeps such an answer back."""
    host, port = request.url.host, request.url.port
    if not host or not timeline.page_host:
        return False
    return host != timeline.page_host or timeline.page_port not in (None, port)


def _was_kept_back(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell an answer that the browser kept back: of another host, or it says so of this address."""
    if is_cross_origin(timeline, request):
        # a host that let this page read any answer lets it read all of them
        heard = request.url.authority in timeline.heard
        return not heard and not is_unreached(request.error)
    since, until = event.at_us, event.answered_us + _GAVE_UP_US
    return any(
        later.level is Level.ERROR
        and request.url.path in later.text
        and _OF_ORIGINS.search(later.text[:_SEEN]) is not None
        for later in timeline.between(since, until, _MOST_LATER)
    )


def _is_kept_away(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell what a blocker took for an advertisement: never let out, while its host answers."""
    if _OF_ADVERTS.search(request.url.path) is None or request.duration_ms is None:
        return False
    if request.duration_ms > _AT_ONCE_MS:
        return False
    if party_of_url(request.url, timeline.page_host) is not Party.FIRST:
        return False
    same = timeline.asked.get(request.address, ())
    if any(one.request and one.request.status for one in same):
        return False
    near = timeline.between(
        event.at_us - _BESIDE_US, event.answered_us + _BESIDE_US, 2 * _MOST_LATER
    )
    beside = [e for e in near if e.request and e.request.url.host == request.url.host]
    answered = [e for e in beside if e.request and e.request.status]
    return any(e.index < event.index for e in answered) and any(
        e.index > event.index for e in answered
    )
