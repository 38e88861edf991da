"""The command that shows and changes what a team told about its project. Not: what it does."""

import json
from typing import Annotated, Any

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Project, Server
from usercontext.cli.output import fail_usage, print_json, print_table, safe


def settings(
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="Change one; VALUE is JSON or a word. Repeatable."
        ),
    ] = None,
    reset: Annotated[
        list[str] | None,
        typer.Option("--reset", metavar="NAME", help="Put its default back. Repeatable."),
    ] = None,
    as_json: AsJson = False,
    project_id: Project = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Show or change what urgency and cost are reckoned by: core paths, value of a conversion."""
    change = dict(map(_read_pair, set_ or [])) | dict.fromkeys(reset or [])
    flags = {"server": server, "api_key": key, "project": project_id}
    with reach({**flags, "data": data, "config": config}) as reached:
        if reached.project_id is None:
            fail_usage("USERCONTEXT_PROJECT (--project): is needed with --key")
        found = reached.client.project_settings(reached.project_id, **change)
    import msgspec

    shown = msgspec.to_builtins(found)
    if as_json:
        print_json(shown)
    else:
        rows = [(name, safe(_words(value))) for name, value in shown.items()]
        print_table(("SETTING", "VALUE"), rows)


def _read_pair(text: str) -> tuple[str, Any]:
    name, mark, value = text.partition("=")
    if not mark or not name:
        fail_usage("--set: must be like valuePerConversion=48.5")
    try:
        return name, json.loads(value)
    except ValueError:  # a word, as a shell leaves it: currency=EUR
        return name, value


def _words(value: Any) -> str:
    if value is None or value == []:
        return "not set"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
