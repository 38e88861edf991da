"""How long something took, as clients write it: with a unit, in its name or behind it, as a clock.

Not: what is long.
"""

import re
from typing import Any

from usercontext.analyze.fields import as_number

_UNITS_MS = {
    "ns": 1e-6, "µs": 1e-3, "us": 1e-3, "ms": 1.0, "msec": 1.0, "millis": 1.0, "milliseconds": 1.0,
    "s": 1000.0, "sec": 1000.0, "secs": 1000.0, "second": 1000.0, "seconds": 1000.0,
    "m": 60_000.0, "min": 60_000.0,
}  # fmt: skip
_WRITTEN = re.compile(r"\s*(?:PT)?(\d{1,12}(?:[.,]\d{1,12})?)\s?([a-zµ]{1,12})\s*$", re.I)
_CLOCK = re.compile(r"\s*(?:0\.)?(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d{1,9})?)\s*$")
_CAP = 40


def wait_in(value: Any) -> float | None:
    """Read milliseconds from ``"2.3s"``, ``"34 ms"``, ``"00:00:30.114"``; None without a unit."""
    if not isinstance(value, str) or len(value) > _CAP:
        return None
    if found := _WRITTEN.match(value):
        unit = _UNITS_MS.get(found[2].lower())
        number = as_number(found[1].replace(",", "."))
        return None if unit is None or number is None else number * unit
    if found := _CLOCK.match(value):
        return (int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])) * 1000
    return None
