"""Which project an id belongs to, for whoever may write the data folder. Not: for any caller."""

from uuid import UUID

from usercontext.actions.deps import Deps
from usercontext.actions.projects import list_projects
from usercontext.domain.project import Project
from usercontext.store import issues, sessions
from usercontext.store.passes import Connection


async def project_of(deps: Deps, public_id: UUID) -> Project | None:
    """Return the project that has an issue or a session of this id; None when none has."""
    every = await list_projects(deps)
    return await deps.database.read(
        lambda tx: next((one for one in every if _holds(tx, one.row, public_id)), None)
    )


def _holds(tx: Connection, project_row: int, public_id: UUID) -> bool:
    if issues.find_issue(tx, project_row, public_id) is not None:
        return True
    return sessions.find_session(tx, project_row, public_id) is not None
