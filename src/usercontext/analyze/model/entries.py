"""An entry as a model reads it: one line, bounded, nothing invisible. Not: which entries."""

from collections.abc import Iterator
from typing import Any

from usercontext.analyze.language.text import clean
from usercontext.domain.log_entry import LogEntry

_LINE_CAP = 700
_VALUE_CAP = 240
_NAME_CAP = 60
_MOST_VALUES = 40
_DEEPEST = 6


def entry_line(entry: LogEntry) -> str:
    """Return type, level and the values of an entry with their names, on one line."""
    kind = entry.type.value if entry.event_type.value == "log" else entry.event_type.value
    marks = " truncated" * entry.truncated + " repaired" * bool(entry.repaired)
    told = "; ".join(f"{name}={value}" for name, value in _values(entry))
    return clean(f"{kind} {entry.level.value}{marks} {told}", _LINE_CAP)


def _values(entry: LogEntry) -> Iterator[tuple[str, str]]:
    found = _walk(entry.event_metadata, "", 0)
    for number, pair in enumerate((*found, *_walk(entry.payload, "", 0))):
        if number == _MOST_VALUES:
            yield "…", "more"
            return
        yield pair


def _walk(value: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            shown = clean(str(name), _NAME_CAP)
            yield from _walk(inner, f"{path}.{shown}" if path else shown, depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value[:_MOST_VALUES]):
            yield from _walk(inner, f"{path}[{number}]", depth + 1)
    elif value is not None and value != "":
        yield path, clean(str(value), _VALUE_CAP)
