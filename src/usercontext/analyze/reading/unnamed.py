"""Values recognised by their own shape, under field names nobody else uses.

An address, a method and a status are known when they are seen, whatever key they stand under. Not:
names that many clients share (`read_request`), meaning.
"""

import re
from http import HTTPStatus
from typing import Any

from usercontext.analyze.reading.fields import Fields, Place, as_number

_ASKED = (Place.REQUEST, Place.OWN)
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_VERBS = frozenset({"m", "v", "verb", "meth", "mtd", "httpverb", "reqmethod", "op", "operation"})
"""Where a method may be written in any letters: "post" is a kind of page as well."""

_SHOWN = frozenset({"label", "text", "button", "title", "name", "caption", "entity", "model"})
_ADDRESS = re.compile(
    r"(?:(?P<method>[A-Z]{3,7}) )?(?:(?P<scheme>(?:https?|wss?)://)|/(?=[\w{:.-]))"
    r"[^\s'\"<>]{1,2000}$"
)
_ELSEWHERE = frozenset(
    {"page", "pageurl", "pagepath", "referrer", "referer", "origin", "from", "fromurl", "baseurl"}
    | {"documenturl", "location", "currenturl", "currentpage", "sourceurl", "scripturl", "file"}
    | {"filename", "source", "key", "screen", "view", "viewurl", "cwd", "redirecturl", "logger"}
)
"""Names of where somebody was, or of what asked, and not of what was asked for."""

_STATUSES = frozenset({*map(int, HTTPStatus), 419, 440, 498, 499, *range(520, 531)})
_REFUSALS = frozenset(one for one in _STATUSES if one >= 400)
_MEASURES = re.compile(
    r"ms$|time|dur|laten|elaps|took|size|byte|len|count|total|amount|price|sum|line|col|port|id$"
    r"|^id|level|sever|width|height|retry|page|limit|offset|year|num|version|build|pid|^[xy]$"
)
"""Names of what is measured or counted, or numbers something."""

_LIKE_A_STATUS = re.compile(
    r"(?:http|h|resp(?:onse)?|res|ret(?:urn)?|rc|rv|s|sc|st|stat|\w{0,12}status\w{0,8}"
    r"|\w{0,12}code)$"
)
"""Of ``s``, ``sc``, ``rc`` and ``respCode``: names that a number of three digits makes a status."""

_OF_A_THING = re.compile(
    r"(?:zip|post(?:al)?|plz|area|dial|country|lang(?:uage)?|locale|currency|product|item|article"
    r"|sku|promo\w*|discount|coupon|voucher|gift|order|payment|pay|account|user|member|customer"
    r"|client|room|seat|flight|airport|bank|sort|swift|bar|qr|colou?r|region|state|city|store"
    r"|branch|tax|hs|access|pin|otp|key|char|uni|source|src|byte|invoice|ship(?:ping|ment)?"
    r"|delivery|parcel|stock|ticket|booking|tracking|trip|course|table|event)(?:status\w*|code)$"
    r"|\w*status(?:es|count|id|list|color|icon|since)$",
)
"""Codes and states of what is sold, sent and called up, of three digits as well."""

_THING = re.compile(
    r"(?:\w*(?:room|order|zip|plz|seat|gate|flight|train|house|street|qty|quantity|points?|score"
    r"|rank|radius|distance|weight|volume|stock|left|rows?|items?|articles?|products?|sku|customer"
    r"|users?|member|group|table|course|ticket|invoice|bookings?|rate|percent|speed|depth|index"
    r"|position|zoom|x|y|mb|kb|px|km|kg|attempts?|max|min|number|no|nr|ref|key|code))$"
)
"""What is called by a number, or has so many of something."""

_SAYS_STATUS = ("status", "httpcode", "statuscode")
_REFUSED = 400
_HOSTS = ("host", "domain", "serveraddress", "authority", "baseurl", "baseuri", "apihost")
_HOST = re.compile(r"(?:https?://)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?::\d{1,5})?/?$", re.I)
_NUMERIC = re.compile(r"[\d.:]+$")
_INSIDE = re.compile(
    r"(?:com|org|net|io|de|app|dev|edu|gov)\.|.*\.(?:internal|local|localdomain|lan|corp|intra"
    r"|intranet|home|svc|cluster)(?::\d+)?/?$",
    re.I,
)
"""A machine that a server runs on, or a name written from behind: nobody's browser asks these."""

_PUBLIC = re.compile(
    r".*\.(?:[a-z]{2,3}|info|shop|store|cloud|online|site|tech|example|test)/?$", re.I
)
"""Logs call a part of a program its domain as well: "shop.orders"."""


_LONG = 200
_PROCEDURE = re.compile(r"/?(?:[a-z][\w]{0,40}\.){1,6}[A-Z]\w{1,60}/[A-Z]\w{1,60}$")
_SERVICE, _CALLED = ("grpcservice", "rpcservice"), ("grpcmethod", "rpcmethod")
"""How interceptors of servers name the two halves of a procedure."""

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
CALLS = ("grpcstatus", "grpccode", "grpcstatuscode", "rpcgrpcstatuscode", "rpcstatus", "rpccode")
ENDED = (*CALLS, "code", "status")
"""Where a line about such a call has how it ended."""

_CLOSED = ("closecode", "code", "statuscode", "status")
_FIRST_CLOSE, _LAST_CLOSE = 1000, 4999

_OF_CALLS = {
    0: 200, 2: 500, 3: 422, 4: 408, 5: 404, 6: 409, 7: 403, 8: 429, 9: 409, 10: 409, 11: 422,
    12: 405, 13: 500, 14: 503, 15: 500, 16: 401,
}  # fmt: skip
"""The numbers of gRPC as statuses of HTTP; 1 is what the caller took back, which is none."""

_CALL_NAMES = {
    "OK": 0, "UNKNOWN": 2, "INVALID_ARGUMENT": 3, "DEADLINE_EXCEEDED": 4, "NOT_FOUND": 5,
    "ALREADY_EXISTS": 6, "PERMISSION_DENIED": 7, "RESOURCE_EXHAUSTED": 8, "FAILED_PRECONDITION": 9,
    "ABORTED": 10, "OUT_OF_RANGE": 11, "UNIMPLEMENTED": 12, "INTERNAL": 13, "UNAVAILABLE": 14,
    "DATA_LOSS": 15, "UNAUTHENTICATED": 16,
}  # fmt: skip


def call_in(fields: Fields) -> str:
    """Return the procedure that an entry names as gRPC does, `pay.v1.Wallet/TopUp`, or ''."""
    for place, layer in fields.layers:
        if place in _ASKED:
            for value in layer.values():
                short = isinstance(value, str) and len(value) < _LONG
                if short and "/" in value and _PROCEDURE.match(value):
                    return f"/{value.lstrip('/')}"
    service, method = fields.text(_SERVICE, _ASKED), fields.text(_CALLED, _ASKED)
    apart = f"{service}/{method}" if service and method else ""
    return f"/{apart}" if _PROCEDURE.match(apart) else ""


def find_address(fields: Fields) -> str:
    """Return the value that is an address as a whole, best with its method or its host, or ''."""
    found: list[tuple[int, str]] = []
    for place, layer in fields.layers:
        if place not in _ASKED:
            continue
        for name, value in layer.items():
            if isinstance(value, str) and name not in _ELSEWHERE:
                match = _ADDRESS.match(value.strip())
                if match is not None and match["method"] in (None, *_METHODS):
                    rank = 0 if match["method"] else 1 if match["scheme"] else 2
                    found.append((rank, value.strip()))
    return min(found, key=lambda one: one[0])[1] if found else ""


def find_method(fields: Fields) -> str:
    """Return the value that is a method of HTTP, or ''."""
    for place, layer in fields.layers:
        if place in _ASKED:
            for name, value in layer.items():
                if not isinstance(value, str) or len(value) > 7 or name in _SHOWN:
                    continue
                if value in _METHODS or (name in _VERBS and value.upper() in _METHODS):
                    return value.upper()
    return ""


def find_status(fields: Fields, *, is_loud: bool) -> int | None:
    """Return a status under a name of a client's own: one as loud as its entry, or None."""
    for place, layer in fields.layers:
        if place not in (Place.OWN, Place.RESPONSE):
            continue
        for name, value in layer.items():
            if _LIKE_A_STATUS.match(name) is None or _OF_A_THING.match(name) is not None:
                continue
            number = as_number(value)
            if number is None or number not in _STATUSES:
                continue
            if (number >= _REFUSED) is is_loud or any(map(name.__contains__, _SAYS_STATUS)):
                return int(number)
    return _lone_refusal(fields) if is_loud else None


def _lone_refusal(fields: Fields) -> int | None:
    """Return the one whole number beside an exchange that went wrong, if only a status is such."""
    found = [
        value
        for place, layer in fields.layers
        if place in (Place.OWN, Place.RESPONSE)
        for name, value in layer.items()
        if isinstance(value, int)
        and value in _REFUSALS
        and _MEASURES.search(name) is None
        and _THING.match(name) is None
    ]
    return found[0] if len(found) == 1 else None


def status_of_call(fields: Fields) -> tuple[int, str] | None:
    """Return the status of a call of gRPC as one of HTTP, and as it is written, or None."""
    told = [value for value in fields.values(ENDED) if _number_of_call(value) is not None]
    if not told:  # mostly a status of HTTP, and nobody need look for a procedure
        return None
    for value in told if call_in(fields) else fields.values(CALLS):
        if (number := _number_of_call(value)) is not None:
            return _OF_CALLS[number], _as_called(number, str(value))
    return None


def _number_of_call(value: Any) -> int | None:
    """Return which of gRPC's statuses a value is, by its name or as a number, or None."""
    said = value[:_LONG] if isinstance(value, str) else ""
    named = _CALL_NAMES.get(_HUMP.sub("_", said).upper())
    number = as_number(value) if named is None else named
    return int(number) if number is not None and number in _OF_CALLS else None


def _as_called(number: int, written: str) -> str:
    """Return a status of gRPC as it is written, and its name where that is a mere number."""
    name = next((name for name, known in _CALL_NAMES.items() if known == number), "")
    return f"{written}, gRPC's {name}" if name and written.isdecimal() and number else written


def close_code(fields: Fields) -> str:
    """Return the number that a line held open was closed with, as protocols count them, or ''."""
    for value in fields.values(_CLOSED, _ASKED):
        number = as_number(value)
        if number is not None and _FIRST_CLOSE <= number <= _LAST_CLOSE:
            return f"{number:.0f}"
    return ""


def called_in_vain(fields: Fields) -> bool:
    """Tell a line about a call of gRPC that names how it ended."""
    told = bool(fields.values(ENDED)) and bool(call_in(fields))
    return told and status_of_call(fields) is not None


def with_host(fields: Fields, written: str) -> str:
    """Return a path with the host that stands beside it, if one does."""
    if not written.startswith("/") or written.startswith("//"):
        return written
    named = {value for value in fields.values(("domain",), _ASKED) if isinstance(value, str)}
    for value in fields.values(_HOSTS, _ASKED):
        if not isinstance(value, str) or _HOST.match(value) is None or _INSIDE.match(value):
            continue
        if not _NUMERIC.match(value) and (value not in named or _PUBLIC.match(value)):
            scheme = "" if "://" in value else "https://"
            return f"{scheme}{value.rstrip('/')}{written}"
    return written
