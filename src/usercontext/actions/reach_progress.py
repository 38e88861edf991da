"""How far the pass over sessions is. Not: the pass, which only the worker has to load."""

from usercontext.actions.deps import Deps
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.reach import ReachProgress
from usercontext.store import passes

QUIET_US = 30 * MICROSECONDS
"""A session is passed when nothing came for this long: its chains are whole then."""


async def show_progress(deps: Deps) -> ReachProgress:
    """Tell how far the pass is and what it left out; writes nothing."""
    now_us = deps.clock.now_us()
    return await deps.database.read(lambda tx: _progress(tx, now_us))


def _progress(tx: passes.Connection, now_us: int) -> ReachProgress:
    mark = passes.find_mark(tx)
    if mark is None:
        return ReachProgress(0, 0, 0, 0.0, 1.0)
    waiting = passes.list_steps(tx, mark.chunk_row, 1)
    lag_us = max(0, now_us - waiting[0].received_us - QUIET_US) if waiting else 0
    met = mark.passed + mark.sampled_out
    return ReachProgress(
        passed=mark.passed,
        sampled_out=mark.sampled_out,
        signatures_left_out=mark.left_out,
        lag_s=lag_us / MICROSECONDS,
        coverage=mark.passed / met if met else 1.0,
    )
