"""The few request headers that matter, read in one pass with their caps. Not: what they mean."""

from collections.abc import Iterable, Mapping
from typing import Any

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
    }
)

_OLD = ("1.0", "1")


def read_headers(scope: Mapping[str, Any], target: int, options: ApiOptions) -> Headers:
    """Return the headers we know; ``target`` is the length of path and query in bytes.

    One that stands there twice is joined by a comma, as RFC 9110 section 5.2 says: two keys are
    then no key, two encodings no encoding, two hosts no host. Raises HeadersTooLarge, and
    ValidationFailed without exactly one Host (HTTP/1.0 may leave it out).
    """
    if target > options.max_target_bytes:
        raise HeadersTooLarge(f"The request target is longer than {options.max_target_bytes} bytes")
    found = _collect(scope["headers"], options)
    host = found.get(b"host")
    # Granian shows a missing Host as an empty one, and HTTP/1.0 as 1
    if (not host and scope.get("http_version") not in _OLD) or (host and b"," in host):
        raise ValidationFailed("Host: must be given exactly once")
    return found


def _collect(headers: Iterable[tuple[bytes, bytes]], options: ApiOptions) -> Headers:
    found: Headers = {}
    longest, left = options.max_header_bytes, options.max_headers
    for name, value in headers:
        left -= 1
        if left < 0:
            raise HeadersTooLarge(f"More than {options.max_headers} headers")
        if len(name) + len(value) > longest:
            raise HeadersTooLarge(f"A header is longer than {longest} bytes")
        if name in _WANTED:
            found[name] = found[name] + b", " + value if name in found else value
    return found
