"""Attach an image to an issue, show one, count them. Not: encoding one anew, which is a job."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.domain.attachment import (
    MOST_PIXELS,
    AttachmentCount,
    Image,
    ImageType,
)
from usercontext.domain.errors import NotFound, Unauthorized, ValidationFailed
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.images.headers import read_header
from usercontext.store import attachments
from usercontext.store.attachments import AttachmentAdded

_NOT_OWN = "A publishable key attaches only to an issue that it made in the last 10 minutes"
_NAMES = {ImageType.PNG: "a PNG", ImageType.JPEG: "a JPEG", ImageType.WEBP: "a WebP"}


async def require_right(deps: Deps, key: ApiKey, issue_id: UUID) -> None:
    """Raise Unauthorized when a key may not attach to an issue of its project.

    An unknown issue passes: it is refused later, like everybody's.
    """
    if key.kind is KeyKind.SECRET:
        return
    project_row = key.project_row
    made = await deps.database.read(lambda tx: attachments.find_maker(tx, project_row, issue_id))
    if made is None:
        return
    is_fresh = deps.clock.now_us() - made.created_us <= deps.attachments.fresh_us
    if made.key_row != key.row or not is_fresh:
        raise Unauthorized(_NOT_OWN)


async def attach(
    deps: Deps,
    key: ApiKey,
    issue_id: UUID,
    body: bytes,
    declared: ImageType,
    idempotency: IdempotencyKey | None = None,
) -> AttachmentAdded:
    """Keep an image for the worker, durably; it is shown when that has encoded it anew.

    Raises ValidationFailed for what is not such an image, has too many pixels or is one too many,
    NotFound for a foreign issue, Unavailable when too much waits.
    """
    header = read_header(body)
    if header is None or header.type is not declared:
        raise ValidationFailed(f"body: is not {_NAMES[declared]} image, as Content-Type says")
    if header.width * header.height > MOST_PIXELS:
        raise ValidationFailed(f"body: has more than {MOST_PIXELS} pixels")
    command = attachments.AddAttachment(
        project_row=key.project_row,
        issue_id=issue_id,
        attachment_id=deps.ids.new_uuid(),
        key_row=key.row,
        header=header,
        body=body,
        most_pending=deps.attachments.most_pending_bytes,
        now_us=deps.clock.now_us(),
        idempotency=idempotency,
    )
    return await deps.database.write(attachments.add_attachment, command)


async def find_image(deps: Deps, key: ApiKey, issue_id: UUID, attachment_id: UUID) -> Image:
    """Return a ready attachment of the project's issue or raise NotFound."""
    project_row = key.project_row
    found = await deps.database.read(
        lambda tx: attachments.find_image(tx, project_row, issue_id, attachment_id)
    )
    if found is None:
        raise NotFound("No such attachment")
    return found


async def count_attachments(deps: Deps) -> list[AttachmentCount]:
    """Count what became of the attachments of all projects, for operators."""
    return await deps.database.read(attachments.count_attachments)
