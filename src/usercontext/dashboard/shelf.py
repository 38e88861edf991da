"""The scripts and styles behind the pages, read once at start. Not: what they do."""

import gzip
from pathlib import Path

import msgspec
from msgspec import Struct

FOLDER = Path(__file__).parents[1] / "built" / "dashboard"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


class FilesMissing(Exception):
    """The pages' scripts and styles are not there; the text says how to make them."""


class Manifest(Struct, frozen=True):
    """What the build made: the name of each file, with its hash."""

    style: str
    script: str
    icon: str


class Shelf(Struct, frozen=True):
    """Every file by its name behind ``/static/``, with its content type; ``packed`` with gzip."""

    manifest: Manifest
    files: dict[str, tuple[str, bytes]]
    packed: dict[str, bytes] = {}


def read_shelf(folder: Path = FOLDER) -> Shelf:
    """Read what was built; raises FilesMissing."""
    try:
        manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise FilesMissing(
            "the files behind the pages are not built; build them with `make serve`, or, where the"
            " environment is set up, with `python packages/build_hook.py`"
        ) from error
    files = {
        path.name: (_TYPES[path.suffix], path.read_bytes())
        for path in sorted(folder.iterdir())
        if path.suffix in _TYPES
    }
    packed = {name: gzip.compress(body, 9, mtime=0) for name, (_, body) in files.items()}
    return Shelf(manifest, files, packed)
