"""Handlers of attachments: an image in, the image made of it out. Not: what may be attached."""

from uuid import UUID

from usercontext.actions import attachments
from usercontext.api.body import image_type
from usercontext.api.calls import Answer, Call
from usercontext.api.sessions import REPLAYED
from usercontext.wire import attachments as wire


async def attach(call: Call) -> Answer:
    """Attach an image to an issue."""
    declared = image_type(call.headers)
    added = await attachments.attach(
        call.deps, call.key, call.ids[0], call.body, declared, call.idempotency
    )
    body = wire.encode_created(added.attachment_id)
    return Answer(201, body, REPLAYED if added.replayed else ())


async def show_attachment(call: Call) -> Answer:
    """Answer an image in a form in which a browser does nothing with it but show it."""
    issue_id, attachment_id = call.ids
    image = await attachments.find_image(call.deps, call.key, issue_id, attachment_id)
    kind = image.header.type.value.encode()
    return Answer(200, image.body, _harmless(attachment_id, kind), kind)


def _harmless(attachment_id: UUID, kind: bytes) -> tuple[tuple[bytes, bytes], ...]:
    name = b"screenshot-%b.%b" % (attachment_id.hex[:8].encode(), kind.removeprefix(b"image/"))
    return (
        (b"content-disposition", b'inline; filename="%b"' % name),
        (b"content-security-policy", b"sandbox; default-src 'none'"),
        (b"cross-origin-resource-policy", b"same-origin"),
        # an hour, so that it does not long outlive its deletion in the cache of a browser
        (b"cache-control", b"private, max-age=3600, immutable"),
    )
