"""Tell whether writes reach the disk, by at most one tiny commit at a time. Not: the answer.

A commit since the last look is proof enough, a refusal is doubt for five seconds. Only an idle
database is asked to commit something, once in five seconds however often it is probed.
"""

import asyncio

from usercontext.actions.deps import Deps
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import Unavailable
from usercontext.store import liveness

_FRESH_US = 5 * MICROSECONDS
_LONGEST_S = 6.0
"""A little more than the lock of another process is waited for (5 s)."""
_BUSY = "queue_full"
"""The refusal of a writer that works."""


async def prove_ready(deps: Deps) -> None:
    """Return when the database reads and commits; raises Unavailable when it does not."""
    await deps.database.read(liveness.look)
    _take_note(deps)
    proof, now_us = deps.proof, deps.clock.now_us()
    if 0 <= now_us - proof.doubted_us < _FRESH_US:
        raise Unavailable("The database refused a write a moment ago")
    if 0 <= now_us - proof.proved_us < _FRESH_US:
        return
    if proof.attempt is None or proof.attempt.done():
        proof.attempt = asyncio.create_task(_commit(deps))
    try:
        async with asyncio.timeout(_LONGEST_S):
            failure = await asyncio.shield(proof.attempt)
    except TimeoutError as error:
        raise Unavailable("The database does not commit") from error
    if failure is not None:
        raise Unavailable(failure)


def _take_note(deps: Deps) -> None:
    """Compare the writer's counters with those of the last look."""
    proof, stats, now_us = deps.proof, deps.database.stats(), deps.clock.now_us()
    refused = sum(stats.refusals.values()) - stats.refusals.get(_BUSY, 0)
    if refused > proof.refused:
        proof.doubted_us = now_us
    elif stats.commits > proof.commits:
        proof.proved_us = now_us
    proof.refused, proof.commits = refused, stats.commits


async def _commit(deps: Deps) -> str | None:
    """Commit something; returns why that did not work."""
    try:
        await deps.database.write(liveness.touch, liveness.Touch())
    except Unavailable as error:
        deps.proof.doubted_us = deps.clock.now_us()
        return error.message
    deps.proof.proved_us = deps.clock.now_us()
    deps.proof.commits = deps.database.stats().commits
    return None
