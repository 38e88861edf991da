"""The outcome of one request as part of a sentence: `failed with 503`. Not: whose it is.

What it names stands in the entry, for the claims checker looks.
"""

from http import HTTPStatus

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Request
from usercontext.analyze.signals.exchanges.statuses import was_never_sent
from usercontext.analyze.signals.exchanges.told_beside import why_broken
from usercontext.analyze.signals.signal import SignalKind

_GAVE_UP = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT, 524)
_LONG_MS = 5_000
_WHOLE_ERROR = 200
"""What the browser refused stands at the end of its sentence."""


def outcome_of(request: Request, kind: SignalKind) -> str:
    """Return what came of a request."""
    if kind is SignalKind.SLOW:
        return f"took {round((request.duration_ms or 0) / 1000)} s"
    if request.status:
        return f"failed with {request.ended}{_waited(request)}{why_broken(request)}"
    if request.code and (kind is SignalKind.SOCKET or request.resource == "socket"):
        why = clean(request.error, 80)
        return f"was closed with {request.code}" + (f" ({why})" if why else "")
    if request.pending:
        return f"was still not answered after {round((request.duration_ms or 0) / 1000)} s"
    if was_never_sent(request.error):
        return f"was never sent ({clean(request.error, _WHOLE_ERROR)})"
    if (reason := clean(request.error, 80)) == "did not load":
        return reason
    if reason and request.resource == "socket" and kind is not SignalKind.SOCKET:
        return f"was refused ({reason})"
    across = "at another origin " if kind is SignalKind.REFUSED else ""
    return f"{across}got no response ({reason})" if reason else f"{across}got no response"


def _waited(request: Request) -> str:
    """Return how long somebody waited for an answer that says that nobody came back in time."""
    waited_ms = request.duration_ms or 0
    if request.status not in _GAVE_UP or waited_ms < _LONG_MS:
        return ""
    return f" after {round(waited_ms / 1000)} s"
