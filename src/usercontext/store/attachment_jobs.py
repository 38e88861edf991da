"""The lease of an attachment: claim, settle under a fence, put off. Not: the work itself.

An attachment may be tried twice, one outcome counts: ``attempt`` is counted at the claim, and only
the newest attempt settles it. The same commit replaces the image as sent, or drops it.
"""

from typing import Any

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    func,
    select,
    update,
)

from usercontext.domain.attachment import (
    AttachmentJob,
    AttachmentState,
    ImageHeader,
    ImageType,
    Rejection,
)
from usercontext.store.attachment_tables import PENDING, attachment, attachment_body
from usercontext.store.attachments import count_one
from usercontext.store.counts import hold_counts
from usercontext.store.operations import operation


class ClaimAttachment(Struct, frozen=True):
    """Take the attachment due for longest, for ``lease_us`` from ``now_us`` on.

    Nothing waits for longer than ``longest_us``: what is due later was written before the clock
    went back, and is due now.
    """

    now_us: int
    lease_us: int
    longest_us: int


class KeepAttachment(Struct, frozen=True):
    """Put the image as an attempt encoded it in the place of the one that was sent."""

    row: int
    attempt: int
    header: ImageHeader
    body: bytes


class RejectAttachment(Struct, frozen=True):
    """Give an attachment up and drop its bytes."""

    row: int
    attempt: int
    reason: Rejection


class PutOffAttachment(Struct, frozen=True):
    """Leave an attachment for another attempt at ``retry_at_us``."""

    row: int
    attempt: int
    retry_at_us: int


@operation
def claim_attachment(tx: Connection, command: ClaimAttachment) -> AttachmentJob | None:
    """Claim the next attachment, a new one or one whose lease ended; None when none is due."""
    claimed = tx.execute(
        _CLAIM,
        {
            "now_us": command.now_us,
            "far_us": command.now_us + command.longest_us,
            "until_us": command.now_us + command.lease_us,
        },
    ).first()
    if claimed is None:
        return None
    return AttachmentJob(
        claimed.id, claimed.attachment_id, claimed.attempt, ImageType(claimed.type)
    )


@operation
def keep_attachment(tx: Connection, command: KeepAttachment) -> bool:
    """Make an attachment ready; False when a newer attempt has it, or it is settled or gone."""
    kept = {
        "state": AttachmentState.READY.value,
        "type": command.header.type.value,
        "width": command.header.width,
        "height": command.header.height,
        "size": len(command.body),
    }
    settled = _settle(tx, command.row, command.attempt, kept)
    if settled is None:
        return False
    tx.execute(_REPLACE, {"row": command.row, "encoded": command.body})
    count_one(tx, settled.project_row, AttachmentState.READY.value)
    return True


@operation
def reject_attachment(tx: Connection, command: RejectAttachment) -> bool:
    """Drop the bytes and note why; False when a newer attempt has it, or it is settled or gone."""
    reason = command.reason.value
    given_up = {"state": AttachmentState.REJECTED.value, "reason": reason, "size": 0}
    settled = _settle(tx, command.row, command.attempt, given_up)
    if settled is None:
        return False
    tx.execute(_DROP, {"row": command.row})
    count_one(tx, settled.project_row, AttachmentState.REJECTED.value, reason)
    return True


@operation
def put_off_attachment(tx: Connection, command: PutOffAttachment) -> bool:
    """End the lease and wait; False when a newer attempt has it, or it is settled or gone."""
    waiting = update(attachment).where(_is_held(command.row, command.attempt))
    return tx.execute(waiting.values(due_us=command.retry_at_us)).rowcount == 1


def due_attachment_exists(tx: Connection, now_us: int, longest_us: int) -> bool:
    """Tell whether a claim at this instant would find an attachment."""
    found = tx.scalar(_DUE, {"now_us": now_us, "far_us": now_us + longest_us})
    return found is not None


def find_original(tx: Connection, job: AttachmentJob) -> bytes | None:
    """Return the image as sent, or None when it was settled or deleted meanwhile."""
    found: bytes | None = tx.scalar(_ORIGINAL, {"row": job.row})
    return found


def _settle(tx: Connection, row: int, attempt: int, outcome: dict[str, Any]) -> Row[Any] | None:
    project_row = tx.scalar(select(attachment.c.project_row).where(attachment.c.id == row))
    if project_row is None:
        return None
    hold_counts(tx, project_row)
    return tx.execute(
        update(attachment)
        .where(_is_held(row, attempt))
        .values(outcome)
        .returning(attachment.c.project_row)
    ).first()


def _is_held(row: int, attempt: int) -> ColumnElement[bool]:
    return (attachment.c.id == row) & (attachment.c.attempt == attempt) & PENDING


def _due(is_claim: bool) -> ColumnElement[int]:
    instants = (
        attachment.c.due_us <= bindparam("now_us"),
        attachment.c.due_us > bindparam("far_us"),
    )
    first = [
        select(attachment.c.id)
        .where(PENDING, instant)
        .order_by(attachment.c.due_us, attachment.c.id)
        .limit(1)
        for instant in instants
    ]
    if is_claim:
        first = [each.with_for_update(skip_locked=True) for each in first]
    return func.coalesce(*(each.scalar_subquery() for each in first))


_DUE = select(_due(is_claim=False))
_CLAIM = (
    update(attachment)
    .where(attachment.c.id == _due(is_claim=True))
    .values(attempt=attachment.c.attempt + 1, due_us=bindparam("until_us"))
    .returning(attachment.c.id, attachment.c.attachment_id, attachment.c.attempt, attachment.c.type)
)
_ORIGINAL = (
    select(attachment_body.c.body)
    .select_from(
        attachment.join(attachment_body, attachment_body.c.attachment_row == attachment.c.id)
    )
    .where(attachment.c.id == bindparam("row"), PENDING)
)
_REPLACE = (
    update(attachment_body)
    .where(attachment_body.c.attachment_row == bindparam("row"))
    .values(body=bindparam("encoded"))
)
_DROP = delete(attachment_body).where(attachment_body.c.attachment_row == bindparam("row"))
