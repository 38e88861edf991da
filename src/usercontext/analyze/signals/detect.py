"""The register of detectors: one small function per pattern. A new pattern is one line here."""

from usercontext.analyze.signals.answers import find_unreadable_answers
from usercontext.analyze.signals.clicks import find_dead_clicks
from usercontext.analyze.signals.errors import find_errors
from usercontext.analyze.signals.requests import find_requests
from usercontext.analyze.signals.signal import Signal
from usercontext.analyze.timeline import Timeline

DETECTORS = (find_requests, find_unreadable_answers, find_errors, find_dead_clicks)


def find_signals(timeline: Timeline) -> list[Signal]:
    """Return every signal of a session in order of its entry."""
    found = [signal for detect in DETECTORS for signal in detect(timeline)]
    return sorted(found, key=lambda signal: signal.event.index)
