"""Requests that failed or were slow, each with its own reading. Not: their effects."""

import re
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.grouping import endpoint_template, status_class
from usercontext.analyze.language.text import ACTION_CAP, clean
from usercontext.analyze.language.urls import is_of_sockets
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.parties import (
    Party,
    advertises,
    has_hash,
    is_foreign_file,
    is_of_a_public_shelf,
    is_of_another_domain,
    only_measures,
    party_of_part,
)
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.fallbacks import tell_missed
from usercontext.analyze.signals.behind import is_pressed_here
from usercontext.analyze.signals.exceptions.named_files import (
    asks_openly,
    is_called_a_chunk,
    is_insecure,
    is_named_by_hand,
)
from usercontext.analyze.signals.exchanges.asked_ahead import is_asked_ahead
from usercontext.analyze.signals.exchanges.broken_off import (
    SLOW_MS,
    gave_up_waiting,
    is_leaving,
    read_given_up,
    read_pending,
)
from usercontext.analyze.signals.exchanges.console_lines import (
    line_of,
    reason_in,
    status_in,
    with_line,
)
from usercontext.analyze.signals.exchanges.nonsense import sends_nonsense
from usercontext.analyze.signals.exchanges.origins_refused import (
    is_kept_by_origin,
    with_why_refused,
)
from usercontext.analyze.signals.exchanges.outcomes import outcome_of
from usercontext.analyze.signals.exchanges.own_routes import is_own_route
from usercontext.analyze.signals.exchanges.policies import was_refused_by_policy
from usercontext.analyze.signals.exchanges.signed_files import is_no_longer_signed
from usercontext.analyze.signals.exchanges.silences import BROKE, is_cross_origin, read_silent
from usercontext.analyze.signals.exchanges.statuses import read_silence, read_status
from usercontext.analyze.signals.exchanges.wrong_types import tells_a_type
from usercontext.analyze.signals.newest import newest
from usercontext.analyze.signals.refusals.keys import is_drawn_for_a_key, of_another_house
from usercontext.analyze.signals.refusals.noted_noes import as_declined
from usercontext.analyze.signals.refusals.reasons import if_gone, with_reason
from usercontext.analyze.signals.refusals.refusal_names import keep_refusal
from usercontext.analyze.signals.refusals.repetitions import taken_before
from usercontext.analyze.signals.refusals.told_why import as_told_to_its_user
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.sockets.held_open import held_open
from usercontext.analyze.signals.sockets.socket_reasons import why_refused
from usercontext.domain.analysis import Category

_TOLD_LATE_US = 1_000_000
"""A browser tells that its line is gone after what was cut by it."""

_MOST_LATER = 50
_SHOWN = ("image", "style", "font", "media")
_SIGNED_OUT, _KEYS_REFUSED = (401, 403, 419), (401, 403, 429)
_RENEWING = ("refresh", "renew", "token", "reauth")
_LINES = frozenset(
    {"socket.io", "engine.io", "sockjs", "signalr", "cometd", "bayeux", "negotiate", "longpoll"}
    | {"long-poll", "websocket", "xhr_streaming", "eventsource", "event-stream"}
)
"""Parts of an address by which the usual protocols for live data are known."""

CLIENTS = ("client", "span_kind_client")
"""A span of whoever asks another service: which one it was says more than its address."""

_PARTS = {"image": "picture", "style": "layout", "media": "video"}
"""What a user calls the part of a page that did not load."""


def find_requests(timeline: Timeline) -> list[Signal]:
    """Return every request that failed, was refused, or kept the user waiting."""
    return newest(timeline, timeline.answered, _failed)


def _failed(timeline: Timeline, event: Event) -> Signal | None:
    request = event.request
    if request is None or is_own_route(timeline, event) or is_asked_ahead(timeline, event):
        return None
    if (earlier := taken_before(timeline, event, request)) is not None:
        return _refused_repetition(timeline, event, earlier)
    if (read := _read(timeline, event, request)) is None:
        return None
    signal = as_declined(timeline, with_reason(timeline, request_signal(timeline, event, *read)))
    signal = as_told_to_its_user(timeline, signal)
    signal = with_line(timeline, if_gone(request, keep_refusal(signal)))
    signal = with_why_refused(timeline, signal)
    return tell_missed(timeline, of_another_house(timeline, signal))


def _read(timeline: Timeline, event: Event, request: Request) -> tuple[SignalKind, Category] | None:
    status = request.status
    if request.pending:
        return None if is_line(request) else read_pending(timeline, event)
    if status == 0 or (status is None and request.error):
        return _read_missing(timeline, event, request)
    if status is not None and status >= 400:
        if request.method.upper() == "HEAD" and status in (404, 410):
            return None  # it asked whether the thing is there
        if is_no_longer_signed(request):
            return SignalKind.AUTH, Category.AUTH_EXPIRED
        if request.resource not in ("api", "document", "socket", "beacon"):
            return read_part(timeline, request)
        if is_line(request) and status not in _SIGNED_OUT:
            return BROKE
        if status in (401, 423) and _checks_password(timeline, event, request):
            return SignalKind.REJECTED, Category.VALIDATION_REJECTED
        return _read_refusal(timeline, event, request, status)
    if request.duration_ms is not None and request.duration_ms >= SLOW_MS:
        return _read_slow(timeline, request)
    return None


_WAITED = re.compile(r"\b(?:request|response|gateway|upstream) tim(?:e|ed) ?out\b", re.I)
"""Why whoever stands before a server answered instead of it."""


def is_line(request: Request) -> bool:
    """Tell a line that is held open, or asked anew as soon as it is answered."""
    if request.resource == "socket" or request.media == "text/event-stream":
        return True
    return not _LINES.isdisjoint(request.url.path.lower().strip("/").split("/"))


def _read_refusal(
    timeline: Timeline, event: Event, request: Request, status: int
) -> tuple[SignalKind, Category]:
    """Read a status of 400 and above; what the page asked for by mistake is no server's fault."""
    method = "POST" if request.sent else request.method
    read = read_status(status, request.body or "", method, request.url.path)
    if read[0] is SignalKind.SERVER_ERROR and _WAITED.search(request.error) is not None:
        return SignalKind.SERVER_ERROR, Category.TIMEOUT_SLOW
    if status == HTTPStatus.GATEWAY_TIMEOUT and (request.duration_ms or 0) >= SLOW_MS:
        return SignalKind.SERVER_ERROR, Category.TIMEOUT_SLOW  # the wait was seen
    if read[0] is SignalKind.SERVER_ERROR and request.amiss:
        return SignalKind.SERVER_ERROR, Category.API_CONTRACT
    refused = read[0] is SignalKind.REJECTED and status in (400, 422)
    if refused and (tells_a_type(request.body or "") or sends_nonsense(timeline, event, request)):
        return SignalKind.CLIENT_ERROR, Category.API_CONTRACT
    return read


def _refused_repetition(timeline: Timeline, event: Event, earlier: Event) -> Signal:
    status = event.request.status if event.request else None
    where = "before it" if earlier.index < event.index else "at the same time"
    outcome = f"failed with {status}, because an identical request {where} was accepted"
    signal = request_signal(timeline, event, SignalKind.RACE, Category.RACE, outcome)
    return replace(signal, also=(earlier,))


def read_part(timeline: Timeline, request: Request) -> tuple[SignalKind, Category]:
    """Read a part of the page that did not load: without a script the page is not whole."""
    if request.resource == "script":
        if is_called_a_chunk(timeline, request):
            return SignalKind.CHUNK, Category.CHUNK_LOAD
        theirs = is_foreign_file(request.url, timeline.page_host)
        theirs = theirs or _is_of_another_host(timeline, request)
        theirs = theirs or is_of_another_domain(request.url, timeline.page_host)
        if theirs or is_of_a_public_shelf(request.url):
            return SignalKind.CHUNK, Category.THIRD_PARTY
        if is_insecure(timeline, request):
            return SignalKind.CHUNK, Category.CSP
        named = is_named_by_hand(request.url)
        return SignalKind.CHUNK, Category.ASSET_MISSING if named else Category.CHUNK_LOAD
    if request.status in _KEYS_REFUSED and is_drawn_for_a_key(timeline.page_host, request):
        return SignalKind.MEDIA, Category.THIRD_PARTY
    kind = SignalKind.MEDIA if request.resource == "media" else SignalKind.ASSET
    return kind, Category.ASSET_MISSING


def _is_of_another_host(timeline: Timeline, request: Request) -> bool:
    """Tell a script with a host where no page is known and the page's own requests have none."""
    if timeline.page_host or not request.url.host or has_hash(request.url):
        return False
    asked = (event.request for event in timeline.answered[:_MOST_LATER])
    return any(one and one.resource == "api" and not one.url.host for one in asked)


def _read_slow(timeline: Timeline, request: Request) -> tuple[SignalKind, Category] | None:
    if request.resource == "beacon" or is_line(request) or request.address in held_open(timeline):
        return None  # meant to stay open
    return SignalKind.SLOW, Category.TIMEOUT_SLOW


def _read_missing(
    timeline: Timeline, event: Event, request: Request
) -> tuple[SignalKind, Category] | None:
    error = request.error.casefold() + (" aborted" if request.given_up else "")
    over_us = event.answered_us
    offline = timeline.was_offline(over_us) or timeline.was_offline(over_us + _TOLD_LATE_US)
    if not offline and was_refused_by_policy(timeline, event, request):
        return None  # the refusal says more, and is read by itself
    if request.resource not in ("api", "document", "socket", "beacon"):
        left = request.resource == "media" or is_leaving(timeline, event)  # no more is wanted
        return None if left and "abort" in error else read_part(timeline, request)
    if request.resource == "socket":
        return why_refused(request.error) or BROKE
    if not offline and gave_up_waiting(timeline, event):
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    line = line_of(timeline, event, request)
    status, reason = status_in(line), reason_in(line)
    if status is not None and not offline:
        return read_status(status, "", request.method, request.url.path)
    if not offline and is_kept_by_origin(timeline, event, request):
        return SignalKind.REFUSED, Category.CORS
    read = read_silence(f"{error} {reason.casefold()}", offline=offline)
    if read is None:
        return read_given_up(timeline, event)
    if read != (SignalKind.NO_ANSWER, Category.BACKEND_ERROR):
        return read
    if is_leaving(timeline, event):
        return None
    if asks_openly(timeline, request):
        return SignalKind.REFUSED, Category.CSP
    return BROKE if is_line(request) else read_silent(timeline, event, request, reason)


def _checks_password(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell whether a 401 refuses what somebody typed: a log-in that fails, not one that ended."""
    if request.method.upper() != "POST" or is_renewal(request):
        return False
    # whoever is led to the sign-in because of a 401 stands there before many clients tell of it
    click = timeline.pressed_before(event.index)
    page = timeline.route_at(max(event.started_us, click.at_us if click else 0))
    return Concept.LOG_IN in concepts(f"{request.url.path} {page}")


def is_renewal(request: Request) -> bool:
    """Tell a request that renews a sign-in."""
    path = request.url.path.casefold()
    return any(map(path.__contains__, _RENEWING))


def request_signal(
    timeline: Timeline,
    event: Event,
    kind: SignalKind,
    category: Category,
    outcome: str = "",
) -> Signal:
    """Return the signal of one request, in the words of ``outcome`` or of what came of it."""
    request = event.request
    assert request is not None
    party = party_of_part(request.url, request.resource, timeline.page_host)
    host = "" if party is Party.FIRST else request.url.host
    across = category is Category.CORS and request.url.host != timeline.page_host
    elsewhere = host or category is Category.THIRD_PARTY or is_cross_origin(timeline, request)
    elsewhere = elsewhere or across or event.topic in CLIENTS
    shown = request.url.authority if elsewhere else ""
    open_api = kind is SignalKind.REFUSED and asks_openly(timeline, request)
    if open_api or (request.resource == "script" and is_insecure(timeline, request)):
        shown = f"http://{request.url.authority}"
    path, method = clean(request.url.path, 120) or "/", clean(request.method, 10).upper()
    path = f"{path}?{clean(request.action, ACTION_CAP)}" if request.action else path
    path = f"{path} ({clean(request.call, ACTION_CAP)})" if request.call else path
    whose = "chunk" if category is Category.CHUNK_LOAD else "script"
    page = "The page" if request.resource == "document" else ""
    page = "The socket" if is_of_sockets(request.url) else page
    part = f"The {whose}" if kind is SignalKind.CHUNK else method or page
    return Signal(
        kind=kind,
        category=Category.THIRD_PARTY if party is Party.BYSTANDER else category,
        event=event,
        party=_need(timeline, event, party, request),
        text=f"{part} {clean(shown, 80)}{path} {outcome or outcome_of(request, kind)}".strip(),
        words=f"{shown} {request.url.path} {request.action} {clean(request.error)} "
        f"{_PARTS.get(request.resource, '')}",
        endpoint=endpoint_template(method, host, request.url.path),
        status=status_class(request.status),
    )


def _need(timeline: Timeline, event: Event, party: Party, request: Request) -> Party:
    counts = only_measures(request.url) and request.method.upper() in ("POST", "PUT")
    kept = (not request.status or request.status >= 400) and request.reads
    if counts or (kept and advertises(request.url) and not is_pressed_here(timeline, event)):
        return Party.BYSTANDER
    if party is Party.FOREIGN and request.resource in _SHOWN:
        return Party.FIRST  # what a page shows is its own, whoever keeps it
    pays = Concept.PAY in concepts(request.about)
    return Party.SERVICE if party is Party.FOREIGN and pays else party
