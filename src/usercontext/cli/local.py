"""How a command works on a data folder beside a running server, or alone. Not: what it does."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from usercontext.cli.output import Exit, Failure, complain
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from uuid import UUID

    from usercontext.actions.deps import Deps
    from usercontext.domain.project import ApiKey, Project
    from usercontext.settings.sources import Settings

T = TypeVar("T")
_KEPT_BY_SERVERS = "scripts"  # what a start leaves in each data folder
_MOST_LISTED = 8
_DATABASE = "usercontext.db"  # the store's name for it, which is loaded only by what opens one


def load_settings(flags: dict[str, str | None]) -> "Settings":
    """Read the settings and tell what in them is ignored."""
    from usercontext.settings.sources import read_settings

    settings = read_settings(flags)
    for warning in settings.warnings:
        complain(warning)
    return settings


def run_action(
    settings: "Settings",
    action: Callable[["Deps"], Awaitable[T]],
    *,
    only_looks: bool = False,
    may_begin: bool = False,
) -> T:
    """Run one action; its writes go through the server of the folder if one runs.

    A folder without a database is refused unless the action ``may_begin`` one.
    """
    if not (only_looks or may_begin):
        demand_database(settings)
    import asyncio

    from usercontext.opening import Role, open_deps  # type: ignore[attr-defined]  # not store's

    async def run() -> T:
        async with open_deps(settings, Role.EXAMINER if only_looks else Role.CLIENT) as deps:
            return await action(deps)

    return asyncio.run(run())


def demand_database(settings: "Settings") -> None:
    """Refuse a folder without a database, by its name: as a rule it is not the one meant.

    An empty one made on the way would be backed up, found whole and given links to, beside the
    server that runs on another folder.
    """
    folder = settings.store.data_dir
    if settings.store.database_url is None and not (folder / _DATABASE).exists():
        raise Failure(f"no database in {folder}; {where_else(folder)}", Exit.NOT_FOUND)


def where_else(folder: Path) -> str:
    """Say how to name the folder that is meant; of a clone it lies beside its Makefile.

    A folder that a server ran on and that has no database is that of a server with PostgreSQL.
    """
    if is_kept_elsewhere(folder):
        return "its server has one elsewhere: set USERCONTEXT_DATABASE_URL here as it is set there"
    beside = Path("data")
    if (beside / _DATABASE).exists() and beside.absolute() != folder:
        return "one is in ./data: --data data"
    return "name the folder of your server with --data (a clone's is data/)"


def is_kept_elsewhere(folder: Path) -> bool:
    """Tell a folder that a server ran on and that has no database."""
    return (folder / _KEPT_BY_SERVERS).is_dir() and not (folder / _DATABASE).exists()


async def find_project(deps: "Deps", named: str | None, about: "UUID | None" = None) -> "Project":
    """Return the project of this id or name, else that of the issue or session, or the only one."""
    from usercontext.actions import projects, whose

    every = await projects.list_projects(deps)
    if named is None:
        if len(every) == 1:
            return every[0]
        owner = await whose.project_of(deps, about) if about else None
        if owner is not None:
            return owner
        if about is not None and every:
            raise Failure(f"no project has {about}", Exit.NOT_FOUND)
        one = f"name one with --project (`usercontext project list`): {_list(every)}"
        reason = one if every else "create one: usercontext project create"
        raise Failure(f"there are {counted(len(every), 'project')}; {reason}", Exit.USAGE)
    return choose_project(every, named)


def choose_project(every: "Sequence[Project]", named: str) -> "Project":
    """Return the project with this id or name, else the only one whose name begins like that."""
    told = named.casefold()
    ways: tuple[Callable[[Project], bool], ...] = (
        lambda project: str(project.project_id) == named.lower(),
        lambda project: project.name == named,
        lambda project: project.name.casefold() == told,
        lambda project: project.name.casefold().startswith(told),
    )
    for is_meant in ways:
        found = [project for project in every if is_meant(project)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Failure(f"--project: that may be {_list(found)}; give the id", Exit.USAGE)
    raise Failure(f"no such project; there are {_list(every)}", Exit.NOT_FOUND)


def _list(projects: "Sequence[Project]") -> str:
    shown = [f"{project.name} ({project.project_id})" for project in projects[:_MOST_LISTED]]
    more = len(projects) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


async def find_key(deps: "Deps", owner: "Project", prefix: str) -> "ApiKey":
    """Return the one live key of a project that begins with ``prefix``, or is it."""
    from usercontext.actions import projects

    every = await projects.list_keys(deps, owner)
    live = [key for key in every if key.revoked_us is None and prefix.startswith(key.prefix)]
    if len(live) != 1:
        reason = "two live keys begin like that" if live else "no such live key"
        raise Failure(reason, Exit.NOT_FOUND)
    return live[0]
