"""What the API says of attachments. Not: their bytes, which travel as they are."""

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from usercontext.domain.attachment import LONGEST_STORED, Attachment, ImageType
from usercontext.domain.clock import format_second
from usercontext.wire.fields import Id, Instant


class AttachmentCreated(Struct, rename="camel"):
    """The image is on disk; it is listed with its issue once it has been encoded anew."""

    attachment_id: Id


class AttachmentView(Struct, rename="camel"):
    """A ready attachment of an issue; `url` is a path of this server."""

    attachment_id: Id
    content_type: ImageType
    width: Annotated[int, Meta(ge=1)]
    height: Annotated[int, Meta(ge=1)]
    bytes: Annotated[int, Meta(ge=1, le=LONGEST_STORED)]
    created_at: Instant
    url: str


def encode_created(attachment_id: UUID) -> bytes:
    """Encode the answer to an image that was taken."""
    return msgspec.json.encode(AttachmentCreated(str(attachment_id)))


def view_attachments(issue_id: UUID, ready: Iterable[Attachment]) -> tuple[AttachmentView, ...]:
    """Return an issue's attachments as its JSON shows them."""
    return tuple(
        AttachmentView(
            attachment_id=str(one.attachment_id),
            content_type=one.header.type,
            width=one.header.width,
            height=one.header.height,
            bytes=one.size,
            created_at=format_second(one.created_us),
            url=f"/v1/issues/{issue_id}/attachments/{one.attachment_id}",
        )
        for one in ready
    )
