"""Puts the maps of a build where the server looks for them, by release. Not: looking for them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from usercontext.source_maps.folder import PROJECTS, folder_name, maps_below
from usercontext.source_maps.mappings import is_map
from usercontext.source_maps.reader import LARGEST_BYTES

_MOST_ENTRIES = 200_000


def add_maps(
    folder: Path, build: Path, release: str | None, project: str | None = None
) -> tuple[Path, ...]:
    """Copy every map of a build to its release, in place of one that is there; return where to.

    Without a release they lie side by side. Each is whole on the disk before it has its name.
    Raises ValueError for a file that is no map and for two that would have one name; OSError.
    """
    shelf = folder / PROJECTS / project if project else folder
    found = list(maps_below(build, most=_MOST_ENTRIES))
    pairs = list(_pairs(found, shelf, release))
    if len({target for _, target in pairs}) < len(pairs):
        raise ValueError("two maps have one name: name the release")
    for parts in found:  # all before the first is copied: a release is there, or as it was
        _read(build.joinpath(*parts))
    for parts, target in pairs:
        _copy(_read(build.joinpath(*parts)), target)
    return tuple(target for _, target in pairs)


def _pairs(
    found: list[tuple[str, ...]], shelf: Path, release: str | None
) -> Iterator[tuple[tuple[str, ...], Path]]:
    for parts in found:
        if release is not None:
            yield parts, shelf.joinpath(folder_name(release), *parts)
        else:
            yield parts, shelf / parts[-1]


def _read(source: Path) -> bytes:
    if source.stat().st_size > LARGEST_BYTES:
        raise ValueError(f"{source} is larger than {LARGEST_BYTES // 1024**2} MiB")
    content = source.read_bytes()
    if not is_map(content):
        raise ValueError(f"{source} is no source map")
    return content


def _copy(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            written.chmod(0o644)
            written.replace(target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
