"""Numbers whose groups stand apart by other blanks and dashes than ASCII's. Not: what they are.

``4111%201111…`` of an address, and what typography puts between groups (a blank where no line
breaks, a thin one, a dash that is no hyphen). A window of the text is written with a plain blank or
hyphen in each such place and looked through as any other; the end that it gives is brought back.
"""

import re
from collections.abc import Callable

from usercontext.ingest.cards import find_card, find_iban, find_ssn
from usercontext.ingest.patterns import ODD_GAP
from usercontext.ingest.phones import find_phone
from usercontext.ingest.spans import Span

_BEHIND, _AHEAD = rb"(?<=[0-9A-Z)])", rb"(?=[(0-9A-Z])"
_GAP = re.compile(_BEHIND + ODD_GAP + _AHEAD)
_DASH = re.compile(_BEHIND + rb"\xe2\x80[\x90-\x94]" + _AHEAD)
_FIRST = re.compile(rb"[0-9A-Z+(%) .-]{1,12}?" + ODD_GAP + rb"[(0-9A-Z]")
_DIGITS = b"0123456789"
_BEFORE, _LONGEST = 40, 96


def find_number(text: bytes, start: int) -> Span | None:
    """Return the card, social security or telephone number at ``start``, whatever its gaps are."""
    return _with_any_gaps(text, start, _find_number)


def find_account(text: bytes, start: int) -> Span | None:
    """Return the bank account at ``start``, whatever its gaps are."""
    return _with_any_gaps(text, start, find_iban)


def _find_number(text: bytes, start: int) -> Span | None:
    span = None
    if text[start] in _DIGITS:
        span = find_card(text, start) or find_ssn(text, start)
    return span or find_phone(text, start)


def _with_any_gaps(
    text: bytes, start: int, find: Callable[[bytes, int], Span | None]
) -> Span | None:
    if not _FIRST.match(text, start):
        return find(text, start)
    lead = text[max(0, start - _BEFORE) : start]
    window = text[start : start + _LONGEST]
    span = find(lead + _GAP.sub(b" ", _DASH.sub(b"-", window)), len(lead))
    if span is None:
        return None
    begin, end = (start + _origin(window, at - len(lead)) for at in (span.start, span.end))
    return Span(begin, end, span.masked)


def _origin(window: bytes, place: int) -> int:
    """Return where a place of the plain window is in the window as it was written."""
    for gap in _GAP.finditer(window):  # what lies before the window has a place below 0
        if gap.start() >= place:
            break
        place += len(gap[0]) - 1
    return place
