"""Objects deep in a payload that describe an HTTP exchange or a policy violation.

They are found by what they hold, whatever their keys are. Not: what a payload says itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.shapes import once_for_all_alike, plain

Layers = Sequence[tuple[str, Mapping[str, Any]]]
"""What a payload says itself, object by object."""

_ADDRESSES = frozenset(
    {"url", "requesturl", "href", "uri", "endpoint", "requesturi", "fullurl", "requestpath", "path"}
)
_ANSWERS = frozenset(
    {"status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus", "responsecode"}
)
_POLICY = frozenset({"blockeduri", "blockedurl"})
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
_FAILURES = range(400, 600)
_MOST_NAMES = 12
_OF_AN_ERROR = "error"
_SAID = ("message", "msg", "text")
_FAILED_WITH = re.compile(r"\b[45]\d\d\b")
_KEPT = 2
_MOST_OBJECTS = 40
_MOST_LISTED = 30
_DEEPEST = 5


def find_exchange(payload: Mapping[str, Any], layers: Layers) -> dict[str, Any] | None:
    """Return the last object within a payload that holds an address and a status that failed.

    One that the words in these layers name; or what a policy kept away, however it ended.
    """
    found: dict[str, Any] | None = None
    ended: Sequence[str] | None = None
    alone: list[dict[str, Any]] = []
    for inner in _within(payload):
        told = _tells_exchange(tuple(inner))
        if told is True and _addressed(inner):
            alone.append(inner)
        if told and ended is None:
            ended = _statuses_in(layers)
        if told == _KEPT or (told and any(str(value) in (ended or ()) for value in inner.values())):
            found = inner if _addressed(inner) else found
        elif not told and found is None:
            found = _by_shape(inner)
    if found is None and len(alone) == 1 and not _has_words(layers):
        return alone[0]  # an entry that says nothing else is this exchange
    return found


@once_for_all_alike
def _tells_exchange(keys: tuple[str, ...]) -> int:
    names = frozenset(map(plain, keys))
    if not names.isdisjoint(_POLICY):
        return _KEPT
    return not names.isdisjoint(_ADDRESSES) and not names.isdisjoint(_ANSWERS)


def _by_shape(inner: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return an exchange that holds a method, a whole address and a failure, whatever their names.

    It is told in the names that everybody knows.
    """
    if len(inner) > _MOST_NAMES:
        return None
    said = [value for value in inner.values() if isinstance(value, str)]
    method = next((value for value in said if value in _METHODS), None)
    address = next((value for value in said if _is_whole(value)), None)
    ended = [value for value in inner.values() if type(value) is int and value in _FAILURES]
    if method is None or address is None or len(ended) != 1:
        return None
    return {"method": method, "url": address, "status": ended[0]}


def _is_whole(value: str) -> bool:
    return value.startswith(("https://", "http://"))


def _statuses_in(layers: Layers) -> Sequence[str]:
    """Return the statuses of failures that the words of an entry name."""
    said = [one for _, layer in layers for n in _SAID if isinstance(one := layer.get(n), str)]
    return [number for one in said for number in _FAILED_WITH.findall(one[:MESSAGE_CAP])]


def _has_words(layers: Layers) -> bool:
    """Tell whether a payload says something itself, or holds what was thrown."""
    if any(place == _OF_AN_ERROR for place, _ in layers):
        return True
    return any(isinstance(layer.get(name), str) for _, layer in layers for name in _SAID)


def _addressed(inner: Mapping[str, Any]) -> bool:
    return any(isinstance(value, str) and ("/" in value) for value in inner.values())


def _within(payload: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects below a payload, outermost first, some forty of them."""
    level: list[Any] = [v for v in payload.values() if isinstance(v, (dict, list))]
    seen = 0
    for _ in range(_DEEPEST):
        deeper: list[Any] = []
        for one in level:
            seen += 1
            if seen > _MOST_OBJECTS:
                return
            if isinstance(one, dict):
                yield one
                inner: Any = one.values()
            else:
                inner = one[-_MOST_LISTED:]
            deeper += [v for v in inner if isinstance(v, (dict, list))]
        level = deeper
