"""Medians, percentiles, ratios, and the line that a goal ends in. Not: measuring, drawing."""

import math
import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """One demand of a goal: what was measured against its bound, and the figures behind it.

    ``measured`` None means that it was not measured, and ``behind`` says why.
    """

    name: str
    measured: float | None
    bound: float
    at_least: bool
    unit: str = ""
    behind: str = ""

    @property
    def shortfall(self) -> float:
        """Return how far it misses its bound, as a share of the bound; 0 when it holds."""
        if self.measured is None:
            return 0.0
        gap = self.bound - self.measured if self.at_least else self.measured - self.bound
        if gap <= 0:
            return 0.0
        return gap / abs(self.bound) if self.bound else math.inf


class Verdict(NamedTuple):
    """A goal with its demands."""

    goal: str
    title: str
    parts: tuple[Part, ...]

    @property
    def word(self) -> str:
        """Return PASS, how far the worst demand is missed, or what was not measured."""
        worst = max(self.parts, key=lambda part: part.shortfall, default=None)
        if worst is not None and worst.shortfall:
            return f"SHORT by {_percent(worst.shortfall)} ({worst.name})"
        missing = [part.name for part in self.parts if part.measured is None]
        if len(missing) == len(self.parts):
            return "NOT MEASURED"
        return f"PASS, but not measured: {', '.join(missing)}" if missing else "PASS"


def at_least(
    name: str, measured: float | None, bound: float, unit: str = "", behind: str = ""
) -> Part:
    """Demand no less than the bound."""
    return Part(name, measured, bound, True, unit, behind)


def at_most(
    name: str, measured: float | None, bound: float, unit: str = "", behind: str = ""
) -> Part:
    """Demand no more than the bound."""
    return Part(name, measured, bound, False, unit, behind)


def line(verdict: Verdict) -> str:
    """Return the one line of a goal: its name, its word, what it demands."""
    return f"{verdict.goal:4} {verdict.word:42} {verdict.title}"


def behind(verdict: Verdict) -> list[str]:
    """Return the figures behind a goal, one line for each demand."""
    return [f"       {_told(part)}" for part in verdict.parts]


def median_ratio(measured: Sequence[float], reference: Sequence[float]) -> float:
    """Return the median of the ratios of each round: both sides saw the same noise."""
    if len(measured) != len(reference) or not measured:
        raise ValueError("a ratio needs as many runs on either side, and at least one")
    return statistics.median(one / other for one, other in zip(measured, reference, strict=True))


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of an ordered sequence does not exceed; 0 when empty."""
    if not ordered:
        return 0.0
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float]) -> float:
    """Return how far apart the rounds were, as a share of their median."""
    return (max(values) - min(values)) / statistics.median(values) if values else 0.0


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a Markdown table, which also reads well in a terminal."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]

    def told(cells: Sequence[str]) -> str:
        return "| " + " | ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)) + " |"

    return [told(head), "|" + "|".join("-" * (width + 2) for width in widths) + "|"] + [
        told(row) for row in rows
    ]


def short(value: float) -> str:
    """Return a number with three digits that matter, thousands parted."""
    if value == 0 or not math.isfinite(value):
        return f"{value:.0f}"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{min(digits, 4)}f}"


def brief(value: float) -> str:
    """Return the same without zeros behind the point: for pictures, where nothing lines up."""
    told = short(value)
    return told.rstrip("0").rstrip(".") if "." in told else told


def _told(part: Part) -> str:
    demand = f"{'>=' if part.at_least else '<='} {short(part.bound)}{part.unit}"
    found = "not measured" if part.measured is None else short(part.measured) + part.unit
    mark = "short" if part.shortfall else "  -  " if part.measured is None else "  ok "
    return f"{mark} {part.name}: {found} ({demand})" + (f"; {part.behind}" if part.behind else "")


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %") if share >= 0.01 else "less than 1 %"
