"""The log of a session: append, page, window around a report. Not: the bytes of a chunk."""

import time
from collections.abc import Callable, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.ids import parse_log_id
from usercontext.domain.log_entry import LogBatch, LogEntry
from usercontext.store.chunk_rows import (
    LARGEST_ROW,
    Head,
    list_heads,
    list_heads_from,
    measure,
    open_all,
    open_chunks,
    open_earlier_sharing,
)
from usercontext.store.chunks import (
    ShownEntry,
    encode_entries,
    encode_runs,
    entries_as_arrived,
    find_doubles,
)
from usercontext.store.selection import (
    BOUNDS,
    chunks_around,
    gather_events,
    holding,
    reading_order,
    window_around,
)
from usercontext.store.time_order import entries_in_time_order, runs_in_time_order

__all__ = ["Connection"]  # actions hand a query of several reads to ``Database.read``


_LISTED_AT_ONCE = 64
"""Batches of 100 fill a page of 1,000 with eleven; to list a thousand more cost 4 ms."""


class AppendLogs(Struct, frozen=True):
    """Append one checked batch to a session, under the key it came with.

    ``project_row`` says whose dictionary compresses it; None is none.
    """

    session_row: int
    key_row: int
    received_us: int
    batch: LogBatch
    idempotency: IdempotencyKey | None = None
    project_row: int | None = None


class Appended(Struct, frozen=True):
    """How many entries are durable; ``replayed`` when an earlier call with this key wrote them."""

    accepted: int
    replayed: bool


class LogSelection(Struct, frozen=True):
    """Which entries of a session an issue shows: at most ``limit``, around an instant.

    ``evidence`` are log ids that are shown wherever in the session they stand.
    """

    limit: int
    around_us: int
    evidence: tuple[str, ...] = ()


class LogsView(Struct, frozen=True):
    """Entries in order of time, as a JSON array; ``total`` is what the session holds."""

    body: bytes | bytearray
    returned: int
    total: int
    truncated: bool


class LogsPage(Struct, frozen=True):
    """Entries in order of arrival, as a JSON array; ``next`` None at the end."""

    body: bytes
    returned: int
    next: str | None


class LoadedEntries(Struct, frozen=True):
    """Decoded entries in order of time, for the analyzer.

    ``dropped`` counts what was left out of ``total`` to stay in bounds, ``truncated`` the entries
    that were cut on arrival. What arrives later stands in chunks after ``newest_chunk``.
    """

    entries: list[LogEntry]
    total: int
    dropped: int
    truncated: int
    newest_chunk: int = 0


def issue_logs(tx: Connection, session_row: int, selection: LogSelection) -> LogsView:
    """Return a session's entries by instant, then arrival; a window and the evidence when many."""
    size = measure(tx, session_row)
    total = size.entries
    if total <= selection.limit:
        body, returned = encode_runs(runs_in_time_order(open_all(tx, session_row, size)))
        return LogsView(body, returned, returned, truncated=False)
    heads = list_heads(tx, session_row)
    wanted = chunks_around(heads, selection.around_us, selection.limit, selection.evidence)
    chunks = list(open_chunks(tx, session_row, wanted))
    entries = entries_in_time_order(chunks)
    total -= sum(chunk.entries for chunk in chunks) - len(entries)
    before = sum(chunk.entries for chunk in chunks if chunk.first_us <= selection.around_us)
    return _view(window_around(entries, before, selection.limit, selection.evidence), total)


def session_logs(tx: Connection, session_row: int, cursor: str | None, limit: int) -> LogsPage:
    """Return up to ``limit`` entries after the cursor, in order of arrival.

    A cursor stays good while entries arrive: the ids of a session grow in the order of its
    commits, so nothing ever appears before a place that was already passed. ValidationFailed for
    a cursor that is not ours.
    """
    start, passed = _read_cursor(cursor)
    entries: list[ShownEntry] = []
    while len(entries) <= limit:
        missing = limit + 1 - len(entries) + passed
        listed = list_heads_from(tx, session_row, start, min(missing, _LISTED_AT_ONCE))
        heads = holding(listed, missing)
        if not heads:
            break
        entries += _arrivals(tx, session_row, heads, start, passed)
        start, passed = heads[-1].id + 1, 0
    page = entries[:limit]
    following = page[-1].id if len(entries) > limit else None
    return LogsPage(encode_entries(page), len(page), following)


def load_entries(
    tx: Connection,
    session_row: int,
    around_us: int,
    seconds: Callable[[], float] = time.monotonic,
) -> LoadedEntries:
    """Decode a session for the analyzer, backwards from a report and within bounds.

    A session of up to 20,000 entries is loaded whole; of a larger one the errors, warnings,
    failed requests, clicks and navigations, and ordinary entries within a minute of a batch that
    holds one, or of the report; never more than 64 MB of JSON, nor for more than five seconds by
    the clock ``seconds``.
    """
    heads = list_heads(tx, session_row)
    chunks = open_chunks(tx, session_row, reading_order(heads, around_us, BOUNDS))
    gathered = gather_events(chunks, heads, around_us, BOUNDS, seconds)
    total = sum(head.entries for head in heads) - gathered.doubled
    truncated = sum(entry.truncated for entry in gathered.entries)
    dropped = total - len(gathered.entries)
    newest = heads[-1].id if heads else 0
    return LoadedEntries(gathered.entries, total, dropped, truncated, newest)


def _view(entries: Sequence[ShownEntry], total: int) -> LogsView:
    return LogsView(encode_entries(entries), len(entries), total, len(entries) < total)


def _read_cursor(cursor: str | None) -> tuple[int, int]:
    """Return the chunk to go on in and how many of its entries were already given."""
    if cursor is None:
        return 0, 0
    place = parse_log_id(cursor)
    if place is None or place[0] > LARGEST_ROW:
        raise ValidationFailed("cursor: is not one that this server gave")
    return place[0], place[1] + 1


def _arrivals(
    tx: Connection, session_row: int, heads: Sequence[Head], start: int, passed: int
) -> list[ShownEntry]:
    chunks = list(open_chunks(tx, session_row, [head.id for head in heads]))
    doubles = find_doubles([*open_earlier_sharing(tx, session_row, chunks), *chunks])
    doubles.setdefault(start, set()).update(range(passed))
    return [entry for chunk in chunks for entry in entries_as_arrived(chunk, chunk.body, doubles)]
