"""HTTP exchanges that a client logs as a block of `name: value` lines. Not: single lines.

*** Response ***
uri: https://api.acme.test/me
statusCode: 200
"""

import re

from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.events import Request

_SEEN = 2_000
_NAMED = re.compile(
    r"(?:^|^\*{1,4} ?\w[\w ]{0,30}\*{1,4}:)\W{0,8}"
    r"(?P<name>(?:full )?ur[il]|endpoint|method|status(?:[ _]?code)?)\"?[ \t]{0,3}[:=]"
    r"[ \t]{0,3}\"?(?P<value>[^\s\"',]{1,500})",
    re.I | re.M,
)
_STATUS = re.compile(r"[1-5]\d\d")
_IN_WORDS = re.compile(r"\bstatus code of ([45]\d\d)\b")
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"})
_ANSWER = re.compile(
    r"^\W{0,8}(?:response(?:[ _]?(?:text|body|data))?|body|data)\W{0,3}:[ \t]*\n?(?=\s*[{\[])",
    re.I | re.M,
)
_REFUSED = 400
_ADDRESSES = ("uri", "url", "fulluri", "fullurl", "endpoint")
_OUTCOMES = ("status", "statuscode")


def exchange_in_block(text: str) -> Request | None:
    """Return the exchange that a block of lines tells of with its outcome, or None."""
    named = _lines(text)
    if named is None:
        return None
    told, url = named
    status = told.get("status") or told.get("statuscode") or ""
    worded = _IN_WORDS.search(text[:_SEEN]) if not _STATUS.fullmatch(status) else None
    status = worded[1] if worded is not None else status
    if _STATUS.fullmatch(status) is None:
        return None
    answer = _ANSWER.search(text[:_SEEN]) if int(status) >= _REFUSED else None
    return Request(
        method=_method(told),
        url=split_url(url),
        status=int(status),
        duration_ms=None,
        error="",
        body=text[answer.end() :].strip() if answer is not None else None,
        resource=resource_of(split_url(url)),
    )


def asked_in_block(text: str) -> tuple[str, str] | None:
    """Return the method and the address of a block that tells only what was asked, or None."""
    named = _lines(text)
    if named is None or not _method(named[0]) or not named[0].keys().isdisjoint(_OUTCOMES):
        return None
    return _method(named[0]), named[1]


def _lines(text: str) -> tuple[dict[str, str], str] | None:
    if "\n" not in text[:200] or "/" not in text[:_SEEN]:
        return None
    told: dict[str, str] = {}
    for found in _NAMED.finditer(text[:_SEEN]):
        name = re.sub(r"[ _]", "", found["name"]).lower()
        told.setdefault(name, found["value"])
    url = next((told[one] for one in _ADDRESSES if one in told), "")
    return (told, url) if "://" in url or url.startswith("/") else None


def _method(told: dict[str, str]) -> str:
    named = told.get("method", "").upper()
    return named if named in _METHODS else ""
