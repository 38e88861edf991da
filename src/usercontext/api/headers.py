"""The few request headers that matter, taken one by one within their caps. Not: what they mean."""

import re
from functools import lru_cache

from usercontext.api.options import ApiOptions
from usercontext.domain.errors import HeadersTooLarge, ValidationFailed

Headers = dict[bytes, bytes]

_WANTED = frozenset(
    {
        b"host",
        b"x-api-key",
        b"origin",
        b"content-type",
        b"content-length",
        b"content-encoding",
        b"idempotency-key",
        b"x-forwarded-for",
        b"forwarded",
        b"expect",
        b"accept-encoding",
        b"if-none-match",
        b"cookie",
        b"user-agent",
        b"sec-fetch-site",
        b"hx-request",
        b"x-forwarded-proto",
        b"transfer-encoding",
    }
)
_KEY = b"x-api-key"
_BLANKS = (b" ", b"\t")
_HOST = re.compile(rb"([0-9A-Za-z._~%!$&'()*+;=-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


class Collected:
    """The headers we know of one request, counted against the caps while they arrive."""

    __slots__ = ("_left", "_longest", "_most", "found")

    def __init__(self, options: ApiOptions) -> None:
        self.found: Headers = {}
        self._left = self._most = options.max_headers
        self._longest = options.max_header_bytes

    def add(self, name: bytes, value: bytes) -> None:
        """Take one header; raises HeadersTooLarge.

        One that stands there twice is joined by a comma, as RFC 9110 section 5.2 says: two keys
        are then no key, two encodings no encoding, two hosts no host.
        """
        self._left -= 1
        if self._left < 0:
            raise HeadersTooLarge(f"More than {self._most} headers")
        if len(name) + len(value) > self._longest:
            raise HeadersTooLarge(f"A header is longer than {self._longest} bytes")
        name = name.lower()
        if name in _WANTED:
            # blanks around a value are not part of it; a key with one is still no key
            if value.endswith(_BLANKS) and name != _KEY:
                value = value.rstrip(b" \t")
            found = self.found
            found[name] = found[name] + b", " + value if name in found else value


def check_target(size: int, options: ApiOptions) -> None:
    """Raise HeadersTooLarge for a request target, path and query, of more bytes than allowed."""
    if size > options.max_target_bytes:
        raise HeadersTooLarge(f"The request target is longer than {options.max_target_bytes} bytes")


def check_host(headers: Headers, is_old: bool) -> None:
    """Raise ValidationFailed without exactly one well-formed Host; HTTP/1.0 may leave it out."""
    host = headers.get(b"host")
    if not host and is_old:
        return
    if not host or not _is_host(host):
        raise ValidationFailed("Host: must be given exactly once")


@lru_cache(maxsize=1024)
def _is_host(text: bytes) -> bool:
    return _HOST.fullmatch(text) is not None
