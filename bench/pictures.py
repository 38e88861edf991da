"""The pictures of docs/performance.md: bars, a distribution, a ladder, curves. Not: the figures."""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bench.figures import brief
from bench.svg import Drawing

WIDTH = 760
_TOP = 58
_ROW = 30
_LABELS = 230
_ROOM = 120
_LETTERS = "abcde"
_PANEL = 236
_PANEL_HEIGHT = 128
_STEEP = 12


class Bar(NamedTuple):
    """A bar with its name, what it reaches, the words at its end, and how it stands out."""

    name: str
    value: float
    words: str
    kind: str = "second"


def bars(title: str, under: str, rows: Sequence[Bar]) -> str:
    """Draw bars from one line, longest 100 %."""
    height = _TOP + _ROW * len(rows) + 12
    drawing = _titled(height, title, under)
    most = max(row.value for row in rows)
    room = WIDTH - _LABELS - _ROOM
    for number, row in enumerate(rows):
        y = _TOP + number * _ROW
        strong = "strong" if row.kind == "main" else ""
        drawing.words(_LABELS - 10, y + 18, row.name, strong, "end")
        length = room * row.value / most
        drawing.bar(_LABELS, y + 4, max(1.5, length), _ROW - 9, row.kind)
        drawing.words(_LABELS + max(1.5, length) + 8, y + 18, row.words, strong)
    return drawing.text()


def ladder(title: str, under: str, steps: Sequence[tuple[str, float]]) -> str:
    """Draw what each step adds, beginning where the one before ended."""
    height = _TOP + _ROW * len(steps) + 12
    drawing = _titled(height, title, under)
    whole = sum(max(0.0, adds) for _, adds in steps)
    room = WIDTH - _LABELS - _ROOM
    x = float(_LABELS)
    for number, (name, adds) in enumerate(steps):
        y = _TOP + number * _ROW
        length = room * max(0.0, adds) / whole
        drawing.words(_LABELS - 10, y + 18, name, "", "end")
        drawing.bar(x, y + 4, max(1.5, length), _ROW - 9, _LETTERS[number % len(_LETTERS)])
        share = f"{max(0.0, adds) / whole:.0%}".replace("%", " %")
        drawing.words(x + length + 8, y + 18, f"{brief(adds)} us, {share}")
        if number + 1 < len(steps):
            drawing.line(x + length, y + _ROW - 5, x + length, y + _ROW + 4, "grid")
        x += length
    return drawing.text()


def distribution(title: str, under: str, outcome: dict[str, Any]) -> str:
    """Draw how many answers took how long, on a logarithmic scale, with the percentiles."""
    height, left, bottom = 300, 46, 244
    drawing = _titled(height, title, under)
    steps = [(edge, count) for edge, count in outcome["histogram"] if count]
    low, high = math.log10(steps[0][0]) - 0.1, math.log10(steps[-1][0])
    room = WIDTH - left - 30

    def at(ms: float) -> float:
        return left + room * (math.log10(max(ms, 1e-3)) - low) / (high - low)

    most = max(count for _, count in steps)
    for edge, count in steps:
        width = at(edge) - at(edge / 10**0.1)
        tall = 140 * count / most
        drawing.bar(at(edge) - width + 1, bottom - max(1.0, tall), width - 2, max(1.0, tall))
    drawing.line(left, bottom, WIDTH - 30, bottom)
    for power in range(math.ceil(low), math.floor(high) + 1):
        for ms in (10.0**power, 2 * 10.0**power, 5 * 10.0**power):
            if low <= math.log10(ms) <= high:
                drawing.line(at(ms), bottom, at(ms), bottom + 5)
                drawing.words(at(ms), bottom + 20, f"{ms:g}", "quiet", "middle")
    drawing.words(WIDTH - 30, bottom + 40, "milliseconds, logarithmic", "quiet", "end")
    names = (("p50", "p50_ms"), ("p90", "p90_ms"), ("p99", "p99_ms"), ("p99.9", "p999_ms"))
    for number, (name, key) in enumerate(names):
        y = 68 + 15 * (number % 2)
        drawing.line(at(outcome[key]), y + 4, at(outcome[key]), bottom, "mark")
        drawing.words(at(outcome[key]), y, f"{name} {brief(outcome[key])}", "quiet", "middle")
    return drawing.text()


class Curve(NamedTuple):
    """A panel of curves over the same points: a name, then logs/s and p99 at each."""

    name: str
    at: Sequence[str]
    logs_per_s: Sequence[float]
    p99_ms: Sequence[float]


def panels(title: str, under: str, curves: Sequence[Curve]) -> str:
    """Draw a column for each curve: the rate above, the 99th percentile below."""
    height = _TOP + 2 * (_PANEL_HEIGHT + 34)
    drawing = _titled(height, title, under)
    for number, curve in enumerate(curves):
        left = 20 + number * (_PANEL + 12)
        _panel(drawing, left, _TOP + 22, curve, curve.logs_per_s, "thousand logs/s", _thousands)
        low = _TOP + _PANEL_HEIGHT + 56
        _panel(drawing, left, low, curve, curve.p99_ms, "p99, ms", brief, "line late")
    return drawing.text()


def _panel(
    drawing: Drawing,
    left: float,
    top: float,
    curve: Curve,
    values: Sequence[float],
    unit: str,
    words: Callable[[float], str],
    kind: str = "line",
) -> None:
    bottom, most = top + _PANEL_HEIGHT - 34, max(values) or 1.0
    step = (_PANEL - 44) / max(1, len(values) - 1)
    points = [
        (left + 22 + step * place, bottom - (bottom - top - 22) * value / most)
        for place, value in enumerate(values)
    ]
    drawing.words(left, top - 10, f"{unit}, by {curve.name}", "quiet")
    drawing.line(left, bottom, left + _PANEL, bottom)
    drawing.path(points, kind)
    following = [*points[1:], points[-1]]
    for (x, y), (_, y_next), value, name in zip(points, following, values, curve.at, strict=True):
        drawing.dot(x, y, "third" if "late" in kind else "main")
        # a line that climbs on would run through words above the middle of its point
        climbs = y - y_next > _STEEP
        drawing.words(x + 5 * climbs, y - 8, words(value), "", "end" if climbs else "middle")
        drawing.words(x, bottom + 16, name, "quiet", "middle")


def _thousands(value: float) -> str:
    return brief(value / 1e3)


def _titled(height: int, title: str, under: str) -> Drawing:
    drawing = Drawing(WIDTH, height, title)
    drawing.words(14, 24, title, "title")
    drawing.words(14, 43, under, "quiet")
    return drawing
