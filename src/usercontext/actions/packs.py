"""Pack the batches of sessions that have gone quiet, a little at a time. Not: how.

Done by the worker when it has nothing else to do, in the order of arrival. How far it came is lost
with the process: then it walks once over what is packed, rows of a few bytes.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import Unavailable
from usercontext.log import get_logger
from usercontext.store import packs

_TURN_S = 0.05
"""Longest work in one go. The worker rests 0.2 s after it, so packing takes a fifth of a core."""

_HEADS_AT_ONCE = 2_000

_log = get_logger(__name__)


class Stower:
    """Walk over all chunks behind those that are still fresh, session by session."""

    def __init__(
        self, deps: Deps, after_s: float, with_dictionaries: bool, timer: Callable[[], float]
    ) -> None:
        self._deps = deps
        self._after_us = round(after_s * MICROSECONDS)
        self._with_dictionaries = with_dictionaries
        self._timer = timer
        self._upto = 0
        self._due: deque[int] = deque()

    async def stow(self) -> bool:
        """Pack for a turn; False when there is nothing to pack now."""
        end = self._timer() + _TURN_S
        try:
            while self._due or await self._walk():
                if self._due and await self._pack(self._due[0]):
                    self._due.popleft()
                if self._timer() >= end:
                    return True
        except Unavailable:
            raise
        except Exception:  # noqa: BLE001  (a convenience: analyses must go on; logged, then on)
            _log.exception("session not packed", session=self._due[0] if self._due else None)
            if self._due:
                self._due.popleft()
        return bool(self._due)

    async def _walk(self) -> bool:
        """Go on to the next chunks that are not fresh; False when there are none."""
        after, cold_us = self._upto, self._deps.clock.now_us() - self._after_us
        heads = await self._deps.database.read(
            lambda tx: packs.list_heads_after(tx, after, _HEADS_AT_ONCE)
        )
        for number, head in enumerate(heads):
            if head.received_us > cold_us:
                heads = heads[:number]
                break
        if not heads:
            return False
        self._upto = heads[-1].id
        self._due.extend(dict.fromkeys(head.session_row for head in heads if not head.is_packed))
        return True

    async def _pack(self, session_row: int) -> bool:
        """Make one pack of a session's; True when it needs no other for now."""
        database, upto = self._deps.database, self._upto
        with_dictionary = self._with_dictionaries
        loose = await database.read(
            lambda tx: packs.gather_loose(tx, session_row, upto, with_dictionary)
        )
        if not loose.rows:
            return True
        command = await asyncio.to_thread(packs.pack_together, loose)
        packed = command is not None and await database.write(packs.pack_chunks, command)
        return loose.is_last or not packed
