"""A place in bytes to be masked, and what surrounds it. Not: what makes it one."""

import re

from msgspec import Struct

from usercontext.ingest.classes import Masked

_ESCAPE_TAIL = re.compile(rb"[bfnrt]|u[0-9A-Fa-f]{4}")
_CODE = re.compile(rb"(?:\\[bfnrt]|%[0-9A-Fa-f]{2})\Z")
_BACKSLASH = 0x5C
_NEARBY = 40


class Span(Struct, frozen=True, gc=False):
    """Bytes ``start`` to ``end`` are of a class; None means looked at and not to be masked.

    ``value`` says that the span is a whole JSON value, to be replaced by a quoted token;
    ``escape`` is how many backslashes a quote carries there (JSON inside a JSON string).
    """

    start: int
    end: int
    masked: Masked | None
    value: bool = False
    escape: int = 0


def after_escape(text: bytes, start: int) -> int:
    r"""Skip the rest of an escape that a match began in: the n of \n, the u00e9 of \u00e9."""
    if start and text[start - 1] == _BACKSLASH:
        tail = _ESCAPE_TAIL.match(text, start)
        return tail.end() if tail else start
    return start


def goes_on(text: bytes, start: int) -> bool:
    r"""Tell whether the letter before ``start`` is of its word: not the n of \n, the F of %3F."""
    if not text[start - 1 : start].isalpha():
        return False
    return not _CODE.search(text, max(0, start - 3), start)


def before_in_entry(text: bytes, start: int) -> bytes:
    """Return the words just before ``start``, none of them from the entry before."""
    return text[max(0, start - _NEARBY) : start].rpartition(b"},")[2]
