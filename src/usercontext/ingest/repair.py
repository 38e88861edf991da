"""Make odd but honest JSON bytes storable: escapes, numbers, depth. Not: the envelope's rules.

All of it works on the text of the JSON, so that what needs no repair comes back as sent.
"""

import math
import re

from usercontext.ingest.linear import UNANCHORED, Linear, compile_match

LONGEST_INTEGER = 24
"""Digits of an integer that stays a number; a longer one is kept as a string."""

DEPTH_MARKER = b'"[TRUNCATED]"'

_SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_PAIR = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_REPLACEMENT = rb"\ufffd"
_KEPT_ESCAPE = re.compile(rb"\\u00(?:[01][0-9a-fA-F]|22|5[cC])")
_ESCAPE = re.compile(
    rb"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|.)",
    re.DOTALL,
)
_ODD_SHAPE = rb"[0-9]{25}|[0-9][eE][+-]?[0-9]{3}"
_ODD_NUMBER, _ODD_NUMBERS = Linear(_ODD_SHAPE), compile_match(_ODD_SHAPE)
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_BYTES = b"0123456789+-.eE"
_BRACKETS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{]+|[\]}]+', re.DOTALL)


def replace_lone_surrogates(body: bytes) -> tuple[bytes, list[int], list[int]]:
    r"""Turn half surrogates and \u0000 into \ufffd, which is as long, so that offsets stay.

    Return the body, where half surrogates stood, and where NULs stood.
    """
    surrogates: list[int] = []
    nuls: list[int] = []
    position = 0
    while found := _SUSPECT.search(body, position):
        start = found.start()
        if not _is_escape(body, start):
            position = start + 2
        elif found[0] == rb"\u0000":
            nuls.append(start)
            position = found.end()
        elif pair := _PAIR.match(body, start):
            position = pair.end()
        else:
            surrogates.append(start)
            position = start + 6
    if surrogates or nuls:
        mended = bytearray(body)
        for start in (*surrogates, *nuls):
            mended[start : start + 6] = _REPLACEMENT
        body = bytes(mended)
    return body, surrogates, nuls


def _is_escape(body: bytes, start: int) -> bool:
    """Tell whether the backslash at ``start`` begins an escape: an even number stand before it."""
    first = start
    while first and body[first - 1] == 0x5C:
        first -= 1
    return (start - first) % 2 == 0


def plain_escapes(raw: bytes) -> bytes:
    r"""Write \uXXXX as the letters they mean, so that no text hides; control codes stay escaped."""
    if b"\\u" not in raw:
        return raw
    if _KEPT_ESCAPE.search(raw):
        return _ESCAPE.sub(_letter, raw)
    # The codec reads \uXXXX after an odd number of backslashes and leaves every other escape alone.
    text = raw.decode("utf-8").encode("raw_unicode_escape").decode("raw_unicode_escape")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def _letter(found: re.Match[bytes]) -> bytes:
    if found[1]:
        high, low = int(found[1], 16), int(found[2], 16)
        return chr(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)).encode("utf-8")
    if not found[3]:
        return found[0]
    code = int(found[3], 16)
    if code < 0x20 or code in (0x22, 0x5C) or 0xD800 <= code < 0xE000:
        return found[0]
    return chr(code).encode("utf-8")


def has_odd_numbers(body: bytes) -> bool:
    """Tell whether it is worth looking for odd numbers in the entries."""
    return _ODD_NUMBER.occurs_in(body)


def quote_odd_numbers(raw: bytes) -> tuple[bytes, bool]:
    """Keep as strings the numbers that readers cannot hold: 25 digits and more, 1e400."""
    parts: list[bytes] = []
    done = outside_until = 0
    inside = False
    position, size = 0, len(raw)
    while True:
        hit, position = _ODD_NUMBERS(UNANCHORED, raw, position, size)[0]
        if hit < 0:
            break
        if hit < done:
            continue
        before = raw[outside_until:hit].replace(b"\\\\", b"").replace(b'\\"', b"")
        inside ^= before.count(b'"') % 2 == 1
        outside_until = hit
        if inside:
            continue
        start = hit - _trailing(raw[max(done, hit - 4096) : hit])
        number = _NUMBER.match(raw, start)
        if number and _is_odd(number[0]):
            parts += (raw[done:start], b'"', number[0], b'"')
            done = outside_until = number.end()
    if not parts:
        return raw, False
    parts.append(raw[done:])
    return b"".join(parts), True


def _trailing(before: bytes) -> int:
    return len(before) - len(before.rstrip(_NUMBER_BYTES))


def _is_odd(number: bytes) -> bool:
    if number.lstrip(b"-").isdigit():
        return len(number.lstrip(b"-")) > LONGEST_INTEGER
    return len(number) > 400 or math.isinf(float(number))


def cut_depth(body: bytes, deepest: int) -> tuple[bytes, list[int]]:
    """Replace containers below ``deepest`` by a marker; return the body and where markers stand."""
    parts: list[bytes] = []
    offsets: list[int] = []
    depth = done = length = 0
    for mark in _BRACKETS.finditer(body):
        first = mark[0][:1]
        if first == b'"':
            continue
        count = len(mark[0])
        if first in b"[{":
            if depth <= deepest < depth + count:
                kept = body[done : mark.start() + deepest - depth]
                parts += (kept, DEPTH_MARKER)
                length += len(kept) + len(DEPTH_MARKER)
                offsets.append(length - len(DEPTH_MARKER))
            depth += count
        else:
            if depth > deepest >= depth - count:
                done = mark.start() + depth - deepest
            depth -= count
    if not parts:
        return body, []
    parts.append(body[done:] if depth <= deepest else b"")
    return b"".join(parts), offsets
