"""What nine of ten personal values look like, decided by one match. Not: every other spelling.

The finders of each class take 3 to 4 us of Python for a value; here one pattern asks for the whole
shape at once. It answers only where the finders could say nothing else: a differential test holds
both equal, and whoever it does not know goes to them.
"""

import re

from usercontext.ingest.cards import is_luhn_valid
from usercontext.ingest.classes import Masked
from usercontext.ingest.emails import LOCAL, MAX_LOCAL, NOT_ENDINGS
from usercontext.ingest.spans import Span

_DOMAIN = (
    rb"@[A-Za-z][0-9A-Za-z-]*\.(?:[0-9A-Za-z][0-9A-Za-z-]*\.)*"
    rb"([a-z]{2,24})(?![0-9A-Za-z\x80-\xff-]|\.[0-9A-Za-z\x80-\xff])"
)
# Neither part of a longer number or an instant, nor after the 1 that is a phone's country.
_BEFORE = rb"(?:(?<!1) |[\"'(\[<>=;|{}])"
_SSN = (
    rb"(?!000|666|9)[0-9]{3}([ -])(?!00)[0-9]{2}\3(?!0000)[0-9]{4}"
    rb"(?![0-9A-Za-z_]|-[0-9A-Za-z])"
)
_CARD = (
    rb"(?:4[0-9]{3}|5[1-5][0-9]{2}|2[2-7][0-9]{2}|6(?:011|4[4-9][0-9]|5[0-9]{2}))"
    rb"([ -])[0-9]{4}\5[0-9]{4}\5[0-9]{4}"
    rb"(?![0-9A-Za-z_-]|\5[0-9])"
)
_ABROAD = (
    rb"\+1[ .-]?\(?[2-9][0-9]{2}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}"
    rb"(?![ .()/+-]{0,2}[0-9])"
)
_AMERICAN = (
    rb"\(?[2-9][0-9]{2}(?:\)[ .-]?|[./-])[2-9][0-9]{2}[ .-]?[0-9]{4}"
    rb"(?![0-9A-Za-z_]|[.-][0-9])"
)
_match = re.compile(
    b"%b|%b(?:(%b)|(%b)|%b|%b)" % (_DOMAIN, _BEFORE, _SSN, _CARD, _ABROAD, _AMERICAN)
).match
_DOMAIN_GROUP, _SSN_GROUP, _SEPARATOR_GROUP = 1, 2, 5
_EMAIL, _PHONE, _SSN_CLASS, _CARD_CLASS = Masked.EMAIL, Masked.PHONE, Masked.SSN, Masked.CARD
_NEVER_FIRST = b"'."
_DOUBTFUL = frozenset((0x5C, *range(0x80, 0x100)))  # an escape, a letter of another script
_PERCENT = b"%"
_GIT = len(b"git")


def find_usual(text: bytes, begin: int, floor: int) -> Span | None:
    """Return the value whose @, or the byte before whose first digit, + or (, is at ``begin``.

    None says nothing: not that there is no value. An address begins no further left than ``floor``.
    """
    found = _match(text, begin)
    if found is None or not begin:  # a ( that the text begins with is no boundary
        return None
    group = found.lastindex
    stop = found.end()
    if group is None:
        return Span(begin + 1, stop, _PHONE)
    if group == _DOMAIN_GROUP:
        return None if found[1] in NOT_ENDINGS else _address(text, begin, stop, floor)
    if group == _SSN_GROUP:
        return Span(begin + 1, stop, _SSN_CLASS)
    digits = text[begin + 1 : stop].replace(found[_SEPARATOR_GROUP], b"")
    if digits[1:] == digits[:-1] or not is_luhn_valid(digits):
        return None
    return Span(begin + 1, stop, _CARD_CLASS)


def _address(text: bytes, at: int, stop: int, floor: int) -> Span | None:
    """Return the address if its local part is ASCII that ends where nothing can be in doubt."""
    first = at - MAX_LOCAL
    window = text[first if first > floor else floor : at]
    before = window.rstrip(LOCAL)
    size = len(window) - len(before)
    if not before or size <= _GIT or _PERCENT in window:
        return None
    start = at - size
    if text[start] in _NEVER_FIRST or before[-1] in _DOUBTFUL:
        return None
    return Span(start, stop, _EMAIL)
