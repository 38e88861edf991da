"""A project's settings: show, change. Not: what they do to urgency and cost."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from usercontext.actions.deps import Deps
from usercontext.analyze.impact.points import CORE_PATH
from usercontext.analyze.reach.definitions import definition_of
from usercontext.domain.errors import NotFound, Unavailable
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings, ScrubPattern
from usercontext.ingest.own_shapes import check_names, check_patterns
from usercontext.store import project_settings, session_facts
from usercontext.store.session_facts import Seen

PATH_POINTS = CORE_PATH
"""Points of the impact score that a path of weight 1 gives."""
_SEEN = 50
_MOST_REVISIONS = 100
"""One of those who come together gets through each time, and no project has as many owners."""


async def show_settings(deps: Deps, key: ApiKey, project_id: UUID) -> ProjectSettings:
    """Return the project's settings; NotFound for another project's id."""
    _require_own(key, project_id)
    row = key.project_row
    return await deps.database.read(lambda tx: project_settings.find_settings(tx, row))


async def change_settings(
    deps: Deps, key: ApiKey, project_id: UUID, changes: dict[str, Any]
) -> ProjectSettings:
    """Change the settings that ``changes`` names (None: the default again) and return all.

    Raises ValidationFailed for a scrubbing rule that cannot be taken, NotFound.
    """
    _require_own(key, project_id)
    _check_rules(changes)
    command = project_settings.ChangeSettings(
        key.project_row, msgspec.json.encode(changes), deps.clock.now_us()
    )
    settings = await deps.database.write(project_settings.change_settings, command)
    deps.rules.drop(key.project_row)
    return settings


async def revise_settings(
    deps: Deps, key: ApiKey, project_id: UUID, revise: Callable[[ProjectSettings], dict[str, Any]]
) -> ProjectSettings:
    """Change settings by what ``revise`` makes of those that stand, and return all.

    Whoever changes the same ones meanwhile loses nothing: it is made again from what then stands.
    Raises as ``change_settings`` does, and Unavailable where others never stop.
    """
    for _ in range(_MOST_REVISIONS):
        seen = await show_settings(deps, key, project_id)
        changes = revise(seen)
        _check_rules(changes)
        command = project_settings.ChangeUnchanged(
            key.project_row, seen, msgspec.json.encode(changes), deps.clock.now_us()
        )
        settings = await deps.database.write(project_settings.change_unchanged, command)
        if settings is not None:
            deps.rules.drop(key.project_row)
            return settings
    raise Unavailable("The settings are being changed by others")


async def list_seen(deps: Deps, project_row: int, settings: ProjectSettings) -> list[Seen]:
    """Return the sessions looked at lately for what counts as a conversion, newest first."""
    if settings.conversion is None:
        return []
    definition = definition_of(settings.conversion)
    return await deps.database.read(
        lambda tx: session_facts.list_seen(tx, project_row, definition, _SEEN)
    )


def _check_rules(changes: dict[str, Any]) -> None:
    check_names(changes.get("scrub_names") or ())
    check_patterns(msgspec.convert(changes.get("scrub_patterns") or (), tuple[ScrubPattern, ...]))


def _require_own(key: ApiKey, project_id: UUID) -> None:
    if project_id != key.project_id:
        raise NotFound("No such project")
