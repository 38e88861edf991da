"""What a client says and hears of a project's settings. Not: sending, and every other call."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import Answer, BadAnswer
from usercontext.client.calls import Call

_ON_THE_WIRE = {
    "critical_paths": "criticalPaths",
    "value_per_conversion": "valuePerConversion",
    "window_hours": "windowHours",
    "detect_sessions": "detectSessions",
    "detect_users": "detectUsers",
    "model_daily_tokens": "modelDailyTokens",
    "trial_environments": "trialEnvironments",
    "scrub_names": "scrubNames",
    "scrub_patterns": "scrubPatterns",
}


class ProjectSettingsAnswer(Struct, frozen=True, rename="camel"):
    """What a team told about its project; None where it told nothing."""

    critical_paths: list[dict[str, Any]]
    value_per_conversion: float | None = None
    currency: str | None = None
    conversion: dict[str, Any] | None = None
    window_hours: int = 24
    detect_sessions: int | None = None
    detect_users: int = 3
    model_daily_tokens: int | None = None
    trackers: dict[str, str] | None = None
    trial_environments: list[str] | None = None
    scrub_names: list[str] = msgspec.field(default_factory=list)
    scrub_patterns: list[dict[str, str]] = msgspec.field(default_factory=list)


def project_settings(
    project_id: UUID, change: Mapping[str, Any] | None = None
) -> Call[ProjectSettingsAnswer]:
    """Change the settings that are named, None puts a default back; reads them when none is."""
    path = f"/v1/projects/{project_id}/settings"
    if not change:
        return Call("GET", path, _read)
    body = {_ON_THE_WIRE.get(name, name): value for name, value in change.items()}
    return Call("PATCH", path, _read, body=msgspec.json.encode(body))


def _read(answer: Answer) -> ProjectSettingsAnswer:
    try:
        return msgspec.json.decode(answer.body, type=ProjectSettingsAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error
