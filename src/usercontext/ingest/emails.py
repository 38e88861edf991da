"""Find the whole e-mail address around an @ (or its percent code). Not: where to look for one."""

import re

from usercontext.ingest.classes import Masked
from usercontext.ingest.spans import Span, after_escape

_AT = re.compile(rb"@|%(?:25)*40")
LOCAL = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+'-"
MAX_LOCAL = 64
_DOMAIN = re.compile(rb"[0-9A-Za-z\x80-\xff](?:[0-9A-Za-z\x80-\xff-]|\.(?=[0-9A-Za-z\x80-\xff]))*")
# In JSON the first quote would end a string; what follows one there is never a name.
_QUOTED_LOCAL = re.compile(rb"(?!\s*[:,}\]])[^\"\\\r\n]{1,64}\Z")
_PERCENT_CUT = re.compile(rb".*%(?:25)*(?:3[ADFadf]|2[0-267Cc89Ff]|5[Bb]|7[Bb]|0[ADad])", re.DOTALL)
_USUAL = re.compile(
    rb"@[A-Za-z][0-9A-Za-z-]*\.(?:[0-9A-Za-z][0-9A-Za-z-]*\.)*"
    rb"([A-Za-z]{2,24})(?![0-9A-Za-z\x80-\xff-]|\.[0-9A-Za-z\x80-\xff])"
)
_PERCENT, _BACKSLASH = b"%", 0x5C
_ASCII_ENDING = re.compile(rb"[A-Za-z]{2,24}(?![0-9A-Za-z-])")
_WORDS = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_LATIN_ENDING = re.compile(r"[A-Za-z]{2,24}")
NOT_ENDINGS = frozenset(
    b"png jpg jpeg gif svg webp avif ico bmp js mjs cjs jsx ts tsx css scss less html htm json xml "
    b"map txt log yml yaml toml woff ttf eot mp4 mp3 webm pdf php py rb go java cpp vue svelte "
    b"exe dll wasm csv localhost localdomain".split()
)


def find_email(text: bytes, start: int, floor: int) -> Span | None:
    """Return the address whose @ is at ``start``, looking left no further than ``floor``."""
    stop = _usual_end(text, start) or _domain_end(text, start)
    if stop is None:
        return None
    left = _local_start(text, start, floor)
    if left >= start or (text[left:start] == b"git" and text[stop : stop + 1] == b":"):
        return None  # git@host:path is how repositories are addressed
    return Span(left, stop, Masked.EMAIL)


def _usual_end(text: bytes, start: int) -> int | None:
    """Return where a domain of letters, digits and dots ends, the ninety-nine of a hundred."""
    found = _USUAL.match(text, start)
    if found is None or found[1] in NOT_ENDINGS or not found[1].islower():
        return None
    return found.end()


def _domain_end(text: bytes, start: int) -> int | None:
    """Return where the domain after the @ ends, or None when it cannot be one of a mailbox."""
    at = _AT.match(text, start)
    found = _DOMAIN.match(text, at.end()) if at else None
    if found is None:
        return None
    domain, offset = found[0], found.start()
    if not domain.isascii():
        return _international_end(domain, offset)
    name, dot, ending = domain.rpartition(b".")
    cut = _ASCII_ENDING.match(ending)
    if ending[:4].lower() == b"xn--":
        return offset + len(domain.rstrip(b"-"))
    if not dot or cut is None or ending[: cut.end()].lower() in NOT_ENDINGS:
        return None
    labels = name.split(b".")
    if len(labels) > 1 and labels[0].isdigit() and labels[1].split(b"-")[0].isdigit():
        return None  # a version: package@1.2.3-rc
    return offset + len(name) + 1 + cut.end()


def _international_end(domain: bytes, offset: int) -> int | None:
    letters = domain.decode("utf-8", "ignore")
    kept = _WORDS.match(letters)
    if kept is None or "." not in kept[0]:
        return None
    name, _, ending = kept[0].rpartition(".")
    ascii_ending = _LATIN_ENDING.match(ending)
    if ascii_ending and len(ascii_ending[0]) < len(ending):
        ending = ascii_ending[0]  # prose may follow without a space: bob@x.org谢谢
    if any(letter.isdigit() for letter in ending) or ending.lower().encode() in NOT_ENDINGS:
        return None
    return offset + len(f"{name}.{ending}".encode())


def _local_start(text: bytes, at: int, floor: int) -> int:
    """Return where the local part begins; ``at`` itself when there is none."""
    window = text[max(floor, at - MAX_LOCAL) : at]
    bare = window.rstrip(LOCAL)
    start = at - len(window) + len(bare)
    if start == at and window.endswith(b'"'):
        return at - _quoted_size(text[max(floor, at - 2 * MAX_LOCAL) : at])
    if bare and bare[-1] >= 0x80:
        start = _international_start(window, at)
    elif _PERCENT in window:
        cut = _PERCENT_CUT.match(text, start, at)
        start = cut.end() if cut else start
    if start and text[start - 1] == _BACKSLASH:
        start = after_escape(text, start)
    while start < at and text[start] in b"'.":
        start += 1
    return start


def _quoted_size(window: bytes) -> int:
    """Return how long the quoted name is that a window ends with, its escapes included, or 0."""
    inside = window[:-1].rstrip(b"\\")
    escape = window[len(inside) : -1]
    opening = inside.rfind(b'"')
    if opening < 0 or not _QUOTED_LOCAL.match(inside, opening + 1):
        return 0
    start = opening - len(escape)
    return len(window) - start if start >= 0 and window[start:opening] == escape else 0


def _international_start(window: bytes, at: int) -> int:
    """Extend over letters of any script, but not from one script into another without a space."""
    letters = window.decode("utf-8", "ignore")
    start = len(letters)
    wide = ord(letters[-1]) >= 0x2E80
    while start and _is_local(letters[start - 1], wide):
        start -= 1
    return at - len(letters[start:].encode())


def _is_local(letter: str, wide: bool) -> bool:
    if letter.isascii():
        return letter.encode() in LOCAL or letter in "._+-"
    return letter.isalnum() and (ord(letter) >= 0x2E80) == wide
