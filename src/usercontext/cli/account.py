"""Commands about people: list, invite, a link for a new password. Not: signing in."""

from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.access import read_server_file
from usercontext.cli.local import find_project, load_settings, run_action
from usercontext.cli.options import AsJson, Config, Data, Project
from usercontext.cli.output import fail_usage, print_json, print_table

if TYPE_CHECKING:
    from usercontext.settings.sources import Settings

account = typer.Typer(help="People who may sign in to the dashboard.", no_args_is_help=True)
_ROLES = ("owner", "member", "viewer")


@account.command("list")
def list_accounts(
    project_id: Project = None, as_json: AsJson = False, data: Data = None, config: Config = None
) -> None:
    """List who belongs to a project."""
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import accounts
    from usercontext.actions.deps import Deps
    from usercontext.domain.account import Member
    from usercontext.domain.clock import format_second

    async def read(deps: Deps) -> list[Member]:
        owner = await find_project(deps, settings.remote.project)
        return await accounts.list_members(deps, owner.row)

    found = run_action(settings, read)
    rows = [
        (each.account.email, each.account.name, str(each.role), format_second(each.since_us))
        for each in found
    ]
    if as_json:
        names = ("email", "name", "role", "since")
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table(("ADDRESS", "NAME", "ROLE", "SINCE"), rows)


@account.command("invite")
def invite(
    email: Annotated[
        str, typer.Argument(metavar="ADDRESS", help=("Address to invite; no mail is sent."))
    ],
    role: Annotated[str, typer.Option(metavar="ROLE", help="owner, member or viewer.")] = "member",
    project_id: Project = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Print a link, good once and for seven days, that lets somebody into a project."""
    if role not in _ROLES:
        fail_usage("--role: must be owner, member or viewer")
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import accounts
    from usercontext.actions.deps import Deps
    from usercontext.domain.account import Role

    async def make(deps: Deps) -> str:
        owner = await find_project(deps, settings.remote.project)
        return await accounts.invite(deps, owner.row, email, Role(role))

    _print_link(settings, run_action(settings, make))


@account.command("reset")
def reset(
    email: Annotated[str, typer.Argument(metavar="ADDRESS", help="Address of the account.")],
    data: Data = None,
    config: Config = None,
) -> None:
    """Print a link, good once and for a day, that sets a new password."""
    settings = load_settings({"data": data, "config": config})

    from usercontext.actions import accounts

    _print_link(settings, run_action(settings, lambda deps: accounts.reset_link(deps, email)))


@account.command("first")
def first(data: Data = None, config: Config = None) -> None:
    """Print the link that creates the first account; `serve` prints it too."""
    settings = load_settings({"data": data, "config": config})

    from usercontext.actions import accounts

    token = run_action(settings, accounts.first_link)
    if token is None:
        fail_usage(
            "there is already an account; `usercontext account reset ADDRESS` resets its password"
        )
    _print_link(settings, token)


def _print_link(settings: "Settings", token: str) -> None:
    running = read_server_file(settings.store.data_dir)
    serve = settings.serve
    url = settings.api.public_url or (
        running.url if running else f"http://{serve.host}:{serve.port}"
    )
    print(f"{url.rstrip('/')}/link/{token}")
