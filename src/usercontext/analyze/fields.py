"""Where a fact stands in a payload of any client: declared names and places. Not: its meaning.

A payload is flattened into layers: itself, then the objects under known wrapping keys. A field is
the first layer's first declared name whose value has the right type.
"""

import math
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.analyze.shapes import Declared, Keys, Place, Shape, keys_of, shape_of
from usercontext.analyze.text import MESSAGE_CAP

MAX_LAYERS = 14
MAX_DEPTH = 4
MAX_ARGUMENTS = 8
MAX_INTEGER = 2**53


class Fields(Struct, frozen=True):
    """The layers of one payload, outermost first, as captured; ``shape`` says what stands where."""

    layers: list[dict[str, Any]]
    shape: Shape

    def values(self, declared: Declared) -> Sequence[Any]:
        """Return every value under a declared name: by place as listed, then layer, then name."""
        found = self.shape[declared]
        if not found:
            return found
        layers = self.layers
        return [layers[number][key] for number, key in found]

    def text(self, declared: Declared) -> str:
        """Return the first string that is not blank, bounded, or ''."""
        for number, key in self.shape[declared]:
            value = self.layers[number][key]
            if isinstance(value, str) and value.strip():
                return value[:MESSAGE_CAP]
        return ""

    def number(self, declared: Declared, low: float, high: float) -> float | None:
        """Return the first number (or string of one) within the bounds, or None."""
        for place, key in self.shape[declared]:
            number = as_number(self.layers[place][key])
            if number is not None and low <= number <= high:
                return number
        return None

    def flag(self, declared: Declared) -> bool | None:
        """Return the first boolean, or None."""
        for number, key in self.shape[declared]:
            value = self.layers[number][key]
            if isinstance(value, bool):
                return value
        return None

    def has(self, declared: Declared) -> bool:
        """Tell whether the payload itself (not what it wraps) carries one of the names."""
        return any(number == 0 for number, _ in self.shape[declared])


def layer(payload: dict[str, Any], event_metadata: dict[str, Any]) -> Fields:
    """Flatten a payload and the event metadata beside it into layers; any JSON is fine."""
    layers: list[dict[str, Any]] = []
    placed: list[tuple[Place, Keys]] = []
    _collect(payload, Place.OWN, 1, layers, placed)
    if event_metadata:
        _collect(event_metadata, Place.OWN, 1, layers, placed)
    return Fields(layers, shape_of(tuple(placed)))


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
    value: dict[str, Any],
    place: Place,
    depth: int,
    layers: list[dict[str, Any]],
    placed: list[tuple[Place, Keys]],
) -> None:
    keys = keys_of(tuple(value))
    layers.append(value)
    placed.append((place, keys))
    if depth >= MAX_DEPTH:
        return
    for key, wrapped in keys.wrapping:
        if len(layers) >= MAX_LAYERS:
            return
        item = value[key]
        if isinstance(item, dict) and wrapped is not None:
            inner = place if wrapped is Place.OWN else wrapped
            _collect(item, inner, depth + 1, layers, placed)
        elif isinstance(item, list) and (wrapped is Place.ERROR or wrapped is None):
            for one in item[:MAX_ARGUMENTS]:
                if isinstance(one, dict) and len(layers) < MAX_LAYERS and _looks_like_error(one):
                    _collect(one, Place.ERROR, depth + 1, layers, placed)


def _looks_like_error(item: dict[str, Any]) -> bool:
    return "stack" in item or "message" in item or "value" in item or "stacktrace" in item
