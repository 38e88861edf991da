"""Files whose address was signed for a while and is over. Not: data, which a session is for."""

import re

from usercontext.analyze.reading.events import Request

_NO_FILES = frozenset({"api", "document", "socket", "beacon"})
_REFUSED = (401, 403, 410)
_OVER = re.compile(
    r"\bexpire[sd]?\b|\bexpir(?:y|ation)\b|\b(?:invalid|bad|stale|old) (?:token|signature)\b"
    r"|\b(?:token|signature) (?:mismatch|invalid|is (?:not valid|invalid))\b|ExpiredToken",
    re.I,
)
_SEEN = 600


def is_no_longer_signed(request: Request) -> bool:
    """Tell a picture, a piece of a film or another part that its answer says came too late."""
    if request.resource in _NO_FILES or request.status not in _REFUSED or not request.body:
        return False
    return _OVER.search(request.body[:_SEEN]) is not None
