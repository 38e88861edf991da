"""Objects deep in a payload that describe an exchange, or what a policy kept away.

They are found by what they hold, whatever their keys are. Not: what a payload says itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from usercontext.analyze.shapes import once_for_all_alike, plain

_ADDRESSES = frozenset(
    {"url", "requesturl", "href", "uri", "endpoint", "requesturi", "fullurl", "requestpath", "path"}
)
_ANSWERS = frozenset(
    {"status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus", "responsecode"}
)
_POLICY = frozenset({"blockeduri", "blockedurl"})
_KEPT = 2
_MOST_OBJECTS = 40
_MOST_LISTED = 30
_DEEPEST = 5


def find_exchange(payload: Mapping[str, Any], ended: Sequence[str]) -> dict[str, Any] | None:
    """Return the last object within a payload that holds an address and one of these endings.

    Or what a policy kept away, however it ended.
    """
    found = None
    for inner in _within(payload):
        told = _tells_exchange(tuple(inner))
        if told == _KEPT or (told and any(str(value) in ended for value in inner.values())):
            found = inner if _addressed(inner) else found
    return found


@once_for_all_alike
def _tells_exchange(keys: tuple[str, ...]) -> int:
    names = frozenset(map(plain, keys))
    if not names.isdisjoint(_POLICY):
        return _KEPT
    return not names.isdisjoint(_ADDRESSES) and not names.isdisjoint(_ANSWERS)


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
