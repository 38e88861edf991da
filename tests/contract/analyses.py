"""The analysis of the reference's example, written as a worker writes one. No assertions."""

from usercontext.actions.deps import Deps
from usercontext.domain.analysis import (
    Analysis,
    Analyzer,
    Category,
    Completeness,
    Priority,
    Verdict,
)
from usercontext.store import jobs

_REFERENCE = Analysis(
    verdict=Verdict.LIKELY,
    confidence=0.8,
    category=Category.JS_EXCEPTION,
    summary="User attempted checkout but click handler failed...",
    root_cause="The click handler threw",
    priority=Priority.P1,
    impact_score=85,
    revenue_impact=None,
    causes=(),
    claims=(),
    steps=(),
    suggested_fix=None,
    impact=(),
    completeness=Completeness(1, 0, 0, 0),
    analyzer=Analyzer("rules", "1"),
)


async def finish_analysis(deps: Deps) -> None:
    """Claim the one job there is, once it is due, and finish it."""
    now_us = deps.clock.now_us() + deps.analysis.late_logs_wait_us
    claim = jobs.ClaimJob(now_us, deps.analysis.lease_us, "test", deps.analysis.longest_wait_us)
    job = await deps.database.write(jobs.claim_job, claim)
    if job is None:
        raise LookupError("no job is due")
    await deps.database.write(
        jobs.finish_job, jobs.FinishJob(job.row, job.attempt, now_us, _REFERENCE)
    )
