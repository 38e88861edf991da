"""The scripts of earlier versions, kept in the data folder. Not: this version's, nor any answer.

A tag names a file and its hash, and stands in pages that nobody deploys again because the server
was upgraded: what was answered once under a name that says "for ever" must not be 404 a week later.
So does the lock file of an application that has the package.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from usercontext.api.browser_files import BrowserFiles
from usercontext.api.static_files import StaticFile, read_static_file
from usercontext.log import get_logger

_log = get_logger(__name__)
_NAME = re.compile(r"[\w.-]{1,80}-([0-9a-f]{12})\.(?:js|tgz)", re.ASCII)
_MOST_FILES = 100  # some twenty versions, 1 MB
_LARGEST_BYTES = 1_000_000


def keep_scripts(folder: Path, built: BrowserFiles, most: int = _MOST_FILES) -> BrowserFiles:
    """Write this version's scripts to the folder, and return them beside those that are there.

    What is not as its name says is left out; of former files the ``most`` newest are kept. Raises
    OSError.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, file in built.files.items():
        path = folder / name.decode()
        if _NAME.fullmatch(path.name) and not path.exists():
            _write(path, file.plain.body)
    former = {path.name.encode(): file for path, file in _read(folder, set(built.files), most)}
    return BrowserFiles({**former, **built.files}, built.main)


def _write(path: Path, body: bytes) -> None:
    unfinished = path.with_suffix(".new")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _read(folder: Path, known: set[bytes], most: int) -> Iterator[tuple[Path, StaticFile]]:
    kept = 0
    for path in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
        named = _NAME.fullmatch(path.name)
        if named is None or path.name.encode() in known:
            continue
        kept += 1
        if kept > most:
            path.unlink()
        elif path.stat().st_size <= _LARGEST_BYTES and _digest(path).startswith(named[1]):
            yield path, read_static_file(path)
        else:
            _log.warning("a former script is not what its name says", file=path.name)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
