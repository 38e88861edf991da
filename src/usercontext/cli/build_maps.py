"""The source maps of a build on this machine, asked for the places of stacks. Not: stacks."""

from collections.abc import Iterable
from pathlib import Path

from usercontext.domain.source_place import ScriptPlace, SourcePlace
from usercontext.source_maps.folder import maps_below, script_name
from usercontext.source_maps.mappings import find_places

_MOST_ENTRIES = 200_000


class BuildMaps:
    """The maps of a folder and those below it, each read when it is asked for.

    What asks comes from a page: it is only compared with names that were found, never opened.
    """

    def __init__(self, folder: Path) -> None:
        self._files = {
            parts[-1]: folder.joinpath(*parts)
            for parts in sorted(maps_below(folder, most=_MOST_ENTRIES))
        }

    def __len__(self) -> int:
        return len(self._files)

    def find(self, wanted: Iterable[ScriptPlace]) -> dict[ScriptPlace, SourcePlace]:
        """Return where places stand in their sources, those that a map knows.

        Raises ValueError for a file that is no source map.
        """
        asked: dict[str, list[ScriptPlace]] = {}
        for place in dict.fromkeys(wanted):
            name = f"{script_name(place.url)}.map"
            if name in self._files and place.line and place.column:
                asked.setdefault(name, []).append(place)
        found: dict[ScriptPlace, SourcePlace] = {}
        for name, places in asked.items():
            path = self._files[name]
            at = [(place.line - 1, place.column - 1) for place in places]
            try:
                read = find_places(path.read_bytes(), at)
            except ValueError as error:
                raise ValueError(f"{path} is no source map") from error
            found |= {place: source for place, source in zip(places, read, strict=True) if source}
        return found
