"""The signature of a signal: the name that issues and silent sessions share. Not: its templates."""

import re
from collections.abc import Iterator
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.grouping import FOURTH, SECOND, THIRD, signature
from usercontext.analyze.language.urls import path_template
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.statuses import BEFORE_ALL
from usercontext.analyze.signals.money.paid import KEPT_BACK
from usercontext.analyze.signals.refusals.refusal_names import refusal_of
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signatures.named_alike import Told, named_alike
from usercontext.analyze.signatures.page_names import page_template
from usercontext.analyze.signatures.things_named import endpoint_of_kind, message_of_kind
from usercontext.domain.analysis import Category

_WHEREVER = frozenset({SignalKind.OFFLINE, SignalKind.SOCKET, SignalKind.STALE, SignalKind.REFUSED})
"""A connection, a release, a policy is one for all pages: no page tells two of them apart."""

_IDS = re.compile(
    r"(?<![\w#])(?:[a-z]{1,12}[-_][a-z]*#[a-z]+[a-z#]*|[a-z]*#[a-z]+#[a-z#]*)(?![\w#])"
)
"""What the first version leaves of an id of letters and digits: ``ord_#kx#`` of ``ord_7Kx2``."""

_MEMBER = re.compile(
    r"/(?:[A-Za-z]{1,12}[-_])"
    r"(?!(?:\d[a-z]{3,}|(?:oauth2|i18n|l10n|a11y|e2ee|x509|3ds2?)[a-z]*)(?:/|$))"
    r"(?=[A-Za-z]*\d+[A-Za-z])[A-Za-z0-9]{4,26}(?=/|$)"
)
"""Such an id in an address, with what kind of thing it is of: ``/orders/ord_7Kx2``. What ends with
its digits (``login-oauth2``) or is a word with a number before it (``pay-3dsecure``) is a name."""

_ANSWERED = ("4xx", "5xx")
_REFUSED = 400
_OF_A_CALL = (400, 422)
"""What is answered to one call, and not to whoever comes."""

_TOO_LARGE = frozenset({413, 414, 431})
"""Answered for how much was sent, whatever it was."""

_ONCE_READ_AS = {
    SignalKind.CHUNK: Category.CHUNK_LOAD,
    SignalKind.MEDIA: Category.ASSET_MISSING,
}
"""What all of a kind were before some were told apart: scripts that people named or that another
host has, tiles of a map that refuses its key."""


def signature_of(timeline: Timeline, signal: Signal) -> str:
    """Name the cause that a signal would be, whoever asks: an issue's analysis, or its reach."""
    return names_of(timeline, signal)[0]


def names_of(timeline: Timeline, signal: Signal) -> tuple[str, ...]:
    """Return the cause's name, then what was said of it before: by version, and by category."""
    route = "" if signal.kind in _WHEREVER else timeline.route_at(signal.event.at_us)
    later = _later_names(signal, route, timeline.page_host)
    return tuple(dict.fromkeys((*later, *_names_by_page(signal, route))))


def _later_names(signal: Signal, route: str, page_host: str) -> Iterator[str]:
    """Yield what the fourth and the third version call a cause, where they name it."""
    said, called = _IDS.sub("#", signal.message), _MEMBER.sub("/:id", signal.endpoint)
    called = _called(signal, called, route)
    message = message_of_kind(signal, said, route)
    endpoint = endpoint_of_kind(signal, called, route)
    page = _MEMBER.sub("/:id", page_template(route))
    told = Told(message, signal.frame, endpoint, _status_of(signal), page)
    alike = named_alike(signal, told, page_host)
    if alike is not None:
        yield signature(
            signal.category,
            message=alike.message,
            frame=alike.frame,
            endpoint=alike.endpoint,
            status=alike.status,
            route=alike.page,
            refusal=_refusal(signal),
            version=FOURTH,
        )
    elsewhere = page == route or bool(signal.frame or signal.endpoint)
    if (message, endpoint) != (said, called) or not elsewhere:
        yield _later(signal, message, endpoint, page, THIRD)


def _names_by_page(signal: Signal, route: str) -> tuple[str, ...]:
    """Return what the first two versions call a cause, the later one first."""
    former = tuple(
        signature(
            one.category,
            message=one.message,
            frame=one.frame,
            endpoint=one.endpoint,
            status=one.status,
            route=route,
        )
        for one in (signal, *_once_read_as(signal))
    )
    message = _IDS.sub("#", signal.message)
    endpoint = _MEMBER.sub("/:id", signal.endpoint)
    called = _called(signal, endpoint, route)
    same = (message, endpoint) == (signal.message, signal.endpoint)
    was_second = not same or signal.status in _ANSWERED
    if not was_second and called == endpoint:
        return tuple(dict.fromkeys(former))
    before = (signal, *_once_read_as(signal)) if was_second and called != endpoint else ()
    second = (_later(one, message, endpoint, route) for one in before)
    return tuple(dict.fromkeys((_later(signal, message, called, route), *second, *former)))


def _later(signal: Signal, message: str, endpoint: str, route: str, version: str = SECOND) -> str:
    """Name a cause as since the second version."""
    return signature(
        signal.category,
        message=message,
        frame=signal.frame,
        endpoint=endpoint,
        status=_status_of(signal),
        route=route,
        refusal=_refusal(signal),
        version=version,
    )


def _refusal(signal: Signal) -> str:
    """Return what was refused for, unless it was refused by who stands before a server."""
    return _IDS.sub("#", refusal_of(signal)) if _status_of(signal) == signal.status else ""


def _called(signal: Signal, endpoint: str, route: str) -> str:
    """Return an endpoint with the call, where one takes all of them; the page, where none is known.

    What a whole server answers (401, 429, 5xx) is one cause for all calls.
    """
    asked = signal.event.request
    if asked is None or not endpoint or not (asked.call or asked.asks_a_graph):
        return endpoint
    status = asked.status or 0
    if not (status < _REFUSED or status in _OF_A_CALL) or not status:
        return endpoint
    if not asked.call:
        return f"{endpoint} on {_MEMBER.sub('/:id', path_template(route))}"
    return f"{endpoint} {'+'.join(sorted(_IDS.sub('#', asked.call).split('+')))}"


def _once_read_as(signal: Signal) -> Iterator[Signal]:
    """Yield what a signal was before it was told apart from others."""
    if signal.kind in _ONCE_READ_AS:
        yield replace(signal, category=_ONCE_READ_AS[signal.kind])
    asked = signal.event.request
    if asked is not None and asked.asks_a_graph and asked.body is None and asked.status == _REFUSED:
        yield replace(signal, category=Category.VALIDATION_REJECTED)
    if signal.message == KEPT_BACK:
        yield replace(signal, message="")  # any refusal at its address
    if signal.kind is SignalKind.MISMATCH and signal.message:
        yield replace(signal, endpoint="", status="")  # a line of the page, of no answer
    if signal.category is Category.BACKEND_ERROR and signal.event.thrown and not signal.endpoint:
        yield replace(signal, category=Category.JS_EXCEPTION)  # whoever threw, it was a script
    if not signal.endpoint and asked is not None and asked.told and asked.status:
        # an error whose own line tells the status ("GET /x answered 500") was any error of the page
        yield replace(signal, category=Category.JS_EXCEPTION)


def _status_of(signal: Signal) -> str:
    """Return the class of a status, unless it is answered by who stands before a server."""
    status = signal.event.request.status if signal.event.request else None
    if signal.status not in _ANSWERED:
        return signal.status
    if status in _TOO_LARGE:
        return "too large"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return str(status)
    if status in BEFORE_ALL:
        return "gateway"
    return signal.status
