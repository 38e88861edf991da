"""The assembly of the command line, and how its failures end. Not: any command's work."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from usercontext.cli import (
    account,
    analyses,
    backup,
    demo,
    destinations,
    evaluation,
    groups,
    issue_show,
    maps,
    pages,
    project_settings,
    remote,
    scrub,
    server,
    sessions,
    stacks,
)
from usercontext.cli.output import Exit, complain, describe_failure

app = typer.Typer(
    name="usercontext",
    help="Find out what went wrong when a user hits a broken button.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(server.serve)
app.command()(server.worker)
app.command()(server.migrate)
app.command()(server.doctor)
app.command()(pages.snippet)
app.command()(pages.refusals)
app.command()(backup.backup)
app.command()(backup.restore)
server.project.command("settings")(project_settings.settings)
app.add_typer(server.project, name="project")
app.add_typer(server.key, name="key")
app.add_typer(account.account, name="account")
remote.issues.command("show")(issue_show.show_issue)
remote.issues.command("analyses")(analyses.show_analyses)
remote.issues.command("stack")(stacks.show_stacks)
app.add_typer(remote.issues, name="issues")
app.add_typer(groups.group, name="group")
remote.session.command("list")(sessions.list_sessions)
remote.session.command("delete")(sessions.delete_sessions)
app.add_typer(remote.session, name="session")
app.add_typer(maps.maps, name="maps")
app.add_typer(destinations.destination, name="destination")
app.command()(scrub.scrub)
app.command()(demo.demo)
app.command("eval")(evaluation.evaluate)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"usercontext {version('usercontext')}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Make the moment a user hits a broken button explainable."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an expected failure is one line, no traceback."""
    command = get_command(app)
    _take_words_as_typed(command)
    try:
        code = command.main(arguments, prog_name="usercontext", standalone_mode=False)
    except TyperException as error:
        _complain_of_usage(error)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except Exception as error:
        described = describe_failure(error)
        if described is None:
            raise
        complain(described[0])
        return described[1]
    return code if isinstance(code, int) else Exit.OK


class _AsTyped:
    """Stands where typer would load pydantic (14 MB, 150 ms) to turn a string into a string."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002  (typer's own)
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _take_words_as_typed(command: Any) -> None:
    # every option is text or a flag: settings and commands check the text, in their own words
    help_option = command.get_help_option(typer.Context(command))
    for param in (*command.params, *([help_option] if help_option else [])):
        param.get_runtime_param = _AsTyped
    if isinstance(command, TyperGroup):
        for child in command.commands.values():
            _take_words_as_typed(child)


def _complain_of_usage(error: TyperException) -> None:
    context = getattr(error, "ctx", None)
    message = error.format_message()
    if message.startswith("Usage:"):  # called without a command: what there is, not a complaint
        print(message, file=sys.stderr)
    else:
        complain(message if context is None else f"{message} (see {context.command_path} --help)")
