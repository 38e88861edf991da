"""A JSON number that stands outside strings, whole: with its sign and fraction. Not: what it is."""

import re

from usercontext.ingest.spans import Span

BEFORE_NUMBERS = b"-:,[ \t\r\n\f\v"
"""What may stand before the digits of one."""

_MINUS = 0x2D
_DECIMAL = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_FRACTION = re.compile(rb"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def whole_number(text: bytes, span: Span) -> Span | None:
    """Return a span with the sign and fraction around it, None when it is no plain number."""
    begin = span.start - (text[span.start - 1] == _MINUS)
    rest = _FRACTION.match(text, span.end)
    if rest is None or not _DECIMAL.fullmatch(text, begin, span.end):
        return None
    return Span(begin, rest.end(), span.masked)
