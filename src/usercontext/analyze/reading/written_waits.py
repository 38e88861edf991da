"""Durations as clients write them: with a unit, in a name, or as a clock.

Not: what is long.

Of a number over an hour only `duration` is a wait, in nanoseconds as monitors count.
"""

import re
from typing import Any

from usercontext.analyze.reading.fields import Fields, Place, as_number
from usercontext.analyze.reading.spans import span_wait

DURATION = (
    "durationms", "duration", "elapsedms", "elapsed", "responsetime", "responsetimems", "latency",
    "latencyms", "totaltime", "timems", "took", "tookms", "ms", "time",
    "dur", "elapsedtime", "timetaken",
)  # fmt: skip
SECONDS = (
    "durationseconds", "durationsec", "elapsedseconds", "durations", "latencys", "latencyseconds",
    "elapseds", "elapsedsec", "tooks", "tooksec", "tookseconds", "durationinseconds",
)  # fmt: skip
_WITHOUT_UNIT = tuple(name for name in DURATION if "ms" not in name)
_IN_MILLIS = tuple(name for name in DURATION if "ms" in name)
_WRITTEN_OUT = tuple(name for name in DURATION if name != "time")
"""What is called the time and has colons is one of the day."""

_PLACES = (Place.OWN, Place.RESPONSE)

MAX_DURATION_MS = 3_600_000.0
_IN_NANOS = ("duration",)
_NANOS_IN_MS = 1_000_000
_UNITS_MS = {
    "ns": 1e-6, "µs": 1e-3, "us": 1e-3, "ms": 1.0, "msec": 1.0, "millis": 1.0, "milliseconds": 1.0,
    "s": 1000.0, "sec": 1000.0, "secs": 1000.0, "second": 1000.0, "seconds": 1000.0,
}  # fmt: skip
_WRITTEN = re.compile(r"\s*(?:PT)?(\d{1,12}(?:[.,]\d{1,12})?)\s?([a-zµ]{1,12})\s*$", re.I)
_CLOCK = re.compile(r"\s*(?:0\.)?(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d{1,9})?)\s*$")
_CAP = 40
_LONGEST_CLOCK_MS = 600_000
"""Nobody waits longer for an answer: a clock that shows more is of a visit, a film, a call."""


def read_wait(fields: Fields) -> tuple[float | None, bool]:
    """Return milliseconds that an exchange took, and whether nobody said that they are such."""
    for value in fields.values(_WRITTEN_OUT, _PLACES):
        if (written := wait_in(value)) is not None and written <= MAX_DURATION_MS:
            return written, False
    duration = fields.number(DURATION, 0, MAX_DURATION_MS, _PLACES)
    if duration is not None:
        named = bool(fields.values(_IN_MILLIS, _PLACES))
        return duration, not named and bool(fields.values(_WITHOUT_UNIT, _PLACES))
    return _otherwise(fields), False


def wait_in(value: Any) -> float | None:
    """Read milliseconds from ``"2.3s"``, ``"34 ms"``, ``"00:00:30.114"``; None without a unit."""
    if not isinstance(value, str) or len(value) > _CAP:
        return None
    if found := _WRITTEN.match(value):
        unit = _UNITS_MS.get(found[2].lower())
        number = as_number(found[1].replace(",", "."))
        return None if unit is None or number is None else number * unit
    if found := _CLOCK.match(value):
        lasted = (int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])) * 1000
        return lasted if lasted <= _LONGEST_CLOCK_MS else None
    return None


def _otherwise(fields: Fields) -> float | None:
    """Read a wait in nanoseconds, in seconds by its name, or between two instants."""
    # no wait is longer than an hour: a monitor counts nanoseconds; under other names it is a date
    nanos = fields.number(_IN_NANOS, MAX_DURATION_MS, MAX_DURATION_MS * _NANOS_IN_MS, _PLACES)
    if nanos is not None:
        return nanos / _NANOS_IN_MS
    seconds = fields.number(SECONDS, 0, MAX_DURATION_MS / 1000)
    if seconds is not None:
        return seconds * 1000
    if (lasted := span_wait(fields)) is not None:
        return lasted
    start = fields.number(("starttime", "start", "startedat"), 0, 1e16)
    end = fields.number(("endtime", "responseend", "end", "endedat"), 0, 1e16)
    if start is None or end is None or not 0 <= end - start <= MAX_DURATION_MS:
        return None
    return end - start
