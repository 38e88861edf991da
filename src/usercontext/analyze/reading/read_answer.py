"""The response in any client's payload. Not: what it means.

What stands under `body` came back where it holds what only a response does (an error, a code with a
message, a `detail` alone), where nothing was sent, and as a line in words behind 4xx and 5xx.
`result` and `res` are a status where their entry is as loud as it.
"""

import re
from typing import Any

from usercontext.analyze.reading.fields import Fields, Place, as_number, as_text
from usercontext.analyze.reading.shapes import plain

OWN_BODY = (
    "responsebody", "responsetext", "responsedata", "responsepreview", "responsecontent",
    "responsejson", "responsepayload", "respbody", "resptext", "respdata", "resbody", "restext",
    "resdata", "replybody", "answerbody", "errorbody", "errbody", "bodytext", "grpcmessage",
    "rpcgrpcmessage",
)  # fmt: skip
BODY = ("body", "text", "json", "data", "content", "preview", *OWN_BODY)
WRITTEN_STATUS = re.compile(r"\s*([1-5]\d\d)\b")
_EXCHANGE = frozenset({"status", "statuscode", "code", "url", "headers", "content", *OWN_BODY})
_FAULTS = frozenset(
    {"error", "errors", "errorcode", "declinecode", "invalidparams", "invalidparameters"}
    | {"violations", "fielderrors", "validationerrors", "formerrors", "fieldviolations"}
)
_MADE = frozenset({"charged", "captured", "debited", "createdat", "confirmedat", "paidat"})
"""What only an answer tells, for it was done."""

_SAID = frozenset({"detail", "reason"})
"""What says why in an answer, and may as well be what somebody wrote into a form."""

_ANSWERED = ("response", "resp", "res", "reply", "answer")
"""Names under which a client hands over what an exchange was answered."""

_ANSWERS = frozenset(_ANSWERED)
_LISTED = ("errors", "errs", "violations", "fielderrors", "validationerrors", "invalidfields")
"""What is a list of what was wrong, whoever took it out of an answer."""

_OF_BOTH = ("status", "code")
_IN_TEXT = ('"error"', '"errors"')
_SEEN = 2000
_FEW_WORDS = 2
_BARE = re.compile(
    r"\b[1-5]\d\d\b|\berr_|\bstatus\b|https?://|\b(?:bad request|unauthori[sz]ed|forbidden"
    r"|not found|conflict|unprocessable|internal server error|bad gateway|unavailable"
    r"|gateway time-?out|too many requests|request failed|network error"
    r"|failed to (?:fetch|load))\b",
    re.I,
)
"""What every client says of a status, whatever its answer said."""

_REFUSED = 400
_SENT = re.compile(
    r"req|sent|send|param|quer|var|input|head|body|form|payload|arg|option|config|user|device|page"
    r"|browser|client|session|tag|context|cookie|time|timing|perf|meta|click|element|stack|env"
)
"""What was sent, and what stands beside an exchange: who asked, with what, from where."""

_OF_ERRORS = {"stack", "stacktrace", "type", "name", "message"}
_FORM = re.compile(r"^[\w.\[\]-]{1,40}=|\w=[^ ]*&\w")


def read_body(fields: Fields, method: str, status: int = 0) -> str | None:
    """Return an answer's content as text, None where it was not captured."""
    for value in fields.values(OWN_BODY, (Place.OWN,)):
        return as_text(value)
    own = [layer for place, layer in fields.layers if place is Place.OWN]
    handed = [layer for layer in own if not _ANSWERS.isdisjoint(layer)]  # mostly none
    for layer in handed:
        for name in _ANSWERED:
            if _is_content(layer.get(name)):
                return as_text(layer[name])
    for value in fields.values(BODY, (Place.RESPONSE,)):
        inner = value.get("text") if isinstance(value, dict) else None
        return as_text(inner if isinstance(inner, str) else value)  # archives describe it beside
    for layer in own:
        told = _ANSWERED if handed else ()
        said = next((layer[n] for n in told if isinstance(layer.get(n), str)), None)
        if said is not None:
            return as_text(said)
        if "config" in layer and status >= _REFUSED and _is_content(layer.get("data")):
            return as_text(layer["data"])  # what a client throws has all of the exchange
        if "body" in layer and _came_back(layer["body"], method, status):
            return as_text(layer["body"])
    # a list of errors is what an answer has, whoever took it out of its body
    back = [layer for place, layer in fields.layers if place is Place.RESPONSE]
    named = [layer[name] for layer in (*own, *back) for name in _LISTED if name in layer]
    errors = next((one for one in named if isinstance(one, list) and one), None)
    if errors is not None:
        return as_text({"errors": errors})
    return _answer_by_another_name(own, fields) if status >= _REFUSED else None


def tells_a_reason(error: str) -> bool:
    """Tell a client's words for a refusal from the mere name of its status, or of the client."""
    return error.count(" ") >= _FEW_WORDS and _BARE.search(error) is None


def error_as_body(fields: Fields) -> str:
    """Return what an answer said, where a logger took it out as an object: not what was thrown."""
    for place, one in fields.layers:
        if place is Place.ERROR and isinstance(one.get("message"), str):
            thrown = any(name in one for name in ("stack", "stacktrace", "type", "name"))
            return "" if thrown else as_text({"error": one})
    return ""


def _is_content(response: Any) -> bool:
    """Tell an answer's content, handed over as the answer, from what describes an exchange."""
    if not isinstance(response, dict) or not response:
        return False
    told = {plain(key): value for key, value in response.items()}
    for name in _OF_BOTH:
        if isinstance(told.get(name), str) and not WRITTEN_STATUS.match(told[name]):
            del told[name]  # of what was asked for, not of the exchange: "declined"
    return _EXCHANGE.isdisjoint(told)


def _answer_by_another_name(own: list[dict[str, Any]], fields: Fields) -> str | None:
    """Return the object in which a refusal says why, under a name of some language's own."""
    known = {id(layer) for place, layer in fields.layers if place is not Place.ERROR}
    for layer in own:
        for name, value in layer.items():
            if not isinstance(value, dict) or id(value) in known or _SENT.search(name):
                continue
            if _is_by_field(value):
                return as_text({"errors": value})
            told = not _OF_ERRORS.intersection(value)
            if told and any(isinstance(one, str) and _is_a_line(one) for one in value.values()):
                return as_text(value)
    return None


def _is_by_field(value: dict[str, Any]) -> bool:
    """Tell what is wrong with each field, in a list of its own."""
    lists = [one for one in value.values() if isinstance(one, list)]
    return bool(lists) and all(one and isinstance(one[0], str) and " " in one[0] for one in lists)


def _is_a_line(text: str) -> bool:
    """Tell words for people from a form, an object, an address and a single name."""
    said = text.strip()[:_SEEN]
    return said.count(" ") >= _FEW_WORDS and said[0] not in "{[<(" and _FORM.search(said) is None


def _came_back(body: Any, method: str, status: int) -> bool:
    """Tell an answer's content that failed, under a name that what was sent may have as well."""
    if isinstance(body, str):
        if any(name in body[:_SEEN] for name in _IN_TEXT):
            return True
        # forms and objects are sent; a line in words is what came instead of what was asked for
        return status >= _REFUSED and _is_a_line(body)
    if isinstance(body, list) and method in ("GET", "HEAD"):
        return True
    if not isinstance(body, dict):
        return False
    told = {plain(key): value for key, value in body.items()}
    if (
        not _MADE.isdisjoint(told)
        or not _FAULTS.isdisjoint(told)
        or {"code", "message"} <= told.keys()
    ):
        return True
    if method in ("GET", "HEAD"):
        return True  # who reads sends nothing
    if _SAID.isdisjoint(told) and "title" not in told:
        return False
    # a problem names its status, and whoever writes names more than why
    is_problem = (as_number(told.get("status")) or 0) >= _REFUSED
    is_problem = is_problem or (status >= _REFUSED and {"type", "title"} <= told.keys())
    return is_problem or told.keys() == {"detail"}
