"""Have a session analyzed anew, once, when logs came after its report. Not: the analysis."""

import structlog

from usercontext.actions.deps import Deps
from usercontext.store import late_logs

_log = structlog.get_logger(__name__)


async def renew_late(deps: Deps) -> int:
    """End the watches that are ripe; returns how many new analyses that queued.

    Guarantee: entries received within the window cause one new analysis of their issue, however
    many workers look and whenever one of them dies. Without such entries nothing is written until
    the window has closed.
    """
    now_us, rule = deps.clock.now_us(), deps.analysis.late_rule
    ripe = await deps.database.read(lambda tx: late_logs.ripe_watches(tx, now_us, rule))
    queued = 0
    for command in ripe:
        queued += await deps.database.write(late_logs.end_watch, command)
    if queued:
        _log.info("late logs, analyzing anew", issues=queued)
    return queued
