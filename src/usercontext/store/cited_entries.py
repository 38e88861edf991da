"""Single entries of a session by their log ids, without reading all the rest. Not: their words."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from usercontext.domain.ids import parse_log_id
from usercontext.domain.log_entry import LogEntry
from usercontext.store.chunk_rows import list_heads, list_heads_from, open_chunks
from usercontext.store.chunks import decode_entries
from usercontext.store.entry_marks import read_entries
from usercontext.store.selection import chunks_around

MOST_ENTRIES = 400
"""An analysis cites fewer; what is asked for beyond is left out."""


def find_entries(tx: Connection, session_row: int, log_ids: Iterable[str]) -> tuple[LogEntry, ...]:
    """Return those of the entries that the session has, in order of their instants."""
    wanted = set(list(dict.fromkeys(log_ids))[:MOST_ENTRIES])
    return _in_order(read_entries(tx, session_row, wanted).values())


def entries_near(
    tx: Connection, session_row: int, log_ids: Sequence[str], around_us: int, limit: int
) -> tuple[LogEntry, ...]:
    """Return the batches with the named entries, and those with ``limit`` around an instant."""
    cited = list(dict.fromkeys(log_ids))[:MOST_ENTRIES]
    rows = chunks_around(list_heads(tx, session_row), around_us, limit, cited[:limit])
    return _in_order(_open(tx, session_row, rows))


def first_entries(tx: Connection, session_row: int) -> tuple[LogEntry, ...]:
    """Return the entries of the batch that a session began with."""
    heads = list_heads_from(tx, session_row, 0, 1)
    return tuple(_open(tx, session_row, [head.id for head in heads]))


def _open(tx: Connection, session_row: int, rows: Sequence[int]) -> Iterable[LogEntry]:
    for chunk in open_chunks(tx, session_row, rows):
        yield from decode_entries(chunk, chunk.body)


def _in_order(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.instant_us, _place(entry))))


def _place(entry: LogEntry) -> tuple[int, int]:
    return parse_log_id(entry.id) or (0, 0)
