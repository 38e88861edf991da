"""Replace personal data and secrets by tokens, in text and JSON bytes. Not: single classes."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.ingest.bare_numbers import BEFORE_NUMBERS, may_be_number, whole_number
from usercontext.ingest.credentials import (
    find_jwt,
    find_pem,
    find_scheme,
    find_user_flag,
    find_userinfo,
)
from usercontext.ingest.disguises import as_read
from usercontext.ingest.emails import find_email
from usercontext.ingest.json_extents import escape_of
from usercontext.ingest.key_names import find_named_value
from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.odd_gaps import find_account, find_number
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.patterns import GUARDED_SCANNER, SCANNER, Anchor, kind_of
from usercontext.ingest.provider_keys import find_bot_token, find_provider_key
from usercontext.ingest.spans import Span
from usercontext.ingest.usual import find_usual

_NEARBY = 40
_USUAL, _CLOSE, _DEAR = 1, 2, 3
_DEAR_LEADS = b"+(%0"
"""Of telephone numbers, which may end after any of their groups."""
_WORTH_COUNTING = 16
"""Bytes for each look: a shorter text is looked through in vain in the time that it has anyway."""
_IN_ARRAY = -1
_VALUE_BEFORE = re.compile(rb"(\\*)\"\s*:\s*\Z")
_SECONDS = re.compile(rb"[0-9][Tt ][0-9]{2}:[0-9]{2}:(?:[0-9]{2},)?\Z")
_DISGUISED, _QUOTE, _NOT_ASCII = b"\\&", ord('"'), 0x80
_EMAIL, _KEY_NAME = int(Anchor.EMAIL), int(Anchor.KEY_NAME)
_DIGITS, _GUARD = int(Anchor.DIGITS), int(Anchor.GUARD)
_SHORT_SIGHTED = frozenset((_EMAIL, _GUARD))


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
    """What one pass found: places to mask, in order, and how many looks it took.

    A look is what a usual value costs, 3 to 4 us; an anchor that is looked at closely takes
    two, one that may be a telephone number three.
    ``guarded`` says that the fast path must step aside, ``finished`` that all text was seen.
    """

    spans: list[Span]
    looks: int
    guarded: bool = False
    finished: bool = True


def scrub_text(text: str, own: OwnRules | None = None) -> Scrubbed:
    """Replace what is personal or secret in a text of any kind, prose or JSON or a form."""
    written = text.encode("utf-8", "surrogatepass")
    counts: Counter[str] = Counter()
    if own is not None:
        written, counts = own.scrub_bytes(written)
    scrubbed, spans = scrub_bytes(written)
    if not spans and not counts:
        return Scrubbed(text, {})
    counts.update(span.masked.label for span in spans if span.masked)
    return Scrubbed(scrubbed.decode("utf-8", "surrogatepass"), dict(counts))


def scrub_json(value: Any, own: OwnRules | None = None) -> bytes:
    """Return a JSON value with its strings, and numbers that are cards or the like, scrubbed."""
    sent = msgspec.json.encode(value)
    written = sent if own is None else own.scrub_json(sent)[0]
    scrubbed, spans = scrub_bytes(written)
    # Read again where something was masked: two keys that are alike now are one.
    is_sent = not spans and written == sent
    return sent if is_sent else msgspec.json.encode(msgspec.json.decode(scrubbed))


def scrub_bytes(text: bytes) -> tuple[bytes, list[Span]]:
    """Scrub UTF-8 text or JSON; JSON stays valid JSON. Return it with what was replaced."""
    plain, found = scan_plain(text)
    return replace(plain, found.spans), found.spans


def scan_plain(text: bytes, most: int = sys.maxsize) -> tuple[bytes, Scan]:
    """Scan a text, or what is read in it without escapes and disguises if that hides more."""
    if _is_hopeless(text, most):
        return text, Scan([], most, finished=False)
    found = scan(text, most=most)
    plain = as_read(text) if found.finished else text
    if plain != text:
        hidden = scan(plain, most=most - found.looks)
        looks = found.looks + hidden.looks
        if not hidden.finished or hides_more(hidden.spans, found.spans):
            return plain, Scan(hidden.spans, looks, finished=hidden.finished)
        found = Scan(found.spans, looks)
    return text, found


def hides_more(spans: list[Span], than: list[Span]) -> bool:
    """Tell whether spans of a text as it is read are more, or as many and longer."""
    if len(spans) != len(than):
        return len(spans) > len(than)
    return sum(each.end - each.start for each in spans) > sum(
        each.end - each.start for each in than
    )


def _is_hopeless(text: bytes, most: int) -> bool:
    """Tell whether more than ``most`` anchors stand in a long text, so that looking is in vain.

    Counting takes a sixth of the time.
    """
    size, position = len(text), 0
    if size < _WORTH_COUNTING * most:
        return False
    for _ in range(most + 1):
        _, position = SCANNER(UNANCHORED, text, position, size)[0]
        if position < 0:
            return False
    return True


def scan(
    text: bytes,
    start: int = 0,
    *,
    heeds: Guards = Guards.NONE,
    most: int = sys.maxsize,
    sparse: int = sys.maxsize,
) -> Scan:
    """Look through ``text`` once; every byte is looked at a bounded number of times.

    Stops after ``most`` looks and one more for each ``sparse`` bytes come, and at what it heeds.
    """
    guarded = heeds is not Guards.NONE
    search = GUARDED_SCANNER if guarded else SCANNER
    spans, in_array = list[Span](), list[int]()
    size, looks, position, floor = len(text), 0, start, start
    while True:
        ((begin, stop),) = search(UNANCHORED, text, position, size)
        if begin < 0:
            return Scan(_settle(text, spans, in_array) if in_array else spans, looks)
        if looks >= most and looks >= most + begin // sparse:
            return Scan(spans, looks, finished=False)
        looks += _USUAL
        span = find_usual(text, begin, floor)
        if span is None:
            anchor, first = kind_of(text, begin, stop, guarded)
            looks += (_DEAR if text[first] in _DEAR_LEADS else _CLOSE) - _USUAL
            if anchor == _GUARD and _is_guarded(text, first, heeds):
                return Scan(spans, looks, guarded=True)
            span = find_closely(text, anchor, first, stop, floor)
            if span is None:
                # what ended it may be the boundary that the next anchor needs, or within it
                position = begin + 1 if anchor in _SHORT_SIGHTED else stop - 1
                continue
            if span.escape == _IN_ARRAY:
                in_array.append(len(spans))
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
    """Tell an odd JSON number from a hash that reads like one (3e123456); the rest is sure."""
    lead = text[start]
    if lead in _DISGUISED or lead >= _NOT_ASCII:
        return heeds is Guards.ALL
    return lead == _QUOTE or may_be_number(text, start)


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
    span = find_number(text, start)
    if span is None or text[span.start - 1] not in BEFORE_NUMBERS:
        return span
    number = whole_number(text, span)  # no token stands in the midst of one
    as_value = None if number is None else _as_value(text, number)
    return span if as_value in (None, number) else as_value


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
    if _is_array_item(text, span):
        return Span(span.start, span.end, span.masked, escape=_IN_ARRAY)
    return span


def _is_array_item(text: bytes, span: Span) -> bool:
    before = text[max(0, span.start - _NEARBY) : span.start].rstrip()[-1:]
    after = text[span.end : span.end + _NEARBY].lstrip()[:1]
    return before in (b"[", b",") and after in (b"]", b",")


def _settle(text: bytes, spans: list[Span], in_array: list[int]) -> list[Span]:
    """Tell numbers of an array from those of a list in a string, by the quotes before them.

    All at once: each by itself, 3,000 numbers counted the quotes of 50 KB as often.
    """
    is_json, is_outside, counted = text[:1] in (b"{", b"["), True, 0
    for index in in_array:
        span = spans[index]
        bare = text[counted : span.start].replace(b"\\\\", b"").replace(b'\\"', b"")
        is_outside ^= bare.count(b'"') % 2 == 1
        counted = span.start
        spans[index] = Span(span.start, span.end, span.masked, value=is_json and is_outside)
    return spans


def _quoted(token: bytes, escape: int) -> bytes:
    quote = b"\\" * escape + b'"'
    return quote + token + quote


_FINDERS: dict[int, Callable[[bytes, int], Span | None]] = {
    Anchor.USERINFO: find_userinfo,
    Anchor.USER_FLAG: find_user_flag,
    Anchor.PEM: find_pem,
    Anchor.BOT_TOKEN: find_bot_token,
    Anchor.IBAN: find_account,
    Anchor.JWT: find_jwt,
    Anchor.PROVIDER_KEY: find_provider_key,
    Anchor.SCHEME: find_scheme,
}
