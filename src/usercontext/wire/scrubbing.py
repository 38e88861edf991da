"""A project's own scrubbing rules, as the API takes and shows them. Not: other settings.

Only their shape is checked here. What a rule may be is known where rules are used, and refused
there in the same words whoever sends it.
"""

from typing import Any

from msgspec import Struct

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import (
    LONGEST_SCRUB_NAME,
    LONGEST_SCRUB_PATTERN,
    MOST_SCRUB_NAMES,
    MOST_SCRUB_PATTERNS,
    ScrubPattern,
)
from usercontext.wire.answers import spell
from usercontext.wire.fields import Field, object_schema


class ScrubPatternView(Struct, rename=spell):
    """A pattern and what its token calls it."""

    name: str
    pattern: str


def show_patterns(patterns: tuple[ScrubPattern, ...]) -> tuple[ScrubPatternView, ...]:
    """Put patterns into their public shape."""
    return tuple(ScrubPatternView(one.name, one.pattern) for one in patterns)


def _read_text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise ValidationFailed(f"{path}: must be a string")
    return value


def _read_names(value: Any, path: str) -> list[str]:
    return [_read_text(one, f"{path}[{n}]") for n, one in enumerate(_read_list(value, path))]


def _read_patterns(value: Any, path: str) -> list[dict[str, str]]:
    sent = _read_list(value, path)
    return [_read_pattern(one, f"{path}[{number}]") for number, one in enumerate(sent)]


def _read_pattern(value: Any, path: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValidationFailed(f"{path}: must be an object")
    for field in _PATTERN:
        if value.get(field.name) is None:
            raise ValidationFailed(f"{path}.{field.name}: is required")
    return {field.name: field.read(value[field.name], f"{path}.{field.name}") for field in _PATTERN}


def _read_list(value: Any, path: str) -> list[Any]:
    if not isinstance(value, list):
        raise ValidationFailed(f"{path}: must be an array")
    return value


_NAME_SCHEMA: dict[str, Any] = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_SCRUB_NAME,
    "pattern": r"^[^\"'\\\u0000-\u001f\u007f]+$",
}
_PATTERN = (
    Field("name", _read_text, _NAME_SCHEMA, required=True, describe="What its token calls it."),
    Field(
        "pattern",
        _read_text,
        {"type": "string", "minLength": 1, "maxLength": LONGEST_SCRUB_PATTERN},
        required=True,
        describe="What is masked, in RE2's syntax; never the empty text.",
    ),
)
SCRUB_NAMES = Field(
    "scrubNames",
    _read_names,
    {"type": "array", "maxItems": MOST_SCRUB_NAMES, "items": _NAME_SCHEMA},
    describe="Fields whose values are masked; case, _ and - do not count.",
)
SCRUB_PATTERNS = Field(
    "scrubPatterns",
    _read_patterns,
    {"type": "array", "maxItems": MOST_SCRUB_PATTERNS, "items": object_schema(_PATTERN)},
    describe="What is masked wherever it stands.",
)
