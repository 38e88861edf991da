"""What teams told about their projects: one JSON text each. Not: what it is used for."""

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from usercontext.domain.project_settings import ProjectSettings
from usercontext.store.counts import hold_counts
from usercontext.store.dialects import EngineInsert, insert_into
from usercontext.store.operations import operation
from usercontext.store.settings_tables import project_settings


class ChangeSettings(Struct, frozen=True):
    """Change some settings: a JSON object by the names of ``ProjectSettings``; null resets one."""

    project_row: int
    changes: bytes
    now_us: int


class ChangeUnchanged(Struct, frozen=True):
    """Change settings that were made from what stood there, if that still stands there."""

    project_row: int
    seen: ProjectSettings
    changes: bytes
    now_us: int


@operation
def change_settings(tx: Connection, command: ChangeSettings) -> ProjectSettings:
    """Apply the changes to what stands there, and return all settings."""
    hold_counts(tx, command.project_row)  # two who change different settings lose nothing
    kept: dict[str, Any] = msgspec.json.decode(_body(tx, command.project_row), type=dict)
    kept |= msgspec.json.decode(command.changes, type=dict)
    body = msgspec.json.encode({k: v for k, v in kept.items() if v is not None})
    settings = msgspec.json.decode(body, type=ProjectSettings)
    tx.execute(
        _put(tx.dialect.name),
        {"project_row": command.project_row, "body": body, "changed_us": command.now_us},
    )
    return settings


@operation
def change_unchanged(tx: Connection, command: ChangeUnchanged) -> ProjectSettings | None:
    """Apply the changes; None, with nothing done, where one of them no longer stands as seen."""
    hold_counts(tx, command.project_row)
    kept = find_settings(tx, command.project_row)
    names = msgspec.json.decode(command.changes, type=dict[str, Any])
    if any(getattr(kept, name) != getattr(command.seen, name) for name in names):
        return None
    return change_settings(tx, ChangeSettings(command.project_row, command.changes, command.now_us))


def find_settings(tx: Connection, project_row: int) -> ProjectSettings:
    """Return a project's settings, the defaults where it has told nothing.

    Names that this release does not know are left alone: a newer one wrote them.
    """
    return msgspec.json.decode(_body(tx, project_row), type=ProjectSettings)


def _body(tx: Connection, project_row: int) -> bytes:
    body: bytes | None = tx.scalar(_FIND, {"project": project_row})
    return b"{}" if body is None else body


@cache
def _put(engine: str) -> EngineInsert:
    insert = insert_into(project_settings, engine)
    return insert.on_conflict_do_update(
        index_elements=["project_row"],
        set_={"body": insert.excluded.body, "changed_us": insert.excluded.changed_us},
    )


_FIND = select(project_settings.c.body).where(
    project_settings.c.project_row == bindparam("project")
)
