"""JSON in a text, rewritten as names and values for readers. Not: parsing JSON.

One that was cut off in its middle is said as far as it goes. What is no object stays as it is: a
text is quoted, and what is made of it must still be in its entry, each word in its order.
"""

import json
from typing import Any

_BEGINS = ('{"', '[{"', '{ "', "[ {")
_QUOTE_ENDS = "”"
_ESCAPE = "\\"
_CLOSES = {"{": "}", "[": "]"}
_OPENS = (" ", "“", "(")
_MOST = 2_000
_DEEPEST = 4
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
"""A number stays as it was written: who paid -6.40 looks for that."""


def in_words(text: str) -> str:
    """Return a text whose JSON objects are said as ``code: E_LOCKED, retry: false``."""
    if "{" not in text:
        return text
    said, rest = "", text[:_MOST]
    while (place := _begin(rest)) >= 0:
        told, length = _object_at(rest[place:])
        if not length:
            return said + rest + text[_MOST:]
        before = rest[:place]
        said += f"{before}{'' if not before or before.endswith(_OPENS) else ' '}{told}"
        rest = rest[place + length :]
    return f"{said}{rest}{text[_MOST:]}"


def _begin(text: str) -> int:
    found = [place for place in map(text.find, _BEGINS) if place >= 0]
    return min(found, default=-1)


def _object_at(text: str) -> tuple[str, int]:
    """Return the words of the object that a text begins with, and how long it is; 0 for none."""
    try:
        value, length = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        value, length = _cut_off(text.partition(_QUOTE_ENDS)[0])
    pairs = list(_pairs(value, "", 0))
    return ", ".join(f"{name}: {told}" for name, told in pairs), length if pairs else 0


def _cut_off(text: str) -> tuple[Any, int]:
    """Return the object that a text ends within, as far as it is whole, and how long the text is.

    A sentence that was cut is kept with the mark of it; a name without a value is not.
    """
    place, whole, opened, closers = 0, 0, [], ""
    while place < len(text):
        letter = text[place]
        if letter == '"':
            end = _end_of(text, place)
            if end < 0:
                break
            place = end
        elif letter in _CLOSES:
            opened.append(_CLOSES[letter])
        elif letter in "}]":
            if not opened or opened.pop() != letter:
                return None, 0
        elif letter == ",":
            whole, closers = place, "".join(reversed(opened))
        place += 1
    kept = f"{text[:whole]}{closers}"
    if place < len(text) and _is_a_value(text, place, opened):
        kept = f'{text.removesuffix("…").rstrip(_ESCAPE)}…"{"".join(reversed(opened))}'
    try:
        return _DECODER.decode(kept), len(text)
    except (ValueError, RecursionError):
        return None, 0


def _end_of(text: str, place: int) -> int:
    """Return where a string ends that begins here, -1 where the text ends before."""
    end = text.find('"', place + 1)
    while end > 0 and (end - len(text[:end].rstrip(_ESCAPE))) % 2:
        end = text.find('"', end + 1)
    return end


def _is_a_value(text: str, place: int, opened: list[str]) -> bool:
    """Tell a string that stands behind a name, or in a list: no name itself."""
    return text[:place].rstrip()[-1:] == ":" or opened[-1:] == ["]"]


def _pairs(value: Any, name: str, depth: int) -> list[tuple[str, str]]:
    """Return the names and values of an object in their order.

    What holds an object is named with the first thing in it: each name is said once, as it stands.
    """
    if depth > _DEEPEST:
        return []
    if isinstance(value, dict):
        found = [pair for key, own in value.items() for pair in _pairs(own, key, depth + 1)]
        return [(f"{name} {found[0][0]}".strip(), found[0][1]), *found[1:]] if found else []
    if isinstance(value, list):
        return [pair for own in value for pair in _pairs(own, name, depth + 1)]
    told = value.rstrip(".") if isinstance(value, str) else json.dumps(value)
    return [(name, told)] if name and told != "" else []
