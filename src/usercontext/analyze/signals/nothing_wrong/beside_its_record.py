"""What a line says beyond the record in a response that it repeats. Not: which lines.

"bet 7 LOST stake 5.00 EUR" beside `{"id": 7, "result": "lost", "stake": 5}` tells three fields,
and nothing of its own but a currency.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.strict_json import NotJson, read_json

_MOST_RECORDS = 100
_MOST_FIELDS = 40
_LONGEST_VALUE = 120
_SHORTEST = 3
_GLANCE = 4
_NUMBER = re.compile(
    r"(?<![\w.,])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.,])-?\d+(?:[.,]\d+)?"
)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IDS = ("id", "_id", "uuid", "key", "slug", "no", "number", "code")


class Beside(Struct, frozen=True):
    """A line beside a record: the fields it tells, whether it names it, and the rest of it."""

    told: frozenset[str]
    named: bool
    numbers: frozenset[float]
    """Those of the line that the record has not."""

    rest: str
    """The line without what the record, its fields' names and its address have of it."""


def records_of(body: str) -> list[dict[str, Any]]:
    """Return the objects of an answer, each by itself, those of lists and envelopes too."""
    try:
        return list(_records(read_json(body)))
    except NotJson:
        return []


def told_of(said: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records of which a line may tell something, at a glance: by a value or a yes."""
    low = said.casefold().replace("_", " ")
    numbers = {_value(_read(one)) for one in _NUMBER.findall(said)}
    return [one for one in records if any(_may_be_told(n, v, low, numbers) for n, v in one.items())]


def _may_be_told(name: str, value: Any, low: str, numbers: set[float]) -> bool:
    if isinstance(value, str):
        return value[:_GLANCE].casefold().replace("_", " ") in low if value else False
    if value is True:
        return name[:_GLANCE].casefold() in low
    return is_a_number(value) and _value(value) in numbers


def set_beside(said: str, record: dict[str, Any], path: str, known: str = "") -> Beside:
    """Set a line beside a record that was asked for at a path; ``known`` is said anyhow."""
    ids = {name for name in (_name_of(record), *path.split("/")) if _is_named(said, name)}
    rest = f" {fold(said)} "
    told, unread = set(), said.casefold()
    for name, value in list(record.items())[:_MOST_FIELDS]:
        words = fold(_CAMEL.sub(" ", name)).strip()
        if isinstance(value, str) and len(value) <= _LONGEST_VALUE:
            one = fold(value).strip()
            if one and f" {one} " in rest:
                rest = rest.replace(f" {one} ", " ")
                unread = unread.replace(value.casefold(), " ")
                told |= {name} if len(one) >= _SHORTEST or one.isdigit() else set()
        elif value is True and f" {words} " in rest:
            told.add(name)
    held = {_value(v): n for n, v in record.items() if is_a_number(v)}
    numbers = {_value(_read(one)) for one in _NUMBER.findall(unread) if one.lstrip("-") not in ids}
    told |= {held[one] for one in numbers if one and one in held}  # a nought tells nothing
    for word in {*_words(" ".join(record)), *_words(path), *fold(known).split()}:
        rest = rest.replace(f" {word} ", " ")
    left = frozenset(numbers - held.keys())
    return Beside(frozenset(told) - _of_ids(record, ids), bool(ids), left, rest)


def is_a_number(one: Any) -> bool:
    """Tell a number, which yes and no are not."""
    return isinstance(one, int | float) and not isinstance(one, bool)


def _of_ids(record: dict[str, Any], ids: set[str]) -> frozenset[str]:
    return frozenset(name for name, value in record.items() if str(value) in ids and name in _IDS)


def _words(text: str) -> set[str]:
    words = set(fold(_CAMEL.sub(" ", text).replace("/", " ")).split())
    return words | {word.removesuffix("s") for word in words}


def _records(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_RECORDS:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict):
            inner = list(one.values())[:_MOST_FIELDS]
            if any(isinstance(field, str | int | float) for field in inner):
                yield one
            waiting += [field for field in inner if isinstance(field, dict | list)]
        elif isinstance(one, list):
            waiting += one[:_MOST_RECORDS]


def _name_of(record: dict[str, Any]) -> str:
    found = next((record[name] for name in _IDS if name in record), "")
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _is_named(said: str, name: str) -> bool:
    """Tell an id, which has a digit, that a line names."""
    if not any(map(str.isdigit, name)):
        return False
    low, one, at = said.casefold(), name.casefold(), -1
    while (at := low.find(one, at + 1)) >= 0:
        before, after = low[:at][-1:], low[at + len(one) :][:2]
        inside = before.isalnum() or before in ("_", ".", ",") if before else False
        longer = after[:1].isalnum() or after[:1] == "_"
        if not inside and not longer and not (after[:1] in (".", ",") and after[1:].isdigit()):
            return True
    return False


def _value(one: float) -> float:
    return round(abs(float(one)), 4)


def _read(written: str) -> float:
    if _THOUSANDS.fullmatch(written):
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))
