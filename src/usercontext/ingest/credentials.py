"""Secrets that show by their own shape: tokens, keys, PEM, schemes, URL users. Not: by name."""

import base64
import binascii
import re

from usercontext.ingest.classes import TOKEN, Masked
from usercontext.ingest.spans import Span

_JWT = re.compile(rb"[0-9A-Za-z_=-]+(?:\.[0-9A-Za-z_=-]+)*")
_PROVIDER_KEY = re.compile(rb"hooks\.slack\.com/services/([0-9A-Za-z/_-]+)|[0-9A-Za-z_.-]+")
_SCHEME = re.compile(rb"([A-Za-z]+)(?:[ +]|%20)+((?:[0-9A-Za-z._~+/=-]|\\+/|%[0-9A-Fa-f]{2})+)")
_USERINFO = re.compile(rb":\\*/\\*/((?:[^\s\"\\/?#<>@]*@)+)")
_PEM_HEAD = re.compile(rb"-----BEGIN [0-9A-Z ]{1,40}-----")
_PEM_BODY = re.compile(rb"(?:[\s0-9A-Za-z+/=:,-]++|\\+[rnt])*+")
_PEM_TAIL = re.compile(rb"-----END [0-9A-Z ]{1,40}-----")
_PEM_END = b"-----END"
_MAX_PEM = 16_384
_MIN_KEY = 16
_MIN_BEARER = 8


def find_jwt(text: bytes, start: int) -> Span | None:
    """Return the dotted token at ``start``; base64 without a dot is passed over."""
    run = _JWT.match(text, start)
    if run is None:
        return None
    dotted = run[0].count(b".") >= 1 and len(run[0]) >= 20
    return Span(start, run.end(), Masked.JWT if dotted else None)


def find_provider_key(text: bytes, start: int) -> Span | None:
    """Return the key at ``start``, known by the prefix its provider gives."""
    run = _PROVIDER_KEY.match(text, start)
    if run is None:
        return None
    if run[1]:
        return Span(run.start(1), run.end(), Masked.KEY)
    key = run[0].rstrip(b".-")
    words_only = key.startswith(b"sk-") and not any(48 <= byte <= 57 for byte in key)
    long_enough = len(key) >= _MIN_KEY and not words_only
    return Span(start, start + len(key), Masked.KEY if long_enough else None)


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
    found = _USERINFO.match(text, start)
    if found is None:
        return None
    user = found[1][:-1]
    if not user or TOKEN.fullmatch(user) or user == b"git":
        return Span(found.start(), found.end(), None)
    return Span(found.start(1), found.end(1) - 1, Masked.CREDENTIALS)


def find_pem(text: bytes, start: int) -> Span | None:
    """Return the block from BEGIN to END; one cut off ends with its base64."""
    head = _PEM_HEAD.match(text, start)
    if head is None:
        return None
    begin, limit = head.end(), head.end() + _MAX_PEM
    first = text.find(_PEM_END, begin, limit)
    if first >= 0 and _pem_stop(text, begin, first) == first:
        # looked at no further: of blocks that follow each other each one read 16 KB of the others
        tail = _PEM_TAIL.match(text, first)
        if tail:
            return Span(start, tail.end(), Masked.PRIVATE_KEY)
    stop = _pem_stop(text, begin, limit)
    dashes = text.rfind(_PEM_END, begin, stop)
    tail = _PEM_TAIL.match(text, dashes) if dashes > 0 else None
    return Span(start, tail.end() if tail else stop, Masked.PRIVATE_KEY)


def _pem_stop(text: bytes, begin: int, limit: int) -> int:
    body = _PEM_BODY.match(text, begin, limit)
    return body.end() if body else begin
