"""The process that opens one image: limits first, then bytes in, bytes out. Not: who starts it.

Its memory holds nothing but that image, its time and memory are bounded by the system, and it
writes no file. What it says is read with suspicion (``images/isolation``).
"""

import os
import resource
import sys

from usercontext.domain.attachment import ImageType
from usercontext.images.pixels import Rejected, keep_pixels

_MEMORY_BYTES = 1024**3
_PROCESSOR_S = 20
_NICENESS = 5
"""Beyond the worker's own: an analysis comes first."""


def main(kind: ImageType) -> None:
    """Read an image from standard input; write ``ready``, ``rejected`` or ``failed`` and why."""
    _bound()
    image = sys.stdin.buffer.read()
    try:
        kept = keep_pixels(image, kind)
    except Rejected as rejected:
        _say(f"rejected {rejected.reason.value}")
    except MemoryError:
        _say("failed exhausted")
    except Exception:  # noqa: BLE001  (a hostile file raises anything: see `keep_pixels`)
        _say("rejected damaged")
    else:
        _say("ready", kept)


def _bound() -> None:
    os.nice(_NICENESS)
    for limit, value in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CPU, _PROCESSOR_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def _say(line: str, body: bytes = b"") -> None:
    sys.stdout.buffer.write(line.encode() + b"\n" + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(ImageType(sys.argv[1]))
