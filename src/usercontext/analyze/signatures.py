"""The signature of a signal: the name that issues and silent sessions share. Not: its templates."""

from usercontext.analyze.grouping import signature
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.timeline import Timeline

_WHEREVER = frozenset({SignalKind.OFFLINE, SignalKind.SOCKET, SignalKind.STALE, SignalKind.REFUSED})
"""A connection, a release, a policy is one for all pages: no page tells two of them apart."""


def signature_of(timeline: Timeline, signal: Signal) -> str:
    """Name the cause that a signal would be, whoever asks: an issue's analysis, or its reach."""
    return signature(
        signal.category,
        message=signal.message,
        frame=signal.frame,
        endpoint=signal.endpoint,
        status=signal.status,
        route="" if signal.kind in _WHEREVER else timeline.route_at(signal.event.at_us),
    )
