"""Attachments as stored: taken, listed, fetched, counted. Not: encoding one anew, its lease."""

from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, func, insert, select
from sqlalchemy.sql.dml import Insert

from usercontext.domain.attachment import (
    MOST_PER_ISSUE,
    Attachment,
    AttachmentCount,
    AttachmentState,
    Image,
    ImageHeader,
    ImageType,
)
from usercontext.domain.errors import NotFound, Unavailable, ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.store.attachment_tables import (
    PENDING,
    attachment,
    attachment_body,
    attachment_count,
)
from usercontext.store.counts import hold_counts
from usercontext.store.dialects import insert_into, inserted_row
from usercontext.store.idempotency import forget, remember, replay
from usercontext.store.operations import operation
from usercontext.store.tables import issue

RECEIVED = "received"


class AddAttachment(Struct, frozen=True):
    """Attach an image to an issue; ``body`` is the image as sent, until it is encoded anew.

    ``most_pending`` is how many bytes may wait in a project, this image among them.
    """

    project_row: int
    issue_id: UUID
    attachment_id: UUID
    key_row: int
    header: ImageHeader
    body: bytes
    most_pending: int
    now_us: int
    idempotency: IdempotencyKey | None = None


class WaitingAttachments(Struct, frozen=True):
    """Attachments that wait to be encoded anew; the oldest was, or will be, due then."""

    waiting: int
    oldest_due_us: int | None


class AttachmentAdded(Struct, frozen=True):
    """The new attachment's public id, or the first one's when the call was repeated."""

    attachment_id: UUID
    replayed: bool = False


class IssueMaker(Struct, frozen=True):
    """Which key made an issue, and when; a key of None was not noted."""

    key_row: int | None
    created_us: int


@operation
def add_attachment(tx: Connection, command: AddAttachment) -> AttachmentAdded:
    """Keep an image for the worker; NotFound, ValidationFailed for a fourth, or Unavailable."""
    first = replay(tx, command.idempotency, command.now_us, AttachmentAdded)
    if first is not None and _exists(tx, command.project_row, first.attachment_id):
        return msgspec.structs.replace(first, replayed=True)
    if first is not None:
        # Deleted with its issue: this call counts as the first one, and finds no issue.
        forget(tx, command.idempotency, command.now_us)
    hold_counts(tx, command.project_row)
    issue_row = tx.scalar(_ISSUE, _named(command.project_row, command.issue_id))
    if issue_row is None:
        raise NotFound("No such issue")
    there: int = tx.scalar(_ORDINAL, {"issue": issue_row}) or 0
    if there >= MOST_PER_ISSUE:
        raise ValidationFailed(f"attachments: an issue has at most {MOST_PER_ISSUE}")
    waiting: int = tx.scalar(_WAITING, {"project": command.project_row}) or 0
    if waiting + len(command.body) > command.most_pending:
        raise Unavailable("Too many attachments wait to be encoded: try again")
    _insert(tx, command, issue_row, there + 1)
    count_one(tx, command.project_row, RECEIVED)
    added = AttachmentAdded(command.attachment_id)
    remember(tx, command.idempotency, command.now_us, added)
    return added


def count_one(tx: Connection, project_row: int, state: str, reason: str = "") -> None:
    """Count one more attachment of a state; the caller holds the project's counts."""
    row = {"project_row": project_row, "state": state, "reason": reason, "n": 1}
    tx.execute(_count(tx.dialect.name), row)


def find_maker(tx: Connection, project_row: int, issue_id: UUID) -> IssueMaker | None:
    """Return which key made the project's issue, or None without such an issue."""
    found = tx.execute(_MAKER, _named(project_row, issue_id)).first()
    return None if found is None else IssueMaker(found.key_row, found.created_us)


def list_attachments(tx: Connection, issue_row: int) -> tuple[Attachment, ...]:
    """Return the attachments of an issue that are ready, in the order they came."""
    return tuple(
        Attachment(
            row.attachment_id,
            ImageHeader(ImageType(row.type), row.width, row.height),
            row.size,
            row.created_us,
        )
        for row in tx.execute(_READY, {"issue": issue_row})
    )


def find_image(tx: Connection, project_row: int, issue_id: UUID, wanted: UUID) -> Image | None:
    """Return a ready attachment of the project's issue, or None."""
    name = _named(project_row, issue_id) | {"wanted": wanted}
    found = tx.execute(_IMAGE, name).first()
    if found is None:
        return None
    return Image(ImageHeader(ImageType(found.type), found.width, found.height), found.body)


def count_attachments(tx: Connection) -> list[AttachmentCount]:
    """Return how many attachments of all projects were received, made ready, rejected and why."""
    return [AttachmentCount(row.state, row.reason, int(row.n)) for row in tx.execute(_COUNTS)]


def waiting_attachments(tx: Connection) -> WaitingAttachments:
    """Return how many attachments of all projects wait for the worker, and since when."""
    found = tx.execute(_QUEUED).one()
    return WaitingAttachments(found.n, found.oldest_due_us)


def _insert(tx: Connection, command: AddAttachment, issue_row: int, ordinal: int) -> None:
    row = {
        "project_row": command.project_row,
        "issue_row": issue_row,
        "ordinal": ordinal,
        "attachment_id": command.attachment_id,
        "key_row": command.key_row,
        "state": AttachmentState.PENDING.value,
        "type": command.header.type.value,
        "width": command.header.width,
        "height": command.header.height,
        "size": len(command.body),
        "created_us": command.now_us,
        "due_us": command.now_us,
    }
    attachment_row = inserted_row(tx.execute(insert(attachment), row))
    body = {"attachment_row": attachment_row, "body": command.body}
    tx.execute(insert(attachment_body), body)


def _exists(tx: Connection, project_row: int, attachment_id: UUID) -> bool:
    found = tx.scalar(_EXISTS, {"project": project_row, "wanted": attachment_id})
    return found is not None


def _named(project_row: int, issue_id: UUID) -> dict[str, Any]:
    return {"project": project_row, "public_id": issue_id}


@cache
def _count(engine: str) -> Insert:
    return insert_into(attachment_count, engine).on_conflict_do_update(
        index_elements=["project_row", "state", "reason"],
        set_={"n": attachment_count.c.n + 1},
    )


_OWN = (issue.c.project_row == bindparam("project")) & (issue.c.issue_id == bindparam("public_id"))
_ISSUE = select(issue.c.id).where(_OWN)
_MAKER = select(issue.c.key_row, issue.c.created_us).where(_OWN)
_EXISTS = select(attachment.c.id).where(
    attachment.c.project_row == bindparam("project"),
    attachment.c.attachment_id == bindparam("wanted"),
)
_ORDINAL = select(func.max(attachment.c.ordinal)).where(
    attachment.c.issue_row == bindparam("issue")
)
_WAITING = select(func.sum(attachment.c.size)).where(
    PENDING, attachment.c.project_row == bindparam("project")
)
_IS_READY = attachment.c.state == AttachmentState.READY.value
_READY = (
    select(attachment)
    .where(attachment.c.issue_row == bindparam("issue"), _IS_READY)
    .order_by(attachment.c.ordinal)
)
_IMAGE: Select[Any] = (
    select(attachment.c.type, attachment.c.width, attachment.c.height, attachment_body.c.body)
    .select_from(
        attachment.join(issue, issue.c.id == attachment.c.issue_row).join(
            attachment_body, attachment_body.c.attachment_row == attachment.c.id
        )
    )
    .where(_OWN, attachment.c.attachment_id == bindparam("wanted"), _IS_READY)
)
_QUEUED = select(
    func.count().label("n"), func.min(attachment.c.due_us).label("oldest_due_us")
).where(PENDING)
_COUNTS = select(
    attachment_count.c.state, attachment_count.c.reason, func.sum(attachment_count.c.n).label("n")
).group_by(attachment_count.c.state, attachment_count.c.reason)
