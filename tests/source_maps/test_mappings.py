"""Where a place stands by one map: a real one, the corners of the standard, hostile ones."""

import json
from typing import Any

import pytest

from source_maps.build import BUILT, changed
from usercontext.domain.source_place import SourcePlace
from usercontext.source_maps.mappings import find_places, is_map

_SMALL: dict[str, Any] = {
    "version": 3,
    "sources": ["../../src/pages/History.tsx"],
    "sourcesContent": ["import x\n  describe(event)\nend"],
    "mappings": ";IACE,gBAAM,C",
}
"""On the second line: from column 4 on the source's 2:3, from 20 on its 2:9, from 21 nobody's."""


def _find(line: int, column: int, whole: bytes | None = None) -> SourcePlace | None:
    return find_places(whole or json.dumps(_SMALL).encode(), [(line, column)])[0]


def test_a_thrown_error_of_a_real_build_stands_where_it_was_written() -> None:
    found = find_places(BUILT, [(0, 77), (0, 40)])

    assert [place and (place.position, place.text) for place in found] == [
        ("src/pages/history.ts:9:32", "return events.map((event) => describe(event));"),
        ("src/pages/history.ts:5:39", "return `${event.at}: ${event.actor!.name}`;"),
    ]


def test_a_place_is_that_of_the_last_segment_before_it() -> None:
    before, at = _find(1, 19), _find(1, 20)

    assert before is not None
    assert at is not None
    assert (before.column, at.column) == (3, 9)


@pytest.mark.parametrize(("line", "column"), [(0, 0), (1, 3), (1, 21), (2, 8), (900, 0)])
def test_what_nobody_wrote_has_no_place(line: int, column: int) -> None:
    assert _find(line, column) is None


def test_lines_around_the_place_come_with_it() -> None:
    place = _find(1, 4)

    assert place is not None
    assert (place.first_line, place.lines) == (1, ("import x", "  describe(event)", "end"))


def test_a_map_without_sources_in_it_still_tells_the_place() -> None:
    place = _find(1, 4, json.dumps(_SMALL | {"sourcesContent": None}).encode())

    assert place is not None
    assert (place.position, place.lines, place.text) == ("src/pages/History.tsx:2:3", (), "")


def test_a_map_of_several_parts_is_read_from_where_each_begins() -> None:
    parts = [
        {"offset": {"line": 0, "column": 0}, "map": _SMALL},
        {"offset": {"line": 3, "column": 10}, "map": json.loads(BUILT)},
    ]
    whole = json.dumps({"version": 3, "sections": parts}).encode()

    assert [place and place.line for place in find_places(whole, [(1, 4), (3, 50), (3, 9)])] == [
        2,
        5,
        None,
    ]


def test_a_part_within_a_part_is_not_followed() -> None:
    inner = {"offset": {"line": 0, "column": 0}, "map": _SMALL}
    outer = {"offset": {"line": 0, "column": 0}, "map": {"sections": [inner]}}

    with pytest.raises(ValueError, match="is no source map"):
        _find(1, 4, json.dumps({"sections": [outer]}).encode())


def test_what_a_map_lists_as_foreign_is_a_library_s() -> None:
    for told in (
        {"ignoreList": [0]},
        {"x_google_ignoreList": [0]},
        {"sources": ["../node_modules/react/index.js"]},
    ):
        place = _find(1, 4, json.dumps(_SMALL | told).encode())
        assert place is not None
        assert place.is_library


@pytest.mark.parametrize(
    "whole",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"sources": []}',
        b'{"sources": ["a"], "mappings": 7}',
        changed(mappings="!"),
        changed(mappings="g" * 5_000),
        changed(mappings="AAgggggggB"),
        changed(mappings="AAAAAAAA"),
        changed(mappings="ADDD"),
        changed(mappings="AgGAA"),
        b"[" * 100_000,
    ],
)
def test_what_is_no_map_is_refused_and_not_guessed_at(whole: bytes) -> None:
    with pytest.raises(ValueError, match="is no source map"):
        find_places(whole, [(0, 5)])


def test_a_guard_before_the_map_is_skipped() -> None:
    """Servers put it there against pages that load JSON as a script."""
    assert is_map(b")]}'\n" + BUILT)
    assert find_places(b")]}'\n" + BUILT, [(0, 40)]) == find_places(BUILT, [(0, 40)])


def test_a_long_line_is_read_in_pieces_to_the_same_places() -> None:
    many = "AAAA," * 40_000 + "CAAC"
    place = _find(0, 1, changed(mappings=many))

    assert place is not None
    assert (place.line, place.column) == (1, 2)
