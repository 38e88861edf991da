"""Which map of a folder belongs to a script, by release and file name. Not: what is in one.

The folder is the operator's: ``<release>/…/index-3f2a.js.map``, and right in it maps of no release;
below ``projects/<id>/`` the same again for one project alone. What asks comes from a page: it is
only compared with names that were found. Nothing that is a link is followed.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID

from msgspec import Struct

from usercontext.domain.source_place import MapNote, MapTrouble

PROJECTS = "projects"
_ENDING = ".map"
_MOST_ENTRIES, _MOST_ELSEWHERE = 20_000, 4_000
_DEEPEST = 12
_LONGEST_NAME = 200
_LONGEST_FOLDER_BYTES = 255
_UNSAFE = re.compile(r"[/\\%:*?\"<>|\x00-\x1f\x7f]|^\.|[. ]$")


class MapFile(Struct, frozen=True):
    """A map that was found: the names that lead to it from the folder, and its release if any."""

    parts: tuple[str, ...]
    release: str | None


class TooMany(ValueError):
    """A folder holds more than is looked through."""


def folder_name(release: str) -> str:
    """Return what a release's folder is called: what no file name should hold is ``%2F``.

    Raises ValueError for a release of which no folder can be called.
    """
    name = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", release)
    if name == PROJECTS:
        name = f"%{ord(PROJECTS[0]):02X}{PROJECTS[1:]}"
    if not 0 < len(name.encode("utf-8", "surrogateescape")) <= _LONGEST_FOLDER_BYTES:
        raise ValueError(f"the release needs a name of 1 to {_LONGEST_FOLDER_BYTES} bytes")
    return name


def find_map(folder: Path, project_id: UUID, release: str | None, url: str) -> MapFile | MapNote:
    """Return the map of a script, or why there is none; a map of another release is none."""
    path = _segments(url)
    file = script_name(url)
    if not file or len(file) > _LONGEST_NAME:
        return MapNote(MapTrouble.MISSING, file[:_LONGEST_NAME], release)
    shelves: tuple[tuple[str, ...], ...] = ((PROJECTS, str(project_id)), ())
    try:
        for shelf in shelves:
            found = _find_on(folder, shelf, release, path)
            if found is not None:
                return found
    except TooMany:
        return MapNote(MapTrouble.CROWDED, file, release)
    try:
        other = next((r for shelf in shelves if (r := _elsewhere(folder, shelf, file))), None)
    except TooMany:
        other = None
    return MapNote(MapTrouble.MISSING, file, release, other)


def script_name(url: str) -> str:
    """Return the name of a script's file, '' for an address that has none or is none."""
    path = _segments(url)
    return path[-1] if path else ""


def open_map(folder: Path, parts: Sequence[str]) -> int:
    """Return a descriptor of a regular file below the folder; OSError if a link leads there."""
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = below
        # a pipe that somebody put there would be waited for
        file = os.open(parts[-1], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    finally:
        os.close(at)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError("is no file")
    return file


def maps_below(
    folder: Path, start: tuple[str, ...] = (), most: int = _MOST_ENTRIES
) -> Iterator[tuple[str, ...]]:
    """Yield the names that lead to each map below a folder, none behind a link; TooMany."""
    left, seen = [start], 0
    while left:
        here = left.pop()
        for name, is_folder in _entries(folder.joinpath(*here)):
            seen += 1
            if seen > most:
                raise TooMany("holds more files than are looked through")
            if is_folder and len(here) < _DEEPEST:
                left.append((*here, name))
            elif not is_folder and name.endswith(_ENDING):
                yield (*here, name)


def _find_on(
    folder: Path, shelf: tuple[str, ...], release: str | None, path: list[str]
) -> MapFile | MapNote | None:
    name = f"{path[-1]}{_ENDING}"
    if release and (inside := _release_folder(folder, shelf, release)):
        alike = [parts for parts in maps_below(folder, inside) if parts[-1] == name]
        if alike:
            chosen = _nearest(alike, path)
            if chosen is None:
                return MapNote(MapTrouble.AMBIGUOUS, path[-1], release)
            return MapFile(chosen, release)
    if any(one == name and not is_folder for one, is_folder in _entries(folder.joinpath(*shelf))):
        return MapFile((*shelf, name), None)
    return None


def _release_folder(folder: Path, shelf: tuple[str, ...], release: str) -> tuple[str, ...] | None:
    try:
        name = folder_name(release)
    except ValueError:
        return None
    known = _entries(folder.joinpath(*shelf))
    return (*shelf, name) if (name, True) in known else None


def _nearest(alike: list[tuple[str, ...]], path: list[str]) -> tuple[str, ...] | None:
    """Return that of several whose folders are most like the script's; None if two are."""
    ranked = sorted(alike, key=lambda parts: _shared(parts, path), reverse=True)
    if len(ranked) > 1 and _shared(ranked[0], path) == _shared(ranked[1], path):
        return None
    return ranked[0]


def _shared(parts: tuple[str, ...], path: list[str]) -> int:
    count = 0
    for one, other in zip(parts[-2::-1], path[-2::-1], strict=False):
        if one != other:
            break
        count += 1
    return count


def _elsewhere(folder: Path, shelf: tuple[str, ...], file: str) -> str | None:
    """Return another release that has a map of that name, as far as one looks: it is a hint."""
    name, seen = f"{file}{_ENDING}", 0
    for one, is_folder in _entries(folder.joinpath(*shelf)):
        if not is_folder or (not shelf and one == PROJECTS):
            continue
        for parts in maps_below(folder, (*shelf, one), _MOST_ELSEWHERE):
            seen += 1
            if parts[-1] == name:
                return unquote(one)
            if seen == _MOST_ELSEWHERE:
                return None
    return None


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """Return the names in a folder that are files or folders, in order; [] where it is none."""
    try:
        with os.scandir(folder) as found:
            return sorted(
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in found
                if not entry.is_symlink()
            )
    except OSError:
        return []


def _segments(url: str) -> list[str]:
    try:
        path = urlsplit(url).path
    except ValueError:
        return []
    return [unquote(part) for part in path.split("/") if part]
