"""The whole session as a picture: lanes, density, failures, silences, reports. Not: its markup.

Paths rather than rectangles, one for each lane and darkness: a session of any size takes at most
some 20 KB.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.timeline import EntryKind, EntryMark, ReportMark
from usercontext.present.axis import Axis

COLUMNS = 240
LANE = 16
_ZONES = 48
_TICKS = 5
_DARKNESS = (1, 3, 10)
"""From how many entries in a column on it is drawn a step darker."""


class Lane(Struct, frozen=True):
    """One lane: how many entries and failures it holds, its marks as paths by darkness."""

    name: str
    entries: int
    failures: int
    paths: tuple[tuple[str, str], ...]


class Zone(Struct, frozen=True):
    """A part of the strip that leads to its first entry."""

    column: float
    width: float
    id: str
    from_us: int
    until_us: int
    entries: int
    failures: int


class Span(Struct, frozen=True):
    """From where to where on the axis, in percent."""

    start: float
    width: float
    length_us: int = 0


class Strip(Struct, frozen=True):
    """The picture; ``failures`` are a lane of their own, so that no colour is needed to see them.

    Places are percent of the width, those in paths and zones columns of ``COLUMNS``. ``picked`` is
    the range that is asked for; between ``bends`` (percent, offset) the axis is linear.
    """

    lanes: tuple[Lane, ...]
    failures: Lane
    zones: tuple[Zone, ...]
    gaps: tuple[Span, ...]
    reports: tuple[float, ...]
    ticks: tuple[tuple[float, int], ...]
    window: Span | None
    picked: Span | None
    bends: tuple[tuple[float, int], ...]
    columns: int = COLUMNS
    height: int = (len(EntryKind) + 1) * LANE
    lane: int = LANE

    @property
    def drawn(self) -> tuple[Lane, ...]:
        """Return every lane from the top, the failures first."""
        return (self.failures, *self.lanes)


def draw_strip(
    marks: Sequence[EntryMark],
    axis: Axis,
    reports: Sequence[ReportMark],
    window: tuple[int, int] | None,
    picked: tuple[int, int] | None = None,
) -> Strip:
    """Draw every entry; ``window`` is what the list below shows, ``picked`` what is asked for."""
    columns = _columns(marks, axis)
    inside: dict[EntryKind, list[int]] = {kind: [] for kind in EntryKind}
    failures = dict.fromkeys(EntryKind, 0)
    failed: list[int] = []
    for column, mark in zip(columns, marks, strict=True):
        inside[mark.kind].append(column)
        if mark.failed:
            failures[mark.kind] += 1
            failed.append(column)
    return Strip(
        tuple(
            Lane(kind.value, len(held), failures[kind], _paths(held, number))
            for number, (kind, held) in enumerate(inside.items(), 1)
        ),
        Lane("error", len(failed), len(failed), _paths(failed, 0)),
        _zones(marks, columns),
        tuple(_span(axis, gap.from_us, gap.until_us) for gap in axis.gaps),
        tuple(_percent(axis.place(report.at_us)) for report in reports),
        _ticks(axis),
        None if window is None else _span(axis, *window),
        None if picked is None else _span(axis, *picked),
        tuple((_percent(place), offset_us) for place, offset_us in axis.bends),
    )


def _columns(marks: Sequence[EntryMark], axis: Axis) -> list[int]:
    """Return the column of each mark; in order of time those of one column stand side by side."""

    def column(mark: EntryMark) -> int:
        return min(int(axis.place(mark.at_us) * COLUMNS), COLUMNS - 1)

    columns: list[int] = []
    while len(columns) < len(marks):
        here = column(marks[len(columns)])
        end = bisect_right(marks, here, len(columns) + 1, key=column)
        columns += [here] * (end - len(columns))
    return columns


def _paths(columns: Sequence[int], lane: int) -> tuple[tuple[str, str], ...]:
    counts = Counter(columns)
    steps: list[list[str]] = [[] for _ in _DARKNESS]
    for column in sorted(counts):
        step = sum(counts[column] >= least for least in _DARKNESS) - 1
        steps[step].append(f"M{column + 0.5:g} {lane * LANE + 3}v{LANE - 6}")
    return tuple((f"d{number}", "".join(step)) for number, step in enumerate(steps) if step)


def _zones(marks: Sequence[EntryMark], columns: Sequence[int]) -> tuple[Zone, ...]:
    width = COLUMNS / _ZONES
    edges = [bisect_left(columns, number * width) for number in range(_ZONES + 1)]
    return tuple(
        _zone(number * width, width, marks[start:end])
        for number, (start, end) in enumerate(pairwise(edges))
        if start < end
    )


def _zone(column: float, width: float, held: Sequence[EntryMark]) -> Zone:
    failed = [mark.id for mark in held if mark.failed]
    first, last = held[0], held[-1]
    lead = failed[0] if failed else first.id
    return Zone(column, width, lead, first.at_us, last.at_us, len(held), len(failed))


def _ticks(axis: Axis) -> tuple[tuple[float, int], ...]:
    if axis.end_us - axis.start_us < MICROSECONDS // 1000:
        return ((0.0, 0),)
    places = [number / _TICKS for number in range(_TICKS + 1)]
    return tuple((_percent(place), axis.instant(place) - axis.start_us) for place in places)


def _span(axis: Axis, from_us: int, until_us: int) -> Span:
    start, end = axis.place(from_us), axis.place(until_us)
    return Span(_percent(start), max(_percent(end - start), 0.3), until_us - from_us)


def _percent(share: float) -> float:
    return round(share * 100, 2)
