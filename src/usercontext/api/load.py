"""How long requests wait for the event loop, and which batches are turned away. Not: rates.

Whatever is asked within one turn of the event loop has waited at least since that turn began. A new
connection lives through several turns before its first byte is read, and an answer through one or
two more, so it is the length of a turn that has to be bounded, not the queue: once a turn took as
long as may be waited, later ones take batches for a fraction of it and refuse the rest of theirs,
until one has room for all of its own. Some batches pass in every turn.
"""

import asyncio
from collections.abc import Callable

from usercontext.domain.errors import Unavailable

_SHARE = 5  # an answer takes about as many turns: one for its connection, two to be on the disk
_HANDLES = Callable[[Callable[[], None]], object]


class Overloaded(Unavailable):
    """Batches wait for too long; this one is not looked at."""

    @property
    def reason(self) -> str:
        """Return what operators count this under: the cure is another than for other 503s."""
        return "overloaded"


def next_turn(call: Callable[[], None]) -> None:
    """Let the running event loop call at the beginning of its next turn."""
    asyncio.get_running_loop().call_soon(call)


class Load:
    """Measures turns of the event loop by the batches in them; a turn without any costs nothing."""

    def __init__(
        self, longest_s: float, timer: Callable[[], float], later: _HANDLES = next_turn
    ) -> None:
        self._longest_s = longest_s
        self._room_s = longest_s
        self._timer = timer
        self._later = later
        self._began_s: float | None = None
        self._has_refused = False

    def admits(self) -> bool:
        """Tell whether there is time for one more batch in this turn."""
        now = self._timer()
        if self._began_s is None:
            self._began_s = now
            self._later(self._end_turn)
            return True
        if now - self._began_s <= self._room_s:
            return True
        self._has_refused = True
        self._room_s = self._longest_s / _SHARE
        return False

    def _end_turn(self) -> None:
        if not self._has_refused:
            self._room_s = self._longest_s
        self._has_refused = False
        self._began_s = None
