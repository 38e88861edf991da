"""A file answered from memory, plain or packed, unless its reader has it. Not: which files."""

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from usercontext.api.headers import Headers

_KINDS = {
    ".css": b"text/css; charset=utf-8",
    ".html": b"text/html; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".json": b"application/json",
    ".map": b"application/json",
    ".svg": b"image/svg+xml",
    # as registries answer it: under a gzip's own name some proxies unpack what they pass on
    ".tgz": b"application/octet-stream",
}
_NO_WEIGHT = re.compile(rb"q=0(\.0{0,3})?")
_WORTH = 0.9  # packed beyond this share of the plain size is not worth unpacking


class Form(Struct, frozen=True):
    """The bytes of a file in one encoding, with the strong tag that these bytes have."""

    body: bytes
    tag: bytes
    encoding: bytes | None = None


class StaticFile(Struct, frozen=True):
    """A file as it is answered; ``packed`` is None where gzip does not pay."""

    content_type: bytes
    plain: Form
    packed: Form | None

    def form_for(self, headers: Headers) -> Form:
        """Return the form that the reader takes and that is smallest."""
        packed = self.packed
        if packed is None or not takes_gzip(headers.get(b"accept-encoding", b"")):
            return self.plain
        return packed


def read_static_file(path: Path) -> StaticFile:
    """Read a file and pack it as small as gzip can; raises OSError, KeyError for its kind."""
    body = path.read_bytes()
    name = hashlib.sha256(body).hexdigest()[:24].encode()
    packed = gzip.compress(body, compresslevel=9, mtime=0)
    # an archive travels as it is: npm holds what it gets to a hash
    is_worth = path.suffix != ".tgz" and len(packed) < len(body) * _WORTH
    return StaticFile(
        _KINDS[path.suffix],
        Form(body, b'"%b"' % name),
        Form(packed, b'"%b-gzip"' % name, b"gzip") if is_worth else None,
    )


def has_already(headers: Headers, form: Form) -> bool:
    """Tell whether the reader holds these bytes: ``If-None-Match``, compared weakly (RFC 9110)."""
    known = headers.get(b"if-none-match")
    if known is None:
        return False
    tags = (tag.strip().removeprefix(b"W/") for tag in known.split(b","))
    return known.strip() == b"*" or form.tag in tags


@lru_cache(maxsize=256)  # browsers send one of a few
def takes_gzip(accepted: bytes) -> bool:
    """Tell whether a reader who sends this Accept-Encoding takes gzip."""
    weights: dict[bytes, bool] = {}
    for word in accepted.lower().split(b","):
        coding, _, weight = (part.strip() for part in word.partition(b";"))
        weights[coding] = _NO_WEIGHT.fullmatch(weight.replace(b" ", b"")) is None
    return weights.get(b"gzip", weights.get(b"*", False))
