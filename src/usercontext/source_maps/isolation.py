"""Reads a map in a process of its own and judges what that says. Not: reading one here."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import monotonic

import msgspec

from usercontext.domain.source_place import SourcePlace

READER = (sys.executable, "-P", "-m", "usercontext.source_maps.reader")
LONGEST_S = 16.0
"""Twice what its processor time may be: it runs with low priority."""
_LOOK_S = 0.2
_LONGEST_ANSWER = 2_000_000

Places = tuple[SourcePlace | None, ...]


class TookTooLong(Exception):
    """The reader was not done in time, or never began: the map may be good."""


def read_apart(
    descriptor: int,
    wanted: Sequence[tuple[int, int]],
    command: tuple[str, ...] = READER,
    longest_s: float = LONGEST_S,
    is_over: Callable[[], bool] = lambda: False,
) -> Places | None:
    """Return where places (line, column from 1) stand, None when it is no map that can be read.

    Blocks for up to ``longest_s``, or until ``is_over``; raises TookTooLong then, and where the
    system starts no process. Whatever the map does ends in its reader.
    """
    asked = ",".join(f"{line}:{column}" for line, column in wanted)
    try:
        reader = subprocess.Popen(  # noqa: S603  (our own program, its argument is numbers)
            (*command, asked),
            stdin=descriptor,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours is in reach of it
            cwd="/",
        )
    except OSError as error:
        raise TookTooLong from error
    with reader:
        said = _wait(reader, monotonic() + longest_s, is_over)
    if reader.returncode != 0 or not said or len(said) > _LONGEST_ANSWER:
        return None
    try:
        places = msgspec.json.decode(said, type=Places)
    except msgspec.MsgspecError:
        return None
    return places if len(places) == len(wanted) else None


def _wait(reader: subprocess.Popen[bytes], until_s: float, is_over: Callable[[], bool]) -> bytes:
    while True:
        try:
            return reader.communicate(timeout=_LOOK_S)[0]
        except subprocess.TimeoutExpired as error:
            if monotonic() > until_s or is_over():
                reader.kill()
                raise TookTooLong from error
