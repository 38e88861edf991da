"""Phone numbers: international, North American, and national ones of Europe. Not: other digits."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from usercontext.ingest.classes import Masked
from usercontext.ingest.spans import Span

_INTERNATIONAL = re.compile(rb"(?:\+|%2[Bb]|00)[ ]?[1-9](?:[ .()/+-]{0,2}[0-9]){6,14}(?![0-9])")
_AMERICAN = re.compile(
    rb"\(?([0-9]{3})(?:\)[ .-]?|[ ./-])([0-9]{3})([ .-]?)([0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])"
)
_NATIONAL = re.compile(rb"\(?0[1-9](?:[ ./()-]{0,2}[0-9]){6,10}(?![0-9A-Za-z_]|[.:-][0-9])")
_LOOSE = re.compile(rb"\(?[1-9](?:[ ./()-]{0,2}[0-9]){6,11}(?![0-9A-Za-z_])")
_DATE = re.compile(rb"[0-9]{2}([./-])[0-9]{2}\1[0-9]{2,4}(?!\1?[0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEAR_PHONE = re.compile(
    rb"(?i)phone(?!\])|mobile|\bcell|\btel|fax|whatsapp|\bsms|\bcall|handy|contact|\bdial|\breach"
)
_NOT_DIGITS = re.compile(rb"[^0-9]")
# Ranges kept for fiction, which people use in tests as if they were real; the library rejects some.
_FICTION = re.compile(rb"07700900[0-9]{3}|0(?:1632|20794|1134960|1214960|1614960|1914980)[0-9]+")
_COUNTRIES = ("GB", "DE", "FR", "IT", "NL", "BE", "ES", "CH", "AT", "AU", "JP", "BR", "IN", "SE")
_SURE_RUN = re.compile(rb"07[0-9]{9}|0[67][0-9]{8}|01[567][0-9]{8,9}|020[378][0-9]{7}")


def find_phone(text: bytes, start: int, left: bytes) -> Span | None:
    """Return the phone number at ``start``; ``left`` is the text before it that may name it."""
    if text[start : start + 1] in b"+%" or text[start : start + 2] == b"00":
        return _find_international(text, start)
    american = _AMERICAN.match(text, start)
    if american and _is_american(american, left):
        return Span(_with_country(text, start), american.end(), Masked.PHONE)
    if text[start : start + 1] == b"0" or text[start : start + 2] == b"(0":
        return _find_national(text, start, left)
    loose = _LOOSE.match(text, start)
    if loose is None or _DATE.match(loose[0]) or not _is_loose(_digits(loose[0])):
        return None
    named = text[start : start + 1] == b"(" or _is_named(left)
    return Span(start, loose.end(), Masked.PHONE) if named else None


def _is_named(left: bytes) -> bool:
    """Tell whether a word just before the number says that it is a phone's."""
    return _NEAR_PHONE.search(left) is not None


def _find_international(text: bytes, start: int) -> Span | None:
    """Take as many groups after the + as make a number that its country can have."""
    for end in _ends(_INTERNATIONAL, text, start):
        number = text[start:end].replace(b"%2B", b"+").replace(b"%2b", b"+")
        prefix = 2 if number.startswith(b"00") else 0
        if _is_possible("+" + _digits(number).decode()[prefix:], None):
            return Span(start, end, Masked.PHONE)
    return None


def _find_national(text: bytes, start: int, left: bytes) -> Span | None:
    """Take as many groups after the 0 as make a number of a country that dials so."""
    for end in _ends(_NATIONAL, text, start):
        if _is_national(text[start:end], left):
            return Span(start, end, Masked.PHONE)
    return None


def _ends(pattern: re.Pattern[bytes], text: bytes, start: int) -> Iterator[int]:
    """Yield where the number may end: after its last group, then after the one before it."""
    found = pattern.match(text, start)
    while found:
        yield found.end()
        cut = max(text.rfind(mark, start + 1, found.end()) for mark in (b" ", b"-", b"."))
        found = pattern.match(text, start, cut) if cut > start else None


def _is_american(found: re.Match[bytes], left: bytes) -> bool:
    area, exchange = found[1], found[2]
    shaped = area[0] >= 0x32 and exchange[0] >= 0x32
    spaced = found[0][3:4] == b" "
    if shaped and not spaced:
        return True
    if shaped and _is_valid((area + exchange + found[4]).decode(), "US"):
        return True
    return _is_named(left)


def _with_country(text: bytes, start: int) -> int:
    """Include a leading 1 (with its separator) before the area code."""
    before = text[max(0, start - 3) : start]
    if before[-2:-1] == b"1" and before[-1:] in b" .-" and not before[:-2].isalnum():
        return start - 2
    return start


def _is_national(number: bytes, left: bytes) -> bool:
    digits = _digits(number)
    if _DATE.match(number):
        return False
    if _SURE_RUN.fullmatch(digits) or _FICTION.fullmatch(digits):
        return True
    if number.isdigit() and not _is_named(left):
        return False
    return any(_is_valid(digits.decode(), country) for country in _COUNTRIES)


def _is_loose(digits: bytes) -> bool:
    return 9 <= len(digits) <= 11 and not (digits[:1] == b"1" and len(digits) == 10)


def _digits(number: bytes) -> bytes:
    return _NOT_DIGITS.sub(b"", number)


@lru_cache(maxsize=4096)
def _is_possible(number: str, country: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=4096)
def _is_valid(number: str, country: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, country))
    except phonenumbers.NumberParseException:
        return False
