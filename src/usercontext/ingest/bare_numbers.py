"""A JSON number that stands outside strings, whole: with its sign and fraction. Not: what it is."""

import re

from usercontext.ingest.spans import Span

BEFORE_NUMBERS = b"-:,[ \t\r\n\f\v"
"""What may stand before the digits of one."""

_MINUS = 0x2D
_BLANKS = b" \t\r\n"
_NEARBY = 64
_BEFORE, _AFTER = (b":", b",", b"[", b""), (b",", b"}", b"]", b"")
_NUMBER = re.compile(rb"-?[0-9.]+(?:[eE][+-]?[0-9]+)?")
_DECIMAL = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_FRACTION = re.compile(rb"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def whole_number(text: bytes, span: Span) -> Span | None:
    """Return a span with the sign and fraction around it, None when it is no plain number."""
    begin = span.start - (text[span.start - 1] == _MINUS)
    rest = _FRACTION.match(text, span.end)
    if rest is None or not _DECIMAL.fullmatch(text, begin, span.end):
        return None
    return Span(begin, rest.end(), span.masked)


def may_be_number(text: bytes, start: int) -> bool:
    """Tell whether a number after the delimiter at ``start`` may stand outside strings.

    There it follows a colon, comma or bracket and precedes a comma or bracket. Hashes among the
    words of a message do not, and a batch with one of them took ten times as long as a clean one.
    More blanks than are looked at are taken for whatever may stand there.
    """
    number = _NUMBER.match(text, start + 1)
    if number is None:
        return False
    before = text[max(0, start - _NEARBY) : start + 1].rstrip(_BLANKS)[-1:]
    after = text[number.end() : number.end() + _NEARBY].lstrip(_BLANKS)[:1]
    return before in _BEFORE and after in _AFTER
