"""Secrets that show by their own shape: tokens, keys, PEM, schemes, URL users. Not: by name."""

import base64
import binascii
import re

from usercontext.ingest.classes import TOKEN, Masked
from usercontext.ingest.spans import Span

_WORD = rb"[0-9A-Za-z_=-]"
# A line may end at a dot, or where a column does; what looks like a word there is no part.
_BREAK = rb"(?:(?:\\+r)?\\+n|\r?\n|<br ?/?>)[ \t]*+"
_RANDOM = b"".join(rb"(?=%b{0,99}?[%b])" % (_WORD, kind) for kind in (b"0-9", b"a-z", b"A-Z"))
_WRAPPED = rb"(?:" + _BREAK + _RANDOM + _WORD + rb"{12,}+)*"
_DOT = rb"(?:\.{1,2}|%2[Ee]|(?:" + _BREAK + rb")?\.(?:" + _BREAK + rb"| )?" + _RANDOM + rb")"
_JWT = re.compile(rb"(%b++)%b((?:%b%b++%b)*)" % (_WORD, _WRAPPED, _DOT, _WORD, _WRAPPED))
_SCHEME = re.compile(
    rb"([A-Za-z]+)(?:[\t +]|\\+t|%20)+((?:[0-9A-Za-z._~+/=-]|\\+/|%[0-9A-Fa-f]{2})+)"
)
_USERINFO = re.compile(rb":\\*/\\*/((?:[^\s\"\\/?#<>@]*@)+)")
_IN_USER = rb"(?:[^\s\"\\/?#<>@&%]|%(?!(?:25)*(?:2[36Ff]|3[AaFf]|40)))"
_CODED_USERINFO = re.compile(
    rb"%%(?:25)*3[Aa](?:%%(?:25)*2[Ff]){2}(%b{0,256}%%(?:25)*3[Aa]%b{1,256})%%(?:25)*40"
    % (_IN_USER, _IN_USER)
)
_USER_FLAG = re.compile(rb"[\t ]-[a-z-]+[ =]?\\*[\"']?([^\s\"'\\/:]+:(?!//)[^\s\"'\\]+)")
_COMMAND = re.compile(rb"\b(?:curl|wget|https?|xh)(?:\.exe)?(?![0-9A-Za-z_:/.-])")
_OTHER_LINE = re.compile(rb"(?<!\\)(?:\n|\\n)")  # one that no backslash continues
_LONGEST_COMMAND = 512
_LABEL = rb"(?:[ +]|%20)(?:[0-9A-Z +]|%20){1,48}-{4,5}"
_PEM_HEAD = re.compile(rb"----[ -]BEGIN" + _LABEL)
_PEM_BODY = re.compile(rb"(?:[\s0-9A-Za-z+/=:,-]++|\\+[rnt]|%(?:0[AaDd]|2[BbFf]|3[Dd])|<br ?/?>)*+")
_PEM_TAIL = re.compile(rb"----[ -]END" + _LABEL)
_PEM_ENDS = {b"-": b"-----END", b" ": b"---- END"}
_MAX_PEM = 16_384
_MIN_BEARER = 8
_PERCENT = ord("%")
_MIN_JWT = 20


def find_jwt(text: bytes, start: int) -> Span | None:
    """Return the dotted token at ``start``; base64 without a dot is passed over."""
    run = _JWT.match(text, start)
    if run is None:
        return None
    dotted = bool(run[2]) and run.end() - start >= _MIN_JWT
    return Span(start, run.end(), Masked.JWT) if dotted else Span(start, run.end(1), None)


def find_scheme(text: bytes, start: int) -> Span | None:
    """Return what follows ``Bearer`` or ``Basic``, when it is a credential and not prose."""
    found = _SCHEME.match(text, start)
    if found is None:
        return None
    credential = found[2].rstrip(b".")
    if found[1].lower() == b"basic":
        real = _is_basic(credential)
    else:
        real = is_secret_looking(credential, _MIN_BEARER)
    stop = found.start(2) + len(credential)
    return Span(found.start(2), stop, Masked.CREDENTIALS if real else None)


def is_secret_looking(text: bytes, shortest: int) -> bool:
    """Tell a random-looking value from a word of prose: digits, signs or mixed case inside."""
    if len(text) < shortest:
        return False
    word = text.strip(b".,:;!?")
    return not (word.isalpha() and (word.islower() or word.isupper() or word.istitle()))


def _is_basic(credential: bytes) -> bool:
    plain = credential.replace(b"\\", b"").replace(b"%3D", b"=").rstrip(b"=")
    try:
        decoded = base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return b":" in decoded


def find_userinfo(text: bytes, start: int) -> Span | None:
    """Return user and password between :// and the last @ of a URL's host part."""
    if text[start] == _PERCENT:
        coded = _CODED_USERINFO.match(text, start)
        return Span(*coded.span(1), Masked.CREDENTIALS) if coded else None
    found = _USERINFO.match(text, start)
    if found is None:
        return None
    user = found[1][:-1]
    if not user or TOKEN.fullmatch(user) or user == b"git":
        return Span(found.start(), found.end(), None)
    return Span(found.start(1), found.end(1) - 1, Masked.CREDENTIALS)


def find_user_flag(text: bytes, start: int) -> Span | None:
    """Return user and password behind the flag of a command that fetches an address."""
    found = _USER_FLAG.match(text, start)
    before = text[max(0, start - _LONGEST_COMMAND) : start].rpartition(b"},")[2]
    command = _COMMAND.search(before)
    if found is None or command is None or _OTHER_LINE.search(before, command.end()):
        return None
    return Span(*found.span(1), Masked.CREDENTIALS)


def find_pem(text: bytes, start: int) -> Span | None:
    """Return the block from BEGIN to END; one cut off ends with its base64."""
    head = _PEM_HEAD.match(text, start)
    if head is None:
        return None
    begin, limit = head.end(), head.end() + _MAX_PEM
    end = _PEM_ENDS[text[start + 4 : start + 5]]
    first = text.find(end, begin, limit)
    if first >= 0 and text.find(b'"', begin, first) < 0:
        # looked at no further: of blocks that follow each other each one read 16 KB of the others
        tail = _PEM_TAIL.match(text, first)
        if tail:
            return Span(start, tail.end(), Masked.PRIVATE_KEY)
    stop = _pem_stop(text, begin, limit)
    dashes = text.rfind(end, begin, stop)
    tail = _PEM_TAIL.match(text, dashes) if dashes > 0 else None
    return Span(start, tail.end() if tail else stop, Masked.PRIVATE_KEY)


def _pem_stop(text: bytes, begin: int, limit: int) -> int:
    body = _PEM_BODY.match(text, begin, limit)
    return body.end() if body else begin
