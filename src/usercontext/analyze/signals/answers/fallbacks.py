"""Defaults a page uses when analytics or feature flags are unavailable.

A blocker keeps away who counts visitors, and with them who decides which parts of a page are shown.
Nobody misses the former; of the latter the page itself says that it falls back to a default.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.analysis import Category

_SAID_US = 2_000_000
_MOST_LINES = 20
_SEEN = 300
_FALLS_BACK = re.compile(
    r"\b(?:us(?:e|es|ing)|fall(?:s|ing)? back|fell back|serv(?:es|ing)|return(?:s|ing)?|with)\b"
    r".{0,40}\b(?:defaults?|fallbacks?)\b|\b(?:flag|feature|experiment|variant|variation)s?\b"
    r".{0,60}\b(?:defaults?|fallbacks?|control|off|disabled|not (?:ready|initiali[sz]ed))\b",
    re.I,
)


def tell_missed(timeline: Timeline, signal: Signal) -> Signal:
    """Return what a bystander did not give as a service's failure, where the page says so."""
    asked = signal.event.request
    silent = signal.party is Party.FOREIGN and asked is not None and not asked.status
    if not (silent or signal.party is Party.BYSTANDER):
        return signal
    if asked is None or asked.told or not asked.reads:
        return signal
    if asked.resource != "api":
        return signal
    until = signal.event.answered_us + _SAID_US
    near = timeline.places(signal.event.at_us, until, _MOST_LINES)
    line = next(iter(_lines(timeline).among(near)), None)
    if line is None or line.index < signal.event.index:
        return signal
    whose = Category.THIRD_PARTY if silent else signal.category
    return replace(signal, party=Party.SERVICE, category=whose, also=(*signal.also, line))


@once
def _lines(timeline: Timeline) -> Marks:
    """Return the page's own lines that say that it goes on with a default."""
    lines = (e for e in timeline.lines if e.kind is EventKind.CONSOLE and e.element is None)
    return Marks(line for line in lines if _FALLS_BACK.search(line.text[:_SEEN]) is not None)
