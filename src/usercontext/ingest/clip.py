"""Entries many times over their size, cut down before anything looks closely. Not: marking them.

Mending, scrubbing and truncating see every escape and name; of an entry that is mostly thrown away
they took 0.3 s and 40 MiB. A string keeps its first part, a container what stands before the cut,
so that the entry stays JSON. Cut text ends with ``CUT``: a secret that the cut went through is not
known for one any more, so ``without_edge`` takes what stands before the mark away after scrubbing.
"""

import re

import msgspec
from msgspec import Raw

from usercontext.domain.errors import ValidationFailed
from usercontext.ingest.envelope import split_entries
from usercontext.ingest.limits import IngestLimits

CUT = "\ufffe\ufffe"
_CUT = CUT.encode()
_EDGE = 8_192
"""Letters that go with the mark: more than a private key of 8,192 bits has."""

_TIMES = 4
"""An entry of escaped letters shrinks by three to a third; what is larger would be cut anyway."""

_FIELDS = msgspec.json.Decoder(dict[str, Raw])
_KNOWN = frozenset(
    ("type", "level", "payload", "timestamp", "eventType", "eventMetadata", "entryId")
)
# possessive: 300,000 escapes took 35 MB of places to go back to
_TOKENS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]|[\]}]|,|[^"\[\]{},]+', re.DOTALL)
_HALF_PAIR = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\Z")
_LONGEST_ESCAPE = 12
_TOKEN = 8  # what a token costs later, in bytes of a string
_CLOSING = {b"{": b"}", b"[": b"]"}


def has_monsters(body: bytes, limits: IngestLimits) -> bool:
    """Tell whether an entry of the body is to be cut, or might be: it cannot be split."""
    entries, monsters = _find_monsters(body, limits)
    return len(body) > _TIMES * limits.max_entry_bytes and (not entries or bool(monsters))


def clip_entries(body: bytes, limits: IngestLimits) -> tuple[bytes, frozenset[int]]:
    """Return the body with its monsters cut, and which entries those are.

    A body that is refused, or too deep to be split before it is mended, comes back as it is.
    """
    entries, monsters = _find_monsters(body, limits)
    if not monsters:
        return body, monsters
    for index in monsters:
        entries[index] = _clip_entry(entries[index], _TIMES * limits.max_entry_bytes)
    return b'{"logs":[%b]}' % b",".join(entries), monsters


def without_edge(text: str) -> str:
    """Return a scrubbed text without the end at which it was cut."""
    return text[: -len(CUT) - _EDGE] if text.endswith(CUT) else text


def _find_monsters(body: bytes, limits: IngestLimits) -> tuple[list[bytes], frozenset[int]]:
    longest = _TIMES * limits.max_entry_bytes
    if len(body) <= longest:
        return [], frozenset()
    try:
        entries = split_entries(body, limits)
    except ValidationFailed:
        return [], frozenset()
    return entries, frozenset(n for n, entry in enumerate(entries) if len(entry) > longest)


def _clip_entry(entry: bytes, most: int) -> bytes:
    try:
        fields = _FIELDS.decode(entry)
    except msgspec.ValidationError:  # no object: refused when it is read
        return b"0"
    parts = []
    for name, raw in fields.items():
        value = bytes(raw)
        if name not in _KNOWN:
            continue
        if len(value) > most // 2:  # a name or time so long is refused when it is read
            value = _clip_object(value, most) if value[:1] == b"{" else b'""'
        parts.append(b'"%b":%b' % (name.encode(), value))
    return b"{%b}" % b",".join(parts)


def _clip_object(value: bytes, most: int) -> bytes:
    """Keep about ``most`` bytes of an object's tokens, strings at most half of that each."""
    parts: list[bytes] = []
    closing = b""
    safe: tuple[int, bytes] = (1, b"}")  # how many parts make sense without the next, and their end
    kept = 0
    for token in _TOKENS.finditer(value):
        part = token[0]
        first = part[:1]
        if first == b",":
            safe = (len(parts), closing)
        elif first in _CLOSING:
            closing = _CLOSING[first] + closing
        elif first in (b"}", b"]"):
            closing = closing[1:]
        elif first == b'"' and len(part) > most // 2:
            part = _clip_string(part, most // 2)
        kept += len(part) + _TOKEN
        if kept > most:
            return b"".join(parts[: safe[0]]) + safe[1]
        parts.append(part)
    return b"".join(parts)


def _clip_string(text: bytes, most: int) -> bytes:
    """Cut a string with its quotes where no letter and no escape is parted."""
    end = most
    escape = text.rfind(b"\\", end - _LONGEST_ESCAPE, end)
    if escape >= 0:
        end = len(text[: escape + 1].rstrip(b"\\"))
        if _HALF_PAIR.search(text, end - _LONGEST_ESCAPE // 2, end):
            end -= _LONGEST_ESCAPE // 2
    while text[end] >> 6 == 2:  # amid a letter
        end -= 1
    return text[:end] + _CUT + b'"'
