"""The project's name and id. Not: its keys, its end."""

from usercontext.actions import projects
from usercontext.dashboard.asked import Told
from usercontext.dashboard.settings.frame import done, note, problems_of, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.errors import DomainError


async def show_project(visit: Visit) -> Told:
    """Show what the project is called and how programs call it."""
    project = await projects.find_project(visit.deps, visit.member.project_id)
    return show_section(visit, "project", project=project, name=project.name)


async def rename(visit: Visit) -> Told:
    """Give the project another name."""
    project = await projects.find_project(visit.deps, visit.member.project_id)
    name = visit.form.get("name")
    try:
        kept = await projects.rename_project(visit.deps, project, name)
    except DomainError as error:
        problems = problems_of(error, "name")
        return show_section(
            visit, "project", error.status, problems=problems, project=project, name=name
        )
    await note(visit, "project renamed", kept)
    return done(visit, "project", "renamed")
