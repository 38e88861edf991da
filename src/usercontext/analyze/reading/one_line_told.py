"""What a client tells in one line where its entry says what it is and has nothing but words.

That somebody pressed ("User clicked "Pay""), opened a page ("Navigated to /cart"), or that
something was asked for ("POST /api/orders 500 Internal Server Error (320ms) {…}"). Not: a
console's sentences, which may be about anything (`told_requests`, `visit_lines`).
"""

import re
from http import HTTPStatus

from usercontext.analyze.language.text import LABEL_CAP, MESSAGE_CAP, clean
from usercontext.analyze.language.urls import Url, resource_of, split_url
from usercontext.analyze.reading.events import Request

_ADDRESS = re.compile(r"(?:(?<=[\s\"'“‘(<>=])|^)(?:(?:https?|wss?)://|/)[^\s\"'“”’<>()]{0,2000}")
_END = ".,;:!?"
_METHOD = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b")
_STATUS = re.compile(
    r"(?<![\w.:/+-])([1-5]\d\d)"
    r"(?![\w/]|[.,]\d| ?(?:ms|s|secs?|seconds?|[km]i?b|b|bytes|items|rows)\b)"
)
_WAIT = re.compile(
    r"(?<![\w.])(\d{1,7}(?:\.\d{1,6})?) ?(ms|milliseconds?|s|secs?|seconds?)\b", re.I
)
_ASIDE = re.compile(r"\(\s*\d{1,7}(?:\.\d{1,6})? ?(?:ms|milliseconds?|s|secs?|seconds?)\s*\)", re.I)
_ANSWER = re.compile(r"[{\[<]")
_SAYS_NO = re.compile(
    r"\b(?:failed|timed ?out|time-?out|abort(?:ed)?|blocked|cancell?ed|refused|unreachable"
    r"|did not answer|no (?:answer|response)|net::ERR_\w+|NS_ERROR_\w+|ERR_[A-Z_]+|NetworkError)",
    re.I,
)
_JOINS = re.compile(
    r"^(?:[\W_]+|(?:with|status(?: ?code)?|code|HTTP(?:/[\d.]+)?|returned|responded|answered"
    r"|replied|got|failed|error|in|after|took|duration|time|response|body|result|gave"
    r"|completed|finished|request|and|the|server|message)(?![\w-]))+",
    re.I,
)
"""What only leads from the address to how it ended, and from there to what was answered."""

_PHRASES = sorted({one.phrase for one in HTTPStatus} | {
    "Payload Too Large", "Request Entity Too Large", "Content Too Large", "Unprocessable Content",
    "Gateway Time-out",
}, key=len, reverse=True)  # fmt: skip
_PHRASE = re.compile(rf"\s*(?:{'|'.join(map(re.escape, _PHRASES))})(?!\w)", re.I)
_BESIDE = " -–—:;,.|()[]"
_NEAR = 120
_REFUSED = 400

_QUOTED = re.compile(
    r"\"([^\"]{1,80})\"|“([^”]{1,80})”|„([^“”\"]{1,80})[“”\"]|«\s?([^»]{1,80}?)\s?»"
    r"|(?<!\w)'([^']{1,80})'(?!\w)|‘([^’]{1,80})’|`([^`]{1,80})`|「([^」]{1,80})」"
)
_PRESSED = re.compile(
    r"^(?:(?:the )?(?:user|customer|visitor|client|he|she|they) (?:has )?)?(?:double[- ]?)?"
    r"(?:(?:click|tapp?|press|touch)(?:ed|e?s)(?: on| at)?:?"
    r"|(?:click|tap|press|touch)(?: on| at|:))"
    r"\s+(?:the )?",
    re.I,
)
_KIND = r"(?:button|link|tab|icon|menu ?item|checkbox|control|element|entry|btn)"
_KIND_FIRST = re.compile(rf"^{_KIND}\b:? ", re.I)
_KIND_LAST = re.compile(
    rf"(?: {_KIND})?(?: (?:was |has been )?(?:clicked|tapped|pressed))?(?: on /\S*)?$", re.I
)
_OF_A_PLACE = re.compile(r"[\w-][~|^$*]?=[\"']|[#.>]\w[\w-]* ?>")
"""A selector, whose quotes name no words."""

_BACKWARDS = re.compile(r"\bfrom\W{0,3}$", re.I)


def exchange_told(text: str) -> Request | None:
    """Return the exchange that the one line of a network entry tells, however it ended, or None."""
    said = text[:MESSAGE_CAP]
    found = _ADDRESS.search(said)
    if found is None:
        return None
    address = found[0].rstrip(_END)
    before, after = said[: found.start()], said[found.start() + len(address) :]
    method = _METHOD.search(before) or _METHOD.search(after[:_NEAR])
    cut = _ANSWER.search(after)
    head, answer = (after[: cut.start()], after[cut.start() :]) if cut else (after, "")
    ended = _STATUS.search(head[:_NEAR]) or _STATUS.search(before)
    wait = _WAIT.search(f"{head} {before}")
    url = split_url(address)
    named = method[1] if method else ""
    if ended is None and _SAYS_NO.search(head + before) is None:
        return None
    status = int(ended[1]) if ended else 0
    reads = named in ("", "GET", "HEAD")
    return Request(
        method=named,
        url=url,
        status=status,
        duration_ms=_milliseconds(wait) if wait else None,
        error="" if status else _why(head) or text,
        body=_body(head, ended, answer, status),
        resource=resource_of(url) if reads else "api",
    )


def _why(head: str) -> str:
    """Return what a line says of why nothing came, without a wait in brackets."""
    return _JOINS.sub("", _ASIDE.sub("", head)).strip(_BESIDE)


def is_only_a_heading(text: str) -> bool:
    """Tell a line that names a method and an address, and at most that it failed, or how."""
    found = _ADDRESS.search(text[:MESSAGE_CAP])
    if found is None or "net::" in text or len(text) > MESSAGE_CAP:
        return False
    before, after = _METHOD.sub("", text[: found.start()], count=1), text[found.end() :]
    return not _words(before, None) and not _words(_STATUS.sub("", after, count=1), None)


def _milliseconds(wait: re.Match[str]) -> float:
    number = float(wait[1])
    return number if wait[2].lower().startswith("m") else number * 1000


def _body(head: str, ended: re.Match[str] | None, answer: str, status: int) -> str | None:
    """Return what was answered: what looks like it, else the words behind how it ended."""
    if answer:
        return answer.rstrip(" )")
    if status < _REFUSED or ended is None:
        return None
    behind = ended if ended.string is head or ended.string == head[:_NEAR] else None
    return _words(head, behind) or None


def _words(head: str, ended: re.Match[str] | None) -> str:
    """Return what a line says behind its address beside a status, its phrase and a wait."""
    rest = head[ended.end() :] if ended else head
    rest = _PHRASE.sub("", rest, count=1)
    rest = re.sub(r"\(\s*\)", "", _WAIT.sub("", rest))
    rest = _JOINS.sub("", rest).strip(_BESIDE)
    return rest if any(map(str.isalpha, rest)) else ""


def pressed_told(text: str) -> str:
    """Return what the one line of a press says that was pressed, or '' where it is no sentence."""
    said = clean(text, 2 * LABEL_CAP)
    if _OF_A_PLACE.search(said) is not None:
        return ""
    if (quoted := _QUOTED.search(said)) is not None and _PRESSED.match(said) is not None:
        return clean(next(filter(None, quoted.groups())), LABEL_CAP)
    named = _PRESSED.sub("", said, count=1)
    kind = _KIND_FIRST.sub("", named, count=1)
    if quoted is not None and (named != said or kind != said or " " in said):
        return clean(next(filter(None, quoted.groups())), LABEL_CAP)
    if named == said and kind == said:
        return ""
    return clean(_KIND_LAST.sub("", kind, count=1).strip(" :"), LABEL_CAP)


def opened_told(text: str) -> tuple[Url | None, Url | None]:
    """Return where the one line of a navigation says that it went, and where it came from."""
    said = text[:MESSAGE_CAP]
    found = list(_ADDRESS.finditer(said))[:2]
    told = [split_url(one[0].rstrip(_END)) for one in found]
    if len(told) < len((0, 0)):
        only = told[0] if told else None
        back = bool(found) and _BACKWARDS.search(said[: found[0].start()]) is not None
        return (None, only) if back else (only, None)
    if _BACKWARDS.search(said[: found[1].start()]) is not None:
        return told[0], told[1]
    return told[1], told[0]
