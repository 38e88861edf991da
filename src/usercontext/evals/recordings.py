"""Recorded sessions: those that ship, and any file of the same shape. Not: sending them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.domain.errors import ValidationFailed

_FOLDER = Path(__file__).parent / "recordings"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Recording(Struct, frozen=True):
    """A recorded session in the reference's words: session, logs and the issue, if reported."""

    name: str
    title: str
    session: dict[str, Any]
    logs: tuple[dict[str, Any], ...]
    issue: dict[str, Any] | None = None


def recording_names() -> tuple[str, ...]:
    """Return the names of the recordings that ship."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


def load_recording(name_or_path: str) -> Recording:
    """Return a shipped recording by its name, or the one in a file.

    Raises ValidationFailed in words for the person who named it.
    """
    shipped = name_or_path in recording_names()
    path = _FOLDER / f"{name_or_path}.json" if shipped else Path(name_or_path)
    try:
        content = path.read_bytes()
    except OSError as error:
        known = ", ".join(recording_names())
        raise ValidationFailed(
            f"recording: cannot be read ({error.strerror}); those that ship are {known}"
        ) from error
    try:
        recording = msgspec.json.decode(content, type=Recording)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValidationFailed("recording: is not a recorded session in JSON") from error
    for index, entry in enumerate(recording.logs):
        _instant(entry, index)
    return recording


def shift_to(recording: Recording, now_us: int) -> Recording:
    """Move all timestamps alike, so that the last entry lies one second before ``now_us``."""
    if not recording.logs:
        return recording
    instants = [_instant(entry, index) for index, entry in enumerate(recording.logs)]
    shift = _EPOCH + timedelta(microseconds=now_us - 1_000_000) - max(instants)
    logs = tuple(
        entry | {"timestamp": _write(instant + shift)}
        for entry, instant in zip(recording.logs, instants, strict=True)
    )
    return msgspec.structs.replace(recording, logs=logs)


def _instant(entry: dict[str, Any], index: int) -> datetime:
    try:
        instant = datetime.fromisoformat(entry["timestamp"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValidationFailed(f"recording: logs[{index}].timestamp is not a date-time") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _write(instant: datetime) -> str:
    text = instant.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
