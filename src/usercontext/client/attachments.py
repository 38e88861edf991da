"""The client's calls about attachments. Not: sending them."""

from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import Answer, AttachmentImage, BadAnswer
from usercontext.client.calls import Call


def attach(issue_id: UUID, image: bytes, content_type: str, once: str) -> Call[UUID]:
    """Attach an image to an issue."""
    path = f"/v1/issues/{issue_id}/attachments"
    return Call("POST", path, _read_id, body=image, once=once, content_type=content_type)


def get_attachment(issue_id: UUID, attachment_id: UUID) -> Call[AttachmentImage]:
    """Fetch an image that was attached."""
    return Call("GET", f"/v1/issues/{issue_id}/attachments/{attachment_id}", _read_image)


class _AttachedBody(Struct, rename="camel"):
    attachment_id: UUID


def _read_id(answer: Answer) -> UUID:
    try:
        return msgspec.json.decode(answer.body, type=_AttachedBody).attachment_id
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error


def _read_image(answer: Answer) -> AttachmentImage:
    return AttachmentImage(answer.headers.get("content-type", ""), answer.body)
