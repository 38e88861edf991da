"""A project's settings as the API takes and shows them. Not: HTTP, and every other shape (wire)."""

import math
import re
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from usercontext.domain.currencies import CURRENCIES
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.log_entry import EventType, LogType
from usercontext.domain.project_settings import (
    LONGEST_ENVIRONMENT,
    MOST_ENVIRONMENTS,
    ProjectSettings,
)
from usercontext.wire.answers import spell
from usercontext.wire.fields import Field, choice, object_schema, prose, read_fields
from usercontext.wire.requests import read_object
from usercontext.wire.scrubbing import (
    SCRUB_NAMES,
    SCRUB_PATTERNS,
    ScrubPatternView,
    show_patterns,
)
from usercontext.wire.trackers import TRACKERS, TrackersView, show_trackers

_LONGEST_PATTERN = 200
_MOST_PATHS = 50
_MOST_VALUE = 1_000_000_000
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""What no name holds: control characters, and half a surrogate pair, which cannot be stored."""
_PATTERN: dict[str, Any] = {
    "type": "string",
    "minLength": 1,
    "maxLength": _LONGEST_PATTERN,
    "pattern": r"^[/*][^\s\u0000]*$",
}


class CriticalPathView(Struct, rename=spell):
    """A path that matters, what it is called, how much it weighs."""

    pattern: str
    name: str
    weight: float


class ConversionView(Struct, rename=spell, omit_defaults=True):
    """What counts as a conversion."""

    path: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    type: LogType | UnsetType = UNSET
    event_type: EventType | UnsetType = UNSET


class ProjectSettingsView(Struct, rename=spell):
    """What a team told about its project; null where it told nothing."""

    critical_paths: tuple[CriticalPathView, ...]
    value_per_conversion: float | None
    currency: str | None
    conversion: ConversionView | None
    window_hours: int
    detect_sessions: int | None
    detect_users: int
    model_daily_tokens: int | None
    trackers: TrackersView | None
    trial_environments: tuple[str, ...] | None
    scrub_names: tuple[str, ...]
    scrub_patterns: tuple[ScrubPatternView, ...]


def show_settings(settings: ProjectSettings) -> ProjectSettingsView:
    """Put settings into their public shape."""
    paths = tuple(
        CriticalPathView(one.pattern, one.name, one.weight) for one in settings.critical_paths
    )
    counted = settings.conversion
    said = {} if counted is None else msgspec.structs.asdict(counted)
    return ProjectSettingsView(
        critical_paths=paths,
        value_per_conversion=settings.value_per_conversion,
        currency=settings.currency,
        conversion=None
        if counted is None
        else ConversionView(**{k: v for k, v in said.items() if v is not None}),
        window_hours=settings.window_hours,
        detect_sessions=settings.detect_sessions,
        detect_users=settings.detect_users,
        model_daily_tokens=settings.model_daily_tokens,
        trackers=show_trackers(settings.trackers),
        trial_environments=settings.trial_environments,
        scrub_names=settings.scrub_names,
        scrub_patterns=show_patterns(settings.scrub_patterns),
    )


def decode_settings_change(body: bytes) -> dict[str, Any]:
    """Read what changes, by the names of ``ProjectSettings``; None puts the default back.

    Raises ValidationFailed, also for no change. Unlike elsewhere null does not mean absent: a team
    must be able to take back what it said.
    """
    sent = read_object(body, SETTINGS_CHANGE)
    checked = read_fields(SETTINGS_CHANGE, sent)
    changes = {_NAMES[field.name]: checked[field.name] for field in SETTINGS_CHANGE
               if field.name in sent}  # fmt: skip
    if not changes:
        raise ValidationFailed(f"body: must change at least one of {', '.join(_NAMES)}")
    return changes


def settings_schema() -> dict[str, Any]:
    """Describe the body of a change: at least one field is named."""
    return object_schema(SETTINGS_CHANGE) | {
        "anyOf": [{"required": [field.name]} for field in SETTINGS_CHANGE]
    }


def _listed(name: str, describe: str) -> Field:
    def read(value: Any, path: str) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            raise ValidationFailed(f"{path}: must be an array")
        if len(value) > _MOST_PATHS:
            raise ValidationFailed(f"{path}: must have at most {_MOST_PATHS} elements")
        return [_read_object(one, f"{path}[{n}]", _PATH) for n, one in enumerate(value)]

    items = object_schema(_PATH)
    schema = {"type": "array", "maxItems": _MOST_PATHS, "items": items}
    return Field(name, read, schema, describe=describe)


def _pattern(name: str, required: bool, describe: str) -> Field:
    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or not 1 <= len(value) <= _LONGEST_PATTERN:
            raise ValidationFailed(f"{path}: must have 1 to {_LONGEST_PATTERN} characters")
        if value[0] not in "/*" or not value.isprintable() or any(map(str.isspace, value)):
            raise ValidationFailed(f"{path}: must be a path like /checkout/* without blanks")
        return value

    return Field(name, read, _PATTERN, required, describe=describe)


def _number(name: str, high: float, default: float | None, is_cost: bool, describe: str) -> Field:
    def read(value: Any, path: str) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        low = value > 0 if is_number and is_cost else is_number and value >= 0
        if not low or not math.isfinite(value) or value > high:
            least = "above 0" if is_cost else "from 0"
            raise ValidationFailed(f"{path}: must be a number {least} up to {high}")
        return float(value)

    least = {"exclusiveMinimum": 0} if is_cost else {"minimum": 0}
    schema = {"type": "number", **least, "maximum": high}
    return Field(name, read, schema, default=default, describe=describe)


def _count(name: str, high: int, describe: str, least: int = 1) -> Field:
    def read(value: Any, path: str) -> int:
        if type(value) is not int or not least <= value <= high:
            raise ValidationFailed(f"{path}: must be a whole number from {least} to {high}")
        return value

    schema = {"type": "integer", "minimum": least, "maximum": high}
    return Field(name, read, schema, describe=describe)


def _currency(name: str, describe: str) -> Field:
    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or value not in CURRENCIES:
            raise ValidationFailed(f"{path}: must be a currency of ISO 4217, like EUR")
        return value

    return Field(name, read, {"type": "string", "enum": sorted(CURRENCIES)}, describe=describe)


def _environments(name: str, describe: str) -> Field:
    def read(value: Any, path: str) -> list[str]:
        if not isinstance(value, list) or len(value) > MOST_ENVIRONMENTS:
            raise ValidationFailed(f"{path}: must be an array of at most {MOST_ENVIRONMENTS}")
        for number, one in enumerate(value):
            if not isinstance(one, str) or not 1 <= len(one.strip()) <= LONGEST_ENVIRONMENT:
                most = f"1 to {LONGEST_ENVIRONMENT} characters"
                raise ValidationFailed(f"{path}[{number}]: must have {most}")
            if _NO_TEXT.search(one):
                raise ValidationFailed(f"{path}[{number}]: must be one line of text")
        return [one.strip() for one in value]

    edge, inner = r"[^\s\u0000-\u001f\u007f]", r"[^\u0000-\u001f\u007f]"
    named = rf"^ *{edge}({inner}{{0,{LONGEST_ENVIRONMENT - 2}}}{edge})? *$"
    items = {"type": "string", "pattern": named}
    schema = {"type": "array", "maxItems": MOST_ENVIRONMENTS, "items": items}
    return Field(name, read, schema, describe=describe)


def _conversion(name: str, describe: str) -> Field:
    def read(value: Any, path: str) -> dict[str, Any]:
        found = _read_object(value, path, _CONVERSION)
        if ("path" in found) == ("text" in found):
            raise ValidationFailed(f"{path}: must have either path or text")
        if "path" in found and len(found) > 1:
            raise ValidationFailed(f"{path}: type and eventType go with text only")
        return found

    ways = [{"required": ["path"]}, {"required": ["text"]}]
    return Field(name, read, object_schema(_CONVERSION) | {"anyOf": ways}, describe=describe)


def _read_object(value: Any, path: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValidationFailed(f"{path}: must be an object")
    found: dict[str, Any] = {}
    for one in fields:
        sent = value.get(one.name)
        if sent is not None:
            found[_NAMES.get(one.name, one.name)] = one.read(sent, f"{path}.{one.name}")
        elif one.required:
            raise ValidationFailed(f"{path}.{one.name}: is required")
        elif one.default is not None:
            found[one.name] = one.default
    return found


_PATH = (
    _pattern("pattern", required=True, describe="A path; `*` stands for anything."),
    prose("name", 60, required=True, describe="What people call it."),
    _number("weight", 1, 1.0, is_cost=False, describe="1 as a core action, 0 as nothing."),
)
_CONVERSION = (
    _pattern("path", required=False, describe="A page; `*` stands for anything."),
    prose("text", 200, describe="Words of a log entry."),
    choice("type", LogType, describe="With text: only entries of this type."),
    choice("eventType", EventType, describe="With text: only entries of this event type."),
)
SETTINGS_CHANGE = (
    _listed("criticalPaths", "Paths that matter more or less than others."),
    _number("valuePerConversion", _MOST_VALUE, None, is_cost=True, describe="What one is worth."),
    _currency("currency", "In which money."),
    _conversion("conversion", "What counts: a page that is reached, or a log entry."),
    _count("windowHours", 168, "How far back sessions are counted."),
    _count("detectSessions", 1_000_000, "So many sessions make an issue that nobody reported."),
    _count("detectUsers", 1_000, "Of so many users at least they must be."),
    _count("modelDailyTokens", 1_000_000_000, "What a model may take of it on one day.", least=0),
    TRACKERS,
    _environments("trialEnvironments", "Where nobody pays; null knows `test`, `staging` and such."),
    SCRUB_NAMES,
    SCRUB_PATTERNS,
)
_NAMES = {
    "criticalPaths": "critical_paths",
    "valuePerConversion": "value_per_conversion",
    "currency": "currency",
    "conversion": "conversion",
    "windowHours": "window_hours",
    "detectSessions": "detect_sessions",
    "detectUsers": "detect_users",
    "modelDailyTokens": "model_daily_tokens",
    "trackers": "trackers",
    "trialEnvironments": "trial_environments",
    "scrubNames": "scrub_names",
    "scrubPatterns": "scrub_patterns",
    "eventType": "event_type",
}
