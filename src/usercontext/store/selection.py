"""Which part of a long session is read: around a report, within bounds. Not: SQL."""

import re
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.ids import parse_log_id
from usercontext.domain.log_entry import ChunkFlag, EventType, Level, LogEntry, LogType
from usercontext.store.chunk_rows import Head
from usercontext.store.chunks import Chunk, ShownEntry, decode_entries

_AFTER_SHARE = 5
"""One entry in five of a window stands after the report: causes come before it, effects follow."""

_TELLING = ChunkFlag.HAS_ERROR | ChunkFlag.HAS_WARN | ChunkFlag.HAS_CLICK | ChunkFlag.HAS_NAVIGATION
_STATUS_NAMES = ("status", "statusCode", "status_code")
_FAILED_REQUEST = re.compile(rb'"status(?:Code|_code)?"\s*:\s*"?(?:0|[4-9]\d\d)')
"""What every entry holds that ``is_telling`` finds by its status."""


class Bounds(Struct, frozen=True):
    """How much of a session is decoded for the analyzer (design of the analyzer, "bounds").

    ``late_us`` is how long after the report entries still belong before those of long ago.
    ``seconds`` is when reading ends, whatever was read until then.
    """

    events: int = 20_000
    ordinary: int = 20_000
    decoded_bytes: int = 64_000_000
    seconds: float = 5.0
    near_us: int = 60 * MICROSECONDS
    late_us: int = 300 * MICROSECONDS


BOUNDS = Bounds()


class Gathered(Struct, frozen=True):
    """Entries by instant, then arrival, each entryId once; how many repeated one."""

    entries: list[LogEntry]
    doubled: int


def chunks_around(
    heads: Sequence[Head], around_us: int, limit: int, evidence: Sequence[str]
) -> list[int]:
    """Choose the chunks that hold ``limit`` entries around an instant, and the cited ones."""
    before = [head for head in heads if head.first_us <= around_us]
    after = [head for head in heads if head.first_us > around_us]
    before.sort(key=lambda head: (-head.last_us, -head.id))
    after.sort(key=lambda head: (head.first_us, head.id))
    spare = max(0, limit - sum(head.entries for head in before))
    chosen = holding(before, limit) + holding(after, max(limit // _AFTER_SHARE, spare))
    places = [parse_log_id(cited) for cited in evidence[:limit]]
    cited_rows = {place[0] for place in places if place is not None}
    return sorted({head.id for head in chosen} | (cited_rows & {head.id for head in heads}))


def holding(heads: Iterable[Head], entries: int) -> list[Head]:
    """Take chunks from the front until they hold that many entries."""
    taken: list[Head] = []
    for head in heads:
        if entries <= 0:
            break
        taken.append(head)
        entries -= head.entries
    return taken


def window_around(
    entries: Sequence[ShownEntry], before: int, limit: int, evidence: Sequence[str]
) -> list[ShownEntry]:
    """Cut ``limit`` entries out of those in order of time: some around a place, and the evidence.

    ``before`` is how many of the entries stand before the report.
    """
    wanted = set(evidence[:limit])
    cited = {place for place, entry in enumerate(entries) if wanted and entry.id in wanted}
    room = limit - len(cited)
    before = min(before, len(entries))
    after = min(len(entries) - before, max(room // _AFTER_SHARE, room - before))
    start, end = max(0, before - (room - after)), before + after
    free = sum(start <= place < end for place in cited)  # counted twice: give their room back
    while free and start:
        start -= 1
        free -= start not in cited
    places = sorted(cited.union(range(start, end)))
    return [entries[place] for place in places]


def reading_order(heads: Sequence[Head], around_us: int, bounds: Bounds) -> list[int]:
    """Order chunks backwards from the report; of a large session the telling ones come first.

    The others may hold a failed request that its page logged as information, so they are looked
    through while the bounds allow it.
    """
    if _fits(heads, bounds):
        return _backwards(heads, around_us, bounds)
    near = _telling_times(heads, around_us, bounds.near_us)
    telling = [head for head in heads if near.touch(head.first_us, head.last_us)]
    plain = [head for head in heads if not near.touch(head.first_us, head.last_us)]
    return _backwards(telling, around_us, bounds) + _backwards(plain, around_us, bounds)


def gather_events(
    chunks: Iterable[Chunk],
    heads: Sequence[Head],
    around_us: int,
    bounds: Bounds,
    seconds: Callable[[], float] = time.monotonic,
) -> Gathered:
    """Decode chunks in the order given until the bounds are met, keeping what tells something.

    ``seconds`` is a clock that never jumps.
    """
    whole = _fits(heads, bounds)
    near = _telling_times(heads, around_us, bounds.near_us)
    gathered: list[LogEntry] = []
    events = ordinary = decoded_bytes = 0
    until = seconds() + bounds.seconds
    for chunk in chunks:
        body = chunk.body
        decoded_bytes += len(body)
        if decoded_bytes > bounds.decoded_bytes or events >= bounds.events or seconds() > until:
            break
        is_far = not whole and not near.touch(chunk.first_us, chunk.last_us)
        if is_far and _FAILED_REQUEST.search(body) is None:  # far faster than decoding it
            continue
        for entry in decode_entries(chunk, body):
            if whole or is_telling(entry):
                events += 1
                gathered.append(entry)
            elif ordinary < bounds.ordinary and near.touch(entry.instant_us, entry.instant_us):
                ordinary += 1
                gathered.append(entry)
    return _ordered_once(gathered)


def is_telling(entry: LogEntry) -> bool:
    """Tell whether an entry is an error, a warning, a failed request or something the user did."""
    if entry.level in (Level.ERROR, Level.WARN) or entry.event_type is not EventType.LOG:
        return True
    if entry.type is not LogType.NETWORK:
        return False
    response = entry.payload.get("response")
    places = [entry.payload, response] if isinstance(response, dict) else [entry.payload]
    return any(_is_failure(place.get(name)) for place in places for name in _STATUS_NAMES)


def _backwards(heads: Iterable[Head], around_us: int, bounds: Bounds) -> list[int]:
    latest_us = around_us + bounds.late_us
    belonging = [head for head in heads if head.first_us <= latest_us]
    others = [head for head in heads if head.first_us > latest_us]
    belonging.sort(key=lambda head: (-head.last_us, -head.id))
    others.sort(key=lambda head: (head.first_us, head.id))
    return [head.id for head in belonging + others]


class _Times:
    """Stretches of time that do not overlap, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, first: int, last: int) -> bool:
        """Tell whether any stretch has a moment in common with this one."""
        place = bisect_left(self._ends, first)
        return place < len(self._starts) and self._starts[place] <= last


def _telling_times(heads: Iterable[Head], around_us: int, near_us: int) -> _Times:
    spans = [(head.first_us, head.last_us) for head in heads if head.flags & _TELLING]
    spans.append((around_us, around_us))
    return _Times((start - near_us, end + near_us) for start, end in spans)


def _fits(heads: Iterable[Head], bounds: Bounds) -> bool:
    return sum(head.entries for head in heads) <= bounds.events


def _is_failure(status: Any) -> bool:
    if isinstance(status, str) and status.isascii() and status.isdecimal():
        status = int(status[:4])
    return (
        isinstance(status, int) and not isinstance(status, bool) and (status == 0 or status >= 400)
    )


def _ordered_once(entries: list[LogEntry]) -> Gathered:
    arrivals = [(parse_log_id(entry.id) or (0, 0), entry) for entry in entries]
    arrivals.sort(key=lambda arrival: arrival[0])
    seen: set[str] = set()
    kept = []
    for place, entry in arrivals:
        if entry.entry_id is None or entry.entry_id not in seen:
            kept.append((entry.instant_us, place, entry))
        if entry.entry_id is not None:
            seen.add(entry.entry_id)
    kept.sort(key=lambda placed: placed[:2])
    return Gathered([entry for _, _, entry in kept], len(entries) - len(kept))
