"""A stored browser value that the page cannot read back. Not: storage that refuses.

The error says only that something is no JSON. What was kept says which key, and by whom it was
written: mostly the page's own code, some time before, and without a complaint.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.fields import Place, layer
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import UNREAD, Signal
from usercontext.domain.analysis import Category

_AT_ONCE_US = 500_000
_LOOK_BACK = 200
_SEEN = 600
_LONGEST = 4_000
_SHOWN = 40
_SHORTEST = 3
_VALUES = ("newvalue", "value", "val", "storedvalue", "content", "data", "raw", "result")
_QUOTED = re.compile(
    r"(?:\.\.\.)?[\"'“](?P<said>.{1,200}?)(?:\.\.\.)?[\"'”](?:\.\.\.)?(?: is not valid JSON|$)"
)
_TOKEN = re.compile(
    r"unexpected token ['\"]?(?P<token>\S)['\"]?,? .{0,40}position (?P<at>\d{1,6})", re.I
)
_VERB = re.compile(r" (?:threw|logged) “")
_INVALID = "invalid json"


def tell_kept_wrongly(timeline: Timeline, signal: Signal) -> Signal:
    """Return an error of what is no JSON with the kept value that it was read from, if any was."""
    error = signal.event
    thrown = error.thrown
    if signal.kind not in UNREAD or thrown is None or error.request is not None or signal.also:
        return signal
    if not timeline.stored or not message_template(thrown.message).endswith(_INVALID):
        return signal
    kept = _value_before(timeline, error, thrown.message[:_SEEN])
    if kept is None:
        return signal
    event, value = kept
    key, written = clean(event.topic, 60), clean(value, _SHOWN)
    read = f" read “{written}” out of “{key}” in the browser's store, and"
    text = _VERB.sub(lambda verb: f"{read}{verb[0]}", signal.text, count=1)
    return replace(signal, text=text, category=Category.STORAGE, also=(event,))


def _value_before(timeline: Timeline, error: Event, message: str) -> tuple[Event, str] | None:
    """Return the first entry that had the value which could not be read, and the value."""
    found: tuple[Event, str] | None = None
    for event in timeline.stored[-_LOOK_BACK:]:
        if event.index > error.index or not event.topic:
            continue
        value = _value_of(timeline, event)
        if value is None or _is_json(value) or not _is_of(event, error, value, message):
            continue
        if found is None or found[0].topic != event.topic or found[1] != value:
            found = event, value
    return found


def _is_of(event: Event, error: Event, value: str, message: str) -> bool:
    """Tell whether an engine complains of this value: it quotes it, its letter, or it just came."""
    quoted = _QUOTED.search(message)
    if quoted is not None and len(said := quoted["said"].strip()) >= _SHORTEST:
        return said in value
    token = _TOKEN.search(message)
    if token is not None:
        place = int(token["at"])
        return place < len(value) and value[place] == token["token"]
    return error.at_us - event.at_us <= _AT_ONCE_US


def _value_of(timeline: Timeline, event: Event) -> str | None:
    entry = timeline.entries[event.id]
    fields = layer(entry.payload, entry.event_metadata)
    values: Sequence[Any] = fields.values(_VALUES, (Place.OWN,))
    return next((one[:_LONGEST] for one in values if isinstance(one, str) and one), None)


def _is_json(value: str) -> bool:
    try:
        msgspec.json.decode(value)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return len(value) >= _LONGEST  # cut off by us
    return True
