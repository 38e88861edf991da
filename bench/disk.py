"""Goal S6: bytes on disk per log, indexes included, against the JSON that was sent."""

import json
import sqlite3
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench import posts
from bench.course import Course
from bench.figures import Part, Verdict, at_most
from bench.load import Plan, run
from bench.product import Product, open_session
from bench.traffic import make_batch
from usercontext.domain.log_entry import ChunkFlag
from usercontext.evals.recordings import load_recording, recording_names

_TRAINING = 1_500
_MEASURED = 600
_QUICK_SHARE = 5
_APART = 100_000
"""Seeds of the measured batches begin here: a dictionary must not have seen what is measured."""
_LONGEST_WAIT_S = 120
_SETTLED_S = 8
_PACK_SOON = {"USERCONTEXT_PACK_AFTER_S": "1"}
_DICTIONARIES = "SELECT count(*) FROM dictionary"
_PACKED = f"SELECT count(*) FROM chunk WHERE flags & {int(ChunkFlag.PACKED)}"
_ENTRIES = 100


class Share(NamedTuple):
    """What traffic takes on disk, of the JSON that was sent, indexes included.

    ``packed`` when its sessions have gone quiet, ``fresh`` as soon as it is stored; neither counts
    the pages that packing has freed, which the next batches take. ``file`` does, and is the whole
    file against all that was ever sent to it.
    """

    packed: float
    fresh: float
    file: float


class Traffic(NamedTuple):
    """The body of a batch, and which visit sends it, by a seed."""

    body_of: Callable[[int], bytes]
    visit_of: Callable[[int], int]


def measure(course: Course) -> dict[str, Share]:
    """Return bytes on disk as a share of the JSON that was sent, by kind of traffic."""
    found = {}
    for entries in (_ENTRIES, 10):
        name = f"batches of {entries}"
        found[name] = _share(course, entries, _made(entries))
        course.tell(f"on disk, {name}: {_words(found[name])}")
    name = "recorded sessions"
    found[name] = _share(course, _ENTRIES, _recorded())
    course.tell(f"on disk, {name}: {_words(found[name])}")
    return found


def judge(found: dict[str, Share]) -> Verdict:
    """Return the verdict of S6."""
    bounds = {"batches of 100": 20, "batches of 10": 25, "recorded sessions": 20}
    told = {"recorded sessions": ", after other traffic, so that no dictionary has seen them"}
    parts: list[Part] = [
        at_most(
            name,
            found[name].packed * 100,
            bounds[name],
            " %",
            _words(found[name]) + told.get(name, ""),
        )
        for name in bounds
    ]
    return Verdict("S6", "disk bytes per log, of the JSON that was sent", tuple(parts))


def _words(share: Share) -> str:
    return (
        f"packed {share.packed:.1%}, fresh {share.fresh:.1%},"
        f" whole file with free pages {share.file:.1%}"
    )


def _share(course: Course, entries: int, traffic: Traffic) -> Share:
    less = _QUICK_SHARE if course.quick else 1
    with course.scratch() as place:
        data = course.new_data(place)
        file = data / "usercontext.db"
        other = _made(entries)
        with course.served(data, **_PACK_SOON) as product:
            sent = _send(product, other, _TRAINING // less, 0)
            _wait_for(file, _DICTIONARIES, lambda counts: counts[-1] > 0)
            sent += _send(product, other, _TRAINING // less // 5, _APART * 2)
            _wait_for(file, _PACKED, _is_settled)
        before = _used_bytes(file)
        with course.served(data) as product:
            measured = _send(product, traffic, _MEASURED // less, _APART)
        fresh = _used_bytes(file)
        with course.served(data, **_PACK_SOON):
            _wait_for(file, _PACKED, _is_settled)
        packed = _used_bytes(file)
        whole = file.stat().st_blocks * 512 / (sent + measured)
        return Share((packed - before) / measured, (fresh - before) / measured, whole)


def _wait_for(file: Path, query: str, is_done: Callable[[Sequence[int]], bool]) -> None:
    """Look once a second at what a running server has done; raises when it does not do it."""
    counts: list[int] = []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as reader:
        while not counts or not is_done(counts):
            if len(counts) > _LONGEST_WAIT_S:
                raise RuntimeError(f"not done after {_LONGEST_WAIT_S} s: {query}")
            time.sleep(1)
            counts.append(int(reader.execute(query).fetchone()[0]))


def _is_settled(counts: Sequence[int]) -> bool:
    """Tell whether packing has begun and then rested four times as long as the worker does."""
    return counts[-1] > 0 and len(counts) > _SETTLED_S and len(set(counts[-_SETTLED_S:])) == 1


def _send(product: Product, traffic: Traffic, count: int, first: int) -> int:
    """Send distinct batches, each once; returns the bytes of their JSON."""
    sizes: list[int] = []

    def body(seed: int) -> bytes:
        made = traffic.body_of(first + seed)
        sizes.append(len(made))
        return made

    visits = [traffic.visit_of(first + seed) for seed in range(count)]
    known = {
        visit: open_session(product.port, product.secret_key, f"bench-{visit}")
        for visit in dict.fromkeys(visits)
    }
    sessions = [known[visit] for visit in visits]
    requests = posts.batches(product.secret_key, sessions, bodies=count, body_of=body)
    outcome = run(Plan(product.port, requests, 8, 120.0, 0.0, most=len(requests)))
    if outcome.acknowledged != len(requests):
        raise RuntimeError(f"of {len(requests)} batches {outcome.acknowledged} were taken")
    return sum(sizes)


def _used_bytes(file: Path) -> int:
    """Return what is in use of a file whose server has ended, so that its WAL is in it."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as reader:
        pages, free, size = (
            int(reader.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
    return (pages - free) * size


def _made(entries: int) -> Traffic:
    return Traffic(partial(make_batch, entries=entries), lambda seed: seed % posts.SESSIONS)


def _recorded() -> Traffic:
    """Send the shipped recordings in batches as the visits sent them, over and over.

    Each time by a new visit: the same bodies again in one session would be packed to nothing.
    """
    bodies: list[bytes] = []
    starts = []
    for name in recording_names():
        logs = load_recording(name).logs
        starts.append(len(bodies))
        bodies += [
            json.dumps({"logs": logs[first : first + _ENTRIES]}, separators=(",", ":")).encode()
            for first in range(0, len(logs), _ENTRIES)
        ]

    def visit_of(seed: int) -> int:
        turn, place = divmod(seed, len(bodies))
        return turn * len(starts) + bisect_right(starts, place)

    return Traffic(lambda seed: bodies[seed % len(bodies)], visit_of)
