"""Have a session analyzed anew, once, when logs came after its report. Not: when it is its turn."""

from msgspec import structs

from usercontext.actions.deps import Deps
from usercontext.log import get_logger
from usercontext.store import late_logs
from usercontext.store.late_logs import EndWatch

_log = get_logger(__name__)


async def find_late(deps: Deps) -> list[EndWatch]:
    """Return the watches that are ripe. Without late logs that is when the window has closed."""
    now_us, rule = deps.clock.now_us(), deps.analysis.late_rule
    return await deps.database.read(lambda tx: late_logs.ripe_watches(tx, now_us, rule))


async def renew_next(deps: Deps, ripe: EndWatch) -> bool:
    """End a ripe watch; True when that queued a new analysis, due from now on.

    Guarantee: entries received within the window cause one new analysis of their issue, however
    many workers look and whenever one of them dies.
    """
    command = structs.replace(ripe, now_us=deps.clock.now_us())  # it may have waited since
    queued: bool = await deps.database.write(late_logs.end_watch, command)
    if queued:
        _log.info("late logs, analyzing anew", issue_row=ripe.issue_row)
    return queued
