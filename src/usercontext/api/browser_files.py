"""What the build made for pages: the script, its parts, their maps, by name. Not: answering them.

They are read once at start; a request names one of them or nothing, and never a path on the disk.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from usercontext.api.static_files import StaticFile, read_static_file

BROWSER_FOLDER = Path(__file__).parents[1] / "built" / "browser"


class BuildMissing(Exception):
    """The files for browsers are not there, or not whole; the text says how to make them."""


class MainScript(Struct, frozen=True):
    """The file that a tag names, and the hash that it must have."""

    file: str
    integrity: str


class Manifest(Struct, frozen=True):
    """What the build says it made; ``snippet`` is the inline script that keeps early errors.

    ``package`` is the archive for npm.
    """

    version: str
    script: MainScript
    snippet: str
    package: str


class BrowserFiles(Struct, frozen=True):
    """Every file that pages may load, by the name behind ``/uc/``; ``main`` is the script's."""

    files: Mapping[bytes, StaticFile] = {}
    main: bytes = b""


def read_manifest(folder: Path = BROWSER_FOLDER) -> Manifest:
    """Read what was built; raises BuildMissing."""
    try:
        return msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        raise _missing() from error


def read_browser_files(folder: Path = BROWSER_FOLDER) -> BrowserFiles:
    """Read and pack every file whose name holds its hash; raises BuildMissing."""
    manifest = read_manifest(folder)
    found = sorted(folder.glob(f"{manifest.version}-*"))
    files = {path.name.encode(): read_static_file(path) for path in found}
    main = manifest.script.file.encode()
    if not {main, manifest.package.encode()} <= files.keys():
        raise _missing()
    return BrowserFiles(files, main)


def _missing() -> BuildMissing:
    return BuildMissing(
        "the script for pages is not built; build it with `make serve`, or, where the environment"
        " is set up, with `python packages/build_hook.py`"
    )
