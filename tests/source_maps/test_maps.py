"""A folder of maps: asked once for what stays as it is, anew for what has changed."""

import os
from collections.abc import Sequence
from pathlib import Path

from source_maps.build import NAME, PROJECT, SCRIPT, THROWN, changed, put
from usercontext.domain.source_place import MapNote, MapTrouble, ScriptPlace, SourcePlace
from usercontext.source_maps.isolation import Places, TookTooLong
from usercontext.source_maps.maps import FoundPlaces, SourceMaps


class Reader:
    """Answers a place for each that it is asked for, and remembers what that was."""

    def __init__(self) -> None:
        self.asked: list[list[tuple[int, int]]] = []

    def __call__(self, descriptor: int, wanted: Sequence[tuple[int, int]]) -> Places:
        os.fstat(descriptor)
        self.asked.append(list(wanted))
        return tuple(SourcePlace("a.ts", *at) for at in wanted)


def _find(maps: SourceMaps, *places: ScriptPlace) -> FoundPlaces:
    return maps.find(PROJECT, "1.4.0", places or (THROWN,))


def test_a_real_map_is_read_apart(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)
    found = _find(SourceMaps(tmp_path))

    assert found.places[THROWN].position == "src/pages/history.ts:5:39"
    assert found.notes == {}


def test_a_map_is_asked_once_for_each_place(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)
    read = Reader()
    maps = SourceMaps(tmp_path, read)
    other = ScriptPlace(SCRIPT, 2, 2)

    assert _find(maps) == _find(maps)
    assert set(_find(maps, other, THROWN).places) == {THROWN, other}
    assert read.asked == [[(1, 41)], [(2, 2)]]


def test_a_map_that_was_replaced_is_asked_anew(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)
    read = Reader()
    maps = SourceMaps(tmp_path, read)
    _find(maps)
    put(tmp_path, "1.4.0", NAME, content=changed(file="b.js"))
    _find(maps)

    assert len(read.asked) == 2


def test_a_place_without_a_column_is_not_guessed_at(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)

    assert _find(SourceMaps(tmp_path, Reader()), ScriptPlace(SCRIPT, 1, 0)).places == {}


def test_a_map_that_cannot_be_read_is_named_and_not_tried_again(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME, content=b"{")
    asked: list[int] = []

    def read(descriptor: int, _: Sequence[tuple[int, int]]) -> None:
        asked.append(descriptor)

    maps = SourceMaps(tmp_path, read)
    note = MapNote(MapTrouble.UNREADABLE, NAME, "1.4.0")

    assert [_find(maps).notes, _find(maps).notes] == [{SCRIPT: note}] * 2
    assert len(asked) == 1


def test_a_map_that_took_too_long_is_tried_again(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)
    asked: list[int] = []

    def read(descriptor: int, _: Sequence[tuple[int, int]]) -> Places:
        asked.append(descriptor)
        raise TookTooLong

    maps = SourceMaps(tmp_path, read)

    assert _find(maps).notes[SCRIPT].trouble is MapTrouble.BUSY
    assert _find(maps).notes[SCRIPT].trouble is MapTrouble.BUSY
    assert len(asked) == 2


def test_no_further_map_is_read_once_nobody_waits(tmp_path: Path) -> None:
    """A page with eight slow maps kept all other pages from theirs for a minute."""
    put(tmp_path, "1.4.0", NAME)
    put(tmp_path, "1.4.0", f"b-{NAME}")
    read = Reader()
    other = ScriptPlace(SCRIPT.replace("index", "b-index"), 1, 41)

    SourceMaps(tmp_path, read).find(PROJECT, "1.4.0", (THROWN, other), lambda: not read.asked)

    assert len(read.asked) == 1


def test_maps_that_were_closed_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "1.4.0", NAME)
    read = Reader()
    maps = SourceMaps(tmp_path, read)
    maps.close()

    assert (_find(maps).places, read.asked) == ({}, [])


def test_a_folder_that_is_not_there_has_no_maps(tmp_path: Path) -> None:
    found = _find(SourceMaps(tmp_path / "none"))

    assert found.notes[SCRIPT].trouble is MapTrouble.MISSING
