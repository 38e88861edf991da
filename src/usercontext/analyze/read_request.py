"""A network entry of any client, read into a Request. Not: whether it went wrong for the user."""

import re

from usercontext.analyze.events import Request
from usercontext.analyze.fields import Fields, as_number, as_text
from usercontext.analyze.shapes import Declared, Place
from usercontext.analyze.text import MESSAGE_CAP
from usercontext.analyze.urls import Url, resource_of, split_url
from usercontext.domain.log_entry import Level

_OWN = (Place.OWN,)
_ASKED = (Place.REQUEST, Place.OWN, Place.RESPONSE, Place.ERROR)
_ADDRESSES = (
    "url", "requesturl", "href", "uri", "endpoint", "requesturi", "httpurl", "urlfull", "fullurl",
    "path", "pathname", "resource", "name", "source", "src",
)  # fmt: skip
_URL = Declared(_ADDRESSES, _ASKED)
_URL_ANYWHERE = Declared(_ADDRESSES[:8])
_METHODS = ("method", "httpmethod", "requestmethod", "verb", "httprequestmethod")
_METHOD = Declared(_METHODS, _ASKED)
_METHOD_ANYWHERE = Declared(_METHODS)
_STATUSES = (
    "status", "statuscode", "httpstatus", "httpstatuscode", "responsestatus",
    "responsestatuscode", "httpresponsestatuscode",
)  # fmt: skip
_STATUS = Declared(_STATUSES, (Place.RESPONSE, Place.OWN, Place.ERROR))
_STATUS_ANYWHERE = Declared(_STATUSES)
_DURATION = Declared(
    (
        "durationms", "duration", "elapsedms", "elapsed", "responsetime", "responsetimems",
        "latency", "latencyms", "totaltime", "timems", "took", "tookms", "ms", "time",
    ),
    (Place.OWN, Place.RESPONSE),
)  # fmt: skip
_SECONDS = Declared(("durationseconds", "durationsec", "elapsedseconds", "durations"))
_BEGUN = Declared(("starttime", "start", "startedat"))
_ENDED = Declared(("endtime", "responseend", "end", "endedat"))
_FAILURE = Declared(
    ("error", "errortext", "failuretext", "failure", "errormessage", "failurereason"),
    (Place.OWN, Place.RESPONSE),
)
_CAUSES = ("reason", "message", "cause")
_CAUSE = Declared(_CAUSES, _OWN)
_INNER = Declared(
    (*_CAUSES, "exception", "statustext", "code", "errorcode", "name"), (Place.ERROR,)
)
_CODE = Declared(("code", "errorcode", "blockedreason", "corserror"), (Place.OWN, Place.ERROR))
_OWN_BODIES = ("responsebody", "responsetext", "responsedata", "responsepreview", "responsecontent")
_OWN_BODY = Declared(_OWN_BODIES, _OWN)
_BODY = Declared(
    ("body", "text", "json", "data", "content", "preview", *_OWN_BODIES), (Place.RESPONSE,)
)
_RESPONSE = Declared(("response",), _OWN)
_TRACE = Declared(
    ("requestid", "xrequestid", "traceid", "correlationid", "xcorrelationid", "cfray")
)
_RESOURCE = Declared(
    (
        "resource", "resourcetype", "initiatortype", "requesttype", "type", "category", "kind",
        "initiator",
    ),
    (Place.OWN, Place.REQUEST, Place.RESPONSE),
)  # fmt: skip
_MEDIA = Declared(("contenttype", "mimetype", "mime", "responsetype", "mediatype"))
_SIZE = Declared(
    ("responsebytes", "responsesize", "bodysize", "transfersize", "contentlength", "size"),
    (Place.RESPONSE, Place.OWN),
)
_FAILED = tuple(
    Declared((name,)) for name in ("failed", "iserror", "blocked", "aborted", "timedout", "timeout")
)
_OK = Declared(("ok", "success"))
_ABORTED = Declared(("aborted",))
SENT = Declared(
    ("requestbody", "postdata", "requestdata", "requestpayload", "sentbody"),
    (Place.OWN, Place.REQUEST),
)

MAX_DURATION_MS = 3_600_000.0
_WRITTEN_STATUS = re.compile(r"\s*([1-5]\d\d)\b")
_ONE_FOR_ALL = re.compile(r"(?:graphql|gql|rpc)\b", re.I)
_IN_ONE_FOR_ALL = ("ql", "rpc")
_CALLED = re.compile(r'"(?:operationName|method)"\s*:\s*"([\w.:/-]{1,80})"')
_SEEN = 2000
_NO_VALUES = ("undefined", "NaN", "null", "object", "Invalid")
_AMISS = re.compile(
    r"[/=,](?:undefined|NaN|null|(?:\[|%5B)object(?: |%20|\+)\w{1,20}(?:\]|%5D)"
    r"|Invalid(?: |%20|\+)Date)(?=[/?&#,]|$)"
)
_AMISS_SENT = re.compile(r"[\"'=:](?:undefined|NaN|\[object \w{1,20}\]|Invalid Date)(?=[\"'&,}]|$)")
"""``null`` is a value that a body may well hold, an address may not."""

_RESOURCES = {
    "xhr": "api",
    "fetch": "api",
    "xmlhttprequest": "api",
    "http": "api",
    "api": "api",
    "ajax": "api",
    "script": "script",
    "css": "style",
    "stylesheet": "style",
    "link": "style",
    "img": "image",
    "image": "image",
    "font": "font",
    "media": "media",
    "video": "media",
    "audio": "media",
    "document": "document",
    "navigation": "document",
    "iframe": "document",
    "mainframe": "document",
    "websocket": "socket",
    "eventsource": "socket",
    "beacon": "beacon",
    "ping": "beacon",
    "manifest": "manifest",
}
_LINKED = frozenset({"image", "font", "manifest"})


def read_request(fields: Fields, level: Level) -> Request | None:
    """Read an exchange, or None when the payload names no URL and no status."""
    written = fields.text(_URL)
    error = read_failure(fields)
    status = _status(fields, level, error)
    if not written and status is None:
        return None
    method, written = _method(fields, written)
    url = split_url(written)
    return Request(
        method=method,
        url=url,
        status=status,
        duration_ms=_duration(fields),
        error=error,
        body=_body(fields),
        resource=_resource(fields, _named(method, url)),
        trace=fields.text(_TRACE)[:80],
        media=fields.text(_MEDIA)[:80].partition(";")[0].strip().lower(),
        size=_size(fields),
        amiss=_is_amiss(fields, written),
        given_up=fields.flag(_ABORTED) is True,
        call=_call(fields, url),
    )


def has_request(fields: Fields) -> bool:
    """Tell whether a payload of another log type describes an exchange: a URL and a status."""
    return bool(fields.text(_URL_ANYWHERE)) and (
        fields.number(_STATUS_ANYWHERE, 0, 599) is not None or bool(fields.text(_METHOD_ANYWHERE))
    )


def read_failure(fields: Fields) -> str:
    """Return the client's words for why no (good) answer came, or ''."""
    error = fields.text(_FAILURE)
    inner = fields.text(_INNER)
    said = fields.text(_CAUSE)
    code = fields.text(_CODE)
    parts = [error, inner, said, code]
    return " ".join(dict.fromkeys(part for part in parts if part))[:MESSAGE_CAP]


def _status(fields: Fields, level: Level, error: str) -> int | None:
    for value in fields.values(_STATUS):
        number = as_number(value)
        if number is not None and (number == 0 or 100 <= number <= 599):
            status = int(number)
            # An opaque answer (no-cors) reads 0 and is no failure: nothing else complains.
            if status or error or level in {Level.ERROR, Level.WARN}:
                return status
            return None
        if isinstance(value, str) and (match := _WRITTEN_STATUS.match(value)):
            return int(match[1])
    failed = any(map(fields.flag, _FAILED))
    ok = fields.flag(_OK)
    if failed or ok is False or level is Level.ERROR:
        return 0
    return 200 if ok else None


def _method(fields: Fields, written: str) -> tuple[str, str]:
    method = fields.text(_METHOD).upper()
    first, _, rest = written.partition(" ")
    if rest and first.isalpha() and first.isupper() and len(first) <= 7:
        return method or first, rest
    return (method if method.isalpha() and len(method) <= 10 else ""), written


def _duration(fields: Fields) -> float | None:
    duration = fields.number(_DURATION, 0, MAX_DURATION_MS)
    if duration is not None:
        return duration
    seconds = fields.number(_SECONDS, 0, MAX_DURATION_MS / 1000)
    if seconds is not None:
        return seconds * 1000
    start = fields.number(_BEGUN, 0, 1e16)
    end = fields.number(_ENDED, 0, 1e16)
    if start is None or end is None or not 0 <= end - start <= MAX_DURATION_MS:
        return None
    return end - start


def _body(fields: Fields) -> str | None:
    for value in fields.values(_OWN_BODY):
        return as_text(value)
    for value in fields.values(_BODY):
        return as_text(value)
    written = next((v for v in fields.values(_RESPONSE) if isinstance(v, str)), None)
    return None if written is None else as_text(written)


def _size(fields: Fields) -> int | None:
    size = fields.number(_SIZE, 0, 1e12)
    return None if size is None else int(size)


def _is_amiss(fields: Fields, written: str) -> bool:
    """Tell an address or a body in which a name of nothing stands for a value."""
    if any(map(written.__contains__, _NO_VALUES)) and _AMISS.search(written):
        return True
    body = next(filter(None, fields.values(SENT)), None)
    return body is not None and _AMISS_SENT.search(as_text(body)) is not None


def _call(fields: Fields, url: Url) -> str:
    """Return the call that was sent to an address which takes all of them, '' elsewhere."""
    path = url.path.lower()
    if not any(map(path.__contains__, _IN_ONE_FOR_ALL)) or _ONE_FOR_ALL.search(url.path) is None:
        return ""
    sent = next(filter(None, fields.values(SENT)), None)
    found = _CALLED.search(as_text(sent)[:_SEEN]) if sent is not None else None
    return found[1] if found else ""


def _named(method: str, url: Url) -> str:
    """Return what an address names; what is sent to a picture's address draws nothing."""
    return resource_of(url) if method in ("", "GET", "HEAD") else "api"


def _resource(fields: Fields, by_name: str) -> str:
    for value in fields.values(_RESOURCE):
        if isinstance(value, str) and (known := _RESOURCES.get(value[:20].strip().lower())):
            # a <link> loads icons and manifests as well as styles
            return by_name if known == "style" and by_name in _LINKED else known
    return by_name
