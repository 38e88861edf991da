"""A field that a response holds as null or lacks, where the page read one of its members.

Chrome names what was read (``of null (reading 'slug')``) and not of what; the captured answer tells
which field has nothing where another record has that, or where what was sent had asked for it.
Where the error names the field too, that is looked for. Not: fields of another type.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

_SEEN, _BODY, _MOST, _DEEPEST = 400, 20_000, 2_000, 12
_NOTHING = r"(?P<nothing>null|undefined)"
_READINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"propert(?:y|ies) of {_NOTHING} \(reading '(?P<key>[\w$]{{1,60}})'\)",
        rf"property '(?P<key>[\w$]{{1,60}})' of {_NOTHING}\b",
        r"destructure property '(?P<key>[\w$]{1,60})' of '(?:[\w$]{1,40}\??\.){1,6}"
        rf"(?P<holder>[\w$]{{1,60}})' as it is {_NOTHING}\b",
        rf"destructure property '(?P<key>[\w$]{{1,60}})' of '[^']{{0,80}}' as it is {_NOTHING}\b",
        r"access property \"(?P<key>[\w$]{1,60})\", (?:[\w$]{1,40}\??\.){1,6}"
        rf"(?P<holder>[\w$]{{1,60}}) is {_NOTHING}\b",
        rf"{_NOTHING} is not an object \(evaluating '(?:[\w$]{{1,40}}\??\.){{1,6}}"
        r"(?P<holder>[\w$]{1,60})\??\.(?P<key>[\w$]{1,60})\b",
    )
)
"""How engines say what was read of nothing, and some of what."""

_OF_ELEMENTS = frozenset(
    {"value", "checked", "disabled", "files", "options", "elements", "src", "href", "id", "name"}
    | {"type", "width", "height", "title", "hidden", "children", "form", "data", "key", "ref"}
    | {"current", "state", "props", "target", "detail", "length"}
)
"""What elements and parts of a framework have as well: read of null, it may be of one of these."""


_FIELDS = re.compile(r"\b([A-Za-z_]\w{0,60})(?:\s*:\s*\w{1,60})?\s*(?:\([^()]{0,300}\))?\s*\{")
"""What a question of a graph asks for with parts of its own: its name, or the one it is to have."""


OF_MANY = re.compile(r"(?:[^s]s|list|items|rows|data|results|children|entries|content)$", re.I)
"""How a field is called that holds a list."""

_OF_LISTS = frozenset(
    {"map", "forEach", "filter", "find", "some", "every", "reduce", "slice", "length", "0"}
)


class _Reading(Struct, frozen=True):
    key: str
    holder: str
    null: bool


class _Answer(Struct, frozen=True):
    """What an answer holds: fields that are null, of which fields which keys, where one is absent.

    ``kept``: each name that is there and is not null; ``whole``: what it is all about is null.
    """

    null: set[str]
    keys: dict[str, set[str]]
    absent: set[str]
    kept: set[str]
    whole: str = ""


def field_lacking(message: str, body: str, sent: str = "") -> str:
    """Return the field that an error is of, where the answer has nothing in its place; else ''."""
    reading = _read(message)
    told = _decode(body) if reading is not None else None
    if reading is None or told is None:
        return ""
    held = _held(told)
    gone = held.null if reading.null else held.absent | _asked_and_absent(reading, held, sent)
    if reading.holder:
        return reading.holder if reading.holder in gone else ""
    sure = [name for name in sorted(gone) if _has(reading.key, name, held, sent)]
    if sure or not reading.null:
        return sure[0] if len(sure) == 1 else ""
    return _only_null(reading, held)


def has_what_was_read(message: str, body: str) -> bool:
    """Tell an answer that has a field of the name that was read, or names nothing that was."""
    reading = _read(message)
    return reading is None or f'"{reading.key}"' in body[:_BODY]


def _has(key: str, name: str, held: _Answer, sent: str) -> bool:
    """Tell that a field has what was read of it, in another record or by what was asked for."""
    return key in held.keys.get(name, ()) or _asks(sent, name, key)


def _only_null(reading: _Reading, held: _Answer) -> str:
    """Return the one field that is null, where what was read of it is nowhere else."""
    name = held.whole or (next(iter(held.null)) if len(held.null) == 1 else "")
    if not name or reading.key in _OF_LISTS or OF_MANY.search(name):
        return ""  # of many one reads otherwise, and that is told by their name
    return name if held.whole or reading.key not in held.kept | _OF_ELEMENTS else ""


def _read(message: str) -> _Reading | None:
    said = message[:_SEEN]
    if "null" not in said and "undefined" not in said:
        return None
    found = next(filter(None, (one.search(said) for one in _READINGS)), None)
    if found is None:
        return None
    told = found.groupdict()
    return _Reading(told["key"], told.get("holder") or "", told["nothing"] == "null")


def _decode(body: str) -> Any:
    if body.lstrip()[:1] not in ("{", "[") or len(body) > _BODY:
        return None
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None


def _held(told: Any) -> _Answer:
    held = _Answer(set(), {}, set(), set(), _whole(told))
    records: dict[str, list[dict[str, Any]]] = {}
    for place, record in _records(told):
        records.setdefault(place, []).append(record)
        for name, value in record.items():
            (held.null if value is None else held.kept).add(name)
            if isinstance(value, dict):
                held.keys.setdefault(name, set()).update(value)
            elif isinstance(value, list):
                held.keys.setdefault(name, set()).update(_OF_LISTS)
    for alike in records.values():
        names = set().union(*alike) if len(alike) > 1 else set()
        held.absent.update(n for n in names if any(n not in one for one in alike))
    return held


def _whole(told: Any) -> str:
    """Return the name of the only thing that was asked for, where it is null."""
    for _ in range(_DEEPEST):
        if not isinstance(told, dict) or len(told) != 1:
            return ""
        ((name, told),) = told.items()
        if told is None:
            return "" if name in ("data", "result") else name
    return ""


def _records(told: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each object of an answer with its place: those of one list have the same."""
    waiting = [("", told)]
    for _ in range(_MOST):
        if not waiting:
            return
        place, value = waiting.pop()
        if place.count("/") > _DEEPEST:
            continue
        if isinstance(value, dict):
            yield place, value
            waiting += [(f"{place}/{name}", own) for name, own in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{place}/#", own) for own in value]


def _asked_and_absent(reading: _Reading, held: _Answer, sent: str) -> set[str]:
    """Return what was asked for by its name, with what was read of it, and is nowhere there."""
    there = held.kept | held.null
    asked = {found[1] for found in _FIELDS.finditer(sent[:_BODY])}
    return {name for name in asked - there if _asks(sent, name, reading.key)}


def _asks(sent: str, name: str, key: str) -> bool:
    """Tell that what was sent to a graph asks for a field, and for this of it."""
    asked = sent[:_BODY].replace("\\n", " ").replace("\\t", " ")
    for found in _FIELDS.finditer(asked):
        if found[1] == name and key in _parts(asked, found.end()):
            return True
    return False


def _parts(asked: str, place: int) -> set[str]:
    """Return the names between a brace and the one that closes it, without what is deeper."""
    depth, shallow = 1, []
    for letter in asked[place : place + _MOST]:
        depth += (letter == "{") - (letter == "}")
        if not depth:
            break
        shallow.append(letter if depth == 1 else " ")
    return set(re.findall(r"\w+", "".join(shallow)))
