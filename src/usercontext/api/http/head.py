"""The head of a request, read from a parser's callbacks within the caps. Not: bodies, order."""

from httptools import HttpRequestParser

from usercontext.api.headers import Collected, check_target
from usercontext.api.options import ApiOptions
from usercontext.api.request import Request
from usercontext.domain.errors import HeadersTooLarge, ValidationFailed

_VERSIONS = ("1.1", "1.0")


class Head:
    """Collects one head after the other; what is over a cap is refused while it arrives.

    ``is_open`` from the first byte of a head to the blank line after it.
    """

    __slots__ = ("_collected", "_options", "_size", "_target", "is_open")

    def __init__(self, options: ApiOptions) -> None:
        self.is_open = False
        self._options = options
        self._target = b""
        self._size = 0
        self._collected = Collected(options)

    def start(self) -> None:
        """Begin a head."""
        self.is_open = True
        self._target = b""
        self._size = 0
        self._collected = Collected(self._options)

    def add_target(self, piece: bytes) -> None:
        """Take a piece of the request target."""
        self._target += piece
        check_target(len(self._target), self._options)

    def add_header(self, name: bytes, value: bytes) -> None:
        """Take a header; one that comes after the body counts against the caps and is dropped."""
        self._collected.add(name, value)

    def count_bytes(self, size: int) -> HeadersTooLarge | None:
        """Count bytes the parser was given but may not have shown; return what is wrong, if so."""
        self._size += size
        longest = self._options.max_head_bytes
        if self._size <= longest:
            return None
        return HeadersTooLarge(f"The request line and headers are longer than {longest} bytes")

    def finish(self, parser: HttpRequestParser, peer: str | None) -> Request:
        """Return the whole head's request; raises ValidationFailed for HTTP that we do not speak.

        llhttp has refused bare line feeds, folded headers, a Content-Length beside a
        Transfer-Encoding and the like before; what it lets pass is checked here.
        """
        self.is_open = False
        version = parser.get_http_version()
        request = self.so_far(parser, peer, version == "1.0")
        coding = request.headers.get(b"transfer-encoding")
        if version not in _VERSIONS:
            raise ValidationFailed("The request must be HTTP/1.1 or HTTP/1.0")
        if parser.should_upgrade():
            raise ValidationFailed("The protocol cannot be changed here")
        if not self._target.startswith(b"/") and self._target != b"*":
            raise ValidationFailed("The request target must be a path")
        if coding is not None and (coding.lower() != b"chunked" or request.is_old):
            raise ValidationFailed("Transfer-Encoding: must be chunked, in HTTP/1.1")
        # what comes after the body must not become a header of this request
        self._collected = Collected(self._options)
        return request

    def so_far(self, parser: HttpRequestParser, peer: str | None, is_old: bool = False) -> Request:
        """Return the request as far as its head was read, for those who refuse it."""
        path, _, query = self._target.partition(b"?")
        method = parser.get_method().decode("latin-1")
        return Request(method, path, query, self._collected.found, peer, is_old)
