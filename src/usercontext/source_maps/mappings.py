"""Where places of a built script stand in its sources, by one source map. Pure. Not: files.

A map is what a bundler writes beside a script, by ECMA-426: numbers in base 64, each the difference
from the one before. It is read once, as far as the last place asked for, and nothing of it is kept:
a list of all that a map of 10 MB says would take 140 MB.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct, field

from usercontext.domain.source_place import SourcePlace
from usercontext.source_maps.sources import around, is_library, shown_path

_VALUES = {
    digit: value
    for value, digit in enumerate(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}
_MORE, _VALUE, _BITS = 32, 31, 5
_LONGEST_SEGMENT = 40
"""Five numbers below 2^31 take 35 digits; a longer one would be summed up for ever."""
_SEGMENTS = (1, 4, 5)
_PIECE = 65_536
_MOST_KNOWN = 50_000
_MOST_SECTIONS = 10_000
_GUARD = b")]}'"
"""What a server may put before JSON, by the standard."""

At = tuple[int, int]
"""A line and a column from 0."""
_Found = tuple[int, int, int] | None


class _Part(Struct):
    mappings: str
    sources: list[str | None]
    contents: list[str | None] | None = field(name="sourcesContent", default=None)
    root: str | None = field(name="sourceRoot", default=None)
    ignored: list[int] | None = field(name="ignoreList", default=None)
    ignored_before: list[int] | None = field(name="x_google_ignoreList", default=None)


class _Offset(Struct):
    line: int
    column: int


class _Section(Struct):
    offset: _Offset
    map: _Part


class _Sections(Struct):
    sections: list[_Section]


def find_places(whole: bytes, wanted: Sequence[At]) -> list[SourcePlace | None]:
    """Return where each place stands, None where nobody wrote what is there.

    Raises ValueError for what is no source map.
    """
    try:
        parts = _parts(_bare(whole))
        found: dict[At, SourcePlace] = {}
        for part, offset, inside in _asked_of(parts, sorted(set(wanted))):
            for at, place in _find(part.mappings, inside).items():
                if place is not None:
                    found[_moved(at, offset)] = _told(part, place)
    except (msgspec.MsgspecError, LookupError, RecursionError, UnicodeError) as error:
        raise ValueError("is no source map") from error
    return [found.get(at) for at in wanted]


def is_map(whole: bytes) -> bool:
    """Tell whether something has the form of a source map."""
    try:
        _parts(_bare(whole))
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return False
    return True


def _bare(whole: bytes) -> bytes:
    return whole.partition(b"\n")[2] if whole.startswith(_GUARD) else whole


def _parts(whole: bytes) -> list[tuple[At, _Part]]:
    try:
        told = msgspec.json.decode(whole, type=_Sections).sections[:_MOST_SECTIONS]
    except msgspec.ValidationError:
        return [((0, 0), msgspec.json.decode(whole, type=_Part))]
    return sorted(
        (((each.offset.line, each.offset.column), each.map) for each in told),
        key=lambda part: part[0],
    )


def _asked_of(
    parts: list[tuple[At, _Part]], wanted: list[At]
) -> Iterator[tuple[_Part, At, list[At]]]:
    """Yield what each part is asked for, counted from where it begins."""
    for number, (start, part) in enumerate(parts):
        end = parts[number + 1][0] if number + 1 < len(parts) else None
        inside = [at for at in wanted if start <= at and (end is None or at < end)]
        if inside:
            columns = start[1]
            yield (
                part,
                start,
                [
                    (line - start[0], column - columns if line == start[0] else column)
                    for line, column in inside
                ],
            )


def _moved(at: At, offset: At) -> At:
    return at[0] + offset[0], at[1] + (offset[1] if at[0] == 0 else 0)


def _find(mappings: str, wanted: list[At]) -> dict[At, _Found]:
    """Return what the last segment before each place says; ``wanted`` is in order."""
    found: dict[At, _Found] = {}
    known: dict[str, tuple[int, ...]] = {"": ()}
    columns: dict[int, list[int]] = {}
    for line, column in wanted:
        columns.setdefault(line, []).append(column)
    last = wanted[-1][0]
    state = [0, 0, 0]
    start = 0
    for number in range(last + 1):
        end = mappings.find(";", start)
        is_last = end < 0
        end = len(mappings) if is_last else end
        if end > start:
            asked = columns.get(number, [])
            for column, place in _read_line(mappings, (start, end), state, known, asked):
                found[number, column] = place
        start = end + 1
        if is_last:
            break
    return found


def _read_line(
    mappings: str,
    extent: tuple[int, int],
    state: list[int],
    known: dict[str, tuple[int, ...]],
    asked: list[int],
) -> Iterator[tuple[int, _Found]]:
    """Go through a line from the ``state`` before it to that behind it; yield what is asked for."""
    source, line, column = state
    at, next_asked, place = 0, 0, None
    rest = len(asked)
    for piece in _pieces(mappings, *extent):
        for coded in piece:
            moves = known.get(coded)
            if moves is None:
                moves = _numbers(coded)
                if len(known) < _MOST_KNOWN:
                    known[coded] = moves
            if not moves:
                continue
            at += moves[0]
            while rest and asked[next_asked] < at:
                yield asked[next_asked], place
                next_asked, rest = next_asked + 1, rest - 1
            if len(moves) == 1:
                place = None
                continue
            source, line, column = source + moves[1], line + moves[2], column + moves[3]
            if rest:
                place = (source, line, column)
    state[:] = source, line, column
    for each in asked[next_asked:]:
        yield each, place


def _pieces(mappings: str, start: int, end: int) -> Iterator[list[str]]:
    while start < end:
        stop = mappings.find(",", start + _PIECE, end) if end - start > _PIECE else end
        stop = end if stop < 0 else stop
        yield mappings[start:stop].split(",")
        start = stop + 1


def _numbers(coded: str) -> tuple[int, ...]:
    if len(coded) > _LONGEST_SEGMENT:
        raise KeyError(coded[:_LONGEST_SEGMENT])
    found, value, shift = [], 0, 0
    for digit in coded:
        bits = _VALUES[digit]
        value |= (bits & _VALUE) << shift
        if bits & _MORE:
            shift += _BITS
            continue
        found.append(-(value >> 1) if value & 1 else value >> 1)
        value = shift = 0
    if len(found) not in _SEGMENTS:
        raise KeyError(coded)
    return tuple(found)


def _told(part: _Part, place: tuple[int, int, int]) -> SourcePlace:
    source, line, column = place
    if min(place) < 0:
        raise IndexError
    name = part.sources[source]
    path = shown_path(part.root, name)
    content = part.contents[source] if part.contents and source < len(part.contents) else None
    lines, first = around(content or "", line, column)
    ignored = part.ignored or part.ignored_before or ()
    foreign = source in ignored or is_library(name or "")
    return SourcePlace(path, line + 1, column + 1, lines, first, foreign)
