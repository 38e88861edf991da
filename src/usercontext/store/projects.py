"""Projects: made, found, listed. Not: their keys."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from usercontext.domain.project import Project
from usercontext.store.dialects import inserted_row
from usercontext.store.operations import operation
from usercontext.store.tables import project


class CreateProject(Struct, frozen=True):
    """A new project; ``salt`` is random and never changes, since external ids are matched by it."""

    project_id: UUID
    name: str
    salt: bytes
    now_us: int


class RenameProject(Struct, frozen=True):
    """Call a project something else."""

    project_row: int
    name: str


@operation
def create_project(tx: Connection, command: CreateProject) -> Project:
    """Make a project and return it."""
    made = tx.execute(
        insert(project).values(
            project_id=command.project_id,
            name=command.name,
            salt=command.salt,
            created_us=command.now_us,
        )
    )
    return Project(
        inserted_row(made), command.project_id, command.name, command.salt, command.now_us
    )


@operation
def rename_project(tx: Connection, command: RenameProject) -> bool:
    """Give a project another name; False when it is gone."""
    named = update(project).where(project.c.id == command.project_row)
    return tx.execute(named.values(name=command.name)).rowcount == 1


def find_project(tx: Connection, project_id: UUID) -> Project | None:
    """Return the project of that public id, or None."""
    found = tx.execute(_FIND, {"id": project_id}).first()
    return _to_project(found) if found else None


def list_projects(tx: Connection) -> list[Project]:
    """Return every project, oldest first."""
    return [_to_project(row) for row in tx.execute(_PROJECTS.order_by(project.c.id))]


def _to_project(row: Row[*tuple[Any, ...]]) -> Project:
    return Project(row.id, row.project_id, row.name, row.salt, row.created_us)


_PROJECTS = select(
    project.c.id, project.c.project_id, project.c.name, project.c.salt, project.c.created_us
)
_FIND = _PROJECTS.where(project.c.project_id == bindparam("id"))
