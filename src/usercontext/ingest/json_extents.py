r"""Where a JSON string or container ends, at any depth of JSON inside JSON strings. Not: parsing.

At depth k a quote carries 2**k - 1 backslashes; more of them are quotes inside the string, fewer
are the end of a string further out.
"""

import re

_QUOTES = re.compile(rb"(\\*)\"")
_MARKS = re.compile(rb"(\\*)\"|([\[{])|([\]}])")
_MAX_CONTAINER = 65_536


def escape_of(run: int) -> int:
    """Return how many of the ``run`` backslashes before a quote its depth accounts for.

    The rest belongs to the text before it, doubled at every depth.
    """
    return ((run + 1) & -(run + 1)) - 1


def string_end(text: bytes, start: int, escape: int) -> int:
    """Return where the string whose content begins at ``start`` ends, its quote excluded."""
    for quote in _QUOTES.finditer(text, start):
        run = len(quote[1])
        if run % (2 * (escape + 1)) == escape:
            return quote.end() - 1 - escape
        if run < escape:
            return quote.start()
    return len(text)


def container_end(text: bytes, start: int, escape: int) -> tuple[int, bool]:
    """Return where the object or array at ``start`` ends and whether its bracket was found."""
    depth, inside = 0, False
    limit = min(len(text), start + _MAX_CONTAINER)
    for mark in _MARKS.finditer(text, start, limit):
        run, opened, closed = mark[1], mark[2], mark[3]
        if run is not None:
            if len(run) < escape:
                return mark.start(), False
            inside ^= len(run) % (2 * (escape + 1)) == escape
        elif not inside:
            depth += 1 if opened else -1
            if closed and depth <= 0:
                return mark.end(), True
    return whole_escape(text, limit), False


def whole_escape(text: bytes, limit: int) -> int:
    """Step back from the middle of an escape or of a UTF-8 letter."""
    while limit and limit < len(text) and (text[limit - 1] == 0x5C or text[limit] >> 6 == 2):
        limit -= 1
    return limit
