"""Message templates of loggers, filled in: "Saving {No} failed".

What is quoted of it to people has the values; what a failure is called in every session keeps the
holes. Not: a console's ``%s``, which its arguments fill (`arguments`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from usercontext.analyze.reading.shapes import plain
from usercontext.domain.log_entry import LogEntry

_HOLE = re.compile(r"\{[@$]?(?P<name>[A-Za-z_]\w{0,40})(?:,-?\d{1,3})?(?::[^{}]{1,20})?\}")
_BESIDE = frozenset({"properties", "state", "fields", "params", "values"})
"""Where loggers put the values, if not beside the sentence."""

_LONGEST = 80
_MOST = 60


def has_holes(text: str) -> bool:
    """Tell a text that has a hole at all."""
    return "{" in text and _HOLE.search(text) is not None


def filled(text: str, payloads: Iterable[Mapping[str, Any]]) -> str:
    """Return a text with each hole filled by the value of that name that stands in a payload."""
    if not has_holes(text):
        return text
    known: dict[str, str] = {}
    for payload in payloads:
        known = _values(payload) | known
    return _HOLE.sub(lambda hole: known.get(plain(hole["name"]), hole[0]), text)


def lines_of(entry: LogEntry) -> list[str]:
    """Return the sentences of an entry that have holes, filled."""
    told = (one for one in list(entry.payload.values())[:_MOST] if isinstance(one, str))
    return [filled(one, (entry.payload,)) for one in told if has_holes(one)]


def _values(payload: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in list(payload.items())[:_MOST]:
        if isinstance(value, dict) and plain(name) in _BESIDE:
            found |= _values(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[plain(name)] = str(value)
        elif isinstance(value, str) and 0 < len(value) <= _LONGEST and "\n" not in value:
            found[plain(name)] = value
    return found
