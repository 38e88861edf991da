"""Payloads of equal shape, and where each declared fact is in them. Not: values.

A session repeats few shapes: a client's request has the same keys each time. So keys are made plain
once for all objects that have them, and a fact is looked for once in each shape; after that, asking
a payload for what it does not have costs one look into a dictionary instead of a walk.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Found = TypeVar("Found")
Named = tuple[str, ...]
Layers = tuple[tuple[str, Named], ...]
"""The place of each layer, and the plain names that stand in it."""

_MOST_KEYS = 48
"""What has more is read anew each time: it is nobody's habit, and what is known is kept."""

_MOST_LETTERS = 1_500
"""Of all keys of an object together: a key may be as long as an entry."""

_KEY_CAP = 64


class Shape(dict[tuple[Named, tuple[str, ...]], tuple[tuple[int, str], ...]]):
    """In which layers, and under which names, declared names stand; found when first asked for.

    Asked with the names of a fact and with the places where it is looked for: found by place as
    listed, then layer, then name.
    """

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self._layers = layers
        self._names = frozenset().union(*(there for _, there in layers))

    def __missing__(self, asked: tuple[Named, tuple[str, ...]]) -> tuple[tuple[int, str], ...]:
        names, places = asked
        if self._names.isdisjoint(names):  # mostly: that is the answer
            self[asked] = ()
            return ()
        known = tuple(filter(self._names.__contains__, names))
        found = tuple(
            (number, name)
            for place in places
            for number, (layer_place, there) in enumerate(self._layers)
            if layer_place == place
            for name in known
            if name in there
        )
        self[asked] = found
        return found


def once_for_all_alike(read: Callable[[Named], Found]) -> Callable[[Named], Found]:
    """Let a function of an object's keys answer once for all objects that have the same ones."""
    known = lru_cache(maxsize=512)(read)

    def ask(keys: Named) -> Found:
        few = len(keys) <= _MOST_KEYS and len("".join(keys)) <= _MOST_LETTERS
        return known(keys) if few else read(keys)

    return ask


def shape_of(layers: Layers) -> Shape:
    """Return the shape of a payload, the same one for all that are written alike."""
    few = sum([len(names) for _, names in layers]) <= _MOST_KEYS
    return _known_shape(layers) if few else Shape(layers)


def plain(key: str) -> str:
    """Return a key in lower case without punctuation: ``status_code``, ``statusCode`` are one."""
    short = key[:_KEY_CAP]
    # most are, and a session may have a hundred thousand that stand nowhere else
    return short.lower() if short.isascii() and short.isalnum() else _bare(short)


def all_plain(keys: Named) -> Named:
    """Return keys made plain, each in its place."""
    joined = "".join(keys)
    if len(joined) <= _KEY_CAP and joined.isascii() and joined.isalnum():
        return keys if joined.islower() else tuple(map(str.lower, keys))
    return tuple(map(plain, keys))


@lru_cache(maxsize=4096)
def _bare(key: str) -> str:
    return "".join(c for c in key.lower() if c.isalnum())


@lru_cache(maxsize=512)
def _known_shape(layers: Layers) -> Shape:
    return Shape(layers)
