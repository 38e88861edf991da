"""Where a fact is in any client's payload: declared names and places. Not: its meaning.

A payload is flattened into layers: itself, then the objects under known wrapping keys. A field is
the first layer's first declared name whose value has the right type. What says nothing itself is an
envelope, and is opened whatever its keys are.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.exchanges_within import find_exchange
from usercontext.analyze.reading.listed_errors import is_an_event, looks_like_error
from usercontext.analyze.reading.shapes import Shape, all_plain, once_for_all_alike, plain, shape_of
from usercontext.analyze.reading.unwrapping import (
    any_tells,
    dotted,
    enveloped,
    listed,
    pairs,
    written_out,
)
from usercontext.domain.members import with_plain_members

MAX_LAYERS = 14
MAX_DEPTH = 4
MAX_ARGUMENTS = 8
MAX_INTEGER = 2**53
_FEW = 2  # keys of what stands deep: mostly its own, and to keep them costs more than to read
_NESTED = (dict, list)
_OF_SPANS = ("events",)
"""A list of anything but where it is a span's: of it only what was thrown is read."""


@with_plain_members
class Place(StrEnum):
    """What kind of object a layer is, told by the key that wraps it."""

    OWN = "own"
    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"
    ELEMENT = "element"


WRAPPERS = {
    "data": Place.OWN,
    "detail": Place.OWN,
    "details": Place.OWN,
    "attributes": Place.OWN,
    "payload": Place.OWN,
    "event": Place.OWN,
    "entry": Place.OWN,
    "breadcrumb": Place.OWN,
    "context": Place.OWN,
    "extra": Place.OWN,
    "meta": Place.OWN,
    "metadata": Place.OWN,
    "properties": Place.OWN,
    "contextmap": Place.OWN,
    "mdc": Place.OWN,
    "attrs": Place.OWN,
    "http": Place.OWN,
    "network": Place.OWN,
    "xhr": Place.OWN,
    "fetch": Place.OWN,
    "log": Place.OWN,
    "request": Place.REQUEST,
    "req": Place.REQUEST,
    "config": Place.REQUEST,
    "url": Place.REQUEST,
    "response": Place.RESPONSE,
    "res": Place.RESPONSE,
    "resp": Place.RESPONSE,
    "content": Place.RESPONSE,
    "error": Place.ERROR,
    "err": Place.ERROR,
    "exception": Place.ERROR,
    "exceptiondetails": Place.ERROR,
    "reason": Place.ERROR,
    "failure": Place.ERROR,
    "thrown": Place.ERROR,
    "values": Place.ERROR,
    "stacktrace": Place.ERROR,
    "mechanism": Place.ERROR,
    "events": Place.ERROR,
    "exceptions": Place.ERROR,
    "target": Place.ELEMENT,
    "element": Place.ELEMENT,
    "node": Place.ELEMENT,
    "dataset": Place.ELEMENT,
}
BESIDE = frozenset({"view", "page", "device", "os", "user", "application", "session", "geo"})
"""What monitors tell beside each entry: where somebody was and with what, not what happened."""

_DESCRIBES = frozenset({"options", "info", "config", "details", "context", "init", "meta"})
ARGUMENTS = frozenset({"args", "arguments", "params", "parameters"})
_MAY_WRAP = WRAPPERS.keys() | ARGUMENTS
ADDRESSED = (
    "url", "requesturl", "href", "uri", "endpoint", "requesturi", "httpurl", "urlfull", "fullurl",
    "path", "requestpath", "blockedurl", "blockeduri",
)  # fmt: skip
EVERYWHERE = tuple(Place)


Layers = list[tuple[Place, dict[str, Any]]]


class Fields(Struct, frozen=True):
    """The layers of one payload, outermost first; keys are plain (lower case, no punctuation)."""

    layers: tuple[tuple[Place, dict[str, Any]], ...]
    shape: Shape

    def values(
        self, names: tuple[str, ...], places: tuple[Place, ...] = EVERYWHERE
    ) -> Sequence[Any]:
        """Return every value under a declared name: by place as listed, then layer, then name."""
        found = self.shape[names, places]
        return [self.layers[number][1][name] for number, name in found] if found else found

    def text(self, names: tuple[str, ...], places: tuple[Place, ...] = EVERYWHERE) -> str:
        """Return the first string that is not blank, bounded, or ''."""
        for number, name in self.shape[names, places]:
            value = self.layers[number][1][name]
            if isinstance(value, str) and value.strip():
                return value[:MESSAGE_CAP]
        return ""

    def number(
        self,
        names: tuple[str, ...],
        low: float,
        high: float,
        places: tuple[Place, ...] = EVERYWHERE,
    ) -> float | None:
        """Return the first number (or string of one) within the bounds, or None."""
        for value in self.values(names, places):
            number = as_number(value)
            if number is not None and low <= number <= high:
                return number
        return None

    def flag(self, names: tuple[str, ...]) -> bool | None:
        """Return the first boolean, or None."""
        for number, name in self.shape[names, EVERYWHERE]:
            value = self.layers[number][1][name]
            if isinstance(value, bool):
                return value
        return None

    def has(self, names: tuple[str, ...]) -> bool:
        """Tell whether the payload itself (not what it wraps) carries one of the names."""
        return any(name in self.layers[0][1] for name in names)


def layer(payload: dict[str, Any], event_metadata: dict[str, Any]) -> Fields:
    """Flatten a payload and the event metadata beside it into layers; any JSON is fine."""
    layers: Layers = []
    _collect(payload, Place.OWN, 1, layers)
    if (inner := written_out(payload)) is not None:
        layers.clear()
        _collect(inner, Place.OWN, 1, layers)
    if event_metadata:
        _collect(event_metadata, Place.OWN, 1, layers)
    if not any_tells(layers):
        _open(layers)
    for value in payload.values():
        if isinstance(value, _NESTED):
            _add_exchange(payload, layers)
            break
    return Fields(tuple(layers), shape_of(tuple([(place, tuple(one)) for place, one in layers])))


def as_number(value: Any) -> float | None:
    """Read a finite number of ordinary size from a number or a short string, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        if len(value) > 20:
            return None
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, int):
        return float(value) if -MAX_INTEGER <= value <= MAX_INTEGER else None
    return value if isinstance(value, float) and math.isfinite(value) else None


def as_text(value: Any) -> str:
    """Write any JSON value as bounded text: strings as they are, the rest compact."""
    if isinstance(value, str):
        return value[:MESSAGE_CAP]
    if value is None:
        return ""
    try:
        return msgspec.json.encode(value)[:MESSAGE_CAP].decode("utf-8", "replace")
    except (UnicodeEncodeError, RecursionError, OverflowError):
        return ""


def _collect(
    value: dict[str, Any], place: Place, depth: int, layers: Layers, *, kept: bool = True
) -> None:
    names, wrapping, named = (_known_keys if kept else _read_keys)(tuple(value))
    layer = dict(zip(names, value.values(), strict=True)) if names else value
    layers.append((place, layer))
    if depth >= MAX_DEPTH or not (wrapping or named):
        return
    inside = [(name, layer[name]) for name in wrapping]
    if named:
        inside += [(plain(head), one) for head, one in dotted(value).items()]
    for name, item in inside:
        if not isinstance(item, _NESTED):
            continue
        if len(layers) >= MAX_LAYERS:
            return
        wrapped = _wrapped(name)
        inner = place if wrapped is Place.OWN or wrapped is None else wrapped
        if isinstance(item, dict) and wrapped is not None:
            _collect(item, inner, depth + 1, layers)
        elif isinstance(item, list) and (wrapped is Place.ERROR or name in ARGUMENTS):
            _collect_errors(item, depth, layers, name)
        elif isinstance(item, list) and wrapped is not None and (told := pairs(item)):
            _collect(told, inner, depth + 1, layers)


def _read_keys(keys: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return plain names of keys (none if they are plain), which may wrap, and any dot."""
    names = all_plain(keys)
    told = names if names is keys else dict.fromkeys(names)
    wrapping = [name for name in told if name in _MAY_WRAP or (name[:2] == "re" and _side(name))]
    return () if names == keys else names, tuple(wrapping), "." in "".join(keys)


_known_keys = once_for_all_alike(_read_keys)


def _wrapped(name: str) -> Place | None:
    return WRAPPERS.get(name) or _side(name)


def _side(name: str) -> Place | None:
    """Return the side of an exchange that a key speaks of, whatever it calls its description."""
    if not name.startswith("re"):
        return None
    for side in (Place.REQUEST, Place.RESPONSE):
        if name.startswith(side) and name[len(side) :] in _DESCRIBES:
            return side
    return None


def _open(layers: Layers) -> None:
    """Open what wraps an entry of which no layer says anything, until something does."""
    seen, mute = 0, len(layers)
    while seen < len(layers) < MAX_LAYERS:
        place, layer = layers[seen]
        seen += 1
        for item in enveloped(_in_turn(layer)):
            if len(layers) >= MAX_LAYERS:
                return
            _collect(item, place, 1, layers, kept=len(item) > _FEW)
        if any_tells(layers[mute:]):
            return
        mute = len(layers)


def _in_turn(layer: dict[str, Any]) -> dict[str, Any]:
    """Return what may be opened of a layer, last what only stands beside."""
    closed = {k: v for k, v in layer.items() if isinstance(v, _NESTED) and k not in WRAPPERS}
    if len(closed) < 2 or BESIDE.isdisjoint(closed):
        return closed
    return dict(sorted(closed.items(), key=lambda one: one[0] in BESIDE))


def _add_exchange(payload: dict[str, Any], layers: Layers) -> None:
    """Add the exchange that stands deep in a payload, where nothing above names an address."""
    if len(layers) >= MAX_LAYERS:
        return
    told = {name for _, layer in layers for name in ADDRESSED if name in layer}
    inner = None if told - {"url"} else find_exchange(payload, () if told else layers)
    if inner is not None:
        _collect(inner, Place.OWN, MAX_DEPTH, layers)


def _collect_errors(items: list[Any], depth: int, layers: Layers, name: str) -> None:
    looks = is_an_event if name in _OF_SPANS else looks_like_error
    for item in listed(items)[:MAX_ARGUMENTS]:
        if isinstance(item, dict) and len(layers) < MAX_LAYERS and looks(item):
            told = item["attributes"] if is_an_event(item) else item
            _collect(told, Place.ERROR, depth + 1, layers)
