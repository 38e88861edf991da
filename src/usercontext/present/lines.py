"""What stands on a line of a timeline: words, a request's numbers, its bar, marks. Not: which."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from usercontext.domain.log_entry import Level
from usercontext.domain.timeline import EntryKind, EntryMark, Proof, ReadEntry, ReadExchange
from usercontext.present.axis import Axis
from usercontext.present.pieces import Piece, one_line, pieces
from usercontext.present.rows import Run

_SHORTEST_BAR = 0.6


class Bar(Struct, frozen=True):
    """Where a line stands among those beside it, in percent; a request as long as it took."""

    start: float
    width: float
    is_request: bool


class Line(Struct, frozen=True):
    """One line; ``count`` entries that say the same, the last one at ``until_us``."""

    id: str
    at_us: int
    until_us: int
    count: int
    kind: EntryKind
    level: Level
    failed: bool
    words: tuple[Piece, ...]
    where: str
    exchange: ReadExchange | None
    place: float
    bar: Bar
    proofs: tuple[Proof, ...]
    is_truncated: bool
    is_repaired: bool


def write_line(
    run: Run,
    marks: tuple[EntryMark, EntryMark],
    read: ReadEntry | None,
    axes: tuple[Axis, Axis],
    proofs: Mapping[str, tuple[Proof, ...]],
) -> Line:
    """Write the line of a run, whose first and last entries these are.

    ``axes`` are the session's, in which the line has its place, and that of the lines' bars.
    """
    whole, near = axes
    first, last = marks
    exchange = None if read is None else read.exchange
    return Line(
        id=first.id,
        at_us=first.at_us,
        until_us=last.at_us,
        count=run.count,
        kind=first.kind,
        level=first.level,
        failed=first.failed,
        words=pieces(one_line(read.text)) if read else (),
        where=_where(read),
        exchange=exchange,
        place=round(whole.place(first.at_us) * 100, 2),
        bar=_bar(first, last, exchange, near),
        proofs=proofs.get(first.id, ()),
        is_truncated=read is not None and read.entry.truncated,
        is_repaired=read is not None and bool(read.entry.repaired),
    )


def axis_of_lines(
    runs: Sequence[Run], marks: Sequence[EntryMark], read: Mapping[str, ReadEntry]
) -> Axis:
    """Return the axis that the bars of these lines have in common: to the end of the last one."""
    instants = sorted(instant for run in runs for instant in _ends(run, marks, read))
    return Axis(instants)


def _ends(
    run: Run, marks: Sequence[EntryMark], read: Mapping[str, ReadEntry]
) -> tuple[int, int, int]:
    first = marks[run.first]
    entry = read.get(first.id)
    exchange = None if entry is None else entry.exchange
    lasted_ms = 0.0 if exchange is None else exchange.duration_ms or 0.0
    return first.at_us, first.at_us + int(lasted_ms * 1000), marks[run.last].at_us


def _where(read: ReadEntry | None) -> str:
    """Return the innermost call of the page's own code, or of any."""
    if read is None or not read.frames:
        return ""
    frame = next((frame for frame in read.frames if frame.is_own), read.frames[0])
    return frame_in_words(frame.function, frame.place, frame.line)


def frame_in_words(function: str, place: str, line: int) -> str:
    """Write a call in a few words: the function, the file's name, the line."""
    name = place.split("?", 1)[0].split("#", 1)[0].rstrip("/").rsplit("/", 1)[-1]
    return one_line(f"{function + ' · ' if function else ''}{name}:{line}", 120)


def _bar(first: EntryMark, last: EntryMark, exchange: ReadExchange | None, axis: Axis) -> Bar:
    start = axis.place(first.at_us)
    end_us = last.at_us
    if exchange is not None and exchange.duration_ms is not None:
        end_us = first.at_us + int(exchange.duration_ms * 1000)
    width = max((axis.place(end_us) - start) * 100, _SHORTEST_BAR)
    place = min(start * 100, 100 - _SHORTEST_BAR)
    return Bar(round(place, 2), round(min(width, 100 - place), 2), exchange is not None)
