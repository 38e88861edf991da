"""Encode one attachment anew under a lease: claim, open it apart, settle. Not: how it opens."""

import asyncio
from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.domain.attachment import AttachmentJob, Image, ImageType, Rejection
from usercontext.images.isolation import Failed, Outcome, reencode
from usercontext.log import get_logger
from usercontext.store import attachment_jobs as jobs

_log = get_logger(__name__)


async def is_attachment_due(deps: Deps) -> bool:
    """Tell whether a claim would find something, without writing."""
    now_us, longest_us = deps.clock.now_us(), deps.attachments.longest_wait_us
    return await deps.database.read(lambda tx: jobs.due_attachment_exists(tx, now_us, longest_us))


async def run_next_attachment(
    deps: Deps, open_apart: Callable[[bytes, ImageType], Outcome] = reencode
) -> bool:
    """Claim the next attachment and settle it; False when none is due.

    Guarantee: it may be tried more than once, one outcome counts, the newest attempt's. Whatever
    the image does to its decoder ends in that; after the last attempt it is rejected, and one that
    kills its worker each time is rejected without being opened again.
    """
    options = deps.attachments
    command = jobs.ClaimAttachment(deps.clock.now_us(), options.lease_us, options.longest_wait_us)
    job = await deps.database.write(jobs.claim_attachment, command)
    if job is None:
        return False
    if job.attempt > options.attempts:
        await _settle(deps, job, Rejection.CRASHED)
        return True
    original = await deps.database.read(lambda tx: jobs.find_original(tx, job))
    if original is not None:  # else its issue was deleted
        await _settle(deps, job, await asyncio.to_thread(open_apart, original, job.type))
    return True


async def _settle(deps: Deps, job: AttachmentJob, outcome: Outcome) -> None:
    if isinstance(outcome, Failed):
        if job.attempt < deps.attachments.attempts:
            await _put_off(deps, job, outcome.reason)
            return
        outcome = outcome.reason
    if isinstance(outcome, Image):
        keep = jobs.KeepAttachment(job.row, job.attempt, outcome.header, outcome.body)
        counts, reason = await deps.database.write(jobs.keep_attachment, keep), None
    else:
        reject = jobs.RejectAttachment(job.row, job.attempt, outcome)
        counts, reason = await deps.database.write(jobs.reject_attachment, reject), outcome.value
    _log.info(
        "attachment settled",
        attachment_id=str(job.attachment_id),
        rejected=reason,
        counts=counts,
    )


async def _put_off(deps: Deps, job: AttachmentJob, reason: Rejection) -> None:
    retry_at_us = deps.clock.now_us() + deps.attachments.back_off_us * 2 ** (job.attempt - 1)
    put_off = jobs.PutOffAttachment(job.row, job.attempt, retry_at_us)
    await deps.database.write(jobs.put_off_attachment, put_off)
    _log.warning(
        "attachment not opened, trying again",
        attachment_id=str(job.attachment_id),
        reason=reason.value,
        attempt=job.attempt,
    )
