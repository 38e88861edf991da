"""An attachment: an image that belongs to an issue, and what became of it. Not: its pixels."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct

MOST_PER_ISSUE = 3
LONGEST_ATTACHMENT = 5 * 1024 * 1024
"""Bytes that may be sent, whatever the image is."""

LONGEST_STORED = 1024 * 1024
"""Bytes that are kept of one, encoded anew."""

MOST_PIXELS = 40_000_000
"""Of the image as sent: decoded it takes four bytes for each, 160 MB in all."""


class ImageType(StrEnum):
    """The kinds of image that are taken, as a Content-Type names them."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


class AttachmentState(StrEnum):
    """pending → ready or rejected; only a ready one is ever shown."""

    PENDING = "pending"
    READY = "ready"
    REJECTED = "rejected"


class Rejection(StrEnum):
    """Why an attachment was not kept."""

    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_LARGE = "too_large"
    EXHAUSTED = "exhausted"
    CRASHED = "crashed"


class ImageHeader(Struct, frozen=True):
    """What an image says of itself before it is decoded; sides in pixels."""

    type: ImageType
    width: int
    height: int


class Image(Struct, frozen=True):
    """A whole image, encoded."""

    header: ImageHeader
    body: bytes


class Attachment(Struct, frozen=True):
    """A ready attachment without its bytes, as an issue lists it; ``size`` in bytes."""

    attachment_id: UUID
    header: ImageHeader
    size: int
    created_us: int


class AttachmentCount(Struct, frozen=True):
    """How many attachments there ever were of one state; ``reason`` is empty but for rejected."""

    state: str
    reason: str
    n: int


class AttachmentJob(Struct, frozen=True):
    """A claimed attachment. ``attempt`` is the fence: only the newest one's outcome counts."""

    row: int
    attachment_id: UUID
    attempt: int
    type: ImageType
