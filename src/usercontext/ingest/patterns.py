"""The one RE2 pass: where something to mask may begin, and of what kind. Not: whether it is.

RE2 stays fast while its automaton stays small, so this holds anchors, not whole shapes: literals
and short counted digits, each started at a word boundary. Anchors that may start anywhere in a run
of hex digits cost a factor of ten (the states multiply); with the boundary 36 KB take 60 us.
"""

import re
from enum import IntEnum

from usercontext.ingest.linear import compile_match

MAX_SCANNER_BYTES = 8 * 1024 * 1024
"""RE2's budget for the automaton; a test fails when it runs out of it."""

KEY_WORDS = (
    rb"(?:pass[_-]?(?:word|wd|phrase|code|wort)|pwd|secret|token|authorization|cookies?"
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
    KEY_NAME = 4
    GUARD = 5
    DIGITS = 6
    IBAN = 7
    JWT = 8
    PROVIDER_KEY = 9
    SCHEME = 10


_EMAIL = rb"(?:@|%(?:25)?40)[0-9A-Za-z\x80-\xff][0-9A-Za-z.\x80-\xff-]*\.[0-9A-Za-z\x80-\xff]"
_USERINFO = rb":\\*/\\*/[^\t\n\f\r \"\\/?#<>@]*@"
_PEM = rb"-----BEGIN [0-9A-Z]"
AFTER_NAME = (
    rb"(?:(?:\]|%5[Dd])?(?:\\*[\"'][\t\n\f\r ]*(?:[:,}\]]|=>)|=)"
    rb"| ?[:=]|%22(?:%3[Aa]|:)|%3[Dd]|>[^\t\n\f\r <>])"
)
"""What follows a name: the last part of user[password]= ends with a bracket, %22 is a quote."""
_KEY_NAME = rb"(?i:" + KEY_WORDS + rb")" + AFTER_NAME
# What the fast path must not let through: escapes that may hide text, a second "logs", numbers that
# other readers cannot hold. Escapes of control characters (ANSI colours) hide nothing; a backslash
# before uc_sec_ is no escape, and taking it for one would take the boundary from the key.
_GUARD = (
    rb"\\u(?:00(?:00|[2-9A-Fa-f])|0[1-9A-Fa-f]|[1-9A-Fa-f][0-9A-Fa-f])|\"logs\""
    rb"|[:,\[\t\n\f\r ]-?(?:[0-9][0-9.]*[eE][+-]?[0-9]{3}|[0-9]{25})"
)
# A run of digits counts only whole: ids in hex begin with nine digits a hundred times as often. One
# of more than twelve can only be a card; milliseconds since 1970 have thirteen and begin with a 1.
ODD_GAP = rb"(?:\xc2\xa0|\xe2\x80[\x80-\x95\xaf]|%20|%C2%A0)"
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
_PROVIDER_KEY = rb"|".join(
    (
        rb"(?:A3T[0-9A-Z]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[0-9A-Z]{16}",
        rb"gh[pousr]_[0-9A-Za-z]{16}",
        rb"github_pat_[0-9A-Za-z]{16}",
        rb"gl(?:pat|dt|rt|ptt|soat)-[0-9A-Za-z_-]{16}",
        rb"[srp]k_(?:live|test)_[0-9A-Za-z]{8}",
        rb"whsec_[0-9A-Za-z]{16}",
        rb"xox[a-z]-[0-9A-Za-z-]{8}|xapp-[0-9]-",
        rb"AIza[0-9A-Za-z_-]{16}|ya29\.[0-9A-Za-z_-]{8}|GOCSPX-[0-9A-Za-z_-]{8}",
        rb"sk-[0-9A-Za-z_-]{16}",
        rb"npm_[0-9A-Za-z]{16}",
        rb"pypi-[0-9A-Za-z_-]{16}",
        rb"uc_(?:sec|pub)_[0-9A-Za-z]{16}",
        rb"SG\.[0-9A-Za-z_-]{16}",
        rb"hf_[0-9A-Za-z]{16}",
        rb"do[opr]_v1_[0-9a-f]{16}",
        rb"shp(?:at|ca|pa|ss)_[0-9a-f]{16}",
        rb"hvs\.[0-9A-Za-z_-]{16}",
        rb"sntrys_|lin_api_|glsa_|NRAK-|AGE-SECRET-KEY-1",
        rb"hooks\.slack\.com/services/",
    )
)
_SCHEME = rb"(?i:bearer|basic|digest|negotiate)(?:[ +]|%20)+[0-9A-Za-z._~+/=-]{6}"
# After an escape (\n) or a percent code the letter before the token belongs to the code.
_BOUNDARY = rb"(?:^|[^0-9A-Za-z_]|\\[bfnrt]|%[0-9A-Fa-f]{2})"


def _group(pattern: bytes) -> bytes:
    return b"(" + pattern + b")"


_AFTER_BOUNDARY = b"|".join(map(_group, (_DIGITS, _IBAN, _JWT, _PROVIDER_KEY, _SCHEME)))
_MASKED = (_EMAIL, _USERINFO, _PEM, _KEY_NAME)
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
