"""Payloads that are written alike, and where each declared fact stands in them. Not: values.

A session repeats few shapes: a client's request has the same keys each time. So the keys of a
layer are read once for all payloads that have them, and a fact is looked for once in each shape;
after that, asking a payload for what it does not have costs one look into a dictionary.
"""

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct


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
    "http": Place.OWN,
    "network": Place.OWN,
    "xhr": Place.OWN,
    "fetch": Place.OWN,
    "log": Place.OWN,
    "request": Place.REQUEST,
    "req": Place.REQUEST,
    "config": Place.REQUEST,
    "response": Place.RESPONSE,
    "res": Place.RESPONSE,
    "resp": Place.RESPONSE,
    "content": Place.RESPONSE,
    "error": Place.ERROR,
    "err": Place.ERROR,
    "exception": Place.ERROR,
    "exceptiondetails": Place.ERROR,
    "reason": Place.ERROR,
    "thrown": Place.ERROR,
    "values": Place.ERROR,
    "stacktrace": Place.ERROR,
    "mechanism": Place.ERROR,
    "target": Place.ELEMENT,
    "element": Place.ELEMENT,
    "node": Place.ELEMENT,
    "dataset": Place.ELEMENT,
}
ARGUMENTS = ("args", "arguments", "params", "parameters")
EVERYWHERE = tuple(Place)

_MOST_KEYS = 48
"""A layer with more is read each time anew: it is nobody's habit, and keys are kept."""


class Declared(Struct, frozen=True, eq=False):
    """The names of one fact, and the places where it is looked for, in their order.

    Two are never the same: each is made once, beside what reads it, and known by itself.
    """

    names: tuple[str, ...]
    places: tuple[Place, ...] = EVERYWHERE


class Keys(Struct, frozen=True, eq=False):
    """The keys of one object by their plain names, and those that wrap others, with their place.

    The place is None for arguments, of which only errors are layers.
    """

    by_name: dict[str, str]
    wrapping: tuple[tuple[str, Place | None], ...]


class Shape(dict[Declared, tuple[tuple[int, str], ...]]):
    """In which layers, and under which keys, each declared fact stands; found when first asked."""

    def __init__(self, layers: tuple[tuple[Place, Keys], ...]) -> None:
        super().__init__()
        self._layers = layers

    def __missing__(self, declared: Declared) -> tuple[tuple[int, str], ...]:
        found = tuple(
            (number, keys.by_name[name])
            for place in declared.places
            for number, (layer_place, keys) in enumerate(self._layers)
            if layer_place is place
            for name in declared.names
            if name in keys.by_name
        )
        self[declared] = found
        return found


def keys_of(keys: tuple[str, ...]) -> Keys:
    """Return the keys of an object, read once for all objects that have the same ones."""
    return _known_keys(keys) if len(keys) <= _MOST_KEYS else _read_keys(keys)


def shape_of(layers: tuple[tuple[Place, Keys], ...]) -> Shape:
    """Return the shape of a payload, the same one for all that are written alike."""
    for _, keys in layers:
        if len(keys.by_name) > _MOST_KEYS:
            return Shape(layers)
    return _known_shape(layers)


@lru_cache(maxsize=512)
def _known_keys(keys: tuple[str, ...]) -> Keys:
    return _read_keys(keys)


@lru_cache(maxsize=512)
def _known_shape(layers: tuple[tuple[Place, Keys], ...]) -> Shape:
    return Shape(layers)


def _read_keys(keys: tuple[str, ...]) -> Keys:
    by_name = {plain(key): key for key in keys}
    wrapping = tuple(
        (key, WRAPPERS.get(name))
        for name, key in by_name.items()
        if name in WRAPPERS or name in ARGUMENTS
    )
    return Keys(by_name, wrapping)


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """Return a key in lower case without punctuation: ``status_code``, ``statusCode`` are one."""
    return "".join(c for c in key[:64].lower() if c.isalnum())
