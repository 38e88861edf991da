"""Pages that log everything as errors: their errors say nothing by themselves.

Not: what one loud line says, which is trusted where it stands alone.
"""

import re

from usercontext.analyze.language.asks_or_complains import says_it_fails
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.says_more import REFUSING, says_more
from usercontext.analyze.signals.refusals.stopped import stops
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_SEEN = 300
_NUMBER = re.compile(r"\d+")
_OFTEN, _MOST = 3, 200
_FAILED = 400
_KINDS = (SignalKind.CONSOLE_ERROR, SignalKind.UNREADABLE, SignalKind.MISMATCH)


def is_loud_by_habit(timeline: Timeline, signal: Signal) -> bool:
    """Tell an error that says nothing bad, on a page whose errors all say nothing bad."""
    line = signal.also[0] if signal.event.request and signal.also else signal.event
    if line.kind is not EventKind.CONSOLE or line.level is not Level.ERROR or line.thrown:
        return False
    return signal.kind in _KINDS and not line.topic and _is_a_habit(timeline)


@once
def _is_a_habit(timeline: Timeline) -> bool:
    """Tell three different errors and more, all of them news, where all that was asked for came."""
    told = timeline.lines[-_MOST:]  # what calls itself news within is written as an error, too
    loud = [e for e in told if e.level is Level.ERROR or _is_written_loud(timeline, e)]
    loud += [e for e in timeline.errors[-_MOST:] if e.thrown is not None]
    if any(e.thrown is not None or not _is_news(e) for e in loud):
        return False
    if says_it_fails(fold(timeline.description)):
        return False
    if len({_NUMBER.sub("0", one.text[:_SEEN]) for one in loud}) < _OFTEN:
        return False
    own = (e.request for e in timeline.answered if e.request is not None)
    return not any(
        (one.status or _FAILED) >= _FAILED
        and party_of_url(one.url, timeline.page_host) is Party.FIRST
        for one in own
    )


def _is_written_loud(timeline: Timeline, line: Event) -> bool:
    return timeline.entries[line.id].level is Level.ERROR


def _is_news(line: Event) -> bool:
    said = line.text[:_SEEN]
    return not (says_more(said) or stops(said) or AMISS.search(said) or REFUSING.search(said))
