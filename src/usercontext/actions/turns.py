"""Whose turn it is with the worker: reports first, new analyses between them. Not: the analysis.

A report that comes must not wait behind all whose logs came late: those are queued one at a time.
Until then they stand in their watches, which outlive a worker.
"""

from collections import deque

from usercontext.actions.analysis import is_job_due, run_next_job
from usercontext.actions.deps import Deps
from usercontext.actions.late_logs import find_late, renew_next
from usercontext.store.late_logs import EndWatch

_IN_A_ROW = 8
"""After so many jobs a new analysis is queued though others wait, so each gets its turn."""


class Turns:
    """What one worker does next, in memory; several workers may each have theirs."""

    def __init__(self, deps: Deps, worker: str) -> None:
        self._deps = deps
        self._worker = worker
        self._late: deque[EndWatch] = deque()
        self._in_a_row = 0

    async def look(self) -> None:
        """Look for late logs, unless some that were found still wait."""
        if not self._late:
            self._late.extend(await find_late(self._deps))

    async def take(self) -> bool:
        """Run the job that is due, else queue the next new analysis; False when there is none.

        Guarantee: a report waits for the job in hand and one new analysis at most, and for another
        for every eight jobs that are due before it. A new analysis is queued after eight jobs
        though they never stop, and then comes before all that is due later.
        """
        if self._in_a_row >= _IN_A_ROW:
            await self._queue_late()
        if await is_job_due(self._deps) and await run_next_job(self._deps, self._worker):
            self._in_a_row += 1
            return True
        return await self._queue_late()

    async def _queue_late(self) -> bool:
        if not self._late:
            return False
        if await renew_next(self._deps, self._late.popleft()):  # most end without late logs
            self._in_a_row = 0
        return True
