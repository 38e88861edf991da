"""Server log lines of one request, linked by the id in each of them.

A logger that writes as a request begins and as it ends names its address once. Not: exchanges that
one entry tells whole, ids that pages send along.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.fields import as_number
from usercontext.analyze.reading.shapes import plain
from usercontext.domain.log_entry import LogEntry

_IDS = frozenset({"reqid", "requestid", "xrequestid", "correlationid", "traceid", "rid"})
_ENDS = frozenset({"id", "Id", "ID", "iD"})
_ANSWERS = frozenset({"res", "response", "statuscode", "status", "httpstatus", "code"})
_STATUS = ("statusCode", "status", "status_code", "code")
_WAITS = ("responseTime", "duration", "durationMs", "duration_ms", "elapsed", "elapsedMs")
_SHORT = 80


def with_one_request(events: Iterable[Event], entries: Sequence[LogEntry]) -> Iterator[Event]:
    """Give the line that a request is over the address of the line that it had begun."""
    begun: dict[str, Request] = {}
    for event, entry in zip(events, entries, strict=True):
        known = id_of(entry.payload)
        asked = event.request
        if known and asked is not None and asked.method and len(asked.url.path) > 1:
            begun[known] = asked
        elif known in begun and _may_end(event) and (status := _status(entry.payload)):
            whole = replace(
                begun[known],
                status=status,
                duration_ms=_wait(entry.payload),
                pending=False,
                told=False,
            )
            yield replace(event, kind=EventKind.REQUEST, request=whole)
            continue
        yield event


def _may_end(event: Event) -> bool:
    """Tell a line that names no address of its own and throws nothing."""
    nowhere = event.request is None or len(event.request.url.path) <= 1
    plainly = event.kind in (EventKind.CONSOLE, EventKind.REQUEST)
    return nowhere and plainly and event.thrown is None


def id_of(payload: dict[str, Any]) -> str:
    """Return the id under which a logger knows a request, '' where it has none."""
    for name, value in payload.items():
        # of every entry's every key: most are told apart by their end, at a tenth of the cost
        if name[-2:] not in _ENDS or plain(name) not in _IDS:
            continue
        if isinstance(value, str | int) and value:
            return str(value)[:_SHORT]
    return ""


def _status(payload: dict[str, Any]) -> int:
    """Return the status that a line names, in its answer's object or by itself, else 0."""
    for name, value in payload.items():
        if plain(name) not in _ANSWERS:
            continue
        inner = value if isinstance(value, dict) else {name: value}
        told = (as_number(inner.get(one)) for one in (*_STATUS, name))
        found = next((int(one) for one in told if one and 100 <= one <= 599), 0)
        if found:
            return found
    return 0


def _wait(payload: dict[str, Any]) -> float | None:
    told = (payload.get(name) for name in _WAITS)
    return next((float(one) for one in told if isinstance(one, int | float)), None)
