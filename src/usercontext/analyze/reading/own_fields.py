"""Quotes a loud entry by its own fields where none has a known name.

A till writes ``{"txStatus": "FAILED", "declineText": "insufficient funds"}``, a phone
``{"permission": "CAMERA", "granted": false}``. Not: names that many clients share (`read_error`).
"""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from usercontext.analyze.language.text import QUOTE_CAP
from usercontext.analyze.reading.foreign_stacks import read_trace
from usercontext.analyze.reading.shapes import plain

_ASIDE = frozenset(
    {"time", "timestamp", "ts", "t", "date", "at", "id", "uuid", "pid", "tid", "seq", "index"}
    | {
        "sessionid",
        "userid",
        "deviceid",
        "requestid",
        "reqid",
        "traceid",
        "spanid",
        "correlationid",
    }
    | {"user", "session", "device", "os", "version", "build", "release", "hostname", "ua", "env"}
    | {"useragent", "platform", "locale", "level", "lvl", "severity", "logger", "process", "src"}
    | {"headers", "v", "stack", "stacktrace", "frames", "duration", "ms", "elapsed", "thread"}
)
"""Where and when, and how long: never what happened."""

_WHERE = frozenset({"scope", "unit", "component", "module", "subsystem", "tag", "channel", "dev"})
_PARTS = _WHERE | {
    "logger",
    "category",
    "loggername",
    "device",
    "widget",
    "screen",
    "view",
    "sensor",
    "feature",
    "area",
}
_SHORT = 60
_HAPPENED = ("event", "evt", "eventname", "action", "op")
"""Names of what happened, which stands first however a client orders its fields."""

_OF_SCRIPTS = frozenset({"method", "kind", "args", "arguments", "stack", "stacktrace", "frames"})
"""What a browser's console or an error is told by: it says all that it has to say."""

_ENDS = frozenset({"fatal", "isfatal", "critical", "iscritical"})
_TRIES_AGAIN = frozenset({"willretry", "retrying", "recovered", "recoverable"})
_OPAQUE = re.compile(r"[0-9a-f-]{16,}|\d{4}-\d\d-\d\dT|\d{7,}|data:", re.I)
_A_WORD = re.compile(r"[^\W\d_]{3}")
_A_CODE = re.compile(r"[A-Z]{1,4}[-_ ]?\d{1,5}")
_ERROR_NAME = re.compile(r"[\w.$]{0,80}(?:Error|Exception)")
_OF_A_SYSTEM = frozenset({"errno", "syscall", "stack"})
_MOST = 6
_MOST_LEAVES = 40
_MOST_NAMES = 12
_DEEPEST = 4
_LONGEST = 160
_TRACED = (str, dict)
_FEW_WORDS = 3


def said_by_fields(payload: Mapping[str, Any], text: str) -> str:
    """Return an entry's words: its own, or its fields in their order where it has none.

    A label of a word or two is told with what stands behind it.
    """
    if len(text.split(None, _FEW_WORDS)) > _FEW_WORDS or not _OF_SCRIPTS.isdisjoint(
        map(plain, payload)
    ):
        return text
    told: list[tuple[str, str]] = []
    _add_leaves(told, payload, 0)
    place = next((at for at, (_, said) in enumerate(told) if said == text), -1) if text else -1
    if place > 0 and _A_CODE.fullmatch(text):
        text, place = "", -1  # it says nothing without the part and the state that stand before
    if text and place < 0:
        return text
    rest = told[place + 1 :][:_MOST] or [one for one in told if one[1] != text][:_MOST]
    if any(map(_goes_on, told)):
        return text
    if not text and (thrown := _thrown(payload, 0)):
        return thrown
    if not any(map(_tells, rest)):
        return text
    if text and rest and not rest[0][0] and text in rest[0][1]:
        return rest[0][1]  # the error that the line repeats
    if not text:
        text, rest = _first_what_happened(rest)
    elif not told[place + 1 :]:
        happened = next((said for name, said in rest if plain(name) in _HAPPENED), "")
        if happened:
            return f"{happened}: {text}"
    beside = ", ".join(f"{name} {said}".strip() for name, said in rest)[:QUOTE_CAP]
    return ": ".join(filter(None, (text, beside)))


def _first_what_happened(told: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Return what happened, and the rest without the part of the program that says so."""
    head = next(
        (one for one in told if plain(one[0]) in _HAPPENED and _A_WORD.search(one[1])), None
    )
    if head is None:
        return "", told
    rest = [one for one in told if one is not head and plain(one[0]) not in _WHERE]
    return head[1], rest


def part_named(payload: Mapping[str, Any]) -> str:
    """Return the part of a program that a line is of, by the names of loggers for that."""
    named = [v for k, v in payload.items() if isinstance(v, str) and plain(k) in _PARTS]
    return " ".join(one for one in named if 0 < len(one) <= _SHORT)


def _thrown(value: Any, depth: int) -> str:
    """Return what was thrown by the first trace that a payload holds, or ''."""
    if isinstance(value, str):
        trace = read_trace(value) if "\n" in value else None
        return trace.said if trace is not None else ""
    if not isinstance(value, dict) or depth >= _DEEPEST:
        return ""
    for one in islice(value.values(), _MOST_NAMES):
        if isinstance(one, _TRACED) and (thrown := _thrown(one, depth + 1)):
            return thrown
    return ""


def _is_a_sentence(value: Any) -> bool:
    """Tell words under a name of one letter, which otherwise is a time or a version."""
    return isinstance(value, str) and value.count(" ") > 1 and _A_WORD.search(value) is not None


def _tells(leaf: tuple[str, str]) -> bool:
    return plain(leaf[0]) == "code" or _A_WORD.search(leaf[1]) is not None


def _goes_on(leaf: tuple[str, str]) -> bool:
    """Tell a field by which its sender says that nothing has ended by it."""
    name, said = plain(leaf[0]), leaf[1]
    return (name in _ENDS and said == "false") or (name in _TRIES_AGAIN and said == "true")


def _error_in(value: dict[str, Any]) -> str:
    """Return an error that stands in a field, as everybody writes one: its name and its words.

    What a system answered has a number and a call beside them instead of a name.
    """
    name, said = value.get("name") or value.get("type"), value.get("message")
    if not isinstance(said, str) or not said:
        return ""
    said = said[:_LONGEST]
    if isinstance(name, str) and _ERROR_NAME.fullmatch(name) is not None:
        return said if said.startswith(name) else f"{name}: {said}"
    code = value.get("code")
    if _OF_A_SYSTEM.isdisjoint(value) or " " not in said or not isinstance(code, str):
        return ""
    return said if code in said else f"{code}: {said}"


def _add_leaves(found: list[tuple[str, str]], value: Any, depth: int, name: str = "") -> None:
    """Add the names and the values of what a payload holds, in its own order, bounded."""
    if len(found) >= _MOST_LEAVES:
        return
    if isinstance(value, dict):
        if depth and (thrown := _error_in(value)):
            found.append(("", thrown))
        elif depth < _DEEPEST:
            for key, inner in islice(value.items(), _MOST_NAMES):
                if plain(key) not in _ASIDE or (len(key) == 1 and _is_a_sentence(inner)):
                    _add_leaves(found, inner, depth + 1, key)
    elif isinstance(value, list):
        if depth < _DEEPEST:
            for inner in value[:1]:
                _add_leaves(found, inner, depth + 1, name)
    elif isinstance(value, bool):
        found.append((name, "true" if value else "false"))
    elif isinstance(value, int) and abs(value) < 100_000:
        found.append((name, str(value)))
    elif isinstance(value, str) and 0 < len(value) <= _LONGEST and not _OPAQUE.match(value):
        found.append((name, value))
