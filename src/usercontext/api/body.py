"""The body of a request: received under a deadline, unpacked, within caps. Not: JSON."""

import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from usercontext.api.deadlines import Deadlines
from usercontext.api.headers import Headers
from usercontext.api.options import ApiOptions
from usercontext.domain.errors import (
    PayloadTooLarge,
    RequestTimedOut,
    Unavailable,
    UnsupportedMediaType,
    ValidationFailed,
)

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

_GZIP = b"gzip"
_GZIP_WINDOW_BITS = 31  # zlib's way of saying: a gzip header and its check sum, nothing else


class UnsupportedEncoding(UnsupportedMediaType):
    """The content encoding is neither identity nor gzip."""


class Bodies:
    """Takes bodies in, never holding more than so many bytes of them at once."""

    def __init__(self, options: ApiOptions) -> None:
        self._longest = options.max_body_bytes
        self._room = options.max_bodies_in_flight_bytes
        self._deadlines = Deadlines(options.body_timeout_s)
        self.in_flight_bytes = 0

    async def take(self, headers: Headers, receive: Receive) -> bytes:
        """Return the whole body as identity bytes; they count as in flight until ``release``.

        Raises PayloadTooLarge, UnsupportedMediaType and ValidationFailed before the first byte is
        read where the headers tell; RequestTimedOut and Unavailable while reading.
        """
        declared, packed = self._check_declared(headers)
        body = await self._receive(declared, receive)
        if not packed:
            return body
        try:
            unpacked = inflate(body, self._longest)
            self._hold(len(unpacked))
        finally:
            self.release(len(body))
        return unpacked

    def release(self, size: int) -> None:
        """Count the bytes of a body as gone: its request is answered."""
        self.in_flight_bytes -= size

    def _check_declared(self, headers: Headers) -> tuple[int | None, bool]:
        length = headers.get(b"content-length")
        if length is not None and not length.isdigit():
            raise ValidationFailed("Content-Length: must be a whole number")
        declared = None if length is None else int(length[:20])
        if declared is not None and declared > self._longest:
            raise self._too_large()
        encoding = headers.get(b"content-encoding", b"identity").lower()
        if encoding not in (_GZIP, b"identity"):
            raise UnsupportedEncoding("Content-Encoding: must be gzip or identity")
        kind = headers.get(b"content-type")
        if kind is not None and kind != b"application/json":
            _check_kind(kind)
        return declared, encoding == _GZIP

    async def _receive(self, declared: int | None, receive: Receive) -> bytes:
        pieces: list[bytes] = []
        held = 0
        task = self._deadlines.start()
        try:
            while held != declared:
                piece, more = _piece(await receive())
                if held + len(piece) > self._longest:
                    raise self._too_large()
                self._hold(len(piece))
                held += len(piece)
                pieces.append(piece)
                if not more:
                    break
        except BaseException as error:
            self.release(held)
            if self._deadlines.has_passed(task, error):
                raise RequestTimedOut("The body did not arrive in time") from error
            raise
        finally:
            self._deadlines.end(task)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _hold(self, size: int) -> None:
        if self.in_flight_bytes + size > self._room:
            raise Unavailable("Too many bodies at once: try again")
        self.in_flight_bytes += size

    def _too_large(self) -> PayloadTooLarge:
        return PayloadTooLarge(f"The body is larger than {self._longest} bytes")


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


def _check_kind(kind: bytes) -> None:
    media, *parameters = (part.strip().lower() for part in kind.split(b";"))
    charsets = [p.partition(b"=")[2].strip(b'"') for p in parameters if p.startswith(b"charset")]
    if media != b"application/json" or any(c not in (b"utf-8", b"utf8") for c in charsets):
        raise UnsupportedMediaType("Content-Type: must be application/json in UTF-8")


def _piece(message: Message) -> tuple[bytes, bool]:
    # a client that went away, or broke its own chunks: Granian says the same for both
    if message["type"] != "http.request":
        raise ValidationFailed("body: ended before it was complete")
    return message.get("body", b""), message.get("more_body", False)
