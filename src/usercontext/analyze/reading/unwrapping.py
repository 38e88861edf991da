"""Unwraps client payloads: dotted names, key-value lists, envelopes. Not: their meaning.

What says nothing itself is an envelope, opened whatever it is called.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from usercontext.analyze.reading.lines_of_pairs import pairs_written

TELLING = frozenset(
    {"message", "msg", "text", "formatted", "errormessage", "description", "summary", "reason"}
    | {"url", "requesturl", "href", "uri", "endpoint", "requesturi", "httpurl", "urlfull"}
    | {"fullurl", "path", "pathname", "src", "status", "statuscode", "httpstatus"}
    | {"httpstatuscode", "responsestatus", "error", "err", "exception", "stack", "stacktrace"}
    | {"frames", "args", "arguments", "selector", "label", "innertext", "to", "key", "storagekey"}
)
"""Names (without case and punctuation) under which an object tells something by itself."""

_LINES = frozenset(
    {"message", "msg", "text", "data", "log", "line", "raw", "record", "entry", "event"}
    | {"payload", "json"}
)
_TAGS = frozenset(
    {"drain", "stream", "container", "containername", "pod", "podname", "namespace", "host"}
    | {"hostname", "app", "dyno", "unit", "image", "time", "timestamp", "ts", "node"}
    | {"container_name", "pod_name", "docker", "syslogtag", "facility", "ident", "program"}
)
"""What senders of logs put beside each line that they pass on."""

_FEW, _SHORT = 5, 80
_LONG = 20_000
_MOST_PAIRS = 60
_A_PAIR = 2
_A_TYPE = re.compile(
    r"(?:[A-Za-z]\w{0,60}(?:::|\.|\\))*[A-Z]\w{0,60}(?:Error|Exception|Invalid|NotFound)"
)
_SIMPLE = (str, int, float, list)


def any_tells(layers: Sequence[tuple[str, Mapping[str, Any]]]) -> bool:
    """Tell whether one of some objects says something itself, so that it is no mere envelope."""
    for _, layer in layers:  # asked of each entry: generators cost more
        if TELLING.isdisjoint(layer):
            continue
        for name in TELLING.intersection(layer):
            if isinstance(layer[name], _SIMPLE):
                return True
    return False


def dotted(value: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the objects that dotted names speak of: ``{"error.stack": x}`` has ``error``."""
    found: dict[str, dict[str, Any]] = {}
    for key, item in value.items():
        if "." in key:
            head, _, rest = key.partition(".")
            if head and rest:
                found.setdefault(head, {})[rest] = item
    return found


def pairs(items: list[Any]) -> dict[str, Any] | None:
    """Return a list of named values as an object, or None where it is another list.

    Such are the attributes of OTLP, ``{"key": "http.url", "value": {"stringValue": …}}``.
    """
    found: dict[str, Any] = {}
    for item in items[:_MOST_PAIRS]:
        name = (item.get("key") or item.get("name")) if isinstance(item, dict) else None
        if not isinstance(name, str) or "value" not in item:
            return None
        found[name] = _value(item["value"])
    return found or None


def listed(items: list[Any]) -> list[Any]:
    """Return listed errors; of one that a logger lists as its type and its words, an object."""
    if len(items) != _A_PAIR or not all(isinstance(one, str) for one in items):
        return items
    kind, said = items
    typed = _A_TYPE.fullmatch(kind) is not None and " " in said
    return [{"name": kind.rsplit("::", 1)[-1], "message": said}] if typed else items


def enveloped(layer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects in an envelope, and the entry that is alone in its list."""
    for item in layer.values():
        if isinstance(item, dict):
            yield item
        elif isinstance(item, list) and len(item) == 1 and isinstance(item[0], dict):
            yield item[0]


def written_out(payload: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the object that an entry holds as text under a name of no meaning, and nothing else.

    Who sends lines of a log on puts each into one field as it was written, with a few tags of where
    it came from beside it at most.
    """
    if len(payload) > _FEW:
        return None
    name = next((one for one in payload if one in _LINES), None)
    value = payload[name] if name is not None else None
    if not isinstance(value, str) or len(value) > _LONG:
        return None
    beside = {k: v for k, v in payload.items() if k != name}
    if not all(_is_a_tag(k, v) for k, v in beside.items()):
        return None
    told = _object_in(value)
    return beside | told if told is not None and beside else told


def _object_in(value: str) -> dict[str, Any] | None:
    if value[:1] != "{":
        return pairs_written(value)
    try:
        told = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    return told if isinstance(told, dict) else None


def _is_a_tag(name: str, value: Any) -> bool:
    """Tell a word by which a sender of logs says where a line is from."""
    told = isinstance(value, str) and len(value) <= _SHORT and " " not in value
    return told and name.lower() in _TAGS


def _value(value: Any) -> Any:
    if isinstance(value, dict) and len(value) == 1:
        kind, inner = next(iter(value.items()))
        return inner if isinstance(kind, str) and kind.endswith(("Value", "_value")) else value
    return value
