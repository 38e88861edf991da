"""Where a place in a built script stands in what people wrote, by source maps. Not: stacks.

A map is the file that a bundler writes beside a script, by ECMA-426: numbers in base 64, each the
difference from the one before. Maps of several parts (``sections``) are read too.
"""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

_DIGITS = {
    digit: value
    for value, digit in enumerate(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}
_MORE, _VALUE = 32, 31
_NAMES_A_PLACE = 4
"""A segment of one number says only that nobody wrote what begins there."""


class Place(NamedTuple):
    """A place in a source: its line and column from 1; ``text`` is the line, '' if not kept."""

    source: str
    line: int
    column: int
    text: str


class SourceMaps:
    """The maps of a folder and those below it, each read when it is first asked for.

    What asks comes from a page: it is only compared with names that were found, never opened.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {path.name: path for path in sorted(folder.rglob("*.map"))}
        self._read: dict[str, _Map] = {}

    def __len__(self) -> int:
        return len(self._files)

    def find(self, url: str, line: int, column: int) -> Place | None:
        """Return where a place stands in its source, None where no map knows it.

        Raises ValueError for a file that is no source map.
        """
        name = f"{urlsplit(url).path.rpartition('/')[2]}.map"
        if name not in self._files:
            return None
        if name not in self._read:
            self._read[name] = _read_map(self._files[name])
        return self._read[name].find(line - 1, column - 1)


class _Segment(NamedTuple):
    column: int
    source: str
    line: int
    source_column: int


class _Map:
    """A map, line by line."""

    def __init__(self, lines: dict[int, list[_Segment]], texts: dict[str, list[str]]) -> None:
        self._lines, self._texts = lines, texts

    def find(self, line: int, column: int) -> Place | None:
        segments = self._lines.get(line, [])
        at = bisect_right(segments, column, key=lambda segment: segment.column) - 1
        if at < 0:
            return None
        found = segments[at]
        text = self._texts.get(found.source, [])
        shown = text[found.line].strip() if found.line < len(text) else ""
        return Place(found.source, found.line + 1, found.source_column + 1, shown)


def _read_map(path: Path) -> _Map:
    lines: dict[int, list[_Segment]] = {}
    texts: dict[str, list[str]] = {}
    try:
        whole = msgspec.json.decode(path.read_bytes())
        for first_line, first_column, part in _parts(whole):
            sources = [_shown(part.get("sourceRoot"), one) for one in part["sources"]]
            kept = part.get("sourcesContent") or []
            texts |= {s: t.split("\n") for s, t in zip(sources, kept, strict=False) if t}
            for line, segment in _segments(part["mappings"], sources):
                shift = first_column if line == 0 else 0
                moved = segment._replace(column=segment.column + shift)
                lines.setdefault(first_line + line, []).append(moved)
    except (msgspec.DecodeError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is no source map") from error
    return _Map(lines, texts)


def _parts(whole: Any) -> Iterator[tuple[int, int, Any]]:
    for section in whole.get("sections", ()):
        offset = section["offset"]
        yield offset["line"], offset["column"], section["map"]
    if "sections" not in whole:
        yield 0, 0, whole


def _shown(root: str | None, source: str | None) -> str:
    """Return a source's path from the root of the project, without the steps up to it."""
    path = f"{root.rstrip('/')}/{source}" if root else source or "?"
    return path.removeprefix("webpack://").lstrip("./") or path


def _segments(mappings: str, sources: list[str]) -> Iterator[tuple[int, _Segment]]:
    source = line = column = 0
    for number, coded in enumerate(mappings.split(";")):
        at = 0
        for one in filter(None, coded.split(",")):
            moves = _numbers(one)
            at += moves[0]
            if len(moves) < _NAMES_A_PLACE:
                continue
            source, line, column = source + moves[1], line + moves[2], column + moves[3]
            yield number, _Segment(at, sources[source], line, column)


def _numbers(coded: str) -> list[int]:
    found, value, shift = [], 0, 0
    for digit in coded:
        bits = _DIGITS[digit]
        value |= (bits & _VALUE) << shift
        if bits & _MORE:
            shift += 5
            continue
        found.append(-(value >> 1) if value & 1 else value >> 1)
        value = shift = 0
    return found
