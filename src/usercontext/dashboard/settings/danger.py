"""Deleting: all that a project holds, or the project. Not: the deleting itself."""

from collections.abc import Awaitable, Callable

from usercontext.actions import own_account, removals
from usercontext.actions.deps import Deps
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.settings.frame import Problems, done, note, problems_of, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import DomainError, ValidationFailed
from usercontext.log import get_logger

_log = get_logger(__name__)


async def show_danger(visit: Visit) -> Told:
    """Show what can be deleted, and what is being deleted."""
    return await _show(visit)


async def delete_content(visit: Visit) -> Told:
    """Have all sessions and issues deleted that there are now."""
    problems = await _refuse(visit, "content", removals.delete_content)
    if problems:
        return await _show(visit, problems, 400)
    await note(visit, "all sessions and issues deleted")
    return done(visit, "danger", "content-deleting")


async def delete_project(visit: Visit) -> Told:
    """Have the project deleted with all it has."""
    problems = await _refuse(visit, "project", removals.delete_project)
    if problems:
        return await _show(visit, problems, 400)
    _log.warning(  # the project's own log goes with it
        "project deleted",
        project_id=str(visit.member.project_id),
        account_id=str(visit.who.account.account_id),
    )
    return moved("/account?done=project-deleted")


async def _refuse(visit: Visit, what: str, act: Callable[[Deps, int], Awaitable[None]]) -> Problems:
    """Do it once the name and who it is are sure; returns what is wrong otherwise."""
    try:
        if " ".join(visit.form.get("name").split()) != " ".join(visit.member.project_name.split()):
            raise ValidationFailed("name: is not the name of this project")
        await own_account.require_fresh(
            visit.deps, visit.site.pace, visit.who, visit.form.get("password")
        )
        await act(visit.deps, visit.member.project_row)
    except DomainError as error:
        found = problems_of(error, "name", "password")
        return {f"{what}-{name}" if name else "": said for name, said in found.items()}
    return {}


async def _show(visit: Visit, problems: Problems | None = None, status: int = 200) -> Told:
    return show_section(
        visit,
        "danger",
        status,
        problems=problems,
        removal=await removals.find_removal(visit.deps, visit.member.project_row),
        is_fresh=own_account.is_fresh(visit.deps, visit.who),
        typed=visit.form.get("name"),
    )
