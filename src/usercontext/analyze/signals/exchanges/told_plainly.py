"""A client's line about one failed exchange, as a sentence with its outcome.

`[http] POST /orders -> 500 in 812ms {"error": "…"}` is no sentence that a page wrote for anybody.
Not: what the line means, which is read as of any told request (`told_requests`).
"""

import re
from typing import Any

import msgspec

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event

_SEEN = 1200
_REFUSED = 400
_TOLD = re.compile(
    r"(?:\[[\w:. /-]{1,30}\] ?|[\w.]{1,20}: )?(?P<method>GET|POST|PUT|PATCH|DELETE)"
    r" (?P<url>(?:https?:/)?/[^\s\"]{0,300}?),? ?(?:->|=>|→|:|returned|responded|answered)"
    r"(?: with)?(?: status)?:? ?(?P<status>[45]\d\d)(?: [A-Z][A-Za-z ]{2,30}?)?"
    r"(?:,? ?(?:in |after |\()[\d.]{1,9} ?m?s\)?)?(?:[ :,-]{1,3}(?P<said>.{1,800}))?",
    re.S,
)
_WHY = ("message", "error", "detail", "reason", "title", "error_description", "code", "msg")
_FEW_WORDS = 2


def told_plainly(event: Event) -> str:
    """Return how a told request ended, where a line is that and nothing else; ''."""
    asked = event.request
    if asked is None or not asked.told or (asked.status or 0) < _REFUSED:
        return ""
    found = _TOLD.fullmatch(event.text[:_SEEN].strip())
    if found is None or int(found["status"]) != asked.status:
        return ""
    why = _why_in((found["said"] or "").strip())
    says = f", and the response says “{clean(why)}”" if why else ""
    return f"{found['method']} {clean(asked.url.path, 120)} failed with {asked.status}{says}"


def _why_in(said: str) -> str:
    if said[:1] not in ("{", "["):
        return said if said.count(" ") >= _FEW_WORDS else ""
    try:
        told = msgspec.json.decode(said)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return ""
    return _first_words(told).replace('"', "")  # which stand escaped in the line itself


def _first_words(told: Any) -> str:
    """Return the first text under a name for why, in an object or in the one that it wraps."""
    for name in _WHY if isinstance(told, dict) else ():
        value = told.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, dict) and (inner := _first_words(value)):
            return inner
    return ""
