"""Commands for who puts the script on a page: its tag, its key, what was refused. Not: pages."""

import json
import re
from typing import TYPE_CHECKING, Annotated

import typer

from usercontext.cli.access import reach, read_server_file
from usercontext.cli.local import find_key, find_project, load_settings, run_action
from usercontext.cli.options import AsJson, Config, Data, Key, Project, Server
from usercontext.cli.output import fail_usage, print_json, print_table, safe
from usercontext.domain.counted import counted
from usercontext.domain.project import is_origin

if TYPE_CHECKING:
    from usercontext.api.browser_files import Manifest
    from usercontext.client.answers import RefusalAnswer
    from usercontext.settings.sources import Settings

_PUBLISHABLE = re.compile(r"uc_pub_[0-9A-Za-z]{36}")
_ADDRESS = re.compile(r"https?://[^\s\"'<>?#]+")
_NONCE = re.compile(r"[^\"\n]{1,200}")


def check_origins(option: str, origins: list[str]) -> tuple[str, ...]:
    """Return the origins as written; ends the command when one is none."""
    if not all(is_origin(one) for one in origins):
        fail_usage(f"{option}: must be like https://app.example.com or https://*.example.com")
    return tuple(origins)


def snippet(
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help="Publishable key for the page.")
    ] = None,
    mint: Annotated[bool, typer.Option("--mint", help="Create a publishable key for it.")] = False,
    origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="With --mint: origin that may use it; repeatable."),
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Address at which pages reach this server.")
    ] = None,
    csp_nonce: Annotated[
        str | None,
        typer.Option(
            "--csp-nonce", metavar="NONCE", help=("Placeholder that your template replaces.")
        ),
    ] = None,
    widget: Annotated[
        bool, typer.Option("--widget", help="Add a report button to the page.")
    ] = False,
    package: Annotated[
        bool, typer.Option("--package", help="For a bundle: how to install and start the package.")
    ] = False,
    project_id: Project = None,
    as_json: AsJson = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Print the script tag that captures a page, ready to paste into its head."""
    _check_words(key, mint, url, csp_nonce)
    origins = check_origins("--origin", origin or [])
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.api.browser_files import read_manifest

    manifest = read_manifest()  # before a key is made that nobody would see
    place, page_key = url or _address(settings), key or _mint(settings, origins)
    _print_ways(_ways_in(manifest, place, page_key, csp_nonce, widget), package, as_json)


def _print_ways(ways: dict[str, str], package: bool, as_json: bool) -> None:
    if as_json:
        print_json(ways)
    elif package:
        print(f"{ways['install']}\n\n{ways['module']}", end="")
    else:
        policy = f"<!-- a Content-Security-Policy has to allow: {ways['policy']} -->"
        print(f"{policy}\n{ways['tag']}", end="")


def _ways_in(
    manifest: "Manifest", place: str, key: str, nonce: str | None, widget: bool
) -> dict[str, str]:
    from usercontext.api.script_tag import package_command, script_policy, script_tag

    return {
        "tag": script_tag(manifest, place, key, nonce, widget=widget),
        "policy": script_policy(manifest, place, nonce),
        "install": package_command(manifest, place),
        "module": _module(key, place, widget),
    }


def _module(key: str, place: str, widget: bool) -> str:
    words = {"key": json.dumps(key), "endpoint": json.dumps(place.rstrip("/"))}
    if widget:
        words["widget"] = "true"
    lines = "".join(f"  {name}: {value},\n" for name, value in words.items())
    return f"import {{ init }} from '@usercontext/browser';\n\ninit({{\n{lines}}});\n"


def _check_words(key: str | None, mint: bool, url: str | None, nonce: str | None) -> None:
    if mint == (key is not None):
        fail_usage("KEY: give a publishable key (uc_pub_…), or --mint to make one")
    if key is not None and not _PUBLISHABLE.fullmatch(key):
        fail_usage("KEY: must be a whole publishable key (uc_pub_…); a secret one must not be seen")
    if url is not None and not _ADDRESS.fullmatch(url):
        fail_usage("--url: must begin with http:// or https://")
    if nonce is not None and not _NONCE.fullmatch(nonce):
        fail_usage('--csp-nonce: must be one line without "')


def allow_origin(
    prefix: Annotated[
        str, typer.Argument(metavar="PREFIX", help="The key, or its first characters as listed.")
    ],
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="Origin to allow.")],
    project_id: Project = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Let pages of one more origin use a publishable key; it counts within a second."""
    (allowed,) = check_origins("ORIGIN", [origin])
    settings = load_settings({"data": data, "config": config, "project": project_id})

    from usercontext.actions import projects
    from usercontext.actions.deps import Deps

    async def allow(deps: Deps) -> tuple[str, ...]:
        owner = await find_project(deps, settings.remote.project)
        found = await find_key(deps, owner, prefix)
        return await projects.allow_origin(deps, owner, found, allowed)

    print(f"For pages of {', '.join(run_action(settings, allow))}.")


def refusals(
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Tell why nothing arrives: what the server refused to pages since it started."""
    flags = {"server": server, "api_key": key, "project": project_id}
    with reach({**flags, "data": data, "config": config}) as reached:
        if reached.project_id is None:
            fail_usage("USERCONTEXT_PROJECT (--project): is needed with --key")
        found = reached.client.list_refusals(reached.project_id)
    if as_json:
        import msgspec

        print_json(msgspec.to_builtins(found))
        return
    strangers = found.unattributed or []
    if not found.refusals and not strangers:
        print("No page was refused since the server started: everything sent arrives.")
        return
    rows = [_row(each, "") for each in found.refusals]
    rows += [_row(each, " (unknown key)") for each in strangers]
    print_table(("COUNT", "REASON", "ORIGIN", "FIRST", "LAST"), rows)
    for advice in dict.fromkeys(
        (each.reason, each.advice) for each in (*found.refusals, *strangers)
    ):
        print(safe(f"{advice[0]}: {advice[1]}"))
    if found.forgotten:
        more = counted(found.forgotten, "more origin was", "more origins were")
        print(f"{more} refused and made room for these.")


def _row(refusal: "RefusalAnswer", note: str) -> tuple[object, ...]:
    origin = refusal.origin or "none: not a page, or a proxy took it away"
    seen = (refusal.first_seen, refusal.last_seen)
    return (refusal.count, refusal.reason, origin + note, *seen)


def _address(settings: "Settings") -> str:
    if settings.api.public_url is not None:
        return settings.api.public_url
    running = read_server_file(settings.store.data_dir)
    if running is not None:
        return running.url
    return f"http://{settings.serve.host}:{settings.serve.port}"


def _mint(settings: "Settings", origins: tuple[str, ...]) -> str:
    from usercontext.actions import projects
    from usercontext.actions.deps import Deps
    from usercontext.domain.project import KeyKind

    async def mint(deps: Deps) -> str:
        owner = await find_project(deps, settings.remote.project)
        kind = KeyKind.PUBLISHABLE
        return (await projects.mint_key(deps, owner, kind, "snippet", origins))[1]

    return run_action(settings, mint)
