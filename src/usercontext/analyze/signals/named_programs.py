"""Who said or threw it where no page did: the app, or the server, by the name it gives itself.

Not: what kind of program a session is of (`programs`), what went wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.events import Event
from usercontext.analyze.programs import Program
from usercontext.analyze.shapes import plain
from usercontext.analyze.signals.shouted import read_shouted
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.stopped import Reading, read_why
from usercontext.analyze.text import clean
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Category

_PAGE = "The page "
_WITHIN = " the page said "
_NAMES = ("servicename", "service", "app", "application", "appname", "component")
_LONGEST = 60
_SEEN = 300
_DECIDED: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (
        re.compile(r"\bdenied: \S|\baccess\b.{0,40}\bdenied\b", re.I),
        (SignalKind.DENIED, Category.PERMISSION_DENIED),
    ),
    (
        re.compile(r"(?<!connection )(?<!handshake )\b(?:rejected|refused|declined): \S", re.I),
        (SignalKind.FORM, Category.VALIDATION_REJECTED),
    ),
)
"""How a program says that somebody decided it, and gives the reason behind a colon."""

_HOLD = ("attributes", "resource", "labels", "tags", "fields", "context")


def name_program(timeline: Timeline, signal: Signal) -> Signal:
    """Return a signal that says who spoke, where it was no page."""
    if timeline.program is Program.PAGE or not (
        signal.text.startswith(_PAGE) or _WITHIN in signal.text
    ):
        return signal
    who = f"the {timeline.program.value}"
    text = signal.text.replace(_WITHIN, f" {who} said ", 1)
    if text.startswith(_PAGE):
        named = _named(timeline, signal.event) if timeline.program is Program.SERVER else ""
        text = f"{named or who.capitalize()} {text[len(_PAGE) :]}"
    return replace(signal, text=text)


def code_of(timeline: Timeline) -> Category:
    """Return what an error of a program's own is: a server has no script that a page would run."""
    server = timeline.program is Program.SERVER
    return Category.BACKEND_ERROR if server else Category.JS_EXCEPTION


def why_of_a_program(timeline: Timeline, event: Event) -> Reading | None:
    """Read why something did not happen, where no page speaks: what it writes is no chatter."""
    if timeline.program is Program.PAGE:
        return None
    known = read_shouted(event.text) or read_why(event.text)
    return known or next(
        (read for words, read in _DECIDED if words.search(event.text[:_SEEN])), None
    )


def _named(timeline: Timeline, event: Event) -> str:
    """Return the name that a server gives itself beside what it says, '' where it gives none."""
    payload: Mapping[str, Any] = timeline.entries[event.id].payload
    layers = [payload, *(payload[n] for n in _HOLD if isinstance(payload.get(n), dict))]
    for one in layers:
        for key, value in one.items():
            if plain(key) in _NAMES and isinstance(value, str) and 0 < len(value) <= _LONGEST:
                return clean(value, _LONGEST)
    return ""
