"""Reasons in an entry that no known field name marks, known by their shape. Not: errors."""

import re

import msgspec

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.fields import Fields, Place

_WHY = ("error", "err", "cause", "errormessage", "failurereason", "exceptionmessage")
_SHORT = 80
_ENDS = frozenset({"disconnect", "disconnected", "closed", "close", "ws closed", "socket closed"})
"""What clients of a socket write as it ends, with the reason beside it."""

_SEEN = 200
_FEW_WORDS = 2
_FAILED = re.compile(r"(?<![a-z])(?:fail|error|could not|couldn't|cannot|unable|reject)", re.I)
_EXCHANGED = frozenset({"method", "url", "uri", "path", "endpoint", "status", "statuscode", "key"})
_OF_THE_BROWSER = frozenset({"useragent", "ua", "browser", "agent", "device", "title"})
_CODE_OF_A_KIT = re.compile(
    r"(?:auth|firestore|storage|functions|messaging|database|installations|app|app-?check)"
    r"/[a-z0-9-]{3,60}"
)
_CAUSED = re.compile(r"\s{0,8}caused by: ?", re.I)
"""How a line begins that says what the ones above it come of."""

_ERRORS = re.compile(r"(?:Error|Exception|ErrorResponse|Rejection)$")
_SENTENCE = re.compile(r"[^\W\d_]\S* \S+ \S")


def why_beside(fields: Fields, text: str) -> str:
    """Return why something failed, where a logger's short sentence only says that it did.

    Loggers of servers keep the two apart: ``{"msg": "charge failed", "error": "card declined"}``.
    """
    if text.strip().lower() in _ENDS:
        return fields.text(("reason",), (Place.OWN,))[:_SHORT]
    why = fields.text(_WHY, (Place.OWN,))
    if not why or len(text) > _SHORT or not _EXCHANGED.isdisjoint(fields.layers[0][1]):
        return ""
    if _FAILED.search(text) is None:
        return ""
    first, *others = why[:MESSAGE_CAP].split("\n")
    deepest = next((one for one in reversed(others) if _CAUSED.match(one)), first)
    said = _CAUSED.sub("", deepest).strip()
    return "" if said.count(" ") < _FEW_WORDS or said in text else said[:MESSAGE_CAP]


def sentence_alone(fields: Fields) -> str:
    """Return the longest text that is a sentence, in a payload that has no name known for words."""
    own = fields.layers[0][1]
    if not _EXCHANGED.isdisjoint(own):
        return ""
    return longest_sentence(fields) or _first_listed(own.get("errors"))


def longest_sentence(fields: Fields) -> str:
    """Return the longest text of an entry that has some words, whatever it is called."""
    own = fields.layers[0][1].items()
    told = (one for name, one in own if isinstance(one, str) and name not in _OF_THE_BROWSER)
    # an address has no blanks, and each of its letters would begin a search to its end
    said = [one for one in told if one.count(" ", 0, _SEEN) > 1 and _SENTENCE.search(one[:_SEEN])]
    return max(said, key=len)[:MESSAGE_CAP] if said else ""


def _first_listed(errors: object) -> str:
    first = errors[0] if isinstance(errors, list) and errors else None
    said = first.get("message") if isinstance(first, dict) else first
    return said[:MESSAGE_CAP] if isinstance(said, str) else ""


def with_code(fields: Fields, text: str) -> str:
    """Return an error's words behind the code that a kit of another house gave it.

    `messaging/unknown` says whose error it is, whatever its words are.
    """
    for place, layer in fields.layers if fields.values(("code",), (Place.ERROR,)) else ():
        code = layer.get("code") if place is Place.ERROR else None
        if isinstance(code, str) and code not in text and _CODE_OF_A_KIT.fullmatch(code):
            names = list(layer)
            first = "message" in names and names.index("code") < names.index("message")
            return f"{code}: {text}" if first else text
    return text


def reason_within(fields: Fields) -> str:
    """Return the words of what an error was caused by, where that is an error of its own."""
    for cause in fields.values(("cause",), (Place.ERROR,)):
        if isinstance(cause, dict) and isinstance(said := cause.get("message"), str):
            return said[:MESSAGE_CAP]
    return ""


def caused_by(fields: Fields, text: str) -> str:
    """Return the name and the words of the error that another one was caused by, or ''."""
    for cause in fields.values(("cause",), (Place.ERROR,)):
        told = cause if isinstance(cause, dict) else {}
        name, said = told.get("name"), told.get("message")
        if isinstance(name, str) and isinstance(said, str) and said and said not in text:
            return f"{name}: {said}" if _ERRORS.search(name) else ""
    return ""


def said_by_object(text: str) -> str:
    """Return the message of an error that a client wrote whole, as JSON; else the text itself.

    What an http client throws is no Error to a console (Angular's HttpErrorResponse).
    """
    if not text.startswith('{"') or '"message":"' not in text:
        return text
    try:
        told = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return text  # cut short
    name, message = told.get("name"), told.get("message")
    if isinstance(name, str) and isinstance(message, str) and _ERRORS.search(name):
        return message or text
    return text
