"""Changes made offline and never sent afterwards. Not: requests that failed.

A page that keeps what cannot be sent yet asks nothing of its server meanwhile, so nothing fails. It
owes a request once the line is back.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.language.words import Concept, concepts
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_OWED_US = 10_000_000
"""Nobody waits longer for what is to be sent as soon as there is a line."""

_MOST_NEAR = 2_000
_MOST_LATER = 100
_SEEN = 200
_WAITS = re.compile(
    r"\b(?:queued|pending|waiting|to be sent|not yet sent|wartet|en attente)\b", re.I
)
_ALL_SENT = re.compile(
    r"\bqueue (?:is )?(?:empty|drained|flushed|cleared)\b|\b0 (?:waiting|pending|queued|left)\b"
    r"|\ball (?:\d+ )?(?:sent|synced|uploaded)\b|\b(\d+) of \1\b",
    re.I,
)
"""How a program says that nothing waits any more."""

_NUMBER = re.compile(r"\d{3,}")
_SENT = frozenset({Concept.SAVE, Concept.SEND, Concept.DRAFT, Concept.UPLOAD, Concept.CHAT})


def find_unsent(timeline: Timeline) -> Iterator[Signal]:
    """Yield the press that kept something offline, where the page sent nothing when it was back."""
    lost: Event | None = None
    for event in timeline.connections:
        if event.online is False and event.topic == "offline":
            lost = lost or event
        elif event.online is True and lost is not None:
            kept = _kept(timeline, lost, event)
            if kept and not _sends(timeline, lost, event):
                yield _unsent(kept, lost, event)
            lost = None


def _kept(timeline: Timeline, lost: Event, back: Event) -> list[Event]:
    """Return presses that save or send something, each followed by a write to the store."""
    found = []
    press: Event | None = None
    for event in timeline.between(lost.at_us, back.at_us, _MOST_NEAR):
        if event.element is not None:
            press = event
        elif press is not None and event.kind is EventKind.STORAGE and not event.emptied:
            if press.element and concepts(press.element.label) & _SENT:
                found.append(press)
            press = None
    return found


def _sends(timeline: Timeline, lost: Event, back: Event) -> bool:
    """Tell whether anything was sent since, or the visit was over before it could have been."""
    if timeline.left_us - back.at_us < _OWED_US:
        return True
    return _writes(timeline).first_after(lost.index) is not None


@once
def _writes(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.requests if e.request is not None and not e.request.reads)


def _unsent(kept: list[Event], lost: Event, back: Event) -> Signal:
    label = clean(kept[-1].element.label) if kept[-1].element else ""
    text = f"The browser went offline, and what the user pressed “{label}” for was not sent"
    signal = Signal(
        kind=SignalKind.STORAGE,
        category=Category.OFFLINE,
        event=kept[-1],
        party=Party.FIRST,
        text=f"{text} when it was online again",
        words=f"offline {label}",
        message="never sent after offline",
    )
    return replace(signal, also=(lost, back))


def was_sent_later(timeline: Timeline, line: Event) -> bool:
    """Tell a line of what waits to be sent, and was: a later change of that number went well."""
    if _ALL_SENT.search(line.text[:_SEEN]) is not None:
        return True
    if _WAITS.search(line.text[:_SEEN]) is None:
        return False
    numbers = set(_NUMBER.findall(line.text[:_SEEN]))
    later = (e.request for e in timeline.answered if e.index > line.index)
    good = (one for one in later if one and not one.reads and 200 <= (one.status or 0) < 300)
    return any(numbers & set(_NUMBER.findall(one.url.path)) for one in islice(good, _MOST_LATER))
