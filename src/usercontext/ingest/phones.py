"""Phone numbers: international, North American, and national ones of Europe. Not: other digits."""

import re
from collections.abc import Iterator

from usercontext.ingest.classes import Masked
from usercontext.ingest.linear import Linear
from usercontext.ingest.numbering import is_american, is_national, is_possible
from usercontext.ingest.spans import Span, before_in_entry

_INTERNATIONAL = re.compile(rb"(?:\+|%2[Bb]|00)[ ]?[1-9](?:[ .()/+-]{0,2}[0-9]){6,14}(?![0-9])")
_AMERICAN = re.compile(
    rb"\(?([0-9]{3})(?:\)[ .-]?|[ ./-])([0-9]{3})([ .-]?)([0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])"
)
_NATIONAL = re.compile(rb"\(?0[1-9](?:[ ./()-]{0,2}[0-9]){6,10}(?![0-9A-Za-z_]|[.:-][0-9])")
_LOOSE = re.compile(rb"\(?[1-9](?:[ ./()-]{0,2}[0-9]){6,11}(?![0-9A-Za-z_])")
_DATE = re.compile(rb"[0-9]{2}([./-])[0-9]{2}\1[0-9]{2,4}(?!\1?[0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEAR_PHONE = Linear(
    rb"(?i)phone(?:[^\]]|\z)|mobile|\bcell|\btel|fax|whatsapp|\bsms|\bcall|handy|contact|\bdial"
    rb"|\breach"
)
_BETWEEN = b" .()/+-"
_FEWEST_ABROAD, _FEWEST_NATIONAL = 7, 8
_NOT_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_OPENING, _PLUS, _PERCENT, _ZERO, _TWO = b"(+%02"
# The last line: ranges kept for fiction, which people use in tests as if they were real; the
# library rejects some.
_SURE_RUN = re.compile(
    rb"07[0-9]{9}|0[67][0-9]{8}|01[567][0-9]{8,9}|020[378][0-9]{7}"
    rb"|0(?:7700900|1632|20794|1134960|1214960|1614960|1914980)[0-9]+"
)


def find_phone(text: bytes, start: int) -> Span | None:
    """Return the phone number at ``start``; words just before it may say that it is one."""
    lead = text[start]
    if lead in (_PLUS, _PERCENT) or (lead == _ZERO and text[start + 1] == _ZERO):
        return _find_international(text, start)
    if lead == _OPENING or text[start + 3] in b" ./-)":
        american = _AMERICAN.match(text, start)
        if american and _is_american(american, text, start):
            return Span(_with_country(text, start), american.end(), Masked.PHONE)
    if lead == _ZERO or (lead == _OPENING and text[start + 1] == _ZERO):
        return _find_national(text, start)
    loose = _LOOSE.match(text, start)
    if loose is None or _DATE.match(loose[0]) or not _is_loose(_digits(loose[0])):
        return None
    named = lead == _OPENING or _is_named(text, start)
    return Span(start, loose.end(), Masked.PHONE) if named else None


def _is_named(text: bytes, start: int) -> bool:
    """Tell whether a word just before the number says that it is a phone's."""
    return _NEAR_PHONE.occurs_in(before_in_entry(text, start))


def _find_international(text: bytes, start: int) -> Span | None:
    """Take as many groups after the + as make a number that its country can have."""
    lead = 1 if text[start] == _PLUS else len(b"%2B") if text[start] == _PERCENT else len(b"00")
    for end, digits in _ends(_INTERNATIONAL, text, start, lead, _FEWEST_ABROAD):
        if is_possible(digits):
            return Span(start, end, Masked.PHONE)
    return None


def _find_national(text: bytes, start: int) -> Span | None:
    """Take as many groups after the 0 as make a number of a country that dials so."""
    for end, digits in _ends(_NATIONAL, text, start, 0, _FEWEST_NATIONAL):
        if _is_national(text, start, end, digits):
            return Span(start, end, Masked.PHONE)
    return None


def _ends(
    pattern: re.Pattern[bytes], text: bytes, start: int, lead: int, fewest: int
) -> Iterator[tuple[int, bytes]]:
    """Yield where the number may end: after its last group, then after the one before it.

    With its digits after ``lead``, of which there are at least ``fewest``.
    """
    found = pattern.match(text, start)
    if found is None:
        return
    groups, digits = found[0], _digits(found[0][lead:])
    while len(digits) >= fewest:
        yield start + len(groups), digits
        cut = max(groups.rfind(b" ", 1), groups.rfind(b"-", 1), groups.rfind(b".", 1))
        if cut < 0:
            return
        groups = groups[:cut].rstrip(_BETWEEN)
        digits = _digits(groups[lead:])


def _is_american(found: re.Match[bytes], text: bytes, start: int) -> bool:
    area, exchange = found[1], found[2]
    if area[0] >= _TWO and exchange[0] >= _TWO:
        spaced = found[0][3:4] == b" "
        if not spaced or is_american(area + exchange + found[4]):
            return True
    return _is_named(text, start)


def _with_country(text: bytes, start: int) -> int:
    """Include a leading 1 (with its separator) before the area code."""
    before = text[max(0, start - 3) : start]
    if before[-2:-1] == b"1" and before[-1:] in b" .-" and not before[:-2].isalnum():
        return start - 2
    return start


def _is_national(text: bytes, start: int, end: int, digits: bytes) -> bool:
    if _DATE.match(text, start, end):
        return False
    if _SURE_RUN.fullmatch(digits):
        return True
    if len(digits) == end - start and not _is_named(text, start):
        return False
    return is_national(digits)


def _is_loose(digits: bytes) -> bool:
    return 9 <= len(digits) <= 11 and not (digits[:1] == b"1" and len(digits) == 10)


def _digits(number: bytes) -> bytes:
    return number.translate(None, _NOT_DIGITS)
