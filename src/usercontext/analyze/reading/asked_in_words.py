"""Requests that a network entry tells in its message alone. Not: fields, console lines.

Whoever writes a client of one's own puts all of it into the message: what was asked for, how it
ended, how long that took, in any order. The entry's type says that it is about an exchange; so what
looks like an address is the address, and a number that HTTP knows is the status.
"""

import re
from http import HTTPStatus

from msgspec.structs import replace

from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.fields import Fields, Place
from usercontext.analyze.reading.told_requests import request_told
from usercontext.analyze.reading.visit_lines import visit_in
from usercontext.domain.log_entry import Level

_SEEN = 1500
_METHOD = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b")
_ADDRESS = re.compile(
    r"(?:https?|wss?)://[^\s'\"<>()]{3,1000}|(?<![\w/.:<@)])/[\w~%@.:-][^\s'\"<>()]{0,1000}"
)
_BEHIND_A_METHOD = re.compile(
    r"(?:(?<=\bGET )|(?<=\bPOST )|(?<=\bPUT )|(?<=\bPATCH )|(?<=\bDELETE )|(?<=\bHEAD ))"
    r"[\w~%.-]+(?:/[\w~%@.:-]+)+(?:\?[^\s'\"<>()]{0,500})?"
)
_STATUS = re.compile(
    r"(?<![\w.,:#/$€£-])(?P<status>[1-5]\d\d)"
    r"(?=\W*$|[)\]:;,.|(-]|\s*[\[({|–—:-]|\s+(?:[A-Z\d\"'“]"
    r"|(?:in|after|for|from|on|to|at|took|by|with|while|when|because|due|and|but|as|errors?"
    r"|response|status|code|duration|time|body|ok)\b))"
    r"(?!\.\d| ?(?:ms|s|sec|seconds|milliseconds|bytes?|[kKmM]i?[bB]|B)\b)"
)
_WAIT = re.compile(
    r"(?<![\w.])(?P<long>\d{1,7}(?:\.\d{1,6})?) ?(?P<unit>ms|millis(?:econds)?|s|secs?|seconds?)\b"
)
_ASIDE = re.compile(rf"\s*\(\s*{_WAIT.pattern}\s*\)")
_AHEAD = re.compile(r"\b(?:again|retry\w*|next|attempt)\b[^.;]{0,20}$", re.I)
"""What stands before a wait that is still to come."""

_NO_ANSWER = re.compile(
    r"fail|time(?:d )?[ -]?out|abort|cancell?ed|block|refus|\breset|net::|\bERR_|NetworkError"
    r"|no (?:answer|response)|not (?:answer|respond|reach)|unreachable|offline|dropped|hung up"
    r"|disconnect|lost\b|E(?:CONN|TIMED|NOTFOUND|AI_)",
    re.I,
)
_WENT_WELL = re.compile(r"\b(?:ok|succe\w{2,6}|completed?|done|finished|loaded|fetched)\b", re.I)
_LINKS = re.compile(
    r"^(?:[^\w\"'“(\[]|(?:failed|returned|responded|answered|replied|gave|got|ended|with|was|an?"
    r"|http|in|status|code|error|response|request|to|the|has|and|says?|message|body)\b"
    r"(?=[\s:=,.;–—-]))+",
    re.I,
)
"""What leads from what was asked for to what came of it, and says nothing itself."""

_PHRASES = {one.phrase: int(one) for one in HTTPStatus if one >= HTTPStatus.BAD_REQUEST}
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _PHRASES), key=len)[::-1])})\b")
_LOUD = frozenset({Level.ERROR, Level.WARN})
_LED_IN = re.compile(r"^[ )\].,:;-]{0,6}(?:in|after|took)\b(?= ?\d)")
_OF_A_TRACE = re.compile(r"(?:request|trace|correlation|req)[ _-]?id\b", re.I)
_SAYS_NO_MORE = frozenset({"ERR", "ERROR", "FAILED", "FAILURE"})
_KNOWN = frozenset({*map(int, HTTPStatus), 419, 440, 498, 499, *range(520, 531)})
_ANSWER = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"\]]|<(?:!doctype|html|head|body)\b", re.I)
_ENDS = ".,;:]}"
_POINTS = " ,.;:-–—()[]"
_FEWEST = 2
_REFUSED = 400


def line_of(fields: Fields, text: str) -> str:
    """Return the words that tell of an exchange: an entry's own, or those under another name."""
    if _where(text[:_SEEN]) is not None:
        return text
    said = (value for place, one in fields.layers if place is Place.OWN for value in one.values())
    lines = (one for one in said if isinstance(one, str) and "/" in one and _METHOD.search(one))
    return next((one for one in lines if _where(one[:_SEEN]) is not None), text)


def exchange_told(text: str, known: Request | None, level: Level) -> Request | None:
    """Return the exchange that a network entry's own words tell of, or what its fields tell."""
    visit = visit_in(text, is_loud=level in _LOUD)
    if visit is not None:
        return visit
    told = _in_any_order(text[:_SEEN], level)
    if told is None:
        return request_told(text) or known
    if known is None or known.url.host:
        return told if known is None else known
    both = replace(
        told,
        method=known.method or told.method,
        duration_ms=told.duration_ms if known.duration_ms is None else known.duration_ms,
        body=known.body or told.body,
        trace=known.trace,
    )
    if not known.status:
        return both
    own = "" if known.error.strip() == text.strip() else known.error
    return replace(both, status=known.status, error=own or told.error, media=known.media)


def address_told(text: str) -> str:
    """Return the address that a line names, as it stands there, or ''."""
    where = _where(text[:_SEEN])
    return where[0].rstrip(_ENDS) if where is not None else ""


def is_only_a_heading(text: str) -> bool:
    """Tell a line that names a method and an address, and at most that it failed, or how."""
    where = _where(text[:_SEEN])
    if where is None or "net::" in text:
        return False
    before, after = text[: where.start()], text[where.start() + len(where[0].rstrip(_ENDS)) :]
    line, answer = _parted(after)
    _, said = _status("", line)
    led = _said(_STATUS.sub("", _METHOD.sub("", before, count=1)))
    return answer is None and not led and (not said or said.upper() in _SAYS_NO_MORE)


def _where(text: str) -> re.Match[str] | None:
    """Return where an address stands; behind a method it needs no slash to begin with."""
    return _ADDRESS.search(text) or _BEHIND_A_METHOD.search(text)


def _in_any_order(text: str, level: Level) -> Request | None:
    where = _where(text)
    if where is None:
        return None
    address = where[0].rstrip(_ENDS)
    before, after = text[: where.start()], text[where.start() + len(address) :]
    line, answer = _parted(after)
    method = _METHOD.search(before) or _METHOD.search(line)
    wait = _wait(line) or _wait(before)
    status, said = _status(before, line)
    if status is None:
        status = _unnumbered(f"{before} {line}", wait, level)
    if status is None and method is None:
        return None
    refused = (status or 0) >= _REFUSED and said.count(" ") >= _FEWEST
    url = split_url(address if "://" in address else f"/{address.removeprefix('/')}")
    return Request(
        method=method[1] if method else "",
        url=url,
        status=status,
        duration_ms=wait,
        error=said if status == 0 else "",
        body=answer or (said if refused else None),
        resource=resource_of(url) if method is None or method[1] == "GET" else "api",
    )


def _parted(after: str) -> tuple[str, str | None]:
    """Return what is said of an exchange, and the answer that is quoted behind it."""
    begins = _ANSWER.search(after)
    if begins is None:
        return after, None
    return after[: begins.start()], after[begins.start() :].strip(" \"'")


def _status(before: str, line: str) -> tuple[int | None, str]:
    """Return the number that HTTP knows or the phrase for it, and what else is said."""
    for part in (line, before):
        found = next((one for one in _STATUS.finditer(part) if int(one[0]) in _KNOWN), None)
        if found is not None:
            return int(found[0]), _said(part[found.end() :])
    phrase = _PHRASE.search(line)
    return (_PHRASES[phrase[0]], "") if phrase else (None, _said(line) or _said(before))


def _unnumbered(said: str, wait: float | None, level: Level) -> int | None:
    """Return how an exchange ended of which no status is told: 0 for one without an answer."""
    if _NO_ANSWER.search(said) is not None:
        return 0
    if wait is not None or _WENT_WELL.search(said) is not None:
        return 200
    return 0 if level is Level.ERROR else None


def _wait(said: str) -> float | None:
    for found in _WAIT.finditer(said):
        if _AHEAD.search(said[: found.start()]) is None:
            return float(found["long"]) * (1 if found["unit"].startswith("m") else 1000)
    return None


def _said(rest: str) -> str:
    """Return the words that say why, as they stand: without what leads to them."""
    begin = rest.lstrip(_POINTS)
    phrase = _PHRASE.match(begin)
    told = begin[phrase.end() :] if phrase else rest
    told = _LED_IN.sub("", told, count=1)
    if (wait := _WAIT.match(told.lstrip(_POINTS))) is not None:
        told = told.lstrip(_POINTS)[wait.end() :]
    said = _LINKS.sub("", _ASIDE.sub("", told)).strip().rstrip(_POINTS)
    return "" if _OF_A_TRACE.match(said) else said
