"""OpenTelemetry spans: whether the call failed, why, and its duration.

A span has no level and no duration of its own: a status with a code, and two instants in
nanoseconds. Not: its address and its method, which have declared names.
"""

from typing import Any

import msgspec

from usercontext.analyze.reading.fields import Fields, Place

_OWN = (Place.OWN,)
_FAILED = frozenset({"2", "error", "status_code_error"})
_BEGUN, _ENDED = ("starttimeunixnano", "startunixnano"), ("endtimeunixnano", "endunixnano")
_NANOS_IN_MS = 1_000_000
_LONGEST_MS = 3_600_000
_DIGITS = 20
_SAID = 200


def span_failed(fields: Fields) -> bool:
    """Tell a span whose status says that it failed."""
    statuses = _statuses(fields)  # asked of each entry, and hardly any has one
    return bool(statuses) and any(str(o.get("code", "")).lower() in _FAILED for o in statuses)


def why_span_failed(fields: Fields) -> str:
    """Return why a span says that it failed, '' where it did not, or says nothing of it."""
    said = (one.get("message") for one in _statuses(fields)) if span_failed(fields) else ()
    return next((one[:_SAID] for one in said if isinstance(one, str) and one.strip()), "")


def error_of_span(fields: Fields) -> str | None:
    """Return what a failed span says of an exchange that was answered well, as an answer has it."""
    why = why_span_failed(fields)
    return msgspec.json.encode({"error": why}).decode() if " " in why else None


def span_wait(fields: Fields) -> float | None:
    """Return the milliseconds between the two instants of a span, or None."""
    begun, ended = (_instant(fields, names) for names in (_BEGUN, _ENDED))
    if begun is None or ended is None or not 0 <= ended - begun <= _LONGEST_MS * _NANOS_IN_MS:
        return None
    return (ended - begun) / _NANOS_IN_MS


def _statuses(fields: Fields) -> list[dict[str, Any]]:
    return [one for one in fields.values(("status",), _OWN) if isinstance(one, dict)]


def _instant(fields: Fields, names: tuple[str, ...]) -> int | None:
    for value in fields.values(names, _OWN):
        written = str(value) if isinstance(value, int | str) else ""
        if written.isdecimal() and len(written) < _DIGITS:
            return int(written)  # more digits than a float keeps
    return None
