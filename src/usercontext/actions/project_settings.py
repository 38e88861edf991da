"""A project's settings: show, change. Not: what they do to urgency and cost."""

from typing import Any
from uuid import UUID

import msgspec

from usercontext.actions.deps import Deps
from usercontext.domain.errors import NotFound
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings
from usercontext.store import project_settings


async def show_settings(deps: Deps, key: ApiKey, project_id: UUID) -> ProjectSettings:
    """Return the project's settings; NotFound for another project's id."""
    _require_own(key, project_id)
    row = key.project_row
    return await deps.database.read(lambda tx: project_settings.find_settings(tx, row))


async def change_settings(
    deps: Deps, key: ApiKey, project_id: UUID, changes: dict[str, Any]
) -> ProjectSettings:
    """Change the settings that ``changes`` names (None: the default again) and return all."""
    _require_own(key, project_id)
    command = project_settings.ChangeSettings(
        key.project_row, msgspec.json.encode(changes), deps.clock.now_us()
    )
    return await deps.database.write(project_settings.change_settings, command)


def _require_own(key: ApiKey, project_id: UUID) -> None:
    if project_id != key.project_id:
        raise NotFound("No such project")
