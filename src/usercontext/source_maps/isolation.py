"""Reads a map in a process of its own and judges what that says. Not: reading one here."""

import os
import subprocess
import sys
from collections.abc import Sequence

import msgspec

from usercontext.domain.source_place import SourcePlace

READER = (sys.executable, "-P", "-m", "usercontext.source_maps.reader")
LONGEST_S = 16.0
"""Twice what its processor time may be: it runs with low priority."""
_LONGEST_ANSWER = 2_000_000

Places = tuple[SourcePlace | None, ...]


class TookTooLong(Exception):
    """The reader was not done in time: the machine is busy, and the map may be good."""


def read_apart(
    descriptor: int,
    wanted: Sequence[tuple[int, int]],
    command: tuple[str, ...] = READER,
    longest_s: float = LONGEST_S,
) -> Places | None:
    """Return where places (line, column from 1) stand, None when it is no map that can be read.

    Blocks for up to ``longest_s``; raises TookTooLong. Whatever the map does ends in its reader.
    """
    asked = ",".join(f"{line}:{column}" for line, column in wanted)
    try:
        ended = subprocess.run(  # noqa: S603  (our own program, its argument is numbers)
            (*command, asked),
            stdin=descriptor,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours is in reach of it
            cwd="/",
            timeout=longest_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooLong from error
    if ended.returncode != 0 or not ended.stdout or len(ended.stdout) > _LONGEST_ANSWER:
        return None
    try:
        places = msgspec.json.decode(ended.stdout, type=Places)
    except msgspec.MsgspecError:
        return None
    return places if len(places) == len(wanted) else None
