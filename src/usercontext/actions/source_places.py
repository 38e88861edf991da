"""Calls of stacks at their places in the sources, by the folder of source maps. Not: reading maps.

A map's texts are a stranger's, as a page's are: capped where they are read, scrubbed here by the
project's own rules too, escaped where they are shown. Nothing that is stored knows of them.
"""

import asyncio
import re
import threading
from collections.abc import Sequence

from msgspec import structs

from usercontext.actions.deps import Deps
from usercontext.actions.own_rules import find_rules
from usercontext.domain.project import ApiKey
from usercontext.domain.source_place import MapNote, MapTrouble, ScriptPlace, SourcePlace
from usercontext.domain.timeline import ReadFrame
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.scrub import scrub_text
from usercontext.present.source_places import note_in_words
from usercontext.source_maps.maps import FoundPlaces

_PATIENCE_S = 8.0
"""How long a page waits for maps: then it is shown as the browser has it, and says so."""
_BUNDLED = re.compile(r"\.min\.m?js\Z|[-._](?=[\w-]*\d)[\w-]{6,}\.m?js\Z")
_FAR_COLUMN = 300
"""Nobody writes lines of that length."""


async def place_frames(
    deps: Deps, key: ApiKey, release: str | None, frames: Sequence[ReadFrame]
) -> tuple[tuple[ReadFrame, ...], str]:
    """Return calls with their sources, and in words why some that ask for them have none."""
    if deps.source_maps is None:
        is_asked = any(frame.is_own and _is_built(frame) for frame in frames)
        return tuple(frames), note_in_words(MapNote(MapTrouble.NO_FOLDER)) if is_asked else ""
    own = await find_rules(deps, key.project_row)
    wanted = [_script_place(frame) for frame in frames]
    maps = deps.source_maps
    answered = threading.Event()

    def look() -> FoundPlaces:
        found = maps.find(key.project_id, release, wanted, lambda: not answered.is_set())
        places = {place: _scrubbed(source, own) for place, source in found.places.items()}
        return FoundPlaces(places, found.notes)

    try:
        async with asyncio.timeout(_PATIENCE_S):
            found = await asyncio.get_running_loop().run_in_executor(deps.map_thread, look)
    except TimeoutError:
        return tuple(frames), note_in_words(MapNote(MapTrouble.BUSY))
    finally:
        answered.set()  # or eight large maps would be read one after the other for nobody
    placed = tuple(_placed(frame, found) for frame in frames)
    return placed, _note(placed, found)


def _script_place(frame: ReadFrame) -> ScriptPlace:
    return ScriptPlace(frame.place, frame.line, frame.column)


def _placed(frame: ReadFrame, found: FoundPlaces) -> ReadFrame:
    source = found.places.get(_script_place(frame))
    if source is None:
        return frame
    return structs.replace(frame, source=source, is_own=frame.is_own and not source.is_library)


def _note(frames: Sequence[ReadFrame], found: FoundPlaces) -> str:
    """Return what is wrong first; that a plain file has no map is nothing to be said."""
    for frame in frames:
        note = found.notes.get(frame.place) if frame.is_own else None
        if note is not None and (note.trouble is not MapTrouble.MISSING or _is_built(frame)):
            return note_in_words(note)
    return ""


def _is_built(frame: ReadFrame) -> bool:
    """Tell whether a call stands in what a bundler wrote, as far as its place shows it."""
    file = frame.position.partition(":")[0]
    return frame.column > _FAR_COLUMN or _BUNDLED.search(file) is not None


def _scrubbed(place: SourcePlace, own: OwnRules | None) -> SourcePlace:
    lines = tuple(scrub_text("\n".join(place.lines), own).text.split("\n"))
    if len(lines) != len(place.lines):  # a key over several lines became one token
        lines = ()
    return structs.replace(place, file=scrub_text(place.file, own).text, lines=lines)
