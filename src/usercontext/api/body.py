"""The body of a request: taken piece by piece within caps, unpacked. Not: JSON, images, network."""

import zlib

from usercontext.api.headers import Headers
from usercontext.api.options import ApiOptions
from usercontext.domain.attachment import ImageType
from usercontext.domain.errors import (
    PayloadTooLarge,
    Unavailable,
    UnsupportedMediaType,
    ValidationFailed,
)

_GZIP = b"gzip"
_FORM = b"application/x-www-form-urlencoded"
_GZIP_WINDOW_BITS = 31  # zlib's way of saying: a gzip header and its check sum, nothing else


class UnsupportedEncoding(UnsupportedMediaType):
    """The content encoding is neither identity nor gzip."""


class PackedImage(UnsupportedMediaType):
    """An image came with a content encoding: it is compressed as it is."""


class Bodies:
    """What all bodies share: their caps, and how many bytes of them may be held at once."""

    def __init__(self, options: ApiOptions) -> None:
        self._longest = options.max_body_bytes
        self._longest_image = options.max_attachment_bytes
        self._room = options.max_bodies_in_flight_bytes
        self.in_flight_bytes = 0

    def expect(self, headers: Headers) -> "Intake":
        """Return where the body goes, when what the headers declare of it is good.

        Raises PayloadTooLarge, UnsupportedMediaType and ValidationFailed.
        """
        declared = _check_size(headers, self._longest)
        encoding = headers.get(b"content-encoding", b"identity").lower()
        if encoding not in (_GZIP, b"identity"):
            raise UnsupportedEncoding("Content-Encoding: must be gzip or identity")
        kind = headers.get(b"content-type")
        if kind is not None and kind != b"application/json":
            _check_kind(kind)
        return Intake(self, declared, self._longest, encoding == _GZIP)

    def expect_form(self, headers: Headers) -> "Intake":
        """Return where the form of a page goes; raises as ``expect`` does."""
        declared = _check_size(headers, self._longest)
        media = headers.get(b"content-type", _FORM).partition(b";")[0].strip().lower()
        if media != _FORM or headers.get(b"content-encoding", b"identity").lower() != b"identity":
            raise UnsupportedMediaType("Content-Type: must be application/x-www-form-urlencoded")
        return Intake(self, declared, self._longest, is_packed=False)

    def expect_image(self, headers: Headers) -> "Intake":
        """Return where an image goes; raises as ``expect`` does."""
        declared = _check_size(headers, self._longest_image)
        if headers.get(b"content-encoding", b"identity").lower() != b"identity":
            raise PackedImage("Content-Encoding: must be identity")
        image_type(headers)
        return Intake(self, declared, self._longest_image, is_packed=False)

    def hold(self, size: int) -> None:
        """Count bytes as held; raises Unavailable when there is no room for them."""
        if self.in_flight_bytes + size > self._room:
            raise Unavailable("Too many bodies at once: try again")
        self.in_flight_bytes += size


class Intake:
    """One body on its way in; its bytes count as in flight until ``release``."""

    __slots__ = ("_bodies", "_held", "_is_packed", "_pieces", "declared", "longest", "received")

    def __init__(self, bodies: Bodies, declared: int | None, longest: int, is_packed: bool) -> None:
        self.declared = declared
        self.longest = longest
        self.received = 0
        self._bodies = bodies
        self._is_packed = is_packed
        self._pieces: list[bytes] = []
        self._held = 0

    def take(self, piece: bytes) -> None:
        """Take the next piece; raises PayloadTooLarge at the cap, Unavailable without room."""
        size = len(piece)
        if self.received + size > self.longest:
            raise _too_large(self.longest)
        self._bodies.hold(size)
        self._held += size
        self.received += size
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """Return the whole body as identity bytes; raises as ``inflate`` does, and Unavailable."""
        pieces = self._pieces
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        self._pieces = []
        if not self._is_packed:
            return body
        unpacked = inflate(body, self.longest)
        self.release()
        self._bodies.hold(len(unpacked))
        self._held = len(unpacked)
        return unpacked

    def release(self) -> None:
        """Let go of the bytes: the request is answered. A second call does nothing."""
        self._pieces = []
        self._bodies.in_flight_bytes -= self._held
        self._held = 0


def declared_size(headers: Headers) -> int | None:
    """Return what Content-Length says, None without one; raises ValidationFailed."""
    length = headers.get(b"content-length")
    if length is not None and not length.isdigit():
        raise ValidationFailed("Content-Length: must be a whole number")
    return None if length is None else int(length[:20])


def image_type(headers: Headers) -> ImageType:
    """Return which image Content-Type declares; raises UnsupportedMediaType."""
    media = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
    try:
        return ImageType(media.decode("latin-1"))
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in ImageType)
        raise UnsupportedMediaType(f"Content-Type: must be one of {kinds}") from error


def inflate(packed: bytes, longest: int) -> bytes:
    """Unpack exactly one gzip member; the cap is on the output, before it is allocated.

    Raises PayloadTooLarge, and ValidationFailed for anything torn, altered or trailing.
    """
    reader = zlib.decompressobj(_GZIP_WINDOW_BITS)
    try:
        unpacked = reader.decompress(packed, longest + 1)
    except zlib.error as error:
        raise ValidationFailed("body: is not valid gzip") from error
    if len(unpacked) > longest:
        raise PayloadTooLarge(f"The unpacked body is larger than {longest} bytes")
    if not reader.eof or reader.unused_data:
        raise ValidationFailed("body: must be exactly one whole gzip member")
    return unpacked


def _check_size(headers: Headers, longest: int) -> int | None:
    declared = declared_size(headers)
    if declared is not None and declared > longest:
        raise _too_large(longest)
    return declared


def _too_large(longest: int) -> PayloadTooLarge:
    return PayloadTooLarge(f"The body is larger than {longest} bytes")


def _check_kind(kind: bytes) -> None:
    media, *parameters = (part.strip().lower() for part in kind.split(b";"))
    charsets = [p.partition(b"=")[2].strip(b'"') for p in parameters if p.startswith(b"charset")]
    if media != b"application/json" or any(c not in (b"utf-8", b"utf8") for c in charsets):
        raise UnsupportedMediaType("Content-Type: must be application/json in UTF-8")
