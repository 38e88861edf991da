"""A page that gave up waiting for one third party. Not: its own server's waits.

Flags, settings and languages are asked from houses that blockers take for counters. Whoever begins
a page with them waits for them, and where none comes, for nothing.
"""

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_WAITED_US = 35_000_000
_LOOK_BACK = 20


def with_waited_for(timeline: Timeline, signal: Signal) -> Signal:
    """Return a wait in vain as the doing of the only other house that did not answer before it."""
    thrown = signal.event.thrown
    if signal.kind is not SignalKind.NO_ANSWER or signal.event.request is not None or not thrown:
        return signal
    if not thrown.uncaught or timeline.click_before(signal.event.index) is not None:
        return signal
    near = timeline.requests_before(signal.event.index, _LOOK_BACK)
    lost = [one for one in near if _is_lost(one) and one.at_us >= signal.event.at_us - _WAITED_US]
    if not lost or any(_party(timeline, one) is Party.FIRST for one in lost):
        return signal
    hosts = {one.request.url.host for one in lost if one.request is not None}
    if len(hosts) != 1 or lost[-1].request is None:
        return signal
    asked = lost[-1].request
    address = f"{clean(asked.method, 10)} {clean(asked.url.host, 80)}{clean(asked.url.path, 120)}"
    outcome = f"failed with {asked.status}" if asked.status else "got no response"
    return replace(
        signal,
        category=Category.THIRD_PARTY,
        party=Party.SERVICE,
        text=f"{signal.text}; before it {address} {outcome}",
        also=(*signal.also, lost[-1]),
    )


def _is_lost(event: Event) -> bool:
    asked = event.request
    if asked is None or asked.told or asked.resource != "api":
        return False
    return asked.reads and asked.status is not None and not 0 < asked.status < 400


def _party(timeline: Timeline, event: Event) -> Party | None:
    asked = event.request
    return party_of_url(asked.url, timeline.page_host) if asked is not None else None
