"""Reasons that are logged after the failure they explain.

Not: what comes behind a root (`chains`).
"""

from usercontext.analyze.reading.events import Event
from usercontext.analyze.signals.exceptions.floods import draws_without_end
from usercontext.analyze.signals.signal import UNREAD, Signal, SignalKind

AROUND_US = 500_000
SYMPTOMS = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)

_SENT_US = 5_000_000
_HANDED_ON_US = 4_000_000


def early_effects(root: Signal, before: list[Signal], trigger: Event | None) -> list[Signal]:
    """Return the signals before a root that are of it."""
    found: list[Signal] = []
    if trigger is not None and root.kind not in SYMPTOMS:
        # the click that did nothing comes before the reason why
        found += [s for s in before if s.kind in SYMPTOMS and _is_same_click(s.event, trigger)]
    if root.event.request is not None:
        # what the page showed of no value, it sent
        since = root.event.started_us - _SENT_US
        found += [s for s in before if s.kind is SignalKind.NONSENSE and s.event.at_us >= since]
    if draws_without_end(root.event.text):
        found += [s for s in before[-10:] if s.kind is SignalKind.STORM]
    if root.event.topic == "csp":
        # browsers tell of a refusal after the error that it made
        since = root.event.at_us - AROUND_US
        found += [s for s in before[-10:] if s.event.at_us >= since and _is_vague(s)]
    if root.kind is SignalKind.DECLINED and _tells_why(root):
        # a provider's bare no, which the server hands on with its reason
        since = root.event.at_us - _HANDED_ON_US
        no = [s for s in before[-10:] if s.kind is root.kind and not _tells_why(s)]
        found += [s for s in no if s.event.at_us >= since]
    return found


def _tells_why(signal: Signal) -> bool:
    return signal.event.request is not None and bool(signal.event.request.body)


def _is_same_click(one: Event, other: Event) -> bool:
    if one.element is None or other.element is None:
        return False
    return one.element.key == other.element.key


def _is_vague(signal: Signal) -> bool:
    """Tell what only says that something went wrong, or that some request did."""
    told = signal.event.request is not None and signal.event.request.told
    return told or signal.kind in UNREAD
