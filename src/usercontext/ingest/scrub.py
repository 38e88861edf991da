"""Replace personal data and secrets by tokens, in text and JSON bytes. Not: single classes."""

import re
from collections import Counter
from collections.abc import Callable
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
from usercontext.ingest.patterns import SCANNER, Anchor
from usercontext.ingest.phones import find_phone
from usercontext.ingest.spans import Span

_NEARBY = 40
_VALUE_BEFORE = re.compile(rb"(\\*)\"\s*:\s*\Z")
_NESTED_ESCAPE = re.compile(rb"\\+u00(2[013-9a-fA-F]|[3467][0-9a-fA-F]|5[0-9abdefABDEF])")
_NUMBER = re.compile(rb"-?[0-9.]+(?:[eE][+-]?[0-9]+)?")
_AFTER_NUMBER = (b",", b"}", b"]", b" ", b"\t", b"\r", b"\n", b"")
_DIGITS = re.compile(rb"[0-9]+")
_BEFORE_SECONDS = re.compile(rb"[0-2][0-9]:[0-5][0-9]:\Z")
"""``12:00:01.000000`` ends in what is a phone number of some country."""


class Scrubbed(Struct, frozen=True):
    """Text with tokens, and how often each class was replaced. Never the values."""

    text: str
    counts: dict[str, int]


class Scan(Struct, frozen=True):
    """What one pass found: places to mask, in order, and whether the fast path must step aside."""

    spans: list[Span]
    guarded: bool


def scrub_text(text: str) -> Scrubbed:
    """Replace what is personal or secret in a text of any kind, prose or JSON or a form."""
    scrubbed, spans = scrub_bytes(text.encode("utf-8", "surrogatepass"))
    counts = Counter(span.masked.value for span in spans if span.masked)
    return Scrubbed(scrubbed.decode("utf-8", "surrogatepass"), dict(counts))


def scrub_value(value: Any) -> Any:
    """Return a JSON value with its strings, and numbers that are cards or the like, scrubbed."""
    scrubbed, spans = scrub_bytes(msgspec.json.encode(value))
    return msgspec.json.decode(scrubbed) if spans else value


def scrub_bytes(text: bytes) -> tuple[bytes, list[Span]]:
    """Scrub UTF-8 text or JSON; JSON stays valid JSON. Return it with what was replaced."""
    spans = scan(text).spans
    if b"\\u00" in text:
        plain = _NESTED_ESCAPE.sub(_unescape, text)
        hidden = scan(plain).spans if plain != text else []
        if len(hidden) > len(spans):
            return replace(plain, hidden), hidden
    return replace(text, spans), spans


def scan(text: bytes, start: int = 0) -> Scan:
    """Look through ``text`` once; every byte is looked at a bounded number of times."""
    spans: list[Span] = []
    guarded = False
    floor = start
    matches = SCANNER.finditer(text, start)
    while (match := next(matches, None)) is not None:
        anchor = match.lastindex
        if anchor == Anchor.GUARD:
            guarded = guarded or _is_guarded(text, match.start())
            continue
        first = match.start(anchor)
        if anchor == Anchor.EMAIL:
            span = find_email(text, first, floor)
        else:
            span = _FINDERS[anchor](text, first)
        if span is None:
            continue
        if span.masked is not None:
            spans.append(span)
            floor = span.end
        if span.end != match.end():
            matches = SCANNER.finditer(text, span.end)
    return Scan(spans, guarded)


def _is_guarded(text: bytes, start: int) -> bool:
    """Tell an odd JSON number from a hex id that begins like one (3e123ab); the rest is sure."""
    if text[start] in b'\\"':
        return True
    number = _NUMBER.match(text, start + 1)
    return number is not None and text[number.end() : number.end() + 1] in _AFTER_NUMBER


def replace(text: bytes, spans: list[Span]) -> bytes:
    """Put tokens in the places of ``spans`` (ascending, apart from each other)."""
    if not spans:
        return text
    parts: list[bytes] = []
    done = 0
    for span in spans:
        if span.masked is None or span.start < done:
            continue
        parts += (text[done : span.start], _quoted(span, span.masked.token))
        done = span.end
    parts.append(text[done:])
    return b"".join(parts)


def _find_in_digits(text: bytes, start: int) -> Span | None:
    """Try what digits can be, the strictest check first."""
    left = text[max(0, start - _NEARBY) : start]
    if _is_inside_number(left) or _BEFORE_SECONDS.search(left):
        return None
    left = left.rpartition(b"},")[2]
    span = find_card(text, start) or find_ssn(text, start, left) or find_phone(text, start, left)
    if span is None or not _DIGITS.fullmatch(text, span.start, span.end):
        return span
    return _as_value(text, span)


def _is_inside_number(left: bytes) -> bool:
    """Tell a fraction, or the later groups of a longer dashed number."""
    if left[-1:] not in (b".", b"-", b"/") or not left[-2:-1].isdigit():
        return False
    return left[-2:-1] != b"1" or left[-3:-2].isalnum()


def _as_value(text: bytes, span: Span) -> Span:
    """Mark a bare JSON number, so that a quoted token takes its place."""
    before = _VALUE_BEFORE.search(text[max(0, span.start - _NEARBY) : span.start])
    if before:
        return span._replace(value=True, escape=escape_of(len(before[1])))
    if _is_array_item(text, span) and _is_outside_string(text[: span.start]):
        return span._replace(value=True)
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


def _quoted(span: Span, token: bytes) -> bytes:
    if not span.value:
        return token
    quote = b"\\" * span.escape + b'"'
    return quote + token + quote


def _unescape(found: re.Match[bytes]) -> bytes:
    return bytes((int(found[1], 16),))


_FINDERS: dict[int, Callable[[bytes, int], Span | None]] = {
    Anchor.USERINFO: find_userinfo,
    Anchor.PEM: find_pem,
    Anchor.KEY_NAME: find_named_value,
    Anchor.DIGITS: _find_in_digits,
    Anchor.IBAN: find_iban,
    Anchor.JWT: find_jwt,
    Anchor.PROVIDER_KEY: find_provider_key,
    Anchor.SCHEME: find_scheme,
}
