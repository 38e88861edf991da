"""Strict JSON parsing for a model's answer. Not: its content."""

import json
import re
from typing import Any, NoReturn

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""What local models that reason aloud put before their answer."""
_LONGEST = 200_000
_DEEPEST = 40


class NotJson(ValueError):
    """The text is not one JSON value, or one that two readers may read differently."""


def read_json(text: str) -> Any:
    """Read one JSON value. A name that stands twice in an object, NaN and Infinity are refused.

    Two readers disagree about which of two members counts, so neither does.
    """
    if len(text) > _LONGEST or _is_deep(text):
        raise NotJson("too long or too deep")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotJson("not JSON") from error


def find_object(text: str) -> str:
    """Return the JSON object in an answer, without thoughts, fences or words around it."""
    spoken = _THOUGHT.sub("", text[:_LONGEST], count=1)
    first, last = spoken.find("{"), spoken.rfind("}")
    if first < 0 or last < first:
        raise NotJson("no object")
    return spoken[first : last + 1]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson("a name stands twice")
    return found


def _refuse(_constant: str) -> NoReturn:
    raise NotJson("not a JSON number")


def _is_deep(text: str) -> bool:
    """Count brackets, those in strings too: an answer has neither many nor deep ones."""
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = deepest = 0
    for character in text:
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest > _DEEPEST
