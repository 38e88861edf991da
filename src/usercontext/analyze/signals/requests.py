"""Requests that failed or took too long, each with its own reading. Not: what they caused."""

from collections.abc import Iterator

from usercontext.analyze.events import Event, Request
from usercontext.analyze.grouping import endpoint_template, status_class
from usercontext.analyze.parties import Party, party_of_url
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.words import Concept, concepts
from usercontext.domain.analysis import Category

SLOW_MS = 8_000
"""A person who waits longer than this for an answer believes that nothing happens."""

_PROVIDERS = ("declin", "insufficient", "card_error", "do_not_honor", "payment_failed")


def find_requests(timeline: Timeline) -> Iterator[Signal]:
    """Yield every request that failed, was refused, or kept the user waiting."""
    for event in timeline.answered:
        request = event.request
        if request is None:
            continue
        read = _read(timeline, event, request)
        if read is not None:
            yield _signal(timeline, event, request, *read)


def _read(timeline: Timeline, event: Event, request: Request) -> tuple[SignalKind, Category] | None:
    status, error = request.status, request.error.casefold()
    if request.resource == "script" and (status == 0 or (status or 0) >= 400):
        return SignalKind.CHUNK, Category.CHUNK_LOAD
    if request.resource not in ("api", "document") and (status == 0 or (status or 0) >= 400):
        return SignalKind.ASSET, Category.ASSET_MISSING
    if status is not None and status >= 400:
        if status == 401 and _checks_password(timeline, event, request):
            return SignalKind.REJECTED, Category.VALIDATION_REJECTED
        return read_status(status, request.body or "")
    if status == 0 or (status is None and error):
        return read_silence(error, offline=timeline.was_offline(event.answered_us))
    if request.duration_ms is not None and request.duration_ms >= SLOW_MS:
        return SignalKind.SLOW, Category.TIMEOUT_SLOW
    return None


def _checks_password(timeline: Timeline, event: Event, request: Request) -> bool:
    """Tell whether a 401 refuses what somebody typed: a log-in that fails, not one that ended."""
    path = request.url.path
    if request.method.upper() != "POST" or "refresh" in path.casefold():
        return False
    page = timeline.route_at(event.at_us)
    return Concept.LOG_IN in concepts(path) or Concept.LOG_IN in concepts(page)


def read_status(status: int, body: str) -> tuple[SignalKind, Category]:
    """Read what a status of 400 and above means."""
    body = body.casefold()
    if status == 402 or any(word in body for word in _PROVIDERS):
        return SignalKind.DECLINED, Category.PAYMENT_DECLINED
    if status in (401, 419, 440):
        return SignalKind.AUTH, Category.AUTH_EXPIRED
    if status == 403:
        return SignalKind.DENIED, Category.PERMISSION_DENIED
    if status in (408, 504):
        return SignalKind.SERVER_ERROR, Category.TIMEOUT_SLOW
    if status >= 500:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if status in (400, 409, 422):
        return SignalKind.REJECTED, Category.VALIDATION_REJECTED
    return SignalKind.CLIENT_ERROR, Category.API_CONTRACT


def read_silence(error: str, *, offline: bool) -> tuple[SignalKind, Category] | None:
    """Read why no answer came, or None when the page itself gave up."""
    if offline:
        return SignalKind.OFFLINE, Category.OFFLINE
    if "abort" in error or "cancel" in error:
        return None  # the page itself gave up, mostly because the user went on
    if "cors" in error or "cross-origin" in error:
        return SignalKind.REFUSED, Category.CORS
    if "csp" in error or "content security" in error or "blocked_by_client" in error:
        return SignalKind.REFUSED, Category.CSP
    if "internet_disconnected" in error or "offline" in error:
        return SignalKind.OFFLINE, Category.OFFLINE
    if "timed" in error or "timeout" in error:
        return SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW
    return SignalKind.NO_ANSWER, Category.BACKEND_ERROR


def _signal(
    timeline: Timeline, event: Event, request: Request, kind: SignalKind, category: Category
) -> Signal:
    party = party_of_url(request.url, timeline.page_host)
    path, method = clean(request.url.path, 120) or "/", clean(request.method, 10).upper()
    host = "" if party is Party.FIRST else request.url.host
    return Signal(
        kind=kind,
        category=category,
        event=event,
        party=_need(party, request),
        text=f"{method} {clean(host, 80)}{path} {_outcome(request, kind)}",
        words=f"{request.url.path} {clean(request.error)}",
        endpoint=endpoint_template(method, host, request.url.path),
        status=status_class(request.status),
    )


def _need(party: Party, request: Request) -> Party:
    pays = Concept.PAY in concepts(request.url.path)
    return Party.SERVICE if party is Party.FOREIGN and pays else party


def _outcome(request: Request, kind: SignalKind) -> str:
    if kind is SignalKind.SLOW:
        return f"took {round((request.duration_ms or 0) / 1000)} s"
    if request.status:
        return f"failed with {request.status}"
    reason = clean(request.error, 80)
    return f"got no answer ({reason})" if reason else "got no answer"
