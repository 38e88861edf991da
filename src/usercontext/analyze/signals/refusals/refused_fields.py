"""Responses of 2xx that reject fields one by one. Not: one sentence about everything.

Services that answer everything with 200 put what they would not take beside the result: a list of
errors, each with its field; an object of fields with their errors; or, of a graph, a result of
another type. The result itself is then not there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exchanges.requests import request_signal
from usercontext.analyze.signals.newest import newest
from usercontext.analyze.signals.refusals.reason_words import reason_of
from usercontext.analyze.signals.refusals.stopped import Reading, read_why
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_SEEN = 20_000
_LISTED = re.compile(r"(?:(?:^|[a-z_])errors|violations|problems|invalid_?fields)$", re.I)
_SAYS = ("message", "msg", "description", "detail", "reason", "error", "text", "title")
_OF = ("field", "path", "property", "propertyPath", "attribute", "param", "input", "pointer",
       "loc", "key", "name", "fieldName")  # fmt: skip
_OF_A_GRAPH = ("extensions", "locations")
_ENVELOPES = ("data", "result", "payload", "response")
_NAME = re.compile(r"[A-Za-z_][\w.\[\]-]{0,60}")
_ANOTHER_TYPE = re.compile(
    r"(?:Error|Failure|Failed|Denied|Rejected|Refused|Invalid|Exception|Problem)$"
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_OF_TROUBLE = re.compile(
    r"internal|server|service|database|upstream|timed? ?out|time-?out|unavailable|unexpected"
    r"|unknown ?error|exception|try again|went wrong|null|undefined|connect|overload",
    re.I,
)
"""What a server says of itself, and of nothing that somebody wrote."""


class Refused(Struct, frozen=True):
    """The field ('' where none is named), what is said of it, and a code or type beside that."""

    field: str
    said: str
    code: str = ""


def find_refused_fields(timeline: Timeline) -> list[Signal]:
    """Return each good answer to a writing that took nothing, and names what it would not take."""
    return newest(timeline, timeline.answered, _refused)


def refuses_fields(asked: Request) -> bool:
    """Tell a good answer that names what of the sent it would not take."""
    return _told(asked) is not None


def _refused(timeline: Timeline, event: Event) -> Signal | None:
    asked = event.request
    told = _told(asked) if asked is not None else None
    if asked is None or told is None:
        return None
    kind, category = _read(told)
    body = asked.body or ""
    field = f" of “{told.field}”" if told.field and told.field in body else ""
    said = f": “{clean(told.said)}”" if told.said in body else ""
    outcome = f"answered {asked.status}, and says{field}{said}"
    outcome = outcome if field or said else f"answered {asked.status}, and says that it failed"
    outcome = outcome.replace("says: ", "says ")
    signal = request_signal(timeline, event, kind, category, outcome)
    words = f"{signal.words} {told.field} {told.said}"
    reason = reason_of(told.said) if kind is SignalKind.REJECTED else None
    return replace(signal, words=words, reason=reason)


def _read(told: Refused) -> Reading:
    said = f"{_CAPITAL.sub(' ', told.code)} {told.said}"
    if _OF_TROUBLE.search(said) is not None:
        return SignalKind.SERVER_ERROR, Category.BACKEND_ERROR
    if (known := read_why(said)) is not None:
        return known
    return SignalKind.REJECTED, Category.VALIDATION_REJECTED


def _told(asked: Request) -> Refused | None:
    body = asked.body
    if not body or asked.told or asked.reads or not 200 <= (asked.status or 0) < 300:
        return None
    if "rror" not in body[:_SEEN] and not any(map(body[:_SEEN].__contains__, ("iolation", "roblem",
                                              "nvalid", "__typename"))):  # fmt: skip
        return None
    return _told_in(body[:_SEEN], graph=asked.asks_a_graph)


@lru_cache(maxsize=512)
def _told_in(body: str, *, graph: bool) -> Refused | None:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    found = (_first_of(owner, top=owner is answer and graph) for owner in _owners(answer))
    return next((one for one in found if one is not None), None)


def _owners(answer: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of an answer beside whose result its refusals may stand."""
    if not isinstance(answer, dict):
        return
    yield answer
    for name in _ENVELOPES:
        inner = answer.get(name)
        if isinstance(inner, dict):
            yield inner
            yield from (one for one in inner.values() if isinstance(one, dict))


def _first_of(owner: dict[str, Any], *, top: bool) -> Refused | None:
    kind, said = owner.get("__typename"), owner.get("message")
    if isinstance(kind, str) and isinstance(said, str) and _ANOTHER_TYPE.search(kind) and said:
        return Refused("", said, kind)
    for name, listed in owner.items():
        if top or _LISTED.search(name) is None or _came(owner, name):
            continue
        if (told := _of_list(listed) or _of_fields(listed)) is not None:
            return told
    return None


def _came(owner: dict[str, Any], but: str) -> bool:
    """Tell whether something came of it, beside what was refused."""
    others = ((name, one) for name, one in owner.items() if name != but)
    return any(
        one is True or (isinstance(one, dict | list) and one and _LISTED.search(name) is None)
        for name, one in others
    )


def _of_list(listed: Any) -> Refused | None:
    if not isinstance(listed, list) or not listed:
        return None
    told = [_of_one(one) for one in listed]
    return told[0] if all(one is not None for one in told) else None


def _of_one(one: Any) -> Refused | None:
    if not isinstance(one, dict) or any(name in one for name in _OF_A_GRAPH):
        return None
    said = next((one[name] for name in _SAYS if isinstance(one.get(name), str) and one[name]), "")
    of = next((one[name] for name in _OF if one.get(name)), None)
    steps = of if isinstance(of, list) else [of]
    named = [step for step in steps if isinstance(step, str) and _NAME.fullmatch(step)]
    code = one.get("code")
    if not said or not named:
        return None
    return Refused(named[-1], said, code if isinstance(code, str) else "")


def _of_fields(fields: Any) -> Refused | None:
    """Read an object of fields, each with a sentence or several."""
    if not isinstance(fields, dict) or not fields:
        return None
    told: Refused | None = None
    for name, said in fields.items():
        lines = said if isinstance(said, list) else [said]
        if not lines or not all(isinstance(one, str) and one for one in lines):
            return None
        if _NAME.fullmatch(name) is None:
            return None
        told = told or Refused(name, lines[0])
    return told
