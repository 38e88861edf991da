"""Bring an entry down to its size, keeping its shape: longest strings first. Not: marking it."""

from typing import Any

import msgspec

from usercontext.ingest.clip import without_edge

_STRING_CAPS = (16_384, 8_192, 4_096, 2_048, 1_024, 512, 256, 128, 64)
_ITEM_CAPS = (1_000, 300, 100, 30, 10, 3)
_ROOM_FOR_MARKS = 512
_MOST_VALUES = 20_000
"""More values than this cannot fit beside their names; the rest is not even looked at."""


def truncate_entry(body: bytes, limit: int) -> bytes:
    """Return the entry, which is canonical JSON, in at most ``limit`` bytes, marks included."""
    entry = msgspec.json.decode(body)
    room = limit - _ROOM_FOR_MARKS
    shorter = body
    for string_cap, item_cap in _steps():
        values = [_MOST_VALUES]
        for name in ("payload", "eventMetadata"):
            if name in entry:
                entry[name] = _shorten(entry[name], string_cap, item_cap, values)
        shorter = msgspec.json.encode(entry)
        if len(shorter) <= room:
            return shorter
    for name in ("eventMetadata", "payload"):
        if name in entry:
            entry[name] = {}
    return msgspec.json.encode(entry)


def _steps() -> list[tuple[int, int]]:
    """Return caps of string length and items, strings first."""
    strings = [(cap, _MOST_VALUES) for cap in _STRING_CAPS]
    return strings + [(_STRING_CAPS[-1], cap) for cap in _ITEM_CAPS]


def _shorten(value: Any, string_cap: int, item_cap: int, values: list[int]) -> Any:
    """Copy a value with long strings and lists cut; ``values`` counts down what may be kept."""
    values[0] -= 1
    if isinstance(value, str):
        return _shorten_string(value, string_cap)
    if isinstance(value, list):
        kept: list[Any] = []
        for item in value[:item_cap]:
            if values[0] <= 0:
                break
            kept.append(_shorten(item, string_cap, item_cap, values))
        return kept
    if isinstance(value, dict):
        fields: dict[str, Any] = {}
        for name in list(value)[:item_cap]:
            if values[0] <= 0:
                break
            short = _shorten_string(name, string_cap)
            fields[short] = _shorten(value[name], string_cap, item_cap, values)
        return fields
    return value


def _shorten_string(text: str, cap: int) -> str:
    kept = without_edge(text)
    return text if len(text) <= cap and kept is text else kept[:cap] + "…"
