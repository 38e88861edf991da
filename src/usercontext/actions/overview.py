"""What a project went through in a range of time, and how it is to be served. Not: drawing it."""

import asyncio

from usercontext.actions.deps import Deps
from usercontext.domain.analysis import Priority
from usercontext.domain.overview import Arrivals, Backlog, Overview, ServerState, Span
from usercontext.domain.project import ApiKey
from usercontext.store import arrivals, overview, top_causes
from usercontext.store.passes import Connection


async def show_overview(deps: Deps, key: ApiKey, span: Span) -> Overview:
    """Return everything the overview shows of the key's project.

    Its three costly parts are read side by side, so each is of a moment of its own.
    """
    row, now_us = key.project_row, deps.clock.now_us()
    read = deps.database.read
    issues, sessions, causes, rest = await asyncio.gather(
        read(lambda tx: overview.count_issues_over_time(tx, row, span)),
        read(lambda tx: overview.count_sessions_over_time(tx, row, span)),
        read(lambda tx: top_causes.find_causes(tx, row, span)),
        read(lambda tx: _read_rest(tx, row, now_us)),
    )
    return Overview(span, issues, rest[0], sessions, causes, rest[1], rest[2], rest[3])


async def show_server(deps: Deps) -> ServerState:
    """Return what the server does for all projects together: for those who look after it."""
    stats = deps.database.stats()
    return ServerState(
        queue_depth=stats.queue_depth,
        queued_bytes=stats.queued_bytes,
        not_taken=dict(stats.refusals),
        disk=await deps.database.read(arrivals.measure_disk),
    )


def _read_rest(
    tx: Connection, row: int, now_us: int
) -> tuple[dict[Priority | None, int], Arrivals, Backlog, int]:
    return (
        overview.count_open(tx, row),
        arrivals.count_arrivals(tx, row, now_us),
        arrivals.count_backlog(tx, row),
        overview.project_began_us(tx, row),
    )
