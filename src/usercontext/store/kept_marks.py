"""What was seen of the sessions looked at last, kept until a batch arrives. Not: looking.

A person scrolls, jumps and filters: each time the same 10,000 entries were looked through anew.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from usercontext.domain.timeline import SessionMarks
from usercontext.store.chunk_rows import Head

_MOST_ENTRIES = 60_000
"""Of all sessions together: 12 MB. Marks hold ids, times and kinds, nothing of a payload."""


class KeptMarks:
    """The marks of whole sessions by their rows, which are never used twice; for many threads."""

    def __init__(self, most_entries: int = _MOST_ENTRIES) -> None:
        self._most = most_entries
        self._known: OrderedDict[int, tuple[list[int], SessionMarks]] = OrderedDict()
        self._lock = Lock()

    def get(self, session_row: int, heads: Sequence[Head]) -> SessionMarks | None:
        """Return the marks of a session that still has these chunks; a chunk never changes."""
        with self._lock:
            known = self._known.get(session_row)
            if known is None or known[0] != [head.id for head in heads]:
                return None
            self._known.move_to_end(session_row)
            return known[1]

    def put(self, session_row: int, heads: Sequence[Head], marks: SessionMarks) -> None:
        """Keep marks, forgetting the sessions unused for longest when there are too many."""
        if marks.unread or len(marks.marks) > self._most:
            return
        with self._lock:
            self._known[session_row] = ([head.id for head in heads], marks)
            self._known.move_to_end(session_row)
            while sum(len(kept.marks) for _, kept in self._known.values()) > self._most:
                self._known.popitem(last=False)
