"""Replace personal data and secrets by tokens, in text and JSON bytes. Not: single classes."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.ingest.cards import find_card, find_iban, find_ssn
from usercontext.ingest.credentials import (
    find_jwt,
    find_pem,
    find_provider_key,
    find_scheme,
    find_userinfo,
)
from usercontext.ingest.emails import find_email
from usercontext.ingest.json_extents import escape_of
from usercontext.ingest.key_names import find_named_value
from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.patterns import GUARDED_SCANNER, SCANNER, Anchor, kind_of
from usercontext.ingest.phones import find_phone
from usercontext.ingest.spans import Span
from usercontext.ingest.usual import find_usual

_NEARBY = 40
_SHORTEST_ANCHOR = 4
_VALUE_BEFORE = re.compile(rb"(\\*)\"\s*:\s*\Z")
_NESTED_ESCAPE = re.compile(rb"\\+u00(2[013-9a-fA-F]|[3467][0-9a-fA-F]|5[0-9abdefABDEF])")
_NUMBER = re.compile(rb"-?[0-9.]+(?:[eE][+-]?[0-9]+)?")
_AFTER_NUMBER = (b",", b"}", b"]", b" ", b"\t", b"\r", b"\n", b"")
_SECONDS = re.compile(rb"[0-9][Tt ][0-9]{2}:[0-9]{2}:(?:[0-9]{2},)?\Z")
_BACKSLASH = 0x5C
_ALL_DIGITS = b"0123456789"
_BEFORE_VALUES = b":,[ \t\r\n\f\v"
_EMAIL, _KEY_NAME = int(Anchor.EMAIL), int(Anchor.KEY_NAME)
_DIGITS, _GUARD = int(Anchor.DIGITS), int(Anchor.GUARD)


class Scrubbed(Struct, frozen=True):
    """Text with tokens, and how often each class was replaced. Never the values."""

    text: str
    counts: dict[str, int]


class Guards(Enum):
    """Which of the things that the fast path must not let through end a scan."""

    NONE = 0
    BUT_ESCAPES = 1
    ALL = 2


class Scan(Struct, frozen=True, gc=False):
    """What one pass found: places to mask, in order, and after how many anchors it ended.

    ``guarded`` says that the fast path must step aside, ``finished`` that all text was seen.
    """

    spans: list[Span]
    anchors: int
    guarded: bool = False
    finished: bool = True


def scrub_text(text: str) -> Scrubbed:
    """Replace what is personal or secret in a text of any kind, prose or JSON or a form."""
    scrubbed, spans = scrub_bytes(text.encode("utf-8", "surrogatepass"))
    if not spans:
        return Scrubbed(text, {})
    counts = Counter(span.masked.label for span in spans if span.masked)
    return Scrubbed(scrubbed.decode("utf-8", "surrogatepass"), dict(counts))


def scrub_json(value: Any) -> bytes:
    """Return a JSON value with its strings, and numbers that are cards or the like, scrubbed."""
    written = msgspec.json.encode(value)
    scrubbed, spans = scrub_bytes(written)
    # Read again where something was masked: two keys that are alike now are one.
    return msgspec.json.encode(msgspec.json.decode(scrubbed)) if spans else written


def scrub_bytes(text: bytes) -> tuple[bytes, list[Span]]:
    """Scrub UTF-8 text or JSON; JSON stays valid JSON. Return it with what was replaced."""
    plain, found = scan_plain(text)
    return replace(plain, found.spans), found.spans


def scan_plain(text: bytes, most: int = sys.maxsize) -> tuple[bytes, Scan]:
    """Scan a text, or what it says with its escapes written as letters if that hides more."""
    if _is_hopeless(text, most):
        return text, Scan([], most, finished=False)
    found = scan(text, most=most)
    plain = without_nested_escapes(text) if found.finished else text
    if plain != text:
        hidden = scan(plain, most=most)
        if len(hidden.spans) > len(found.spans) or not hidden.finished:
            return plain, hidden
    return text, found


def _is_hopeless(text: bytes, most: int) -> bool:
    """Tell whether more than ``most`` anchors stand in a text, so that looking is in vain.

    Counting takes a tenth of the time. A text that is too short for so many is not counted.
    """
    size, position = len(text), 0
    if size < _SHORTEST_ANCHOR * most:
        return False
    for _ in range(most + 1):
        _, position = SCANNER(UNANCHORED, text, position, size)[0]
        if position < 0:
            return False
    return True


def without_nested_escapes(text: bytes) -> bytes:
    r"""Write \u0040 and the like, in JSON inside strings, as the ASCII letters they mean."""
    return _NESTED_ESCAPE.sub(_unescape, text) if b"\\u00" in text else text


def scan(
    text: bytes,
    start: int = 0,
    *,
    heeds: Guards = Guards.NONE,
    most: int = sys.maxsize,
    sparse: int = sys.maxsize,
) -> Scan:
    """Look through ``text`` once; every byte is looked at a bounded number of times.

    Stops after ``most`` anchors and one more for each ``sparse`` bytes come, and at what it heeds.
    """
    guarded = heeds is not Guards.NONE
    search = GUARDED_SCANNER if guarded else SCANNER
    spans: list[Span] = []
    position = floor = start
    size, anchors = len(text), 0
    while True:
        begin, stop = search(UNANCHORED, text, position, size)[0]
        if begin < 0:
            return Scan(spans, anchors)
        if anchors >= most + begin // sparse:
            return Scan(spans, anchors, finished=False)
        anchors += 1
        span = find_usual(text, begin, floor)
        if span is None:
            anchor, first = kind_of(text, begin, stop, guarded)
            if anchor == _GUARD and _is_guarded(text, first, heeds):
                return Scan(spans, anchors, guarded=True)
            span = find_closely(text, anchor, first, stop, floor)
            if span is None:
                # what ended the digits may be the boundary that the next anchor needs
                position = stop - 1 if anchor == _DIGITS else stop
                continue
        position = span.end
        if span.masked is not None:
            spans.append(span)
            floor = position


def find_closely(text: bytes, anchor: int, first: int, stop: int, floor: int) -> Span | None:
    """Return what an anchor from ``first`` to ``stop`` shows, None when it is nothing."""
    if anchor == _EMAIL:
        return find_email(text, first, floor)
    if anchor == _DIGITS:
        return _find_in_digits(text, first)
    if anchor == _KEY_NAME:
        return find_named_value(text, first, stop)
    return None if anchor == _GUARD else _FINDERS[anchor](text, first)


def _is_guarded(text: bytes, start: int, heeds: Guards) -> bool:
    """Tell an odd JSON number from a hex id that begins like one (3e123ab); the rest is sure."""
    if text[start] in b'\\"':
        return heeds is Guards.ALL or text[start] != _BACKSLASH
    number = _NUMBER.match(text, start + 1)
    return number is not None and text[number.end() : number.end() + 1] in _AFTER_NUMBER


def replace(text: bytes, spans: list[Span]) -> bytes:
    """Put tokens in the places of ``spans`` (ascending, apart from each other)."""
    if not spans:
        return text
    parts: list[bytes] = []
    done = 0
    for span in spans:
        start, masked = span.start, span.masked
        if masked is None or start < done:
            continue
        token = masked.token
        parts += (text[done:start], _quoted(token, span.escape) if span.value else token)
        done = span.end
    parts.append(text[done:])
    return b"".join(parts)


def _find_in_digits(text: bytes, start: int) -> Span | None:
    """Try what digits can be, the strictest check first."""
    if start > 1 and text[start - 1] in b".-/" and _is_inside_number(text, start):
        return None
    if text[start - 1 : start] in (b":", b",") and _SECONDS.search(
        text[max(0, start - _NEARBY) : start]
    ):  # 10:50:04.464570870 is no phone
        return None
    span = None
    if text[start] in _ALL_DIGITS:
        span = find_card(text, start) or find_ssn(text, start)
    span = span or find_phone(text, start)
    if span is None or text[span.start - 1] not in _BEFORE_VALUES:
        return span
    return _as_value(text, span) if text[span.start : span.end].isdigit() else span


def _is_inside_number(text: bytes, start: int) -> bool:
    """Tell a fraction, or the later groups of a longer dashed number."""
    before = text[start - 2 : start - 1]
    if not before.isdigit():
        return False
    return before != b"1" or text[max(0, start - 3) : start - 2].isalnum()


def _as_value(text: bytes, span: Span) -> Span:
    """Mark a bare JSON number, so that a quoted token takes its place."""
    before = _VALUE_BEFORE.search(text[max(0, span.start - _NEARBY) : span.start])
    if before:
        escape = escape_of(len(before[1]))
        return Span(span.start, span.end, span.masked, value=True, escape=escape)
    if _is_array_item(text, span) and _is_outside_string(text[: span.start]):
        return Span(span.start, span.end, span.masked, value=True)
    return span


def _is_array_item(text: bytes, span: Span) -> bool:
    before = text[max(0, span.start - _NEARBY) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + _NEARBY].lstrip()[:1]
    return before in (b"[", b",") and after in (b"]", b",")


def _is_outside_string(before: bytes) -> bool:
    """Count the quotes that are not escaped; JSON only."""
    if before[:1] not in (b"{", b"["):
        return False
    bare = before.replace(b"\\\\", b"").replace(b'\\"', b"")
    return bare.count(b'"') % 2 == 0


def _quoted(token: bytes, escape: int) -> bytes:
    quote = b"\\" * escape + b'"'
    return quote + token + quote


def _unescape(found: re.Match[bytes]) -> bytes:
    return bytes((int(found[1], 16),))


_FINDERS: dict[int, Callable[[bytes, int], Span | None]] = {
    Anchor.USERINFO: find_userinfo,
    Anchor.PEM: find_pem,
    Anchor.IBAN: find_iban,
    Anchor.JWT: find_jwt,
    Anchor.PROVIDER_KEY: find_provider_key,
    Anchor.SCHEME: find_scheme,
}
