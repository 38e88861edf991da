"""Goal S6: bytes on disk per log, indexes included, against the JSON that was sent."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import posts
from bench.course import Course
from bench.figures import Part, Verdict, at_most
from bench.load import Plan, run
from bench.product import Product
from bench.traffic import make_batch
from bench.usage import folder_bytes
from usercontext.evals.recordings import load_recording, recording_names

_TRAINING = 1_500
_MEASURED = 600
_QUICK_SHARE = 5
_APART = 100_000
"""Seeds of the measured batches begin here: a dictionary must not have seen what is measured."""
_SETTLE_S = 5.0
_ENTRIES = 100


def measure(course: Course) -> dict[str, float]:
    """Return bytes on disk as a share of the JSON that was sent, by kind of traffic."""
    found = {}
    for entries in (_ENTRIES, 10):
        name = f"batches of {entries}"
        found[name] = _share(course, entries, partial(make_batch, entries=entries))
        course.tell(f"on disk, {name}: {found[name]:.1%} of the JSON")
    found["recorded sessions"] = _share(course, _ENTRIES, _recorded())
    course.tell(f"on disk, recorded sessions: {found['recorded sessions']:.1%} of the JSON")
    return found


def judge(found: dict[str, float]) -> Verdict:
    """Return the verdict of S6."""
    bounds = {"batches of 100": 20, "batches of 10": 25, "recorded sessions": 20}
    told = {"recorded sessions": "after other traffic, so that no dictionary has seen them"}
    parts: list[Part] = [
        at_most(name, found[name] * 100, bounds[name], " %", told.get(name, "")) for name in bounds
    ]
    return Verdict("S6", "disk bytes per log, of the JSON that was sent", tuple(parts))


def _share(course: Course, entries: int, body_of: Callable[[int], bytes]) -> float:
    less = _QUICK_SHARE if course.quick else 1
    with course.scratch() as place:
        data = course.new_data(place)
        with course.served(data) as product:
            _send(product, lambda seed: make_batch(seed, entries), _TRAINING // less, 0)
            time.sleep(_SETTLE_S / less)  # a dictionary is trained beside the traffic
            _send(
                product, lambda seed: make_batch(seed, entries), _TRAINING // less // 5, _APART * 2
            )
        before = _database_bytes(data)
        with course.served(data) as product:
            sent = _send(product, body_of, _MEASURED // less, _APART)
        return (_database_bytes(data) - before) / sent


def _send(product: Product, body_of: Callable[[int], bytes], count: int, first: int) -> int:
    """Send distinct batches, each once; returns the bytes of their JSON."""
    sizes: list[int] = []

    def body(seed: int) -> bytes:
        made = body_of(first + seed)
        sizes.append(len(made))
        return made

    sessions = posts.open_sessions(product)
    requests = posts.batches(product.secret_key, sessions, bodies=count, body_of=body)
    outcome = run(Plan(product.port, requests, 8, 120.0, 0.0, most=len(requests)))
    if outcome.acknowledged != len(requests):
        raise RuntimeError(f"of {len(requests)} batches {outcome.acknowledged} were taken")
    return sum(sizes)


def _database_bytes(data: Path) -> int:
    """Return what the folder takes once the server has ended and its WAL is in the file."""
    return folder_bytes(data) - (data / "server.log").stat().st_blocks * 512


def _recorded() -> Callable[[int], bytes]:
    """Send the shipped recordings in batches as the visits sent them, over and over."""
    bodies = []
    for name in recording_names():
        logs = load_recording(name).logs
        bodies += [
            json.dumps({"logs": logs[first : first + _ENTRIES]}, separators=(",", ":")).encode()
            for first in range(0, len(logs), _ENTRIES)
        ]
    return lambda seed: bodies[seed % len(bodies)]
