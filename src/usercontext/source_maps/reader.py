"""The process that reads one map: limits first, then a map in, places out. Not: who starts it.

It is given the map as its input, opens nothing, writes no file, and its time and memory are bounded
by the system. What it says is read with suspicion (``source_maps/isolation``).
"""

import os
import resource
import sys

import msgspec

from usercontext.source_maps.mappings import find_places

LARGEST_BYTES = 64 * 1024 * 1024
_MEMORY_BYTES = 768 * 1024 * 1024
_PROCESSOR_S = 8
_NICENESS = 5


def main(places: str) -> None:
    """Read a map from standard input; write where ``line:column,…`` from 1 stand, or nothing."""
    _bound()
    wanted = []
    for place in places.split(","):
        line, _, column = place.partition(":")
        wanted.append((int(line) - 1, int(column) - 1))
    whole = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    if len(whole) > LARGEST_BYTES:
        return
    try:
        found = find_places(whole, wanted)
    except Exception:  # noqa: BLE001  (a hostile map raises anything; nothing written says so)
        return
    sys.stdout.buffer.write(msgspec.json.encode(found))


def _bound() -> None:
    os.nice(_NICENESS)
    for limit, value in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_CPU, _PROCESSOR_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(sys.argv[1])
