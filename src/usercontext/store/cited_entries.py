"""Single entries of a session by their log ids, without reading the rest. Not: a window of it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from usercontext.domain.ids import parse_log_id
from usercontext.domain.log_entry import LogEntry
from usercontext.store.chunk_rows import LARGEST_ROW, open_chunks
from usercontext.store.chunks import decode_entries

MOST_ENTRIES = 400
"""An analysis cites fewer; what is asked for beyond is left out."""


def find_entries(tx: Connection, session_row: int, log_ids: Iterable[str]) -> tuple[LogEntry, ...]:
    """Return those of the entries that the session has, in order of their instants."""
    wanted = set(list(dict.fromkeys(log_ids))[:MOST_ENTRIES])
    places = [place for log_id in wanted if (place := parse_log_id(log_id)) is not None]
    rows = sorted({row for row, _ in places if row <= LARGEST_ROW})
    found = [
        entry
        for chunk in open_chunks(tx, session_row, rows)
        for entry in decode_entries(chunk, chunk.body)
        if entry.id in wanted
    ]
    return tuple(sorted(found, key=lambda entry: (entry.instant_us, entry.id)))
