"""Recorded sessions: the shipped ones and files of one's own, checked. Not: sending them."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.domain.errors import ValidationFailed

MAX_RECORDING_BYTES = 64 * 1024 * 1024
LAST_ENTRY_BEFORE_NOW_US = 1_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHIPPED = files("usercontext.evals") / "recordings"


class RecordedSession(Struct, frozen=True, rename="camel"):
    """How the visit was opened; ``external_session_id`` is the recording's, not unique."""

    external_session_id: str
    release: str | None = None
    environment: str | None = None
    metadata: dict[str, Any] | None = None


class RecordedIssue(Struct, frozen=True, rename="camel"):
    """What the visitor reported."""

    user_description: str
    metadata: dict[str, Any] | None = None


class Recording(Struct, frozen=True):
    """One visit; ``logs`` are entries of the reference, ``issue`` is None if all was well."""

    name: str
    title: str
    session: RecordedSession
    logs: tuple[dict[str, Any], ...]
    issue: RecordedIssue | None = None


def recording_names() -> list[str]:
    """Return the names of the shipped recordings, sorted."""
    names = (path.name for path in _SHIPPED.iterdir())
    return sorted(name.removesuffix(".json") for name in names if name.endswith(".json"))


def load_recording(name_or_path: str | Path) -> Recording:
    """Return a shipped recording by its name, or the one in a file.

    A shipped name wins over a file of the same name; write ``./name`` for the file. Raises
    ValidationFailed with the field that is wrong.
    """
    if str(name_or_path) in recording_names():
        return _decode((_SHIPPED / f"{name_or_path}.json").read_bytes())
    path = Path(name_or_path)
    try:
        if path.stat().st_size > MAX_RECORDING_BYTES:
            raise ValidationFailed("recording: must be at most 64 MiB")
        return _decode(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        shipped = ", ".join(recording_names())
        message = f"recording: must be a file or one of the shipped ones: {shipped}"
        raise ValidationFailed(message) from error
    except OSError as error:
        raise ValidationFailed("recording: the file cannot be read") from error


def shift_to(recording: Recording, now_us: int) -> Recording:
    """Move all timestamps so that the last lies one second before ``now_us``; distances stay."""
    instants = [_instant_us(entry["timestamp"]) for entry in recording.logs]
    offset_us = now_us - LAST_ENTRY_BEFORE_NOW_US - max(instants)
    moved = (
        entry | {"timestamp": _timestamp(instant_us + offset_us)}
        for entry, instant_us in zip(recording.logs, instants, strict=True)
    )
    return msgspec.structs.replace(recording, logs=tuple(moved))


def _decode(body: bytes) -> Recording:
    try:
        recording = msgspec.json.decode(body, type=Recording)
    except msgspec.ValidationError as error:
        raise ValidationFailed(f"recording: {_placed(str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValidationFailed("recording: must be a JSON object in UTF-8") from error
    if not recording.logs:
        raise ValidationFailed("recording.logs: must have at least one entry")
    for number, entry in enumerate(recording.logs):
        _check_entry(number, entry)
    return recording


def _check_entry(number: int, entry: dict[str, Any]) -> None:
    """Check what replaying needs; the rest is the server's to refuse, as for any client."""
    for field in ("type", "level", "payload", "timestamp"):
        if field not in entry:
            raise ValidationFailed(f"recording.logs[{number}].{field}: is required")
    try:
        _instant_us(entry["timestamp"])
    except (ValueError, OverflowError) as error:
        place = f"recording.logs[{number}].timestamp"
        raise ValidationFailed(f"{place}: must be an ISO 8601 date-time") from error


def _placed(message: str) -> str:
    """Return msgspec's message with its place (``$.logs[...]``) first, as our errors have it."""
    words, _, place = message.partition(" - at `$")
    return f"{place.rstrip('`').lstrip('.')}: {words}" if place else words


def _instant_us(timestamp: Any) -> int:
    if not isinstance(timestamp, str) or "T" not in timestamp.upper():
        raise ValueError("a date without a time")
    moment = datetime.fromisoformat(timestamp)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _timestamp(instant_us: int) -> str:
    moment = _EPOCH + timedelta(microseconds=instant_us)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
