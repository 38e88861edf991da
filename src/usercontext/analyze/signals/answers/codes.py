"""Error codes that every library of a kind shares (gRPC, JSON-RPC). Not: HTTP statuses.

Calls that are typed, or travel in batches, are answered with 200 whatever became of them; what
they failed with is the name of a status, in capitals or between brackets. The names are those of
RPC and of HTTP, so that what such an error is does not depend on whose kit wrote it.
"""

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from msgspec.structs import replace

from usercontext.analyze.language.screens import any_of
from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.exchanges.statuses import read_status
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_TOLD_US = 1_500_000
_LOOK_BACK = 20
_SEEN = 400
_STATUSES = {
    "UNAUTHENTICATED": 401,
    "UNAUTHORIZED": 401,
    "PERMISSION_DENIED": 403,
    "FORBIDDEN": 403,
    "UNIMPLEMENTED": 405,
    "METHOD_NOT_SUPPORTED": 405,
    "DEADLINE_EXCEEDED": 408,
    "GATEWAY_TIMEOUT": 408,
    "ALREADY_EXISTS": 409,
    "PAYLOAD_TOO_LARGE": 413,
    "INVALID_ARGUMENT": 422,
    "UNPROCESSABLE_CONTENT": 422,
    "UNPROCESSABLE_ENTITY": 422,
    "RESOURCE_EXHAUSTED": 429,
    "TOO_MANY_REQUESTS": 429,
    "INTERNAL_SERVER_ERROR": 500,
    "DATA_LOSS": 500,
    "BAD_GATEWAY": 502,
    "UNAVAILABLE": 503,
    "SERVICE_UNAVAILABLE": 503,
}
_BRACKETED = {
    **{name.lower(): status for name, status in _STATUSES.items()},
    **{"internal": 500, "not_found": 404, "aborted": 409, "failed_precondition": 409},
}
_CAPITALS = re.compile(r"(?<![\w/])(" + "|".join(_STATUSES) + r")(?!\w)")
_BRACKETS = re.compile(r"^(?:\w{1,30}(?:Error|Exception): )?\[(?:[\w-]{2,30}/)?([a-z_-]{7,25})\] ")
_STATUS = re.compile(r"(?<![\w.])[45]\d\d(?![\w.])")
_OWN_CODE = re.compile(r"[A-Z]{2,30}(?:_[A-Z]{2,30}){1,5}")
_OF_A_MACHINE = re.compile(
    r"(?<![A-Z])(?:ERROR|FAIL\w*|INTERNAL|SERVER|SERVICE|SUBREQUEST|DOWNSTREAM|UPSTREAM|GATEWAY"
    r"|TIMEOUT|DATABASE|DB|QUERY|GRAPHQL|SCHEMA|UNAVAILABLE|UNKNOWN|EXCEPTION|CRASH|NETWORK"
    r"|OPERATION)(?![A-Z])"
)
_DEEPEST = 2
_HINTS = (*_STATUSES, "] ")
_ANY_HINT = any_of(_HINTS)


def coded_status(message: str) -> int | None:
    """Return the status that an error names by its code, or None."""
    said = message[:_SEEN]
    if not _ANY_HINT.may_match(said) or not any(map(said.__contains__, _HINTS)):
        return None
    if found := _CAPITALS.search(said):
        return _STATUSES[found[1]]
    found = _BRACKETS.search(said)
    return _BRACKETED.get(found[1].replace("-", "_")) if found else None


def read_code(message: str) -> Reading | None:
    """Read what an error is by the status that it names."""
    status = coded_status(message)
    return None if status is None else read_status(status, "")


def read_code_of(timeline: Timeline, event: Event, message: str) -> Reading | None:
    """Read an error by the status that it names, in its words or in the graph's list of errors."""
    if (said := read_code(message)) is not None or event.level is not Level.ERROR:
        return said
    codes = _codes_listed(timeline.entries[event.id].payload, 0)
    return next((read for one in codes if (read := read_code(one)) is not None), None)


def says_no(timeline: Timeline, event: Event, message: str) -> bool:
    """Tell a no of the business that a graph's client throws: by its words, or a code of its own.

    `VOUCHER_EXPIRED` is no status, and speaks of no machine: whoever gave it had looked it up.
    """
    if reason_of(message) is not None:
        return True
    codes = _codes_listed(timeline.entries[event.id].payload, 0)
    own = (one for one in codes if _OWN_CODE.fullmatch(one) and one not in _STATUSES)
    return next((_OF_A_MACHINE.search(one) is None for one in own), False)


def _codes_listed(told: Mapping[str, Any], depth: int) -> list[str]:
    """Return the codes that the first error of a graph's list has, also within an error."""
    found: list[str] = []
    for value in told.values():
        if isinstance(value, dict) and depth < _DEEPEST:
            found += _codes_listed(value, depth + 1)
        first = value[0] if isinstance(value, list) and value else None
        beside = first.get("extensions") if isinstance(first, dict) else None
        code = beside.get("code") if isinstance(beside, dict) else None
        found += [code] if isinstance(code, str) else []
    return found


def find_coded_failures(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer of which the page then told that its call had failed, by a code."""
    seen: set[int] = set()
    for error in timeline.errors:
        if error.level is not Level.ERROR or error.request is not None:
            continue
        message = error.thrown.message if error.thrown else error.text
        read = read_code(message)
        answer = _answer_before(timeline, error)
        if answer is None or answer.request is None or answer.index in seen:
            continue
        if _is_of_another(timeline, error, message, answer.request):
            continue
        if read is None and answer.request.status == HTTPStatus.MULTI_STATUS:
            read = _read_part(message)
        if read is None:
            continue
        seen.add(answer.index)
        said = f"answered {answer.request.status}, and the page said “{clean(message)}”"
        signal = request_signal(timeline, answer, *read, said)
        if signal.party is not Party.BYSTANDER:
            yield replace(signal, also=(error,))


def _is_of_another(timeline: Timeline, error: Event, message: str, asked: Request) -> bool:
    """Tell what a service's kit said of its own call, behind an answer of the page's server."""
    name = error.thrown.name if error.thrown else ""
    own = party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and voice_of(name, message) is not None


def _read_part(message: str) -> tuple[SignalKind, Category]:
    """Read what a page complains of after an answer of several: by a status, if it says one."""
    found = _STATUS.search(message[:_SEEN])
    return read_status(int(found[0]) if found else 500, "")


def _answer_before(timeline: Timeline, error: Event) -> Event | None:
    """Return the last call that was answered before an error, if that was just now, and well."""
    for before in reversed(timeline.requests_before(error.index, _LOOK_BACK)):
        asked = before.request
        if asked is None or asked.told or asked.resource != "api":
            continue
        if before.kind is not EventKind.REQUEST or before.answered_us < error.at_us - _TOLD_US:
            return None
        return before if 200 <= (asked.status or 0) < 300 else None
    return None
