"""What a project went through in a range of time, and how it is to be served. Not: drawing it."""

from usercontext.actions.deps import Deps
from usercontext.domain.overview import Overview, ServerState, Span
from usercontext.domain.project import ApiKey
from usercontext.store import arrivals, overview, top_causes
from usercontext.store.passes import Connection


async def show_overview(deps: Deps, key: ApiKey, span: Span) -> Overview:
    """Return everything the overview shows of the key's project, in one snapshot."""
    row, now_us = key.project_row, deps.clock.now_us()

    def load(tx: Connection) -> Overview:
        return Overview(
            span=span,
            issues=overview.count_issues_over_time(tx, row, span),
            open_now=overview.count_open(tx, row),
            sessions=overview.count_sessions_over_time(tx, row, span),
            causes=top_causes.find_causes(tx, row, span),
            arrivals=arrivals.count_arrivals(tx, row, now_us),
            backlog=arrivals.count_backlog(tx, row),
            began_us=overview.project_began_us(tx, row),
        )

    return await deps.database.read(load)


async def show_server(deps: Deps) -> ServerState:
    """Return what the server does for all projects together: for those who look after it."""
    stats = deps.database.stats()
    return ServerState(
        queue_depth=stats.queue_depth,
        queued_bytes=stats.queued_bytes,
        not_taken=dict(stats.refusals),
        disk=await deps.database.read(arrivals.measure_disk),
    )
