"""Stacked bars as numbers that a template draws as SVG. Pure. Not: words, colours, what is counted.

A picture is a hundred units high and ten wide for each bar; it is stretched to the place it gets.
"""

from collections.abc import Sequence

from msgspec import Struct

HEIGHT = 100.0
_STEP = 10.0
_BAR = 7.0
_LEAST = 1.5
"""What is there can be seen, however much more stands beside it."""


class Layer(Struct, frozen=True):
    """One colour of the bars: the class of the style sheet, and what it is called."""

    kind: str
    name: str


class Stack(Struct, frozen=True):
    """What one bar shows: a count for each layer, words behind it, where it leads."""

    counts: tuple[int, ...]
    title: str
    href: str | None = None

    @property
    def total(self) -> int:
        """Return the height of the whole bar."""
        return sum(self.counts)


class Piece(Struct, frozen=True):
    """A rectangle of a bar."""

    kind: str
    y: float
    height: float


class Bar(Struct, frozen=True):
    """A bar: its pieces from the bottom up, and the column in which it can be hit."""

    x: float
    left: float
    pieces: tuple[Piece, ...]
    title: str
    href: str | None


class Picture(Struct, frozen=True):
    """Everything that a template needs; ``most`` is what the upper edge stands for."""

    bars: tuple[Bar, ...]
    layers: tuple[tuple[Layer, int], ...]
    most: int
    width: float
    height: float = HEIGHT
    bar: float = _BAR
    step: float = _STEP

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to be seen."""
        return not any(total for _, total in self.layers)


def draw(layers: Sequence[Layer], stacks: Sequence[Stack]) -> Picture:
    """Place bars beside each other, the first layer at the bottom."""
    most = round_up(max((stack.total for stack in stacks), default=0))
    bars = tuple(_bar(number, stack, layers, most) for number, stack in enumerate(stacks))
    totals = [sum(stack.counts[place] for stack in stacks) for place in range(len(layers))]
    return Picture(
        bars=bars,
        layers=tuple(zip(layers, totals, strict=True)),
        most=most,
        width=_STEP * max(1, len(stacks)),
    )


def round_up(number: int) -> int:
    """Return the next even number that reads well: 2, 4, 6, 10, 20, 40, 60, 100, 200 and so on."""
    scale = 1
    while True:
        for step in (2, 4, 6, 10):
            if number <= step * scale:
                return step * scale
        scale *= 10


def share(part: int, whole: int) -> str:
    """Return a width for an SVG: ``37.5%``; what is there can be seen."""
    if part <= 0 or whole <= 0:
        return "0"
    return f"{max(1.0, 100 * min(part, whole) / whole):.1f}%"


def _bar(number: int, stack: Stack, layers: Sequence[Layer], most: int) -> Bar:
    pieces = []
    top = HEIGHT
    for layer, count in zip(layers, stack.counts, strict=True):
        if count:
            height = max(_LEAST, HEIGHT * count / most)
            top -= height
            pieces.append(Piece(layer.kind, round(max(0.0, top), 2), round(height, 2)))
    left = number * _STEP
    x = round(left + (_STEP - _BAR) / 2, 2)
    return Bar(x, left, tuple(pieces), stack.title, stack.href)
