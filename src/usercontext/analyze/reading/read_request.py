"""A network entry of any client, read into a Request. Not: whether it went wrong for the user."""

import re
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP, with_letters
from usercontext.analyze.language.urls import Url, is_of_sockets, resource_of, split_url
from usercontext.analyze.reading.asked_in_words import is_only_a_heading
from usercontext.analyze.reading.called import SENT, action_in, call_sent, operation_in
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.fields import Fields, Place, as_number, as_text
from usercontext.analyze.reading.frames_within import is_of_a_stream, refusal_in
from usercontext.analyze.reading.page_parts import asks_for_a_page, returned_by
from usercontext.analyze.reading.read_answer import (
    WRITTEN_STATUS,
    error_as_body,
    read_body,
    tells_a_reason,
)
from usercontext.analyze.reading.read_resource import read_resource
from usercontext.analyze.reading.spans import error_of_span, why_span_failed
from usercontext.analyze.reading.thrown_beside import error_beside, thrown_beside
from usercontext.analyze.reading.unnamed import (
    call_in,
    close_code,
    find_address,
    find_method,
    find_status,
    status_of_call,
    with_host,
)
from usercontext.analyze.reading.written_waits import read_wait
from usercontext.domain.log_entry import Level

URL = (
    "url", "requesturl", "href", "uri", "endpoint", "requesturi", "httpurl", "urlfull", "fullurl",
    "path", "pathname", "requestpath", "urlpath", "httptarget",
    "urlraw", "urloriginal", "httpuri",
)  # fmt: skip
NAMED = ("resource", "src", "name", "source", "operation", "message", "msg", "text")
"""Where an address may stand as well as anything else: read as one where it looks like one."""
METHOD = ("method", "httpmethod", "requestmethod", "verb", "httprequestmethod")
STATUS = (
    "status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus",
    "responsestatuscode", "httpresponsestatuscode", "httpcode", "responsecode", "resultcode",
    "httpresponsecode",
)  # fmt: skip
LOOSE_STATUS = ("code", "response")
"""Names that hold a status where no other does, if a number of three digits stands there."""
OUTCOME = ("res", "result")
"""What holds a status, or counts what was found: a status if its entry is as loud as it says."""
FAILURE = (
    "error", "errortext", "failuretext", "failure", "errormessage", "failurereason", "reason",
    "message", "cause", "desc", "exception", "statustext", "code", "errorcode", "name",
    "localizeddescription",
)  # fmt: skip
CODE = ("code", "errorcode", "blockedreason", "corserror")
TRACE = ("requestid", "xrequestid", "traceid", "correlationid", "xcorrelationid", "cfray")
MEDIA = ("contenttype", "mimetype", "mime", "responsetype", "mediatype")
SIZE = ("responsebytes", "responsesize", "bodysize", "transfersize", "contentlength", "size")
SENT_SIZE = ("requestbytes", "requestsize", "requestbodysize")
FAILED = ("failed", "iserror", "blocked", "aborted", "timedout", "timeout")

_ADDRESS = re.compile(r"(?:[A-Z]{3,7} )?(?:\w+://|//?)[^\s'\"<>]{1,2000}$")
_OF_SOAP = ("fault", "faultcode", "faultstring", "soapaction")
"""What only a call has that is always posted."""

_UNCAUGHT_BY = re.compile(r"^Uncaught PHP Exception [\w\\\\]{1,200}: \"?")
"""How a server's kit heads what nothing caught: the words are behind it."""

_SAID_STATUS = re.compile(
    r"^\s*([45]\d\d)(?: [A-Z][A-Za-z -]{2,40})?\s*$"
    r"|\bstatus(?: code)?(?: of)?[ :=]{1,3}([45]\d\d)\b",
)
"""How the words of a failure tell a status that no field has."""

_GOOD, _REFUSED = 200, 400
_BROKE = 500
_FEW = 4
"""A logger's line about an exchange says no more than that it is over; a sentence says why."""

_ADDRESSES = (*URL[:8], "requestpath", "urlpath", "httptarget")
_METHOD_FIRST = re.compile(r"[A-Z]{3,7} ")
_NO_VALUES = ("undefined", "NaN", "null", "object", "Invalid")
_AMISS = re.compile(
    r"[/=,](?:undefined|NaN|null|(?:\[|%5B)object(?: |%20|\+)\w{1,20}(?:\]|%5D)"
    r"|Invalid(?: |%20|\+)Date)(?=[/?&#,]|$)"
)
_AMISS_SENT = re.compile(r"[\"'=:](?:undefined|NaN|\[object \w{1,20}\]|Invalid Date)(?=[\"'&,}]|$)")
"""``null`` is a value that a body may well hold, an address may not."""


def read_request(fields: Fields, level: Level, *, by_shape: bool = True) -> Request | None:
    """Read an exchange, or None when the payload names no URL and no status.

    ``by_shape``: what stands under no known name is known by what it looks like.
    """
    written = _written(fields) or (find_address(fields) or call_in(fields) if by_shape else "")
    error = read_failure(fields)
    called = status_of_call(fields)
    status = called[0] if called else _status(fields, level, error, by_shape=by_shape)
    if not written and (status is None or not any(layer for _, layer in fields.layers)):
        return None
    error = error or error_beside(fields, status, by_shape=by_shape)
    method, written = _method(fields, written)
    posts = any(fields.values(_OF_SOAP)) or bool(called and call_in(fields))
    method = method or (find_method(fields) if by_shape else "") or ("POST" if posts else "")
    url = split_url(with_host(fields, written))
    wait, unit_unknown = read_wait(fields)
    media = fields.text(MEDIA)[:80].partition(";")[0].strip().lower()
    return Request(
        method=method,
        url=url,
        status=status,
        duration_ms=wait,
        error=_held_back(fields, status, url) or error,
        body=returned_by(_answer(fields, method, status or 0, error), media),
        resource=read_resource(fields, _named(method, url)),
        trace=fields.text(TRACE)[:80],
        media=media,
        size=_size(fields),
        amiss=_is_amiss(fields, written),
        given_up=fields.flag(("aborted",)) is True,
        call=call_sent(fields, url),
        operation=operation_in(fields, url),
        action=action_in(written, url, fields),
        code=called[1] if called else close_code(fields) if is_of_sockets(url) else "",
        unit_unknown=unit_unknown,
        pending=fields.flag(("pending",)) is True and status is None,
        of_page=asks_for_a_page(written, media),
        sent_size=_whole(fields.number(SENT_SIZE, 0, 1e12)),
    )


def _held_back(fields: Fields, status: int | None, url: Url) -> str:
    """Return why the other end of a line that is held open said no, '' elsewhere."""
    held = not status and (is_of_sockets(url) or is_of_a_stream(fields))
    return refusal_in(fields) if held else ""


def _answer(fields: Fields, method: str, status: int, error: str) -> str | None:
    """Return what an answer said, or what its server's log says instead of it."""
    body = read_body(fields, method, status)
    if body is None and _GOOD <= status < _REFUSED:
        return error_of_span(fields)  # a graph's, or a job's, that failed all the same
    if body is not None or status < _REFUSED or not error:
        return body if body is None else with_letters(body)
    if status >= _BROKE and error == thrown_beside(fields):
        return error
    if not tells_a_reason(error):
        return None
    return error_as_body(fields) or next(filter(tells_a_reason, _reasons(fields)), error)


def _written(fields: Fields) -> str:
    """Return the address of an exchange, from where nothing else may stand if there is one."""
    places = (Place.REQUEST, Place.OWN, Place.RESPONSE, Place.ERROR)
    written = fields.text(URL, places)
    if written:
        return written
    named = (v for v in fields.values(NAMED, places) if isinstance(v, str))
    return next((v for v in named if _ADDRESS.match(v.strip())), "")


def has_request(fields: Fields) -> bool:
    """Tell whether a payload of another log type describes an exchange: a URL and a status."""
    return bool(fields.text(_ADDRESSES)) and (
        fields.number(STATUS, 0, 599) is not None or bool(fields.text(METHOD))
    )


def is_of_a_server(fields: Fields) -> bool:
    """Tell an exchange as a server's logger has it: what was asked, its status, an error beside."""
    own = fields.layers[0][1]
    if "config" in own or fields.number(STATUS, 100, 599, (Place.OWN, Place.RESPONSE)) is None:
        return False
    path = fields.text(("path",), (Place.REQUEST,)) or _path_asked(fields, own)
    if fields.text(_ADDRESSES, (Place.REQUEST, Place.OWN)) or path:
        return bool(fields.text(METHOD, (Place.REQUEST, Place.OWN))) or "request" in own
    return _METHOD_FIRST.match(find_address(fields)) is not None


def _path_asked(fields: Fields, own: dict[str, Any]) -> bool:
    """Tell a logger's short line that an exchange is over: it has a path and a method."""
    if not isinstance(own.get("path"), str) or not find_method(fields):
        return False
    return fields.text(("msg", "message"), (Place.OWN,)).count(" ") < _FEW


def read_failure(fields: Fields) -> str:
    """Return the client's words for why no (good) answer came, or ''."""
    reasons = _reasons(fields)
    if len(reasons) > 1:
        written = [value for _, layer in fields.layers for value in layer.values()]
        reasons.sort(key=lambda one: written.index(one) if one in written else len(written))
    return " ".join(reasons)[:MESSAGE_CAP]


def _reasons(fields: Fields) -> list[str]:
    error = fields.text(FAILURE[:6], (Place.OWN, Place.RESPONSE))
    inner = fields.text(FAILURE[6:], (Place.ERROR,))
    said = fields.text(FAILURE[6:10], (Place.OWN,))
    code = fields.text(CODE, (Place.OWN, Place.ERROR))
    told = (error, inner, said, code, why_span_failed(fields))
    parts = dict.fromkeys(filter(None, (_UNCAUGHT_BY.sub("", part) for part in told if part)))
    # a client's own line of the exchange says nothing of why, where anything else does
    return [part for part in parts if not is_only_a_heading(part)] or list(parts)


def _status(fields: Fields, level: Level, error: str, *, by_shape: bool) -> int | None:
    places = (Place.RESPONSE, Place.OWN, Place.ERROR)
    for value in fields.values(STATUS, places):
        number = as_number(value)
        if number is not None and (number == 0 or 100 <= number <= 599):
            status = int(number)
            # An opaque answer (no-cors) reads 0 and is no failure: nothing else complains.
            if status or error or level in {Level.ERROR, Level.WARN}:
                return status
            return None
        if isinstance(value, str) and (match := WRITTEN_STATUS.match(value)):
            return int(match[1])
    loose = _loose_status(fields, LOOSE_STATUS) or _outcome(fields, level)
    if loose is None and by_shape:
        loose = find_status(fields, is_loud=level in {Level.ERROR, Level.WARN})
    if loose is not None:
        return loose
    if (said := _SAID_STATUS.search(error)) is not None:
        return int(said[1] or said[2])
    failed = any(fields.flag((name,)) for name in FAILED)
    ok = fields.flag(("ok", "success"))
    if failed or ok is False or level is Level.ERROR:
        return 0
    return 200 if ok else None


def _loose_status(fields: Fields, names: tuple[str, ...]) -> int | None:
    for value in fields.values(names, (Place.RESPONSE, Place.OWN)):
        if isinstance(value, str) and (said := _SAID_STATUS.match(value)) is not None:
            return int(said[1] or said[2])
        if isinstance(value, int | str) and (number := as_number(value)) and 100 <= number <= 599:
            return int(number)
    return None


def _outcome(fields: Fields, level: Level) -> int | None:
    status = _loose_status(fields, OUTCOME)
    is_loud = level in {Level.ERROR, Level.WARN}
    return status if status is not None and (status >= 400) is is_loud else None


def _method(fields: Fields, written: str) -> tuple[str, str]:
    method = fields.text(METHOD, (Place.REQUEST, Place.OWN, Place.RESPONSE, Place.ERROR)).upper()
    first, _, rest = written.partition(" ")
    if rest and first.isalpha() and first.isupper() and len(first) <= 7:
        return method or first, rest
    return (method if method.isalpha() and len(method) <= 10 else ""), written


def _size(fields: Fields) -> int | None:
    return _whole(fields.number(SIZE, 0, 1e12, (Place.RESPONSE, Place.OWN)))


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _is_amiss(fields: Fields, written: str) -> bool:
    """Tell an address or a body in which a name of nothing stands for a value."""
    if any(map(written.__contains__, _NO_VALUES)) and _AMISS.search(written):
        return True
    body = next((v for v in fields.values(SENT, (Place.OWN, Place.REQUEST)) if v), None)
    return body is not None and _AMISS_SENT.search(as_text(body)) is not None


def _named(method: str, url: Url) -> str:
    """Return what an address names; what is sent to a picture's address draws nothing."""
    if is_of_sockets(url):
        return "socket"
    return resource_of(url) if method in ("", "GET", "HEAD") else "api"
