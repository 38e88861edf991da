"""Commands that list and delete sessions, of a user or old ones. Not: replaying one (remote)."""

from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.local import find_project, load_settings, run_action
from usercontext.cli.options import AsJson, Config, Data, Project
from usercontext.cli.output import fail_usage, print_json, print_table
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from usercontext.actions.deps import Deps
    from usercontext.actions.erasure import Meant
    from usercontext.domain.session import ListedSession

_DAY_US = 24 * 3600 * 1_000_000
_MOST_DAYS = 36_500
_HEADS = ("SESSION", "LAST SEEN", "ENTRIES", "ISSUES", "USER")

User = Annotated[
    str | None,
    typer.Option("--user", metavar="ID", help=("Only of this user id, as the page sets it.")),
]
OlderThan = Annotated[
    str | None,
    typer.Option(
        "--older-than", metavar="DAYS", help=("Only those without new entries for this many days.")
    ),
]


def list_sessions(
    user: User = None,
    older_than: OlderThan = None,
    project_id: Project = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """List sessions of a user, or old ones, newest first."""
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import erasure
    from usercontext.domain.clock import format_second

    async def find(deps: "Deps") -> "list[ListedSession]":
        project = await find_project(deps, settings.remote.project)
        return await erasure.find_meant(deps, project, _meant(deps, user, older_than))

    rows = [
        (str(one.session_id), format_second(one.seen_us), one.entries, one.issues, one.user_id)
        for one in run_action(settings, find)
    ]
    if as_json:
        names = ("sessionId", "lastSeenAt", "entries", "issues", "userId")
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table(_HEADS, rows)


def delete_sessions(
    user: User = None,
    older_than: OlderThan = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count them.")] = False,
    project_id: Project = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Delete all sessions of a user, or old ones, with their logs, issues and screenshots."""
    if user is None and older_than is None:
        fail_usage("--user or --older-than: is needed, or everything would be deleted")
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import erasure

    async def delete(deps: "Deps") -> int:
        project = await find_project(deps, settings.remote.project)
        meant = _meant(deps, user, older_than)
        found = await erasure.find_meant(deps, project, meant)
        if dry_run:
            return len(found)
        return sum([await erasure.erase(deps, project, one, meant) for one in found])

    count = run_action(settings, delete)
    if as_json:
        print_json({"found" if dry_run else "deleted": count})
    else:
        print(f"{counted(count, 'session')} {'found, none deleted' if dry_run else 'deleted'}")


def _meant(deps: "Deps", user: str | None, older_than: str | None) -> "Meant":
    from usercontext.actions.erasure import Meant

    if user == "":
        fail_usage("--user: is empty; is it a variable that was not set?")
    if older_than is None:
        return Meant(user)
    if not (older_than.isascii() and older_than.isdigit() and 0 < int(older_than) <= _MOST_DAYS):
        fail_usage(f"--older-than: must be a number of days, 1 to {_MOST_DAYS}")
    return Meant(user, deps.clock.now_us() - int(older_than) * _DAY_US)
