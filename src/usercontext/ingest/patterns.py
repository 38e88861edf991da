"""The one RE2 pass: where something to mask may begin, and of what kind. Not: whether it is.

RE2 stays fast while its automaton stays small, so this holds anchors, not whole shapes: literals
and short counted digits, each started at a word boundary. Anchors that may start anywhere in a run
of hex digits cost a factor of ten (the states multiply); with the boundary 36 KB take 60 us.
"""

import re
from enum import IntEnum

from usercontext.ingest.disguises import HIDING
from usercontext.ingest.linear import compile_match
from usercontext.ingest.provider_keys import BOT_TOKEN, PROVIDER_KEY

MAX_SCANNER_BYTES = 8 * 1024 * 1024
"""RE2's budget for the automaton; a test fails when it runs out of it."""

KEY_WORDS = (
    rb"(?:pass[_-]?(?:word|wd|phrase|code|wort)|pwd|secret|token|authorization|cookies?"
    rb"|phpsessid|jsessionid|asp\.net_sessionid|connect\.sid|laravel_session"
    rb"|cv[vc]2?"
    rb"|security[_-]?code"
    rb"|(?:api|access|private|secret|auth|encryption|signing|account)[_-]?key"
    rb"|credentials?|otp|pin|jwt|x[_-]?auth)"
    rb"(?:[_-]?(?:hash|confirm(?:ation)?|value|header|[0-9]))?"
)
"""Endings of names whose value is a secret, without case, with - and _ optional at joints."""


class Anchor(IntEnum):
    """Which group of the scanner matched."""

    EMAIL = 1
    USERINFO = 2
    PEM = 3
    BOT_TOKEN = 4
    USER_FLAG = 5
    KEY_NAME = 6
    GUARD = 7
    DIGITS = 8
    IBAN = 9
    JWT = 10
    PROVIDER_KEY = 11
    SCHEME = 12


_EMAIL = rb"(?:@|%(?:25)*40)[0-9A-Za-z\x80-\xff][0-9A-Za-z.\x80-\xff-]*\.[0-9A-Za-z\x80-\xff]"
_USERINFO = rb":\\*/\\*/[^\t\n\f\r \"\\/?#<>@]*@|%(?:25)*3[Aa]%(?:25)*2[Ff]%"
_PEM = rb"----[ -]BEGIN(?:[ +]|%20)[0-9A-Z]"
AFTER_NAME = (
    rb"(?:(?:\]|%5[Dd])?(?:\\*[\"'][\t\n\f\r ]*(?:[:,}\]]|=>)|\\*\"(?:\\+[rn]|[\r\n])|=)"
    rb"| ?[:=]|%(?:25)*(?:22(?:%(?:25)*3[Aa]|:)|3[Dd])|>[^\t\n\f\r <>])"
)
"""What follows a name: the last part of user[password]= ends with a bracket, %22 is a quote; that
of a part of a form with a quote and the end of a line."""
_DOUBTFUL_WORDS = rb"pass|sig(?:nature)?|iban|(?-i:sessionid)"
_KEY_NAME = (
    rb"(?i:(?:" + KEY_WORDS + b"|" + _DOUBTFUL_WORDS + b")" + AFTER_NAME + rb"|(?:value|content)=)"
)
_USER_FLAG = rb"[\t ]-(?:u|-(?:proxy-)?user)[ =]?\\*[\"']?[^\t\n\f\r \"'\\/:]+:"
# What the fast path must not let through: escapes that may hide text, a second "logs", numbers that
# other readers cannot hold. Escapes of control characters (ANSI colours) hide nothing; a backslash
# before uc_sec_ is no escape, and taking it for one would take the boundary from the key.
_GUARD = (
    rb"\\u(?:00(?:00|[2-9A-Fa-f])|0[1-9A-Fa-f]|[1-9A-Fa-f][0-9A-Fa-f])|\"logs\""
    rb"|" + HIDING + rb"|[:,\[\t\n\f\r ]-?(?:[0-9][0-9.]*[eE][+-]?[0-9]{3}|[0-9]{25})"
)
# A run of digits counts only whole: ids in hex begin with nine digits a hundred times as often. One
# of more than twelve can only be a card; milliseconds since 1970 have thirteen and begin with a 1.
ODD_GAP = rb"(?:\xc2\xa0|\xe2\x80[\x80-\x95\xaf]|%(?:25)*20|%C2%A0)"
"""Blanks and dashes between groups of digits as a typographer and an address write them."""
_DIGITS = rb"|".join(
    (
        rb"(?:[0-9]{9,12}|[2-6][0-9]{12,18})(?:[^0-9A-Za-z_]|\z)",
        rb"[0-9]{3}[ -][0-9]{2}[ -][0-9]{4}",
        rb"[0-9]{4}[ .+-][0-9]{4,6}[ .+-][0-9]{4}",
        rb"[0-9]{3}[ ./-][0-9]{3}[ .-][0-9]{3}",
        rb"\([0-9]{2,5}\)[ -]?[0-9]{3}",
        rb"(?:\+|%2B|00)[1-9][ .-]?\(?[0-9]",
        rb"0[0-9]{1,4}[ ./-][0-9]{2,4}[ .-]?[0-9]{2}[ .-]?[0-9]{2}",
        rb"0[0-9]{1,4}" + ODD_GAP + rb"[0-9]{6}",
        rb"\(?[0-9]{2,5}\)?" + ODD_GAP + rb"[0-9]{2,6}" + ODD_GAP + rb"[0-9]{2}",
    )
)
_IBAN = (
    rb"[A-Z]{2}[0-9]{2}(?:[ +-]?[0-9A-Z]{4}[ +-]?[0-9A-Z]{4}"
    rb"|" + ODD_GAP + rb"[0-9A-Z]{4}" + ODD_GAP + rb"[0-9A-Z]{4})"
)
_JWT = rb"eyJ[0-9A-Za-z_-]{6}"
_SCHEME = rb"(?i:bearer|basic|digest|negotiate)(?:[\t +]|\\+t|%20)+[0-9A-Za-z._~+/=-]{6}"
# After an escape (\n) or a percent code the letter before the token belongs to the code.
_BOUNDARY = rb"(?:^|[^0-9A-Za-z_]|\\[bfnrt]|%[0-9A-Fa-f]{2})"


def _group(pattern: bytes) -> bytes:
    return b"(" + pattern + b")"


_AFTER_BOUNDARY = b"|".join(map(_group, (_DIGITS, _IBAN, _JWT, PROVIDER_KEY, _SCHEME)))
_MASKED = (_EMAIL, _USERINFO, _PEM, BOT_TOKEN, _USER_FLAG, _KEY_NAME)
GUARDED_PATTERN = b"|".join(
    (*map(_group, (*_MASKED, _GUARD)), _BOUNDARY + b"(?:" + _AFTER_BOUNDARY + b")")
)
_PATTERN = b"|".join((*map(_group, _MASKED), _BOUNDARY + b"(?:" + _AFTER_BOUNDARY + b")"))
# RE2 says where, in a third of the time when it need not say which; Python's re says which, there.
_WHICH = re.compile(GUARDED_PATTERN.replace(rb"\z", rb"\Z"))
_WHICH_UNGUARDED = re.compile(_WHICH.pattern.replace(_GUARD, rb"(?!)"))
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NUMBER_LEADS = frozenset(b"0123456789(+")
_NO_DOMAIN_LEADS = _NUMBER_LEADS | frozenset(b"bdnBDN")  # or what may begin an authorization scheme
_AT, _DOT, _AMBIGUOUS, _EXPONENTS = ord("@"), ord("."), b"@%", b"eE"
_LONGEST_NUMBER = 22
_EMAIL_FOUND, _KEY_FOUND, _DIGITS_FOUND = map(int, (Anchor.EMAIL, Anchor.KEY_NAME, Anchor.DIGITS))


def kind_of(text: bytes, begin: int, stop: int, guarded: bool) -> tuple[int, int]:
    """Return which anchor a scanner found there, and where it starts after its boundary."""
    lead = text[begin]
    if lead == _AT and text[stop - 2] == _DOT and text[begin + 1] not in _NO_DOMAIN_LEADS:
        return _EMAIL_FOUND, begin
    if begin and lead in _LETTERS:
        return _KEY_FOUND, begin
    if (
        begin
        and lead not in _AMBIGUOUS
        and text[begin + 1] in _NUMBER_LEADS
        and stop - begin <= _LONGEST_NUMBER
        and text[stop - 4] not in _EXPONENTS
        and text[stop - 5] not in _EXPONENTS
    ):
        return _DIGITS_FOUND, begin + 1
    found = (_WHICH if guarded else _WHICH_UNGUARDED).match(text, begin)
    if found is None or found.lastindex is None:
        raise AssertionError("the two engines read one pattern differently")
    return found.lastindex, found.start(found.lastindex)


SCANNER = compile_match(_PATTERN, MAX_SCANNER_BYTES)
GUARDED_SCANNER = compile_match(GUARDED_PATTERN, MAX_SCANNER_BYTES)
"""The same, with what must not go through the fast path as it stands."""
