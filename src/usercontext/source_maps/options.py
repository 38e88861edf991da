"""What the source maps' room is told: where the maps are. Not: settings themselves."""

from pathlib import Path

from msgspec import Struct


class SourceMapsOptions(Struct, frozen=True):
    """The folder that holds the source maps of builds, None for none."""

    folder: Path | None = None
