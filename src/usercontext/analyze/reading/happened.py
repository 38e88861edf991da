"""Entries that split an event and its outcome over two fields. Not: levels.

A device sends ``{"event": "link_lost", "reason": "no keepalive"}``, a call ``{"event":
"iceConnectionState", "value": "failed"}``, a worker ``{"event": "job_failed", "exc_info": "…"}``.
"""

import re
from collections.abc import Mapping
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.fields import Fields, Place
from usercontext.analyze.reading.read_frames import TRACES
from usercontext.analyze.reading.shapes import plain

_NAMES = ("eventtype", "eventname", "event", "ev", "evt", "action")
_WENT_WRONG = re.compile(
    r"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))"
    r"(?i:fail|error|reject|declin|abort|lost|dropped|disconnect|expired|crash|refused|denied)"
)
"""By which the name of an event says that it went wrong; what is beside it says why."""

_STATE = re.compile(r"(?:[Ss]tate|[Ss]tatus)(?:[_ ]?[Cc]hange[d]?)?$")
_ERRORS = ("exception", "err", "error", "panic")
_DETAIL = ("reason", "cause", "details", "detail")
_A_STATE = 2
_HEAD = "Traceback"
_FLAGS = frozenset({"approved", "authorized", "authorised", "accepted", "granted", "ok", "success"})
_WHY = re.compile(r"(?:text|message|msg|reason|error|detail|description|why)$")
_A_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST = 160


def trace_of(fields: Fields, said: str) -> str:
    """Return the trace that stands beside a name of what happened, else what was said."""
    if not said or said != fields.text(_NAMES[2:3], (Place.OWN,)):
        return said
    return fields.text(TRACES, (Place.OWN,)) or said


def thrown_last(said: str) -> str:
    """Return what a trace of Python tells on its last line, of any other text the text itself."""
    return said.strip().rpartition("\n")[2].strip() if said.startswith(_HEAD) else said


def with_thrown(fields: Fields, said: str) -> str:
    """Return a line, with the error that stands beside it as a text and has its calls elsewhere."""
    thrown = fields.text(_ERRORS, (Place.OWN,)).strip()
    if not thrown or "\n" in thrown or " " not in thrown or thrown in said or "\n" in said:
        return said
    return f"{said.rstrip('.:')}: {thrown}"[:MESSAGE_CAP]


def happened(fields: Fields, said: str) -> str:
    """Return a short text behind the name of what happened, where that tells by itself, or ''."""
    named = fields.text(_NAMES, (Place.OWN,))
    if not named or named in said:
        return ""
    if _WENT_WRONG.search(named):
        return f"{named}: {said}"
    if _STATE.search(named) is None or len(said.split()) > _A_STATE:
        return ""
    why = next((one for one in _whys(fields) if one != said), "")
    return ": ".join(filter(None, (named, said, why)))[:MESSAGE_CAP]


def with_its_no(payload: Mapping[str, Any], text: str) -> str:
    """Return a line behind which a flag says no, with the reason that stands beside the flag.

    A terminal writes ``{"msg": "RESULT", "approved": false, "response_text": "EXPIRED CARD"}``.
    """
    flags = [name for name, value in payload.items() if value is False and plain(name) in _FLAGS]
    if not flags or not text:
        return text
    told = ((plain(name), value) for name, value in payload.items() if isinstance(value, str))
    whys = (value for name, value in told if _WHY.search(name) and value not in text)
    why = next((one for one in whys if _A_WORD.search(one) and len(one) <= _LONGEST), "")
    return f"{text}: {flags[0]} false: {why}" if why else text


def _whys(fields: Fields) -> list[str]:
    told = fields.values(_DETAIL, (Place.OWN,))
    return [one for one in told if isinstance(one, str) and one.strip()]
