"""Names that may stand for a secret or for something harmless: their values decide. Not: the rest.

``pass`` counts tests and steps as often as it is a password, ``sig`` is a signal, ``sessionid``
what a page calls a visit, ``iban`` a field that a message speaks of. Each has a judge, which is
shown the name, where it ends and the value found for it, and returns what is to be masked of it.
"""

import re
from collections.abc import Callable

from usercontext.ingest.account_shapes import account_length
from usercontext.ingest.cards import is_iban
from usercontext.ingest.classes import Masked
from usercontext.ingest.spans import Span, goes_on

Judge = Callable[[bytes, int, int, Span], Span | None]

_NEARBY, _LONGEST_OWNER = 64, 12
# Who signs in, or what into: of whom a password is.
_LOGIN = re.compile(
    rb"(?<![A-Za-z])(?i:user|log[_ -]?in|sign[_ -]?in|auth|e-?mail|account|credential|smtp|ftp)"
    rb"|(?<=[a-z])(?:User|Log[Ii]n|Auth|Email|Account)|\buid\b"
)
_OWNER = re.compile(
    rb"(?:(?<![A-Za-z])|\\[bfnrt])(?i:user|login|auth|account|smtp|ftp|ldap|db|database|admin|root"
    rb"|mail|ssh|wifi|redis|mysql|pg|sudo|my)[_.-]?\Z"
)
_VERDICTS = frozenset(
    b"ok yes no on off pass passed fail failed done skip skipped true false null none n/a all "
    b"any ing es ed first last main".split()
)
_SENTENCE = re.compile(rb"[\s\x80-\xff]")
_DIGITS = frozenset(b"0123456789")
_COUNT = re.compile(rb"[-+]?[0-9]+(?:[./:,x-][0-9]+)*(?:%|[A-Za-z]{1,3})?")
_WORDS = re.compile(rb"[A-Za-z]*[0-9]*(?:[-_./:][A-Za-z]*[0-9]*)+")
_ID = re.compile(rb"[0-9A-Fa-f-]{8,}")
_SHORTEST_LOOK = 7
_SIGNATURE = re.compile(rb"(?:[0-9A-Za-z+/=_~-]|%[0-9A-Fa-f]{2}){32,}")
_OF_CLOUD = re.compile(rb"(?i)x-(?:amz|goog|oss|cos|obs)-\Z")
_SESSION = re.compile(rb"(?=[0-9]*[a-z])[0-9a-z]{24,64}")
_ACCOUNT = re.compile(rb"[A-Za-z]{2}[0-9]{2}(?:[ +-]?[0-9A-Za-z]){11,30}")
_EQUALS, _CODED_EQUALS = ord("="), b"Dd"


def _password(text: bytes, start: int, _stop: int, span: Span) -> Span | None:
    """Judge what ``pass`` is: somebody's who signs in beside it, or letters of chance."""
    is_hump = text[start : start + 1] == b"P" and text[start - 1 : start].islower()
    if (
        not is_hump
        and goes_on(text, start)
        and not _OWNER.search(text[max(0, start - _LONGEST_OWNER) : start])
    ):
        return None  # bypass, compass
    value = text[span.start : span.end]
    is_code = text[span.end : span.end + 1] in (b"(", b"[")
    if span.value or is_code or _SENTENCE.search(value):
        return None
    if value.strip(b".,;:!?)").lower() in _VERDICTS:
        return None
    if _COUNT.fullmatch(value):
        is_long = value.isdigit() and len(value) >= len(b"1234")
        return span if is_long and _is_of_login(text, start, span.end) else None
    return span if _is_random(value) or _is_of_login(text, start, span.end) else None


def _is_of_login(text: bytes, start: int, end: int) -> bool:
    before = text[max(0, start - _NEARBY) : start].rpartition(b"},")[2]
    after = text[end : end + _NEARBY].partition(b"},")[0]
    return any(map(_LOGIN.search, (before, after))) or _OWNER.search(before) is not None


def _is_random(value: bytes) -> bool:
    """Tell ``hunter2`` from ``shadow-2``, ``v1.2`` and ids."""
    if len(value) < _SHORTEST_LOOK or value.isdigit() or not _has_digit(value):
        return False
    return not (_WORDS.fullmatch(value) or _ID.fullmatch(value))


def _has_digit(value: bytes) -> bool:
    return not _DIGITS.isdisjoint(value)


def _signature(text: bytes, start: int, stop: int, span: Span) -> Span | None:
    """Judge what ``sig`` and ``signature`` are: long ones of an address that was signed."""
    value = text[span.start : span.end]
    if goes_on(text, start) or not _SIGNATURE.fullmatch(value) or not _has_digit(value):
        return None
    is_assigned = text[stop - 1] == _EQUALS or text[stop - 1] in _CODED_EQUALS
    of_cloud = _OF_CLOUD.search(text, max(0, start - _NEARBY), start)
    return span if is_assigned or of_cloud else None


def _session(text: bytes, _start: int, _stop: int, span: Span) -> Span | None:
    """Judge what ``sessionid`` is: a cookie of Django; a UUID or a hash is an id."""
    value = text[span.start : span.end]
    is_cookie = _SESSION.fullmatch(value) and not _ID.fullmatch(value)
    return span if is_cookie else None


def _of_java(text: bytes, _start: int, _stop: int, span: Span) -> Span:
    """Cut what ``jsessionid`` is where the query begins: it stands in the path of an address."""
    value = text[span.start : span.end].partition(b"?")[0]
    return Span(span.start, span.start + len(value), span.masked, span.value, span.escape)


def _account(text: bytes, _start: int, _stop: int, span: Span) -> Span | None:
    """Judge what ``iban`` is: an account in small letters as well, if its checksum holds."""
    found = _ACCOUNT.match(text, span.start)
    if found is None:
        return None
    number = found[0].translate(None, b" +-").upper()
    length = account_length(number[:2].decode("ascii"))
    if length is None or length > len(number) or not is_iban(number[:length]):
        return None
    end = span.start
    for _ in range(length):
        while text[end] in b" +-":
            end += 1
        end += 1
    return Span(span.start, end, Masked.IBAN)


JUDGES: dict[bytes, Judge] = {
    b"pass": _password,
    b"sig": _signature,
    b"signature": _signature,
    b"sessionid": _session,
    b"jsessionid": _of_java,
    b"iban": _account,
}
