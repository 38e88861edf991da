"""Split a body into the bytes of its entries, or say what is wrong with it. Not: an entry."""

import json
import re

import msgspec
from msgspec import Raw

from usercontext.domain.errors import ValidationFailed
from usercontext.ingest.limits import IngestLimits

_HEAD = re.compile(rb"\s*\{\s*\"logs\"\s*:\s*")
_TAIL = re.compile(rb"\s*\}\s*")
_SPACE = re.compile(r"[ \t\r\n]*")
_NOT_JSON = "body: must be valid JSON in UTF-8"


_TOP = msgspec.json.Decoder(dict[str, Raw])
_ENTRIES = msgspec.json.Decoder(list[Raw])
_VALUES = json.JSONDecoder(parse_int=len, parse_float=len)


def check_utf8(body: bytes) -> None:
    """Refuse what is not UTF-8, or begins with a byte order mark."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise ValidationFailed(_NOT_JSON)
    if not body.isascii():
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            raise ValidationFailed(_NOT_JSON) from None


def split_entries(body: bytes, limits: IngestLimits) -> list[bytes]:
    """Return the bytes of each entry of ``{"logs": […]}``; other keys beside it are ignored."""
    raw_logs = _find_logs(body)
    if raw_logs[:1] != b"[":
        raise ValidationFailed("logs: must be an array")
    try:
        entries = [bytes(entry) for entry in _ENTRIES.decode(raw_logs)]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ValidationFailed(_NOT_JSON) from None
    if not 1 <= len(entries) <= limits.max_entries:
        raise ValidationFailed(f"logs: must contain 1 to {limits.max_entries} entries")
    return entries


def _find_logs(body: bytes) -> bytes:
    try:
        top = _TOP.decode(body)
    except msgspec.ValidationError:
        raise ValidationFailed("body: must be a JSON object") from None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ValidationFailed(_NOT_JSON) from None
    if "logs" not in top:
        raise ValidationFailed("logs: is required")
    raw = bytes(top["logs"])
    head = _HEAD.match(body)
    if head and len(top) == 1 and _TAIL.fullmatch(body, head.end() + len(raw)):
        return raw
    if _count_logs(body.decode("utf-8")) != 1:
        raise ValidationFailed("logs: must appear only once")
    return raw


def _count_logs(text: str) -> int:
    """Count the members named logs of the one object in ``text`` (valid JSON, as was checked)."""
    position, count = _after_space(text, text.index("{") + 1), 0
    while text[position] == '"':
        name, position = _VALUES.raw_decode(text, position)
        count += name == "logs"
        position = _after_space(text, _after_space(text, position) + 1)
        try:
            _, position = _VALUES.raw_decode(text, position)
        except (ValueError, RecursionError):
            raise ValidationFailed(_NOT_JSON) from None
        position = _after_space(text, position)
        if text[position] == ",":
            position = _after_space(text, position + 1)
    return count


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position
