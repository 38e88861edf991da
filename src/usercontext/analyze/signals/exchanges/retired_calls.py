"""An API version that is gone: the page is older than its server. Not: one resource.

What is gone (410) may be a thing that somebody deleted. Where the page's own line, right behind the
answer, names the version in the address apart from it ("v1 is no more"), the version is.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_GONE = (404, 410, 501)
_BEHIND_US = 1_000_000
_MOST_NEAR, _SEEN = 20, 300
_VERSION = re.compile(r"/(v\d{1,3})(?:/|$)", re.I)
_LOUD = (Level.WARN, Level.ERROR)


def tell_retired(timeline: Timeline, signal: Signal) -> Signal:
    """Return what was refused for its version as an old page's call; any other as it is."""
    asked = signal.event.request
    if asked is None or asked.status not in _GONE or asked.told or signal.party is not Party.FIRST:
        return signal
    found = _VERSION.search(asked.url.path)
    if found is None or signal.kind is SignalKind.STALE:
        return signal
    alone = re.compile(rf"(?<![\w/.-]){found[1]}(?![\w/.-])", re.I)
    over_us = signal.event.answered_us
    for line in timeline.between(signal.event.at_us, over_us + _BEHIND_US, _MOST_NEAR):
        written = line.kind is EventKind.CONSOLE and line.level in _LOUD and line.request is None
        if written and line.index > signal.event.index and alone.search(line.text[:_SEEN]):
            return replace(
                signal,
                kind=SignalKind.STALE,
                category=Category.STALE_VERSION,
                reason=None,
                text=f"{signal.text}, and the page said {quote(line.text)}",
                words=f"{signal.words} {line.text[:_SEEN]}",
                also=(*signal.also, line),
            )
    return signal
