"""Kinds of fields that check and describe themselves. Not: which fields a request has."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.ids import parse_uuid
from usercontext.domain.issue import NewGroup

Id = Annotated[str, Meta(extra_json_schema={"format": "uuid"})]
Instant = Annotated[
    str, Meta(extra_json_schema={"format": "date-time"}, examples=["2026-02-27T12:00:00Z"])
]
LONGEST_URL = 2048
LONGEST_BROWSER = 512
MAX_METADATA_BYTES = 65_536
"""As much as one log entry: a listing repeats the metadata of every issue on the page."""
MAX_METADATA_DEPTH = 64
LOG_ID = "^[0-9a-z]{1,12}-(0|[1-9][0-9]?)$"
"""What an entry is called, and what a cursor looks like."""
VISIBLE = r"[^\u0001-\u0020\u007f-\u00a0\u00ad]"
"""Something that can be seen, near enough for a document; ``is_blank`` decides."""
YEARS = "^(19[7-9]|2[01])"
"""1970 to 2199, as a pattern of a date-time."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_DIGITS = re.compile(r"[0-9]{1,16}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)


class Numeral(str):
    """A number that no reader can hold, as it was written: a text inside metadata, else none."""

    __slots__ = ()


class Field(Struct, frozen=True):
    """A field of a body or query: ``read`` takes value and path, and raises ValidationFailed."""

    name: str
    read: Callable[[Any, str], Any]
    schema: dict[str, Any]
    required: bool = False
    default: Any = None
    describe: str = ""


def read_fields(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Check every known field and return its value or default; unknown ones are ignored.

    Null means absent in an optional field and is refused in a required one (contract section 3).
    """
    checked = {}
    for field in fields:
        value = values.get(field.name)
        if value is not None:
            checked[field.name] = field.read(value, field.name)
        elif field.required:
            raise ValidationFailed(f"{field.name}: is required")
        else:
            checked[field.name] = field.default
    return checked


@cache
def quoted(name: str) -> bytes:
    """Return the name of a field as it stands in a body: made anew, five took 2 us a request."""
    return b'"%b"' % name.encode()


def object_schema(fields: Iterable[Field]) -> dict[str, Any]:
    """Describe a body of these fields as a JSON Schema."""
    fields = tuple(fields)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {f.name: _described(f) for f in fields},
    }
    if required := [field.name for field in fields if field.required]:
        schema["required"] = required
    return schema


def identifier(
    name: str, longest: int, required: bool = False, describe: str = "", or_true: bool = False
) -> Field:
    """Take a name the caller chose, kept byte for byte; NUL and lone surrogates are refused.

    With ``or_true`` that stands for none: so an empty attribute of the script's tag is sent.
    """

    def read(value: Any, path: str) -> str | None:
        if or_true and value is True:
            return None
        text = _string(value, path, longest)
        if _UNSTORABLE.search(text):
            raise ValidationFailed(f"{path}: must not hold NUL or half a surrogate pair")
        if not is_blank(text):
            return text
        if required:
            raise ValidationFailed(f"{path}: must not be blank")
        return None

    whole = rf"^[^\u0000]*{VISIBLE}[^\u0000]*$" if required else r"^[^\u0000]*$"
    schema: dict[str, Any] = {"type": "string", "maxLength": longest, "pattern": whole}
    if required:
        schema["minLength"] = 1
    if or_true:
        schema |= {"type": ["string", "boolean"], "not": {"const": False}}
    return Field(name, read, schema, required, describe=describe)


def prose(name: str, longest: int, required: bool = False, describe: str = "") -> Field:
    """Take a person's words, 1 to ``longest`` code points; the unstorable becomes U+FFFD."""

    def read(value: Any, path: str) -> str:
        text = repair(_string(value, path, longest))
        if is_blank(text):
            raise ValidationFailed(f"{path}: must not be blank")
        return text

    schema = {"type": "string", "minLength": 1, "maxLength": longest, "pattern": VISIBLE}
    return Field(name, read, schema, required, describe=describe)


def canonical_uuid(name: str, required: bool = False, describe: str = "") -> Field:
    """Take a UUID as 8-4-4-4-12 hexadecimal digits, not all that ``uuid.UUID`` takes."""

    def read(value: Any, path: str) -> UUID:
        known = parse_uuid(value) if isinstance(value, str) else None
        if known is None:
            raise ValidationFailed(f"{path}: must be a UUID like 8-4-4-4-12 hexadecimal digits")
        return known

    return Field(name, read, {"type": "string", "format": "uuid"}, required, describe=describe)


def group_or_new(name: str, describe: str = "") -> Field:
    """Take the id of a group, or the word ``new``."""

    def read(value: Any, path: str) -> UUID | NewGroup:
        known = parse_uuid(value) if isinstance(value, str) else None
        if known is None and value != "new":
            raise ValidationFailed(f"{path}: must be the id of a group, or new")
        return known or NewGroup()

    pattern = "^(new|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$"
    return Field(name, read, {"type": "string", "pattern": pattern}, describe=describe)


def choice(name: str, options: type[StrEnum], default: Any = None, describe: str = "") -> Field:
    """Take one of the words of an enum."""
    words = {option.value: option for option in options}
    message = f"must be one of {', '.join(words)}"

    def read(value: Any, path: str) -> StrEnum:
        known = words.get(value) if isinstance(value, str) else None
        if known is None:
            raise ValidationFailed(f"{path}: {message}")
        return known

    schema: dict[str, Any] = {"type": "string", "enum": list(words)}
    if default is not None:
        schema["default"] = str(default)
    return Field(name, read, schema, default=default, describe=describe)


def whole_number(name: str, low: int, high: int, default: int, describe: str = "") -> Field:
    """Take a whole number in ASCII digits from a query: ``int`` would also read ``1_0``."""

    def read(value: str, path: str) -> int:
        number = int(value) if _DIGITS.fullmatch(value) else low - 1
        if not low <= number <= high:
            raise ValidationFailed(f"{path}: must be a whole number from {low} to {high}")
        return number

    schema = {"type": "integer", "minimum": low, "maximum": high, "default": default}
    return Field(name, read, schema, default=default, describe=describe)


def cursor(name: str, describe: str = "") -> Field:
    """Take what an earlier answer gave; whether it did is for the reader of it to say."""
    field = identifier(name, 256, describe=describe)
    return msgspec.structs.replace(field, schema={"type": "string", "pattern": LOG_ID})


def instant(name: str, describe: str = "") -> Field:
    """Take an ISO 8601 date-time from a query, in microseconds; no zone means UTC."""

    def read(value: str, path: str) -> int:
        # "+05:30" not percent-encoded arrives as a space
        instant_us = _instant_us(value.replace(" ", "+"))
        if instant_us is None:
            raise ValidationFailed(f"{path}: must be an ISO 8601 date-time, years 1970 to 2199")
        return instant_us

    schema = {"type": "string", "format": "date-time", "pattern": YEARS}
    return Field(name, read, schema, describe=describe)


def metadata(name: str, strings: Mapping[str, int] | None = None, describe: str = "") -> Field:
    """Take an object of the caller; ``strings``: keys that must be strings, and their lengths."""
    lengths = strings or {}

    def read(value: Any, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValidationFailed(f"{path}: must be an object")
        kept: dict[str, Any] = _repair_value(value, path, 0)
        for key, longest in lengths.items():
            if kept.get(key) is None:
                kept.pop(key, None)
            else:
                _string(kept[key], f"{path}.{key}", longest)
        if len(msgspec.json.encode(kept)) > MAX_METADATA_BYTES:
            raise ValidationFailed(f"{path}: must be at most {MAX_METADATA_BYTES} bytes of JSON")
        return kept

    properties = {k: {"type": ["string", "null"], "maxLength": n} for k, n in lengths.items()}
    schema: dict[str, Any] = {"type": "object", "additionalProperties": True}
    if properties:
        schema["properties"] = properties
    return Field(name, read, schema, describe=describe)


def repair(text: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD: PostgreSQL refuses the one, UTF-8 the other."""
    return _UNSTORABLE.sub("\ufffd", text)


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen: spaces, controls, zero-width characters."""
    return all(c in _FILLERS or unicodedata.category(c) in _INVISIBLE for c in text)


def _string(value: Any, path: str, longest: int) -> str:
    if not isinstance(value, str) or isinstance(value, Numeral):
        raise ValidationFailed(f"{path}: must be a string")
    if len(value) > longest:
        raise ValidationFailed(f"{path}: must have at most {longest} characters")
    return value


def _repair_value(value: Any, path: str, depth: int) -> Any:
    if isinstance(value, str):
        return repair(str(value))
    if not isinstance(value, dict | list):
        return value
    if depth == MAX_METADATA_DEPTH:
        raise ValidationFailed(f"{path}: must not be nested deeper than {depth} levels")
    if isinstance(value, list):
        return [_repair_value(element, path, depth + 1) for element in value]
    return {repair(key): _repair_value(v, path, depth + 1) for key, v in value.items()}


def _instant_us(text: str) -> int | None:
    if _INSTANT.fullmatch(text) is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    except (ValueError, OverflowError):  # 30 February; year 1 with an offset
        return None
    instant_us = round(seconds * MICROSECONDS)
    return instant_us if 0 <= instant_us < 7_258_118_400 * MICROSECONDS else None


def _described(field: Field) -> dict[str, Any]:
    schema = dict(field.schema)
    if not field.required:  # null means absent
        taken = schema["type"]
        schema["type"] = [*([taken] if isinstance(taken, str) else taken), "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema | ({"description": field.describe} if field.describe else {})
