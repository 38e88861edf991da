"""Opens an image in a process of its own and judges what that says. Not: opening one here."""

import os
import subprocess
import sys

from msgspec import Struct

from usercontext.domain.attachment import LONGEST_STORED, Image, ImageType, Rejection
from usercontext.images.headers import read_header

DECODER = (sys.executable, "-P", "-m", "usercontext.images.decoder")
LONGEST_S = 40.0
"""Twice what its processor time may be: it runs with low priority."""


class Failed(Struct, frozen=True):
    """The decoder ended without a verdict: another attempt may have one."""

    reason: Rejection


Outcome = Image | Rejection | Failed


def reencode(
    image: bytes,
    kind: ImageType,
    command: tuple[str, ...] = DECODER,
    longest_s: float = LONGEST_S,
) -> Outcome:
    """Return the image anew, why it must be rejected, or that the decoder failed.

    Blocks for up to ``longest_s``. Whatever the image does to its decoder ends there.
    """
    try:
        ended = subprocess.run(  # noqa: S603  (our own program, its argument is an enum)
            (*command, kind.value),
            input=image,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of ours is in reach of it
            cwd="/",
            timeout=longest_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Failed(Rejection.EXHAUSTED)
    if ended.returncode != 0:
        return Failed(Rejection.CRASHED)
    return _read(ended.stdout)


def _read(said: bytes) -> Outcome:
    line, _, body = said.partition(b"\n")
    word, *rest = line.decode("ascii", "replace").split(" ")
    if word == "rejected" and rest and rest[0] in set(Rejection):
        return Rejection(rest[0])
    if word == "failed":
        return Failed(Rejection.EXHAUSTED)
    header = read_header(body) if word == "ready" and len(body) <= LONGEST_STORED else None
    if header is None or header.type is not ImageType.WEBP:
        return Failed(Rejection.CRASHED)
    return Image(header, body)
