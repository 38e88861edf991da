"""A place in a built script, and where that stands in what people wrote. Not: how it is found."""

from enum import StrEnum

from msgspec import Struct


class ScriptPlace(Struct, frozen=True):
    """A place in a script as a stack has it: its address, line and column from 1."""

    url: str
    line: int
    column: int


class SourcePlace(Struct, frozen=True):
    """A place in a source, line and column from 1.

    ``lines`` are those around it, the first with the number ``first_line``; none where the map does
    not hold them. ``is_library``: the map says that it is nobody's own, or its path does.
    """

    file: str
    line: int
    column: int
    lines: tuple[str, ...] = ()
    first_line: int = 0
    is_library: bool = False

    @property
    def position(self) -> str:
        """Return file, line and column, as editors and agents open them."""
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def text(self) -> str:
        """Return the line itself, '' where the map does not hold it."""
        at = self.line - self.first_line
        return self.lines[at].strip() if 0 <= at < len(self.lines) else ""


class MapTrouble(StrEnum):
    """Why a script's places are told as they stand in the script."""

    NO_FOLDER = "no_folder"
    MISSING = "missing"
    CROWDED = "crowded"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    BUSY = "busy"


class MapNote(Struct, frozen=True):
    """The first trouble with a script's map: its file, and the release that has one, if another."""

    trouble: MapTrouble
    file: str = ""
    release: str | None = None
    other_release: str | None = None
