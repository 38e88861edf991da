"""Third-party APIs that fail, reject the page's key or exceed a quota. Not: statuses.

A 403 of one's own server is a right that the user lacks; of somebody else's it is mostly the page
that may not, or has used up what it may.
"""

import re
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, is_vendor, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_TOLD_US = 1_500_000
_MOST_LINES = 10
_SEEN = 400
_REFUSALS = (SignalKind.DENIED, SignalKind.LIMITED, SignalKind.AUTH, SignalKind.CLIENT_ERROR)
_FAILURES = (SignalKind.SERVER_ERROR, SignalKind.LIMITED)
"""What a house that everybody rents answers so is nothing that the team behind the page runs."""

_UNFORESEEN = (SignalKind.CLIENT_ERROR, SignalKind.REJECTED)
_OF_THE_CALL = (400, 404, 405, 409, 417)
"""How such a house refuses the call itself: what somebody typed is refused with 402 or 422."""

_OF_A_KEY = screened(
    r"(?<![a-z])(?:quota|api[ _-]?keys?|billing|referr?er|rate[ _-]?limit|(?:daily|usage|plan|over"
    r"[ _-]?query)[ _-]limit|subscription|licen[cs]e|not (?:authori[sz]ed|allowed) to use)"
    r"(?![a-z])",
    re.I,
)


_KEY_IN_ADDRESS = re.compile(
    r"[?&](?:api[_-]?key|app[_-]?(?:key|id)|access[_-]?key|site[_-]?key|client[_-]?key|key)=", re.I
)
_TILE = re.compile(r"/\d{1,2}/\d{1,8}/\d{1,8}(?:@\dx)?(?:\.\w{2,5})?$")
"""How every map asks for a piece of itself: how near, and which column and row."""

_KNOWS_A_KEY = re.compile(r"mapbox|maptiler|maps\.google|algolia|contentful")
"""Houses that draw or search for a page by its key: no visitor ever signs in there."""


def of_another_house(timeline: Timeline, signal: Signal) -> Signal:
    """Return a refusal by another house as what it is, where it or the page says so."""
    request = signal.event.request
    if request is None or signal.party not in (Party.FOREIGN, Party.SERVICE):
        return signal
    route = timeline.route_at(signal.event.at_us)
    signs_in = Concept.LOG_IN in concepts(f"{request.url.host} {request.url.path} {route}")
    if signal.kind is SignalKind.AUTH and request.reads and _KNOWS_A_KEY.search(request.url.host):
        return replace(signal, kind=SignalKind.DENIED, category=Category.THIRD_PARTY)
    denied = signal.kind is SignalKind.DENIED and not signs_in
    if (denied or signal.kind in _FAILURES) and is_vendor(request.url.host):
        return replace(signal, category=Category.THIRD_PARTY)
    called = request.status in _OF_THE_CALL and signal.reason is None and not signs_in
    if called and signal.kind in _UNFORESEEN and is_vendor(request.url.host):
        return replace(signal, category=Category.THIRD_PARTY)
    read = request.status == HTTPStatus.PAYMENT_REQUIRED and request.reads  # nobody pays by asking
    if signal.kind is SignalKind.DECLINED and (read or _is_of_a_plan(request)):
        return replace(signal, kind=SignalKind.LIMITED, category=Category.THIRD_PARTY)
    if signal.kind not in _REFUSALS:
        return signal
    until = signal.event.answered_us + _TOLD_US
    near = timeline.places(signal.event.at_us, until, _MOST_LINES)
    told = _OF_A_KEY.search((request.body or "")[:_SEEN]) is not None
    asks = signal.kind is not SignalKind.CLIENT_ERROR and _asks_by_a_key(timeline, signal)
    if told or asks or _lines_of_keys(timeline).is_any(near):
        return replace(signal, category=Category.THIRD_PARTY)
    return signal


def _asks_by_a_key(timeline: Timeline, signal: Signal) -> bool:
    """Tell a reading that goes by the key of its page, which the address names."""
    asked = signal.event.request
    url = str(timeline.entries[signal.event.id].payload.get("url", ""))
    return asked is not None and asked.reads and _KEY_IN_ADDRESS.search(url[:_SEEN]) is not None


def is_drawn_for_a_key(page_host: str, request: Request) -> bool:
    """Tell a part of a page that another house draws for its key, as a map's tiles are."""
    if is_vendor(request.url.host):
        return True
    if not page_host or party_of_url(request.url, page_host) is Party.FIRST:
        return False
    said = (request.body or request.error)[:_SEEN]
    return _TILE.search(request.url.path) is not None or _OF_A_KEY.search(said) is not None


def _is_of_a_plan(request: Request) -> bool:
    """Tell a 402 that is the team's own to pay: of a plan or a quota, where nobody paid."""
    if Concept.PAY in concepts(request.about):
        return False
    return _OF_A_KEY.search((request.body or "")[:_SEEN]) is not None


@once
def _lines_of_keys(timeline: Timeline) -> Marks:
    lines = (e for e in timeline.events if e.request is None and not e.element)
    return Marks(line for line in lines if _OF_A_KEY.search(line.text[:_SEEN]) is not None)
