"""An HTTP exchange told by a line of text: a browser's, a logger's. Not: fields."""

import re
from http import HTTPStatus

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.urls import resource_of, split_url
from usercontext.analyze.reading.events import Request

_TOLD_STATUS = screened(
    r"(?:status(?: code)?(?: of)?(?: does not indicate success)?[ :=]{1,3}"
    r"|HTTP/[\d.]{1,3} |HTTP (?:error )?|\bhttp_status[=:]"
    r"|\bresponse code:? |\bunacceptable(?: ?status ?code)?(?:\((?:code: )?|: ))"
    r"([45]\d\d)\b"
    r"|(?:GET|POST|PUT|PATCH|DELETE|XHR) ?\S{1,500}"
    r"(?: (?:->|=>|→|returned|responded|answered|failed|gave|got|with)){0,2}:? ([45]\d\d)\b"
    r"|\b(?:returned|responded with|responded|answered with|answered|replied) (?:an? )?([45]\d\d)\b"
    r"(?=\W*$| (?:for|on|to|from|at|when|while|after|with|error|response)\b)"
    r"|\b([45]\d\d) (?:Client|Server) Error\b"
    r"|(?:<--|<-|←) ?([45]\d\d)\b(?=\W*$|.{0,80}(?:\s|:/)/\w)",
    re.I,
)
_TOLD_URL = screened(r"(?:https?:)?//[^\s'\"<>()]{3,500}|(?<![\w/.])/[a-z][\w\-./]{2,200}", re.I)
_TOLD_METHOD = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE)\b")
FETCH_FAILED = screened(
    r"failed to fetch(?! dynamically)|networkerror when attempting|"
    r"(?:^|typeerror: )(?:load failed|decoding failed)|"
    r"network ?request failed|axioserror: network error|^network error|err_network\b|"
    r"nsurlerrordomain code=-1\d{3}\b|\b(?:ssl|tls)(?: \w{1,12})? handshake (?:has )?failed\b|"
    r"network connection was lost|could not connect to the server|a server with the specified",
    re.I,
)
_WENT_WRONG = re.compile(
    r"^\W{0,3}(?:[\w.:\]\[-]{1,30} ){0,3}(?:GET|POST|PUT|PATCH|DELETE) https?://[^\s'\"<>()]{3,500}"
    r":? (?:operation |request )?(?:failed|timed out|did not answer|has failed"
    r"|got no (?:answer|response))"
    r"(?=\W{0,3}$|[:.;,(!]|(?: -)? (?:with|after|because|due|on|at|in \d|for|from|and)\b| [-–(\[])"
    r"(?!.*\b(?:again|retr(?:y|ied|ying)|once|fall(?:ing)? ?back|instead|mirror|cached?)\b)"
)
"""A whole address and its method, and no answer: a page's own sentence has seldom both."""

_RAISED_AT = re.compile(
    r"\b(?:ur[il]|endpoint)[:=] ?https?://[^\s'\"<>()]{3,500}\s(?:.{0,80}\W)?"
    r"[A-Z]\w{0,30}(?:Exception|Error)\b",
    re.S,
)
"""An address by its name, and the type of what its client threw: no answer came, or it says so."""

_RAISED = re.compile(
    r"(?:unhandled |uncaught )?(?:exception|error) (?:on|in|while handling|processing) "
    r"(?:(?P<method>GET|POST|PUT|PATCH|DELETE) (?P<url>/[\w./-]{2,300})"
    r"|(?P<url2>/[\w./-]{2,300}) \[(?P<method2>GET|POST|PUT|PATCH|DELETE)\])",
    re.I,
)
"""How frameworks of servers head the trace of what a request raised."""

_PHRASED = re.compile(r"\b([45]\d\d) ([A-Z][a-z]+(?:[ -][A-Za-z]+){0,4})")
_IS_THROWN = re.compile(r"(?:Error|Exception)(?:[$:.][A-Z]\w{0,40})?: ?\W?$")
"""A type, right behind which a client of another server tells what that one answered."""

_KNOWN = frozenset(map(int, HTTPStatus))
_ALSO_CALLED = {
    413: ("Payload Too Large", "Content Too Large"),
    422: ("Unprocessable Content",),
    504: ("Gateway Time-out",),
}
_SEEN = 1000
_MARK = " HTTP/"
_REQUEST_OF = re.compile(
    r"\brequest: \"(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD) (?P<url>/\S{0,500}) HTTP/"
)
"""How a web server names the request that an error of its log is about."""


def request_told(text: str) -> Request | None:
    """Return the failed request that a console message speaks of, or None."""
    if not text:
        return None
    if (about := request_served(text)) is not None:
        return about
    if (raised := _RAISED.match(text)) is not None:
        return _without_answer(raised, text)
    match = _TOLD_STATUS.search(text) or _by_its_phrase(text)
    if match is None and not _got_no_answer(text):
        return None
    return told_with(text, int(next(filter(None, match.groups()))) if match else 0)


def _got_no_answer(text: str) -> bool:
    if FETCH_FAILED.search(text) or _WENT_WRONG.match(text):
        return True
    return "://" in text[:_SEEN] and _RAISED_AT.search(text[:_SEEN]) is not None


def request_served(text: str) -> Request | None:
    """Return the request that a web server names behind an error of its log, or None."""
    about = _REQUEST_OF.search(text) if _MARK in text else None
    return _without_answer(about, text) if about is not None else None


def _by_its_phrase(text: str) -> re.Match[str] | None:
    """Return a status that stands before its own phrase, in a line that names an address."""
    found = _PHRASED.search(text[:_SEEN])
    if found is None or not (names_an_address(text) or _IS_THROWN.search(text[: found.start()])):
        return None
    phrase = HTTPStatus(int(found[1])).phrase if int(found[1]) in _KNOWN else ""
    said = found[2].casefold()
    known = (phrase, *_ALSO_CALLED.get(int(found[1]), ()))
    return found if any(one and said.startswith(one.casefold()) for one in known) else None


def told_with(text: str, status: int) -> Request:
    """Return the request that a text speaks of, which ended with a status."""
    written = _TOLD_URL.search(text)
    method = _TOLD_METHOD.search(text)
    url = split_url(written[0].rstrip(",;") if written else "")
    return Request(
        method=method[1] if method else "",
        url=url,
        status=status,
        duration_ms=None,
        error=text if not status else "",
        body=_answer_in(text) if status else None,
        resource=resource_of(url),
        told=True,
    )


def _answer_in(text: str) -> str:
    """Return the answer that a line quotes behind the address and the status, else the line."""
    begins = text.find('{"')
    told = text[begins:].rstrip(" \"'") if begins > 0 else ""
    return told if told.endswith("}") else text


def names_an_address(text: str) -> bool:
    """Tell whether a text holds an address at all."""
    return "/" in text and _TOLD_URL.search(text) is not None


def _without_answer(about: re.Match[str], text: str) -> Request:
    told = about.groupdict()
    url = split_url(told["url"] or told.get("url2") or "")
    return Request(
        method=(told["method"] or told.get("method2") or "").upper(),
        url=url,
        status=0,
        duration_ms=None,
        error=text,
        body=None,
        resource=resource_of(url),
        told=True,
    )
