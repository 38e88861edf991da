"""Payment cards, bank accounts, social security numbers: shape and checksum. Not: phones."""

import re

from stdnum import iban

from usercontext.ingest.classes import Masked
from usercontext.ingest.spans import Span

_DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
_SINGLE = bytes.maketrans(b"0123456789", bytes(range(10)))
_SEPARATORS = b" .+-"
_GROUPED = (
    re.compile(rb"[2-6][0-9]{3}([ .+-])[0-9]{4}\1[0-9]{4}\1[0-9]{4}\1[0-9]{1,3}(?![0-9A-Za-z_])"),
    re.compile(rb"[2-6][0-9]{3}([ .+-])[0-9]{4}\1[0-9]{4}\1[0-9]{1,4}(?![0-9A-Za-z_])"),
    re.compile(rb"3[0-9]{3}([ .+-])[0-9]{6}\1[0-9]{4,5}(?![0-9A-Za-z_])"),
)
_RUN = re.compile(rb"[2-6][0-9]{12,18}(?![0-9A-Za-z_])")
_ISSUER = re.compile(
    rb"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})"
    rb"|(?:5[1-5]|2[2-7])[0-9]{14}"
    rb"|3[47][0-9]{13}"
    rb"|3(?:0[0-5]|095|[689])[0-9]{11,16}"
    rb"|6(?:011|4[4-9]|5)[0-9]{12,16}"
    rb"|35[2-8][0-9]{13,16}"
    rb"|62[0-9]{14,17}"
    rb"|(?:50|5[6-8]|6[0-9])[0-9]{11,17}"
)
_UUID = re.compile(rb"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
_UUID_LENGTH = 36
_IBAN = re.compile(rb"[A-Z]{2}[0-9]{2}(?:[ +-]?[0-9A-Z]){11,30}")
_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK MN",
        21: "CH CR HR LI LV",
        22: "BG BH DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_SSN = re.compile(rb"([0-9]{3})([ -])([0-9]{2})\2([0-9]{4})(?![0-9A-Za-z_]|-[0-9A-Za-z])")
_BARE_SSN = re.compile(rb"([0-9]{3})()([0-9]{2})([0-9]{4})(?![0-9A-Za-z_])")
_NEAR_SSN = re.compile(rb"(?i)ssn(?!\])|social[ _-]?security")


def find_card(text: bytes, start: int) -> Span | None:
    """Return the card number at ``start``: an issuer's prefix and length, and Luhn's checksum."""
    if text[start] not in b"23456":
        return None
    for shape in (_RUN, *_GROUPED):
        found = shape.match(text, start)
        if found and _is_card(found[0].translate(None, _SEPARATORS)):
            inside_id = _in_uuid(text, found.start(), found.end())
            return None if inside_id else Span(start, found.end(), Masked.CARD)
    return None


def is_luhn_valid(digits: bytes) -> bool:
    """Tell whether Luhn's checksum holds (five times python-stdnum's speed, tested against it)."""
    odd, even = digits[-1::-2].translate(_SINGLE), digits[-2::-2].translate(_DOUBLED)
    return (sum(odd) + sum(even)) % 10 == 0


def _is_card(digits: bytes) -> bool:
    if _ISSUER.fullmatch(digits) is None or digits == digits[:1] * len(digits):
        return False
    return is_luhn_valid(digits)


def _in_uuid(text: bytes, start: int, end: int) -> bool:
    if text[start - 1 : start] != b"-" and text[end : end + 1] != b"-":
        return False
    around = _UUID.search(text, max(0, start - _UUID_LENGTH), end + _UUID_LENGTH)
    return around is not None and around.start() < end and around.end() > start


def find_iban(text: bytes, start: int) -> Span | None:
    """Return the account number at ``start`` that fits its country's length and mod 97."""
    run = _IBAN.match(text, start)
    if run is None:
        return None
    letters = run[0].translate(None, b" +-").decode("ascii")
    length = _IBAN_LENGTHS.get(letters[:2], len(letters) + 1)
    if length > len(letters) or not _is_mod_97(letters[:length]):
        return None
    if not iban.is_valid(letters[:length], check_country=False):
        return None
    return Span(start, _end_of(text, start, length), Masked.IBAN)


def _is_mod_97(letters: str) -> bool:
    """Check the two digits quickly; only what passes is worth the library's slower look."""
    turned = letters[4:] + letters[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def _end_of(text: bytes, start: int, length: int) -> int:
    """Return where ``length`` letters and digits, not counting separators, end."""
    position, left = start, length
    while left:
        left -= text[position] not in b" +-"
        position += 1
    return position


def find_ssn(text: bytes, start: int, left: bytes) -> Span | None:
    """Return the number at ``start``; nine digits in a row only after a word that says so.

    Areas 000, 666 and 900 to 999 were never given out; 987-65-43xx is masked all the same, because
    it is the range reserved for advertisements and people paste it in earnest.
    """
    found = _SSN.match(text, start)
    if found is None:
        bare = _BARE_SSN.match(text, start)
        found = bare if bare and _NEAR_SSN.search(left) else None
    if found is None:
        return None
    area, group, serial = found[1], found[3], found[4]
    advertised = area == b"987" and group == b"65" and serial[:2] == b"43"
    if area in {b"000", b"666"} or (area[:1] == b"9" and not advertised):
        return None
    if group == b"00" or serial == b"0000":
        return None
    return Span(start, found.end(), Masked.SSN)
