r"""Letters that stand for others or show nothing, written as what is read. Not: finding anything.

A card in the digits of a wide or an Arabic keyboard, ``bob&#64;x.org``, an address with a blank of
no width inside, ``\u00a0`` in JSON inside a string. Who reads sees the number; a pattern of ASCII
does not. Only where the text so written hides more than the text as sent is it what is kept.
"""

import re

from usercontext.ingest.linear import Linear

_NO_WIDTH = rb"(?:\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa9]|\xef\xbb\xbf)"
_FOUR = rb"(?:\xef\xbc[\x90-\x99]){4}|(?:\xd9[\xa0-\xa9]){4}|(?:\xdb[\xb0-\xb9]){4}"
HIDING = (
    rb"\xef\xbc\xa0|\xef\xb9\xab|%b|%b[0-9A-Za-z@.]|\xc2\xad[0-9@.]"
    rb"|&(?:#(?:0*64|[xX]0*40)|commat);"
) % (_FOUR, _NO_WIDTH)
"""What shows that something may be hidden: an at sign, four digits, a gap without width."""

_HIDING = Linear(HIDING)
_ESCAPE = re.compile(
    rb"\\+u(00(?:2[013-9a-fA-F]|[3467][0-9a-fA-F]|5[0-9abdefABDEF]|[aA][0dD])"
    rb"|20(?:0[0-9a-fA-F]|1[0-5]|2[fFaAbBcCdDeE]|6[0-9])|3000|[fF][eE][fF][fF]"
    rb"|[fF][fF](?:0[bBdDeE]|1[0-9]|2[0-9a-fA-F]|3[0-9aA]|3[fF]|4[0-9a-fA-F]|5[0-9aA])"
    rb"|06(?:6[0-9]|[fF][0-9]))"
)
_PLAIN = rb"[0-9A-Za-z@._+-]"
_GAP = re.compile(
    rb"(?<=%b)(?:%b|\xc2\xad)+|(?:%b|\xc2\xad)+(?=%b)" % (_PLAIN, _NO_WIDTH, _NO_WIDTH, _PLAIN)
)
_WIDE = re.compile(
    rb"(?:\xef\xbc[\x8b\x8d\x8e\x90-\x99\xa0-\xba\xbf]|\xef\xbd[\x81-\x9a]"
    rb"|\xef\xb9\xab|\xe3\x80\x80|\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9])+"
)
_ENTITY = re.compile(rb"&(?:#0*([0-9]{2,3})|#[xX]0*([0-9a-fA-F]{2})|(commat)|(period));")
_NAMED = {3: b"@", 4: b"."}
_IS_PLAIN = re.compile(_PLAIN)
_NARROW = {
    **{0xFF01 - 0x21 + code: chr(code) for code in range(0x21, 0x7F)},
    **{zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
    0xFE6B: "@",
    0x3000: " ",
}


def may_hide(text: bytes) -> bool:
    """Tell whether a text has what may be read as something else, escapes apart."""
    return _HIDING.occurs_in(text)


def as_read(text: bytes) -> bytes:
    """Write a text as it is read; the same bytes where nothing in it may be read otherwise."""
    if b"\\u" in text:
        text = _ESCAPE.sub(_letter, text)
    if not may_hide(text):
        return text
    return _GAP.sub(b"", _WIDE.sub(_narrow, _ENTITY.sub(_of_entity, text)))


def _letter(found: re.Match[bytes]) -> bytes:
    return chr(int(found[1], 16)).encode()


def _narrow(found: re.Match[bytes]) -> bytes:
    return found[0].decode().translate(_NARROW).encode()


def _of_entity(found: re.Match[bytes]) -> bytes:
    if found.lastindex in _NAMED:
        return _NAMED[found.lastindex]
    code = int(found[1]) if found[1] else int(found[2], 16)
    letter = chr(code).encode()
    return letter if _IS_PLAIN.fullmatch(letter) else found[0]
