"""Clicks that only an app's log line tells: "button clicked: Publish". Not: a page's.

A page's presses are captured, or told as such. An app's, a game's or a kiosk's log has them as it
has all else, and what failed behind one is what somebody had asked for.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.text import LABEL_CAP, clean
from usercontext.analyze.reading.events import Element, Event, EventKind
from usercontext.analyze.reading.fields import Place, layer
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.whereabouts import is_captured
from usercontext.domain.log_entry import Level, LogEntry

_LONGEST = 120
_VERB = r"(?:tap(?:ped)?|click(?:ed)?|press(?:ed)?|touch(?:ed)?)"
_VERBS = re.compile(r"tap|click|press|touch|triggered", re.I)
_SEEN = 400
_DEEPEST = 2
_NAMED = re.compile(
    rf"(?:^|[\s\]):])(?:(?:button|btn|control|widget|menu ?item|key|user|on)[ _])?{_VERB}"
    r"(?: on| button)?:? +(?:\"(?P<quoted>[^\"]{1,60})\"|“(?P<curled>[^”]{1,60})”"
    r"|'(?P<single>[^']{1,60})'|(?P<bare>\w[\w .:/+-]{0,60}))$",
    re.I,
)
"""The verb first, and what was pressed to the end of the line."""

_LED = re.compile(
    r"(?:^|[\s\]])(?P<bare>\w[\w .+-]{0,40}?) (?:button )?(?:was )?"
    r"(?:tapped|clicked|pressed|touched)(?=$|[,;.(\[])",
    re.I,
)
_TRIGGERED = re.compile(r"\baction triggered: ?(?P<bare>\w[\w .&+-]{0,60})$", re.I)
"""What toolkits of desktops call the choice of a menu's or a bar's entry."""

_DOES = re.compile(
    r"(?:[\w-]{1,30}[./:])*(?:(?:button|btn|widget|key|ui)[ _-]?)?"
    r"(?:tap|click|press|touch)(?:ed)?",
    re.I,
)
_WHAT = (
    "event", "evt", "ev", "eventname", "action", "type", "source", "op", "name", "stringvalue",
    "msg", "message",
)  # fmt: skip
_CONTROLS = (
    "btn", "button", "control", "label", "widget", "widgetid", "target", "key", "item", "text",
)  # fmt: skip
_OWN = (Place.OWN,)
_QUIET = (Level.INFO, Level.DEBUG)
_NO_CONTROL = re.compile(
    r"\b(?:not|never|nothing|nobody|none|no (?:button|key|control)|wasn't|without|when|if|until"
    r"|before|after)\b",
    re.I,
)


def with_presses(
    events: Sequence[Event], entries: Sequence[LogEntry], program: Program
) -> Sequence[Event]:
    """Return the events of an app, the presses that its lines tell as clicks.

    Where presses are captured, what a line says of one is the same press told again. A page's own
    logger tells them in fields; its sentences may be about anything.
    """
    if program is Program.SERVER or any(event.kind is EventKind.CLICK for event in events):
        return events
    is_page = program is Program.PAGE
    if is_page and is_captured(events):
        return events
    both = zip(events, entries, strict=True)
    return [_read(event, entry, in_words=not is_page) for event, entry in both]


def _read(event: Event, entry: LogEntry, *, in_words: bool) -> Event:
    if event.kind is not EventKind.CONSOLE or event.level not in _QUIET or event.thrown is not None:
        return event
    if not _may_tell(entry.payload, 0):
        return event  # as most lines: what they are called need not be read
    label = _named_in(entry) or (_pressed(event.text) if in_words and event.text else "")
    if not label:
        return event
    # whether a line follows each press of it is not known: none is called dead for it
    element = Element(label, f"|{label}", operable=False, disabled=False)
    return replace(event, kind=EventKind.CLICK, element=element)


def _may_tell(told: Mapping[str, Any], depth: int) -> bool:
    """Tell a payload that holds one of the verbs at all, near its top."""
    for value in told.values():
        if isinstance(value, str):
            if _VERBS.search(value[:_SEEN]) is not None:
                return True
        elif isinstance(value, dict) and depth < _DEEPEST and _may_tell(value, depth + 1):
            return True
    return False


def _pressed(text: str) -> str:
    """Return what a short line says that somebody pressed, or ''."""
    said = text.strip()
    if len(said) > _LONGEST or "\n" in said or _NO_CONTROL.search(said):
        return ""
    found = _NAMED.search(said) or _TRIGGERED.search(said) or _LED.search(said)
    named = next(filter(None, found.groupdict().values()), "") if found is not None else ""
    return clean(named, LABEL_CAP)


def _named_in(entry: LogEntry) -> str:
    """Return the control that an entry names beside the word for a press, or ''."""
    fields = layer(entry.payload, entry.event_metadata)
    told = fields.values(_WHAT, _OWN)
    if not any(isinstance(one, str) and _DOES.fullmatch(one[:_LONGEST]) for one in told):
        return ""
    return clean(fields.text(_CONTROLS, _OWN), LABEL_CAP)
