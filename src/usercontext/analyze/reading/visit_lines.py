"""Access-log and HTTP-client lines, each about one exchange.

Not: a page's own sentences about a request (`told_requests`).
"""

import re
from http import HTTPStatus

from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.blocks_of_lines import exchange_in_block
from usercontext.analyze.reading.events import Request

_LINE = 1500
_METHOD = r"(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)"
_STATUS = r"(?P<status>[1-5]\d\d)"
_MS = r"(?P<ms>\d{1,7}(?:\.\d{1,9})?) ?ms\b"
_SERVED = re.compile(rf"\"{_METHOD} (?P<url>/\S{{0,500}}) HTTP/[\d.]{{1,3}}\" {_STATUS}\b")
"""How every server that writes a log of its visits tells of one."""

_SERVED_IN = re.compile(
    r"\b(?:rt|urt|request_time|upstream_response_time)[=:] ?\"?(?P<s>\d{1,5}\.\d{3})\b"
)
"""How long it took, in seconds, where whoever set the server up had it written."""

_BRIEF = re.compile(
    rf"(?:\S{{1,40}} ){{0,3}}{_METHOD} (?P<url>/\S{{0,500}}) {_STATUS}"
    rf" (?:(?:\d{{1,10}} |- )?- |in )?{_MS}"
)
_BARRED = re.compile(
    rf".{{0,60}}\| {_STATUS} \| {{1,12}}{_MS} \| {{1,16}}\S{{1,50}} \| {{1,4}}{_METHOD} {{1,8}}"
    r"\"?(?P<url>/[^\s\"]{0,500})"
)
"""How the loggers of small servers do, with how long it took."""

_BALANCED = re.compile(
    rf"/(?P<ms>\d{{1,8}}) {_STATUS} \d{{1,12}} .{{1,120}}? \"{_METHOD} (?P<url>/\S{{0,500}}) HTTP/"
)
"""How a balancer does, which tells the outcome first."""

_CAME = re.compile(
    rf"\W{{0,3}}(?:[\w/.()]{{1,40}}: ?)?<--? ?(?:END )?{_STATUS}(?: [A-Za-z][A-Za-z ]{{0,30}}?)?"
    rf"(?: {_METHOD})?"
    r" (?P<url>https?://[^\s'\"<>()]{3,500})(?: \((?P<ms>\d{1,6}) ?ms)?"
)
"""How the client of a phone's application tells of an answer, whatever it was."""


_ARROWED = re.compile(
    rf"{_METHOD} (?P<url>https?://[^\s'\"<>()]{{3,500}}) ?(?:->|=>|→|⇒) ?{_STATUS}"
    rf"(?: [A-Za-z][A-Za-z ]{{0,30}})?(?: ?(?:\(|in )?{_MS}[^\n]{{0,40}})?$"
)
"""How a client quietly does, with an arrow to the outcome: what is loud is a line about one."""

_FROM = re.compile(
    rf".{{0,40}}?\bRESPONSE: {_STATUS}(?: [A-Za-z][A-Za-z ]{{0,40}}?)? METHOD: {_METHOD}"
    r" FROM: (?P<url>https?://[^\s'\"<>()]{3,500})"
    r"(?: BODY START (?P<said>.{1,1000}?) BODY END)?",
    re.S,
)
"""How the client of a program in Kotlin does, the answer's words between two marks."""

_COLUMNS = re.compile(
    rf"(?:[^/\"]{{0,80}}[;\t|,] ?)?{_METHOD} ?(?P<by>[;\t|,]) ?"
    rf"(?P<url>(?:https?:/)?/[^\s;|,\"]{{0,500}}) ?(?P=by) ?{_STATUS}(?= ?(?P=by)|\s*$)"
    r"(?: ?(?P=by) ?(?P<said>[^;\t|,\d][^;\t|]{0,200}))?"
)
"""How a table does that has one exchange in each row."""

_ALONE = re.compile(rf"{_METHOD} (?P<url>(?:https?:/)?/[^\s\"]{{0,500}}) {_STATUS}(?: OK)?$")
"""The shortest way to tell of one, and nothing else."""

_HOSTED = re.compile(
    rf"Request finished HTTP/[\d.]{{1,3}} {_METHOD} (?P<url>https?://\S{{3,500}})"
    rf"(?: \S{{1,60}}){{0,3}}? - {_STATUS}(?: \S{{1,60}}){{0,4}}? {_MS}"
)
"""How a host of .NET tells of one that it answered."""

_PHRASES = {one.phrase: one.value for one in HTTPStatus if one >= HTTPStatus.BAD_REQUEST}
_REPLIED = re.compile(
    rf"(?:.{{0,60}}?\b{_METHOD} |.{{0,60}}?\bError transferring )"
    r"(?P<url>https?://[^\s'\"<>()]{3,500}+)"
    r".{0,400}?(?:->|=>|→|\b(?:replied|returned|answered|responded with|failed with):?) \"?"
    rf"(?P<phrase>{'|'.join(map(re.escape, _PHRASES))})(?![\w-])(?P<rest>.{{0,1000}})",
    re.S,
)
"""How a desktop's toolkit tells of one that failed: by the words of its status alone."""


def visit_in(text: str, *, is_loud: bool) -> Request | None:
    """Return the exchange that a line of a log tells of, well or not, or None.

    A server logs everybody's: what it quietly refused, it mostly refused to a robot. A client
    logs its own.
    """
    if "\n" in text[:200] and (block := exchange_in_block(text)) is not None:
        return block
    if "<-" in text[:40] and (came := _CAME.match(text)) is not None:
        return _request(came)
    if not is_loud and "://" in text[:20] and (led := _ARROWED.match(text)) is not None:
        return _request(led)
    if "RESPONSE: " in text[:60] and (answered := _FROM.match(text)) is not None:
        return _request(answered)
    if text.startswith("Request finished") and (hosted := _HOSTED.match(text)) is not None:
        return _request(hosted)
    found = None
    if " HTTP/" in text[:_LINE]:
        found = _SERVED.search(text[:_LINE]) or _BALANCED.search(text[:_LINE])
    if found is None and "ms" in text[:600]:
        found = _BRIEF.match(text) or (_BARRED.match(text) if "| " in text[:60] else None)
        if found is not None and is_loud and found["status"] < "400":
            return None  # whatever the line is loud for, it is not the visit
    if is_loud and "://" in text[:600] and (replied := _REPLIED.match(text)) is not None:
        return _told_by_its_phrase(replied)
    if found is None:
        found = _ALONE.match(text)
    if found is None and "/" in text[:200] and (row := _COLUMNS.match(text)) is not None:
        return _request(row)  # whoever writes rows writes all of their own
    if found is None or (found["status"].startswith("4") and not is_loud):
        return None
    lasted = _SERVED_IN.search(text[:_LINE], found.end())
    return _request(found, float(lasted["s"]) * 1000 if lasted else None)


def _request(found: re.Match[str], lasted_ms: float | None = None) -> Request:
    told = found.groupdict()
    url = split_url(told["url"])
    return Request(
        method=told.get("method") or "",
        url=url,
        status=int(told["status"]),
        duration_ms=float(told["ms"]) if told.get("ms") else lasted_ms,
        error="",
        body=told.get("said") or _answer_behind(found),
        resource=resource_of(url),
    )


def _answer_behind(found: re.Match[str]) -> str | None:
    """Return the answer that a line ends with, behind its status and its wait."""
    rest = found.string[found.end() : found.end() + _LINE].strip(" -:,")
    whole = rest.startswith("{") and rest.endswith("}")
    return rest if whole and found["status"] >= "400" else None


def _told_by_its_phrase(found: re.Match[str]) -> Request:
    url, rest = split_url(found["url"]), found["rest"]
    begins = rest.find("{")
    return Request(
        method=found["method"] or "",
        url=url,
        status=_PHRASES[found["phrase"]],
        duration_ms=None,
        error="",
        body=rest[begins:].rstrip() if begins >= 0 else None,
        resource=resource_of(url),
        code=found["phrase"],
    )
