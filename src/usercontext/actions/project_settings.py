"""A project's settings: show, change. Not: what they do to urgency and cost."""

from typing import Any
from uuid import UUID

import msgspec

from usercontext.actions.deps import Deps
from usercontext.analyze.impact_points import CORE_PATH
from usercontext.analyze.session_facts import definition_of
from usercontext.domain.errors import NotFound
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings, ScrubPattern
from usercontext.ingest.own_shapes import check_names, check_patterns
from usercontext.store import project_settings, session_facts
from usercontext.store.session_facts import Seen

PATH_POINTS = CORE_PATH
"""Points of the impact score that a path of weight 1 gives."""
_SEEN = 50


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
    check_names(changes.get("scrub_names") or ())
    check_patterns(msgspec.convert(changes.get("scrub_patterns") or (), tuple[ScrubPattern, ...]))
    command = project_settings.ChangeSettings(
        key.project_row, msgspec.json.encode(changes), deps.clock.now_us()
    )
    settings = await deps.database.write(project_settings.change_settings, command)
    deps.rules.drop(key.project_row)
    return settings


async def list_seen(deps: Deps, project_row: int, settings: ProjectSettings) -> list[Seen]:
    """Return the sessions looked at lately for what counts as a conversion, newest first."""
    if settings.conversion is None:
        return []
    definition = definition_of(settings.conversion)
    return await deps.database.read(
        lambda tx: session_facts.list_seen(tx, project_row, definition, _SEEN)
    )


def _require_own(key: ApiKey, project_id: UUID) -> None:
    if project_id != key.project_id:
        raise NotFound("No such project")
