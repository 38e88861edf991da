"""All entries of a session without their payloads, and some of them whole. Not: which ones.

10,000 entries are looked through in some 40 ms, because no payload becomes an object: what is asked
of one (is it a failure, does it hold these words) is asked of its bytes. Once: see ``kept_marks``.
"""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Literal

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType
from sqlalchemy import Connection

from usercontext.domain.ids import base36, parse_log_id
from usercontext.domain.log_entry import Level, LogEntry
from usercontext.domain.timeline import EntryKind, EntryMark, SessionMarks
from usercontext.store.chunk_rows import LARGEST_ROW, Head, list_heads, open_chunks
from usercontext.store.chunks import Chunk, decode_these, read_instant_us
from usercontext.store.kept_marks import KeptMarks

_FAILED = re.compile(rb'"status(?:Code|_code)?"\s*:\s*"?[4-9]\d\d(?![\d.])')
_DROPPED = b'"capture.dropped"'
_LEVELS = {level.value: level for level in Level}
_KINDS = {kind.value: kind for kind in EntryKind}
_MOST_REASONS = 20


class MarkBounds(Struct, frozen=True):
    """How much of a session is looked through; a session may not hold more entries than these."""

    entries: int = 100_000
    unpacked_bytes: int = 128_000_000
    seconds: float = 2.0


class _Entry(Struct, gc=False, rename="camel"):
    type: Literal["console", "network", "storage"]
    level: Literal["error", "warn", "info", "debug"]
    payload: Raw
    timestamp: str
    event_type: Literal["log", "click", "navigation"] = "log"
    event_metadata: Raw = Raw(b"")
    entry_id: str | None = None
    repaired: Raw | UnsetType = UNSET
    truncated: bool = False


class _Batch(Struct):
    logs: list[_Entry]


class _DroppedPayload(Struct):
    dropped: dict[str, int]
    kind: Literal["capture.dropped"]


_batch = msgspec.json.Decoder(_Batch).decode
_dropped_payload = msgspec.json.Decoder(_DroppedPayload).decode


_Placed = tuple[int, int, int, str | None, EntryMark]
"""Instant, row of the chunk, index in it (no two are at one place, so these sort as they are), the
entryId."""


class _Reading:
    """What was seen so far: marks with their place of arrival, and the counts beside them."""

    def __init__(self, words: str) -> None:
        self.placed: list[_Placed] = []
        self.truncated = self.repaired = 0
        self.left_out: dict[str, int] = {}
        # as JSON writes it between its quotes
        self._needle = msgspec.json.encode(words.lower())[1:-1].decode() if words else ""

    def add(self, chunk: Chunk, body: bytes) -> None:
        """Note every entry of a batch."""
        start = base36(chunk.id)
        for index, entry in enumerate(_batch(body).logs):
            payload = bytes(entry.payload)
            at_us = read_instant_us(entry.timestamp, chunk.first_us)
            is_plain = entry.event_type == "log"
            mark = EntryMark(
                f"{start}-{index}",
                at_us,
                _KINDS[entry.type if is_plain else entry.event_type],
                _LEVELS[entry.level],
                entry.level == "error"
                or (entry.type == "network" and _FAILED.search(payload) is not None),
                hash(payload) if is_plain and entry.type == "console" else 0,
                not self._needle or self._holds(payload, entry.event_metadata),
            )
            self.placed.append((at_us, chunk.id, index, entry.entry_id, mark))
            self.truncated += entry.truncated
            self.repaired += entry.repaired is not UNSET
            if _DROPPED in payload:
                self._note_dropped(payload)

    def _holds(self, payload: bytes, metadata: Raw) -> bool:
        text = str(payload, "utf-8", "replace") + str(bytes(metadata), "utf-8", "replace")
        if "\\u" in text:  # a letter may hide behind its number
            decoded = (msgspec.json.decode(part) for part in (payload, metadata) if bytes(part))
            text = msgspec.json.encode(list(decoded)).decode()
        return self._needle in text.lower()

    def _note_dropped(self, payload: bytes) -> None:
        try:
            told = _dropped_payload(payload).dropped
        except msgspec.ValidationError:  # somebody else's words
            return
        for reason, count in list(told.items())[:_MOST_REASONS]:
            is_ours = reason.isascii() and reason.isidentifier() and len(reason) <= 40
            if is_ours and 0 < count < 1_000_000_000 and len(self.left_out) < _MOST_REASONS:
                self.left_out[reason] = self.left_out.get(reason, 0) + count


def mark_entries(
    tx: Connection,
    session_row: int,
    around_us: int | None,
    words: str = "",
    bounds: MarkBounds | None = None,
    seconds: Callable[[], float] = time.monotonic,
    kept: KeptMarks | None = None,
) -> SessionMarks:
    """Look through a session, from an instant (None: its beginning) to both sides, in bounds.

    ``kept`` answers, where no words are searched for, if the session has not grown since.
    """
    heads = list_heads(tx, session_row)
    if kept is None or words:
        return _look_through(tx, session_row, heads, around_us, words, bounds, seconds)
    known = kept.get(session_row, heads)
    if known is None:
        known = _look_through(tx, session_row, heads, around_us, words, bounds, seconds)
        kept.put(session_row, heads, known)
    return known


def read_entries(tx: Connection, session_row: int, wanted: Iterable[str]) -> dict[str, LogEntry]:
    """Return these entries of a session by their log ids; what is not there is left out."""
    ids, indexes = set(wanted), dict[int, set[int]]()
    for one in ids:
        place = parse_log_id(one)
        if place is not None and place[0] <= LARGEST_ROW:
            indexes.setdefault(place[0], set()).add(place[1])
    return {
        entry.id: entry
        for chunk in open_chunks(tx, session_row, sorted(indexes))
        for entry in decode_these(chunk, chunk.body, indexes[chunk.id])
        if entry.id in ids
    }


def find_instant(tx: Connection, session_row: int, log_id: str | None) -> int | None:
    """Return the instant of an entry, None when the session has none of that id."""
    if log_id is None:
        return None
    found = read_entries(tx, session_row, [log_id]).get(log_id)
    return None if found is None else found.instant_us


def _look_through(
    tx: Connection,
    session_row: int,
    heads: Sequence[Head],
    around_us: int | None,
    words: str,
    bounds: MarkBounds | None,
    seconds: Callable[[], float],
) -> SessionMarks:
    bounds = bounds or MarkBounds()
    reading = _Reading(words)
    unpacked, until = 0, seconds() + bounds.seconds
    for chunk in open_chunks(tx, session_row, _nearest_first(heads, around_us)):
        body = chunk.body
        unpacked += len(body)
        is_over = unpacked > bounds.unpacked_bytes or len(reading.placed) >= bounds.entries
        if is_over or seconds() > until:
            break
        reading.add(chunk, body)
    unread = sum(head.entries for head in heads) - len(reading.placed)
    marks = _ordered_once(reading.placed)
    return SessionMarks(marks, unread, reading.truncated, reading.repaired, reading.left_out)


def _nearest_first(heads: Sequence[Head], around_us: int | None) -> list[int]:
    if around_us is None:
        return [head.id for head in sorted(heads, key=lambda head: (head.first_us, head.id))]

    def distance(head: Head) -> int:
        return max(head.first_us - around_us, around_us - head.last_us, 0)

    return [head.id for head in sorted(heads, key=lambda head: (distance(head), head.id))]


def _ordered_once(placed: list[_Placed]) -> list[EntryMark]:
    ids = [entry_id for *_, entry_id, _ in placed if entry_id is not None]
    if len(set(ids)) < len(ids):
        placed = _first_arrivals(placed)
    return [mark for *_, mark in sorted(placed)]


def _first_arrivals(placed: list[_Placed]) -> list[_Placed]:
    seen: set[str] = set()
    kept = []
    for one in sorted(placed, key=itemgetter(1, 2)):
        entry_id = one[3]
        if entry_id is None or entry_id not in seen:
            kept.append(one)
        if entry_id is not None:
            seen.add(entry_id)
    return kept
