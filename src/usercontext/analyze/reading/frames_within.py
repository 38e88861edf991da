"""Messages over an open connection by which its other end refuses. Not: what they mean."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.fields import Fields, Place

_HELD_IN = ("data", "frame", "framedata", "message", "payload", "body", "payloaddata")
_NAMES = ("op", "type", "event", "action", "kind", "cmd", "command", "status", "t")
_REASONS = ("reason", "code", "error", "message", "detail", "msg", "description")
_SAYS_NO = re.compile(
    r"(?<![a-z])(?:error|fail\w*|reject\w*|denied|deny|refused?|declined?|nack|kick\w*|forbidden"
    r"|not_?allowed)(?![a-z])",
    re.I,
)
_LONGEST = 4000
_OF_STREAMS = frozenset({"message", "error", "open", "close", "end", "done"})


def refusal_in(fields: Fields) -> str:
    """Return why a frame says no to what was asked over its line, '' where it says nothing so."""
    for value in fields.values(_HELD_IN, (Place.OWN,)):
        told = _opened(value)
        bad = fields.layers[0][1].get("event") == "error" and is_of_a_stream(fields)
        if told is not None and (bad or any(_says_no(told.get(name)) for name in _NAMES)):
            reasons = (told.get(name) for name in _REASONS)
            return next((one for one in reasons if isinstance(one, str) and one), "")[:MESSAGE_CAP]
    return ""


def is_of_a_stream(fields: Fields) -> bool:
    """Tell a message of a stream that a server sends: it has a kind and what it brought alone."""
    own = fields.layers[0][1]
    kind = own.get("event") or own.get("eventName")
    brings = isinstance(own.get("data"), str)
    return brings and kind in _OF_STREAMS and not (own.keys() & {"method", "status", "statusCode"})


def _opened(value: Any) -> Mapping[str, Any] | None:
    if isinstance(value, str) and value[:1] == "{" and len(value) <= _LONGEST:
        try:
            value = msgspec.json.decode(value)
        except (msgspec.DecodeError, UnicodeError):
            return None
    return value if isinstance(value, dict) else None


def _says_no(name: Any) -> bool:
    return isinstance(name, str) and _SAYS_NO.search(name.replace("-", "_")[:60]) is not None
