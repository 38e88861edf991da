"""An entry as people read it: the analyzer's reading in the words of a timeline. Not: its place."""

from typing import Any

import msgspec

from usercontext.analyze.language.urls import Url, split_url
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import is_own_code
from usercontext.analyze.reading.read_entry import read_event
from usercontext.domain.log_entry import EventType, LogEntry
from usercontext.domain.timeline import EntryKind, ReadEntry, ReadExchange, ReadFrame
from usercontext.present.pieces import one_line

_TEXT_CAP = 2_000
_PLACE_CAP = 600


def read_for_people(entry: LogEntry, page_host: str) -> ReadEntry:
    """Read one entry of any client; whose code a call is depends on the page's host."""
    event = read_event(entry, 0)
    return ReadEntry(
        entry,
        kind_of(entry),
        _text(entry, event)[:_TEXT_CAP],
        _exchange(event, page_host),
        _frames(event, page_host),
    )


def kind_of(entry: LogEntry) -> EntryKind:
    """Return the lane that an entry stands in."""
    if entry.event_type is not EventType.LOG:
        return EntryKind(entry.event_type.value)
    return EntryKind(entry.type.value)


def host_of(address: object) -> str:
    """Return the host of an address, '' where there is none."""
    return split_url(address).host if isinstance(address, str) else ""


def host_gone_to(entry: LogEntry | None) -> str:
    """Return the host of a navigation's target, '' where it names none."""
    if entry is None:
        return ""
    target = read_event(entry, 0).target
    return "" if target is None else target.host


def _text(entry: LogEntry, event: Event) -> str:
    if dropped := _dropped(entry.payload):
        return dropped
    if event.kind is EventKind.CLICK and event.element is not None:
        return _click(entry, event)
    if event.kind is EventKind.NAVIGATION and event.target is not None:
        return f"Went to {event.target.host}{event.target.path}"
    if event.kind is EventKind.STORAGE:
        return _storage(entry.payload, event)
    if event.kind is EventKind.REQUEST:
        return "" if event.request is None else event.request.error
    if event.thrown is not None:
        name, message = event.thrown.name, event.thrown.message
        return f"{name}: {message}" if name and message else name or message or event.text
    return event.text or _compact(entry.payload)


def _click(entry: LogEntry, event: Event) -> str:
    element = event.element
    label = "" if element is None else element.label
    text = f"Clicked “{label}”" if label else event.text or "Clicked"
    if element is not None and element.disabled:
        text += ", which is disabled"
    rage = entry.event_metadata.get("rage")
    if isinstance(rage, int) and 1 < rage < 1_000:
        text += f", {rage} times in a row"
    return text


def _storage(payload: dict[str, Any], event: Event) -> str:
    action, area = payload.get("action"), payload.get("area")
    words = [
        action.capitalize() if isinstance(action, str) and action.isalpha() else "",
        event.topic,
        f"in {area}" if isinstance(area, str) and area.isalpha() else "",
    ]
    said = " ".join(word for word in words if word)
    if event.text and event.text != event.topic:
        return f"{said}: {event.text}" if said else event.text
    return said or _compact(payload)


def _dropped(payload: dict[str, Any]) -> str:
    dropped = payload.get("dropped")
    if payload.get("kind") != "capture.dropped" or not isinstance(dropped, dict):
        return ""
    told = [f"{name} {count}" for name, count in dropped.items() if isinstance(count, int)]
    return f"Not sent by the page: {', '.join(told[:20])}" if told else ""


def _compact(payload: dict[str, Any]) -> str:
    try:
        return msgspec.json.encode(payload).decode("utf-8", "replace")[:_TEXT_CAP]
    except (UnicodeEncodeError, RecursionError, OverflowError):
        return ""


def _exchange(event: Event, page_host: str) -> ReadExchange | None:
    asked = event.request
    if event.kind is not EventKind.REQUEST or asked is None:
        return None
    return ReadExchange(
        asked.method,
        _address(asked.url, page_host),
        asked.status,
        asked.duration_ms,
        asked.pending,
    )


def _address(url: Url, page_host: str) -> str:
    return one_line(url.path if url.host in ("", page_host) else f"{url.host}{url.path}")


def _frames(event: Event, page_host: str) -> tuple[ReadFrame, ...]:
    if event.thrown is None:
        return ()
    return tuple(
        ReadFrame(
            one_line(frame.function),
            one_line(frame.url, _PLACE_CAP),
            frame.line,
            frame.column,
            is_own_code(frame, page_host),
        )
        for frame in event.thrown.frames
    )
