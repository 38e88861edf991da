"""One log entry as a short line for readers: its kind and what it says. Not: its meaning."""

from msgspec import Struct

from usercontext.analyze.language.text import LABEL_CAP, clean, quote
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.read_entry import read_event
from usercontext.domain.log_entry import LogEntry

_LINE_CAP = 300


class EntryWords(Struct, frozen=True):
    """``failed``: an error, a refusal, an exception, as far as the entry itself tells."""

    kind: str
    text: str
    failed: bool


def tell_entry(entry: LogEntry) -> EntryWords:
    """Return an entry in words; whatever JSON its payload is, some come out."""
    event = read_event(entry, 0)
    text = clean(_words(event), _LINE_CAP) or f"{entry.type.value} entry without words"
    return EntryWords(event.kind.value, text, _is_failed(event))


def _words(event: Event) -> str:
    if event.element is not None:
        return f"Click {quote(event.element.label, LABEL_CAP)}"
    if event.kind is EventKind.NAVIGATION:
        return f"Go to {event.target.path or '/'}" if event.target else event.text
    if event.request is not None and event.kind is EventKind.REQUEST:
        return _request(event.request)
    if event.thrown is not None:
        name, message = event.thrown.name, event.thrown.message
        return f"{name}: {message}" if name and not message.startswith(name) else message
    if event.kind is EventKind.STORAGE:
        return f"{event.topic} {event.text}".strip()
    return event.text


def _request(request: Request) -> str:
    asked = f"{request.method} {request.url.host}{request.url.path}".strip()
    if request.status:
        told = f" → {request.ended}"
    elif request.status == 0:
        told = f" → no answer ({request.error})" if request.error else " → no answer"
    else:
        told = ""
    took = "" if request.duration_ms is None else f" in {request.duration_ms:.0f} ms"
    return f"{asked}{told}{took}"


def _is_failed(event: Event) -> bool:
    if event.request is not None and event.request.status is not None:
        return event.request.status == 0 or event.request.status >= 400
    return event.thrown is not None or event.level.value == "error"
