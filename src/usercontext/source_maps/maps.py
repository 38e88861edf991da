"""A folder of source maps asked for places, answers kept while a map stays as it is. Not: threads.

The server never reads a map itself (``isolation``); what one said of a place is kept by the map's
time and size, so that a page that is shown again costs a look at the folder.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

from msgspec import Struct

from usercontext.domain.source_place import MapNote, MapTrouble, ScriptPlace, SourcePlace
from usercontext.source_maps.folder import MapFile, find_map, open_map
from usercontext.source_maps.isolation import Places, TookTooLong, read_apart

_MOST_KEPT = 2_000
_MOST_SCRIPTS = 8
"""Scripts of one question: a page has a few, and each that is new costs a process."""

_Read = Callable[[int, Sequence[tuple[int, int]]], Places | None]
_Kept = tuple[int, int, int, int, int, int]


class FoundPlaces(Struct, frozen=True):
    """Where places stand, those that are known; ``notes`` say by script what was wrong."""

    places: dict[ScriptPlace, SourcePlace]
    notes: dict[str, MapNote]


class SourceMaps:
    """The maps below a folder. Not safe for two threads at once, but for ``close``."""

    def __init__(self, folder: Path, read: _Read | None = None) -> None:
        self.folder = folder
        self._closed = Event()
        self._read = read or partial(read_apart, is_over=self._closed.is_set)
        self._kept: OrderedDict[_Kept, SourcePlace | MapTrouble | None] = OrderedDict()

    def find(
        self,
        project_id: UUID,
        release: str | None,
        wanted: Iterable[ScriptPlace],
        is_awaited: Callable[[], bool] = lambda: True,
    ) -> FoundPlaces:
        """Return where the places of scripts stand in their sources. Blocks while maps are read.

        No further map is begun once nobody waits for the answer: the next page does.
        """
        by_script: dict[str, list[ScriptPlace]] = {}
        for place in dict.fromkeys(wanted):
            if place.line and place.column:
                by_script.setdefault(place.url, []).append(place)
        places: dict[ScriptPlace, SourcePlace] = {}
        notes: dict[str, MapNote] = {}
        for url, asked in list(by_script.items())[:_MOST_SCRIPTS]:
            if self._closed.is_set() or not is_awaited():
                break
            found = find_map(self.folder, project_id, release, url)
            told = found if isinstance(found, MapNote) else self._ask(found, asked, places)
            if told is not None:
                notes[url] = told
        return FoundPlaces(places, notes)

    def close(self) -> None:
        """Leave the map that is being read, and read no other: the server is about to stop."""
        self._closed.set()

    def _ask(
        self, file: MapFile, asked: list[ScriptPlace], places: dict[ScriptPlace, SourcePlace]
    ) -> MapNote | None:
        name = file.parts[-1]
        try:
            descriptor = open_map(self.folder, file.parts)
        except OSError:
            return MapNote(MapTrouble.UNREADABLE, name, file.release)
        try:
            is_read = self._fill(descriptor, asked)
        except TookTooLong:
            return MapNote(MapTrouble.BUSY, name, file.release)
        finally:
            os.close(descriptor)
        for place, found in zip(asked, is_read, strict=True):
            if isinstance(found, MapTrouble):
                return MapNote(found, name, file.release)
            if found is not None:
                places[place] = found
        return None

    def _fill(
        self, descriptor: int, asked: list[ScriptPlace]
    ) -> list[SourcePlace | MapTrouble | None]:
        """Return what is kept of each place, after reading the map for those that are new."""
        told = os.fstat(descriptor)
        state = (told.st_dev, told.st_ino, told.st_mtime_ns, told.st_size)
        keys = [(*state, place.line, place.column) for place in asked]
        new = [key for key in dict.fromkeys(keys) if key not in self._kept]
        answers: dict[_Kept, SourcePlace | MapTrouble | None] = {}
        if new:
            said = self._read(descriptor, [(key[4], key[5]) for key in new])
            filled = said if said is not None else (MapTrouble.UNREADABLE,) * len(new)
            answers = dict(zip(new, filled, strict=True))
        for key in keys:
            answers[key] = self._kept.pop(key) if key in self._kept else answers[key]
        self._kept.update(answers)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return [answers[key] for key in keys]
