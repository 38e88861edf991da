"""IndexedDB blocked by another tab, or never opening. Not: full storage.

A page that asks for a newer version waits ("blocked") until each older one is closed; an older page
is refused (VersionError); and a write may stay pending for ever. Pages mostly only warn of it.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.refusals.stopped import read_why, stops
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SEEN, _MOST = 300, 60
_HEALED_US, _DEAD_US = 30_000_000, 60_000_000
_BASE = r"(?:indexed ?db\w*|idb\w*|dexie\w*|[\w-]{0,30}-?db|databases?|datenbank|object ?stores?)"
_OF_A_BASE = re.compile(rf"(?<![a-z]){_BASE}(?![a-z])", re.I)
_HELD = screened(
    r"\bblock(?:ed|ing|iert)\b.{0,80}\b(?:tabs?|windows?|connections?|versions?|fenster)\b"
    r"|\b(?:upgrad\w*|versions?|opens?|opening|delet\w*|tabs?|connections?)\b.{0,60}"
    r"\bblock(?:ed|ing|iert)\b"
    r"|\bversionerror\b|\bversion .{0,40}\b(?:existing version|less than|higher version)\b",
    re.I,
)
_PENDING = screened(
    r"\b(?:indexed ?db|idb\w*|transactions?|object ?stores?|readwrite)\b.{0,100}"
    r"\b(?:still (?:pending|open|waiting)|(?:did|has|have)(?: not|n.t) (?:yet )?(?:complet\w+"
    r"|finish\w*|return\w*|settl\w+|commit\w*)|never (?:complet\w+|resolv\w+|return\w+|settl\w+"
    r"|finish\w+|came back)|hangs?|hanging|stuck|no (?:answer|result|response))\b",
    re.I,
)
_TAG = re.compile(r"^\W{0,2}\[([\w .:/-]{2,30})\]|^([a-z][\w-]{2,20}): ", re.I)
_LOUD = (Level.WARN, Level.ERROR)
_LATER = "holds its database"


def is_held(text: str) -> bool:
    """Tell a line about a database that is kept shut, or is of another version."""
    said = text[:_SEEN]
    return _HELD.search(said) is not None and _OF_A_BASE.search(said) is not None


def find_held_databases(timeline: Timeline) -> Iterator[Signal]:
    """Yield each warning of a database that is kept shut, and was not opened after all."""
    for line in timeline.loud:
        if line.level is not Level.WARN or line.kind is not EventKind.CONSOLE or line.topic:
            continue
        if line.request is not None or line.thrown is not None or not is_held(line.text):
            continue
        known = stops(line.text) and read_why(line.text) is not None
        if known or _was_opened(timeline, line):
            continue
        yield Signal(
            kind=SignalKind.STORAGE,
            category=Category.STORAGE,
            event=line,
            party=Party.FIRST,
            text=f"The page warned “{clean(line.text)}”",
            words=line.text[:_SEEN],
            message=_LATER,
            overheard=not _left_dead(timeline, line),
        )


def tell_of_database(signal: Signal) -> Signal:
    """Return a wait for what a database was to do as that, be it told as any other wait."""
    event = signal.event
    if signal.party is not Party.FIRST or signal.category is not Category.TIMEOUT_SLOW:
        return signal
    if event.request is not None or _PENDING.search(event.text[:_SEEN]) is None:
        return signal
    return replace(signal, category=Category.STORAGE)


def _was_opened(timeline: Timeline, line: Event) -> bool:
    """Tell a later line of the same part, and no loud one: it went on."""
    later = timeline.between(line.at_us, line.at_us + _HEALED_US, _MOST)
    tag = _tag_of(line.text)
    return any(
        one.index > line.index
        and one.kind is EventKind.CONSOLE
        and one.level not in _LOUD
        and not one.topic
        and not is_held(one.text)
        and ((tag and _tag_of(one.text) == tag) or _OF_A_BASE.search(one.text[:_SEEN]) is not None)
        for one in later
    )


def _left_dead(timeline: Timeline, line: Event) -> bool:
    """Tell a press of the same page that came to nothing behind it."""
    page = timeline.page_number(line.index)
    later = timeline.between(line.at_us, line.at_us + _DEAD_US, _MOST)
    dead = (one for one in later if one.index > line.index and one.topic == "dead_click")
    return any(timeline.page_number(one.index) == page for one in dead)


def _tag_of(text: str) -> str:
    found = _TAG.search(text[:_SEEN])
    return (found[1] or found[2] or "").casefold() if found is not None else ""
