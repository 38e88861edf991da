"""Commands on the server's own machine: serve, worker, migrate, doctor, project, key."""

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.local import find_key, find_project, load_settings, run_action
from usercontext.cli.options import AsJson, Config, Data, Project
from usercontext.cli.output import (
    Exit,
    announce,
    fail_usage,
    print_json,
    print_table,
    safe,
)
from usercontext.cli.pages import allow_origin, check_origins

if TYPE_CHECKING:
    from usercontext.domain.account import Account

project = typer.Typer(help="Create and list projects.", no_args_is_help=True)
key = typer.Typer(help="Mint, list and revoke API keys.", no_args_is_help=True)
key.command("allow-origin")(allow_origin)

_KINDS = {"secret": "sec", "publishable": "pub"}


def serve(
    host: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where to listen.")] = None,
    port: Annotated[str | None, typer.Option(metavar="N", help="0 picks a free one.")] = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Start the server and its worker; Ctrl-C or SIGTERM stops both."""
    settings = load_settings({"host": host, "port": port, "data": data, "config": config})

    import uvloop

    from usercontext import app, log, supervision

    log.configure(settings.log)
    first = supervision.fork_worker()
    if isinstance(first, supervision.Waiting):
        if first.wait_for_server():
            # what it alone needs, the analyzer above all, the server neither loads nor waits for
            from usercontext import worker_app

            uvloop.run(worker_app.work(settings, first.server_pid))
    else:
        uvloop.run(app.serve(settings, announce, first))


def worker(
    data: Data = None,
    config: Config = None,
    parent: Annotated[
        str | None, typer.Option(metavar="PID", help="Stop when this process is gone.")
    ] = None,
) -> None:
    """Run the analyzer by itself; `serve` starts one of its own."""
    if parent is not None and not re.fullmatch("[0-9]{1,9}", parent):
        fail_usage("--parent: must be the number of a process")
    settings = load_settings({"data": data, "config": config})

    import uvloop

    from usercontext import log, worker_app

    log.configure(settings.log)
    uvloop.run(worker_app.work(settings, int(parent) if parent else None))


def migrate(data: Data = None, config: Config = None) -> None:
    """Bring the database to this version's schema; `serve` does it by itself."""
    settings = load_settings({"data": data, "config": config})

    import asyncio

    from usercontext.opening import Role, open_deps  # type: ignore[attr-defined]  # not store's

    async def run() -> None:
        async with open_deps(settings, Role.SERVER):
            return

    asyncio.run(run())
    print("The database schema is up to date.")


def doctor(as_json: AsJson = False, data: Data = None, config: Config = None) -> None:
    """Examine the machine, the data folder, the database and the jobs; fails if one check does."""
    from usercontext.cli.doctor import examine

    findings = examine(load_settings({"data": data, "config": config}))
    if as_json:
        print_json([{"check": f.check, "status": f.status, "message": f.message} for f in findings])
    else:
        print_table(("", "CHECK", ""), [(f.status, f.check, f.message) for f in findings])
    if any(finding.status == "fail" for finding in findings):
        raise typer.Exit(Exit.FAILED)


@project.command("create")
def create_project(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the project.")],
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner",
            metavar="ADDRESS",
            help=("Owner's address, or none; default: the owner of all projects."),
        ),
    ] = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Create a project with one secret and one publishable key, shown this once."""
    settings = load_settings({"data": data, "config": config})

    from usercontext.actions import projects

    created, whose = run_action(
        settings, lambda deps: projects.create_owned_project(deps, name, owner), may_begin=True
    )
    answer = {
        "projectId": str(created.project.project_id),
        "secretKey": created.secret_key,
        "publishableKey": created.publishable_key,
    }
    if as_json:
        print_json(answer)
    else:
        heads = ("project", "secret key", "publishable key")
        print_table(("", "shown only once"), zip(heads, answer.values(), strict=True))
        print(_said_of(whose, answer["projectId"]), file=sys.stderr)


def _said_of(owner: "Account | None", project_id: str) -> str:
    if owner is not None:
        return f"{safe(owner.email)} owns it"
    return (
        "nobody owns it yet; a first account will, and `usercontext account invite ADDRESS"
        f" --role owner --project {project_id}` lets somebody in"
    )


@project.command("list")
def list_projects(as_json: AsJson = False, data: Data = None, config: Config = None) -> None:
    """List the projects, oldest first."""
    settings = load_settings({"data": data, "config": config})

    from usercontext.actions import projects
    from usercontext.domain.clock import format_second

    found = run_action(settings, projects.list_projects)
    rows = [(str(p.project_id), p.name, format_second(p.created_us)) for p in found]
    if as_json:
        names = ("projectId", "name", "createdAt")
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table(("ID", "NAME", "CREATED"), rows)


@key.command("mint")
def mint_key(
    kind: Annotated[str, typer.Option(metavar="KIND", help="secret or publishable.")] = "secret",
    name: Annotated[str, typer.Option(metavar="NAME", help="What it is for.")] = "",
    origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Origin that may use a publishable key; repeatable."),
    ] = None,
    allow_browser: Annotated[
        bool, typer.Option("--allow-browser", help="Let pages use a secret key.")
    ] = False,
    project_id: Project = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Mint an API key and print it, this once."""
    if kind not in _KINDS:
        fail_usage("--kind: must be secret or publishable")
    origins = check_origins("--origin", origin or [])
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import projects
    from usercontext.actions.deps import Deps
    from usercontext.domain.project import ApiKey, KeyKind

    async def mint(deps: Deps) -> tuple[ApiKey, str]:
        owner = await find_project(deps, settings.remote.project)
        kind_ = KeyKind(_KINDS[kind])
        return await projects.mint_key(deps, owner, kind_, name, origins, allow_browser)

    minted, text = run_action(settings, mint)
    if as_json:
        print_json({"key": text, "kind": kind, "projectId": str(minted.project_id), "name": name})
    else:
        print(text)


@key.command("list")
def list_keys(
    project_id: Project = None, as_json: AsJson = False, data: Data = None, config: Config = None
) -> None:
    """List a project's keys by their first characters, revoked ones too."""
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import projects
    from usercontext.actions.deps import Deps
    from usercontext.domain.clock import format_second
    from usercontext.domain.project import ApiKey

    async def read(deps: Deps) -> list[ApiKey]:
        return await projects.list_keys(deps, await find_project(deps, settings.remote.project))

    rows = []
    for found in run_action(settings, read):
        kind = next(word for word, short in _KINDS.items() if short == found.kind)
        ended_us = found.revoked_us or found.expires_us
        ended = format_second(ended_us) if ended_us else None
        state = "revoked" if found.revoked_us else ("expires" if found.expires_us else "live")
        created = format_second(found.created_us)
        rows.append((found.prefix, kind, found.name, created, state, ended, found.origins))
    if as_json:
        names = ("prefix", "kind", "name", "createdAt", "state", "endsAt", "origins")
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        heads = ("KEY", "KIND", "NAME", "CREATED", "STATE", "ENDS", "ORIGINS")
        print_table(heads, [(*row[:6], " ".join(row[6])) for row in rows])


@key.command("revoke")
def revoke_key(
    prefix: Annotated[
        str, typer.Argument(metavar="PREFIX", help="The key, or its first characters as listed.")
    ],
    project_id: Project = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Revoke a key; it stops working within a second."""
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import projects
    from usercontext.actions.deps import Deps

    async def revoke(deps: Deps) -> None:
        owner = await find_project(deps, settings.remote.project)
        found = await find_key(deps, owner, prefix)
        await projects.revoke_key(deps, owner, found.row)

    run_action(settings, revoke)
    print("Revoked.")
